"""Snap packages, through the snap program, which waits for snapd to finish."""

from __future__ import annotations

import re
from typing import Any, List, Optional

from pysolo.chef.provider import provides
from pysolo.providers.package.base import PackageProvider, Version

_FLAGS = ("classic", "devmode", "jailmode")


class Snap(PackageProvider):
    serves = (provides("snap_package"),)
    class_name = "Package::Snap"
    takes_many_sources = True
    _candidates: Optional[List[Version]] = None

    def define_requirements(self) -> None:
        new = self.new
        self.requires(
            not new.source or self.system.exists(str(new.source)),
            ("Chef::Exceptions::Package", "Package %s not found: %s" % (", ".join(self.names), new.source)),
            "assuming %s would have previously been created" % new.source,
        )
        self.requires(
            not new.environment,
            (
                "Chef::Exceptions::Package",
                "The environment property is not supported for package resources on this platform",
            ),
        )
        super().define_requirements()

    def installed_versions(self) -> List[Version]:
        if self.system.which("snap") is None:
            self.fail("Chef::Exceptions::Package", "%s needs the snap program: install snapd first" % self.new)
        return [self._installed(name) for name in self.names]

    def _installed(self, name: str) -> Version:
        """The second column of the second line; status 1 where it is not installed."""
        rows: List[str] = self.shell_out("snap", "list", name).stdout.splitlines()[1:]
        return rows[0].split()[1] if rows else None

    def candidates(self) -> List[Version]:
        if self._candidates is None:
            source = self.new.source
            self._candidates = [self._offered(str(source) if source else name) for name in self.names]
        return self._candidates

    def _offered(self, name: str) -> Version:
        answer = self.shell_out("snap", "info", name).stdout
        if self.new.source:
            found = re.search(r"^version:\s+(\S+)", answer, re.M)
        else:
            channel = re.escape(str(self.new.channel or "stable"))
            found = re.search(r"^  (?:latest/)?%s:\s+(?!\^|–|--)(\S+)" % channel, answer, re.M)
        return found.group(1) if found is not None else None

    def install_packages(self, names: List[str], versions: List[Version]) -> None:
        new = self.new
        if new.source:
            self._snap("install", *self._flags(), str(new.source))
            return
        for name in names:
            self._snap("install", *self._channel(), *self._flags(), name)

    def upgrade_packages(self, names: List[str], versions: List[Version]) -> None:
        installed = {row.name for row in self.rows if row.installed is not None}
        fresh = [name for name in names if name not in installed]
        if self.new.source or fresh:
            self.install_packages(fresh or names, versions)
        for name in names:
            if name in installed and not self.new.source:
                self._snap("refresh", *self._channel(), *self._flags(), name)

    def remove_packages(self, names: List[str]) -> None:
        self._snap("remove", *names)

    def purge_packages(self, names: List[str]) -> None:
        self.remove_packages(names)

    def _channel(self) -> List[str]:
        return ["--channel=%s" % self.new.channel] if self.new.channel else []

    def _flags(self) -> List[str]:
        """`classic` and `--classic` mean the same."""
        given = [option.lstrip("-") for option in self.options]
        return ["--%s" % flag for flag in given if flag in _FLAGS] + (["--dangerous"] if self.new.source else [])

    def _snap(self, *words: str) -> Any:
        return self.shell_out_("snap", *words, **self.run_options())
