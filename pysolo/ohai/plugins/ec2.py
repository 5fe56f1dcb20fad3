"""Amazon EC2."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ohai.metadata import MetadataService, ec2_tree
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import word_of

_SIGNS = (
    ("/sys/hypervisor/uuid", "ec2"),
    ("/sys/class/dmi/id/bios_vendor", "Amazon"),
    ("/sys/class/dmi/id/bios_version", "amazon"),
)


def _looks_like_ec2(ohai: Ohai) -> bool:
    if ohai.hint("ec2") is not None:
        return True
    return any(sign in (word_of(ohai.system, path) or "") for path, sign in _SIGNS)


@plugin("ec2")
def collect(ohai: Ohai) -> Facts:
    if not _looks_like_ec2(ohai):
        return {}
    service = MetadataService(ohai)
    service.token()
    ec2: Dict[str, Any] = ec2_tree(service)
    ec2.pop("identity_credentials_ec2_security_credentials_ec2_instance", None)
    if "iam" in ec2 and ohai.hint("iam") is None:  # the role's keys are nobody's attribute
        roles = list((ec2["iam"].get("security-credentials") or {}).keys())
        ec2["iam"] = {"info": ec2["iam"].get("info")}
        if len(roles) == 1:
            ec2["iam"]["role_name"] = roles[0]
    ec2["userdata"] = _userdata(service)
    document = service.json("/latest/dynamic/instance-identity/document/") or {}
    ec2.update(
        account_id=document.get("accountId"),
        availability_zone=document.get("availabilityZone"),
        region=document.get("region"),
    )
    return {"ec2": ec2}


def _userdata(service: MetadataService) -> Any:
    data = service.get("/latest/user-data/")
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        import base64

        return base64.encodebytes(data).decode("ascii")
