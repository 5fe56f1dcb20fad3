"""Google Compute Engine."""

from __future__ import annotations

from pysolo.ohai.metadata import MetadataService
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import word_of


@plugin("gce")
def collect(ohai: Ohai) -> Facts:
    product = word_of(ohai.system, "/sys/class/dmi/id/product_name") or ""
    if ohai.hint("gce") is None and "Google Compute Engine" not in product:
        return {}
    service = MetadataService(ohai, {"Metadata-Flavor": "Google"})
    return {"gce": service.json("/computeMetadata/v1/?recursive=true")}
