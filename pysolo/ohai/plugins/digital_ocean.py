"""DigitalOcean."""

from __future__ import annotations

from pysolo.ohai.metadata import MetadataService
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("digital_ocean")
def collect(ohai: Ohai) -> Facts:
    if ohai.hint("digital_ocean") is None and ohai.at("dmi", "bios", "vendor") != "DigitalOcean":
        return {}
    told = MetadataService(ohai).json("/metadata/v1.json")
    if not isinstance(told, dict):
        return {}
    told.pop("vendor_data", None)  # may hold secrets
    return {"digital_ocean": told}
