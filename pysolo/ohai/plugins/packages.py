"""The installed packages, by the family's own package database."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin
from pysolo.ohai.reading import output
from pysolo.system.interface import System

_DPKG = r"${Package}\t${Version}\t${Architecture}\t${db:Status-Status}\n"
_RPM = r"%{NAME}\t%|EPOCH?{%{EPOCH}}:{0}|\t%{VERSION}\t%{RELEASE}\t%{INSTALLTIME}\t%{ARCH}\n"
_RPM_FIELDS = ("epoch", "version", "release", "installdate", "arch")

Packages = Dict[str, Dict[str, Any]]


@plugin("packages")
def collect(ohai: Ohai) -> Facts:
    family = ohai.get("platform_family")
    if family == "debian":
        return {"packages": _dpkg(ohai.system)}
    if family in ("rhel", "fedora", "suse", "amazon"):
        return {"packages": _rpm(ohai.system)}
    if family == "arch":
        return {"packages": _pacman(ohai.system)}
    return {"packages": {}}


def _dpkg(system: System) -> Packages:
    found = {}
    for line in (output(system, ["dpkg-query", "-W", f"-f={_DPKG}"]) or "").splitlines():
        fields = line.split("\t")
        if len(fields) == 4:
            found[fields[0]] = {"version": fields[1], "arch": fields[2], "status": fields[3]}
    return found


def _rpm(system: System) -> Packages:
    found: Packages = {}
    for line in (output(system, ["rpm", "-qa", "--qf", _RPM]) or "").splitlines():
        name, *fields = line.split("\t")
        if len(fields) != len(_RPM_FIELDS):
            continue
        row: Dict[str, Any] = dict(zip(_RPM_FIELDS, fields))
        before = found.get(name)
        if before is not None:  # installed in several versions, as kernels are
            versions = before.pop("versions", None) or [dict(before)]
            row["versions"] = [*versions, dict(row)]
        found[name] = row
    return found


def _pacman(system: System) -> Packages:
    import calendar
    import time

    found = {}
    for record in (output(system, "LANG=C LC_ALL=C pacman -Qi") or "").split("\n\n"):
        rows = (line.partition(" : ") for line in record.splitlines() if " : " in line)
        fields = {name.replace(" ", "").lower(): value.strip() for name, _, value in rows}
        if "name" in fields:
            row = {"version": fields.get("version"), "arch": fields.get("architecture")}
            try:
                installed = time.strptime(fields.get("installdate", ""), "%a %b %d %H:%M:%S %Y")
                row["installdate"] = str(calendar.timegm(installed))
            except ValueError:
                pass
            found[fields["name"]] = row
    return found
