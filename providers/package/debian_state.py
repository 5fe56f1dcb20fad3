"""What dpkg and apt know, read once and kept while nothing has changed it: many packages cost one question, not one each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Dict, List, NamedTuple, Optional, Tuple

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider
    from pysolo.system.interface import System

STATUS = "/var/lib/dpkg/status"
#: files and folders that decide what apt offers
_APT = (
    "/etc/apt/sources.list",
    "/etc/apt/sources.list.d",
    "/etc/apt/preferences",
    "/etc/apt/preferences.d",
    "/etc/apt/apt.conf",
    "/etc/apt/apt.conf.d",
    "/var/lib/apt/lists",
)
# a package that dpkg has not finished with is none that can be relied on
_COMPLETE = ("installed", "triggers-awaited", "triggers-pending")
_FIELD = re.compile(r"^(Package|Status|Version|Architecture): (.*)$", re.M)

Stamp = Tuple[Tuple[str, int, int, float], ...]


class Entry(NamedTuple):
    """A package of dpkg's database. `wish` is what was asked for (install, hold, deinstall, purge)."""

    version: str
    wish: str
    state: str

    @property
    def is_complete(self) -> bool:
        return self.state in _COMPLETE


class DebianState:
    """One run's knowledge."""

    def __init__(self) -> None:
        self._packages: Optional[Dict[str, Entry]] = None
        self._packages_stamp: Stamp = ()
        self.policies: Dict[str, object] = {}
        self._policies_stamp: Stamp = ()

    def packages(self, system: System) -> Optional[Dict[str, Entry]]:
        """dpkg's database by name and by `name:architecture`; None where there is none."""
        stamp = _stamp(system, (STATUS,))
        if stamp != self._packages_stamp:
            self._packages_stamp = stamp
            self._packages = parse_status(system.read_text(STATUS), _native(system)) if stamp else None
        return self._packages

    def known_policies(self, system: System) -> Dict[str, object]:
        """What `apt-cache policy` has said, unless anything that it goes by has changed since."""
        stamp = _stamp(system, (STATUS,)) + _stamp(system, _with_content(system, _APT))
        if stamp != self._policies_stamp or not stamp:
            self._policies_stamp = stamp
            self.policies = {}
        return self.policies


def state_of(provider: Provider) -> DebianState:
    session = provider.session
    if session.packages is None:
        session.packages = DebianState()
    found: DebianState = session.packages
    return found


def _with_content(system: System, paths: Tuple[str, ...]) -> List[str]:
    """Folders with what lies in them; of the lists the folder is enough, apt never changes one in place."""
    found: List[str] = []
    for path in paths:
        found.append(path)
        if path.endswith(".d") and system.is_dir(path):
            found += ["%s/%s" % (path, name) for name in system.listdir(path)]
    return found


def _stamp(system: System, paths: Tuple[str, ...] | List[str]) -> Stamp:
    made = []
    for path in paths:
        stat = system.stat_or_none(path)
        if stat is not None:
            made.append((path, stat.inode, stat.size, stat.mtime))
    return tuple(made)


def _native(system: System) -> Optional[str]:
    """The architecture that names without one mean; it matters on hosts with several alone."""
    try:
        names = system.read_text("/var/lib/dpkg/arch").split()
    except OSError:
        return None
    return names[0] if names else None


def parse_status(text: str, native: Optional[str]) -> Dict[str, Entry]:
    """The text of /var/lib/dpkg/status."""
    found: Dict[str, Entry] = {}
    for block in text.split("\n\n"):
        fields = dict(_FIELD.findall(block))
        name, words = fields.get("Package"), fields.get("Status", "").split()
        if name is None or len(words) != 3:
            continue
        entry = Entry(fields.get("Version", ""), words[0], words[2])
        architecture = fields.get("Architecture", "")
        found["%s:%s" % (name, architecture)] = entry
        if native is None or architecture in (native, "all"):
            found[name] = entry
    return found
