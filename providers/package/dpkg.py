"""Debian package files, through dpkg."""

from __future__ import annotations

import re
from typing import Dict, List, Optional, Tuple

from pysolo.chef.provider import provides
from pysolo.providers.package.base import Version
from pysolo.providers.package.deb import DebPackageProvider
from pysolo.providers.package.debian_state import state_of

_REMOVED = re.compile(r"^Status: deinstall ok config-files", re.M)
_INSTALLED = re.compile(r"^Status: install ok installed", re.M)
_VERSION = re.compile(r"^Version: (.+)$", re.M)


class Dpkg(DebPackageProvider):
    serves = (provides("dpkg_package"),)
    class_name = "Package::Dpkg"
    takes_many_sources = True
    _sources: Optional[List[Optional[str]]] = None
    _infos: Optional[List[Tuple[str, str]]] = None

    @property
    def sources(self) -> List[Optional[str]]:
        """A package file for each name; a name that is a path is its own file."""
        if self._sources is None:
            source = self.new.source
            given: List[Optional[str]] = list(source) if isinstance(source, list) else [source]
            names = self.names
            given += [None] * (len(names) - len(given))
            self._sources = [
                name if path is None and "/" in name and self.system.exists(name) else path
                for name, path in zip(names, given)
            ]
        return self._sources

    @property
    def sources_exist(self) -> bool:
        return all(path is not None and self.system.exists(path) for path in self.sources)

    @property
    def infos(self) -> List[Tuple[str, str]]:
        """Name and version that each package file says."""
        if self._infos is None:
            self._infos = []
            for path in self.sources:
                name, _, version = str(self.shell_out_("dpkg-deb", "-W", path).stdout).partition("\t")
                self._infos.append((name, version.strip()))
        return self._infos

    def define_requirements(self) -> None:
        super().define_requirements()
        if self.action not in ("install", "upgrade"):
            return
        self.requires(
            any(path is not None for path in self.sources),
            (
                "Chef::Exceptions::Package",
                "%s the source property is required for action :install or :upgrade" % self.new,
            ),
        )
        missing = [path for path in self.sources if path is None or not self.system.exists(path)]
        self.requires(
            not missing,
            ("Chef::Exceptions::Package", "%s source file(s) do not exist: %s" % (self.new, missing)),
            "Assuming they would have been previously created.",
        )

    def installed_versions(self) -> List[Version]:
        if self.sources_exist:
            return [self._installed(name) for name, _ in self.infos]
        if self.action in ("install", "upgrade"):
            return [None] * len(self.names)
        return [self._installed(name) for name in self.names]

    def candidates(self) -> List[Version]:
        return [version for _, version in self.infos] if self.sources_exist else [None] * len(self.names)

    def _installed(self, name: str) -> Version:
        packages = state_of(self).packages(self.system)
        if packages is not None:
            entry = packages.get(name)
            if entry is None:
                return None
            rest = self.action == "purge" and (entry.wish, entry.state) == ("deinstall", "config-files")
            return entry.version if rest or (entry.wish, entry.state) == ("install", "installed") else None
        answer: str = self.shell_out_("dpkg", "-s", name, returns=[0, 1]).stdout
        counts = _INSTALLED.search(answer) or (self.action == "purge" and _REMOVED.search(answer))
        version = _VERSION.search(answer) if counts else None
        return version.group(1) if version is not None else None

    def install_packages(self, names: List[str], versions: List[Version]) -> None:
        files: Dict[str, Optional[str]] = dict(zip(self.names, self.sources))
        self.log.info("%s installing package(s): %s" % (self.new, " ".join(names)))
        self.change("dpkg", "-i", *self.options, *[files[name] for name in names])

    def remove_packages(self, names: List[str]) -> None:
        self.change("dpkg", "-r", *self.options, *self._package_names())

    def purge_packages(self, names: List[str]) -> None:
        self.change("dpkg", "-P", *self.options, *self._package_names())

    def _package_names(self) -> List[str]:
        return [name for name, _ in self.infos] if self.sources_exist else self.names
