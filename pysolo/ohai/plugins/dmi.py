"""What the firmware tells of the hardware, by dmidecode."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output

#: the record types that are kept, with Ohai's names
_KEPT = {
    0: "bios",
    1: "system",
    2: "base_board",
    3: "chassis",
    4: "processor",
    6: "memory_module",
    11: "oem_strings",
}
_HANDLE = re.compile(r"^Handle (0x[0-9A-F]{4}), DMI type (\d+), (\d+) bytes")
_SKIPPED = (
    "application_identifier",
    "caption",
    "creation_class_name",
    "size",
    "system_creation_class_name",
    "record_id",
)
_HEADS = (
    ("dmidecode_version", re.compile(r"^# dmidecode (\d+\.\d+)")),
    ("smbios_version", re.compile(r"^SMBIOS (\d+\.\d+)[\d.]* present\.")),
    ("table_location", re.compile(r"^Table at (0x[0-9A-F]+)\.")),
)
_STRUCTURES = re.compile(r"^(\d+) structures occupying (\d+) bytes\.")

Record = Dict[str, Any]


@plugin("dmi")
def collect(ohai: Ohai) -> Facts:
    dmi: Dict[str, Any] = {}
    record: Optional[Record] = None
    field = ""
    for line in (output(ohai.system, ["dmidecode"]) or "").splitlines():
        handle = _HANDLE.match(line)
        if handle:
            record = _begun(dmi, handle)
        elif record is None:
            _head(dmi, line)
        elif line.startswith("\t\t"):
            if field:
                if not isinstance(record.get(field), dict):
                    record[field] = {}
                record[field][line.strip()] = None
        elif line.startswith("\t"):
            field, _, value = line.strip().partition(":")
            record[field] = value.strip() or None
        elif line.strip():
            record["application_identifier"] = line.strip().replace(" Information", "")
            field = ""
    for records in dmi.values():
        if isinstance(records, dict) and "all_records" in records:
            records.update(_in_common(records["all_records"]))
    return {"dmi": dmi}


def _begun(dmi: Dict[str, Any], handle: re.Match[str]) -> Optional[Record]:
    kind = int(handle.group(2))
    if kind not in _KEPT:
        return {}  # read and dropped
    record: Record = {"record_id": handle.group(1), "size": handle.group(2)}
    dmi.setdefault(_KEPT[kind], {"all_records": []})["all_records"].append(record)
    return record


def _head(dmi: Dict[str, Any], line: str) -> None:
    for name, pattern in _HEADS:
        found = pattern.match(line)
        if found:
            dmi[name] = found.group(1)
    structures = _STRUCTURES.match(line)
    if structures:
        dmi["structures"] = {"count": structures.group(1), "size": structures.group(2)}


def _in_common(records: list[Record]) -> Dict[str, str]:
    """The fields that all records of a type agree on, under plain names."""
    common: Dict[str, Optional[str]] = {}
    for record in records:
        for field, value in record.items():
            name = re.sub(r"[^a-z0-9]", "_", field.lower())
            if isinstance(value, str) and name not in _SKIPPED:
                common[name] = value.strip() if common.get(name, value.strip()) == value.strip() else None
    return {name: value for name, value in common.items() if value is not None}
