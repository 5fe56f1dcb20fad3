"""gem_package: gems of the host's own Ruby, through its gem program."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from pysolo.chef.provider import Provider, provides


class GemPackage(Provider):
    serves = (provides("gem_package"),)
    class_name = "Package::Rubygems"

    @property
    def gem(self) -> str:
        return str(self.new.gem_binary or "gem")

    @property
    def package(self) -> str:
        return str(self.new.package_name)

    def define_requirements(self) -> None:
        program = self.gem.split(" ")[0]
        self.requires(
            self.system.which(program) is not None,
            (
                "Chef::Exceptions::Package",
                "%s needs the program %s, which this host does not have: install Ruby first" % (self.new, program),
            ),
            "Assuming that Ruby would have been installed",
        )

    # -- what there is --------------------------------------------------------------------------------------------------

    def _installed(self) -> List[str]:
        answer = self.shell_out(self.gem, "list", "--local", "--exact", self.package).stdout
        found = re.search(r"^%s \((.*)\)" % re.escape(self.package), answer, re.M)
        return [one.split(" ")[-1] for one in found.group(1).split(", ")] if found is not None else []

    def _newest(self) -> Optional[str]:
        answer = self.shell_out(self.gem, "list", "--remote", "--exact", self.package, *self._sources(), timeout=900)
        found = re.search(r"^%s \(([^ ,)]+)" % re.escape(self.package), answer.stdout, re.M)
        return found.group(1) if found is not None else None

    def _sources(self) -> List[str]:
        source = self.new.source
        sources = source if isinstance(source, list) else [source] if source else []
        remote = [str(one) for one in sources if "://" in str(one)]
        flags = (
            ["--clear-sources"] if self.new.clear_sources or (remote and not self.new.include_default_source) else []
        )
        for one in remote:
            flags += ["--source", one]
        return flags

    def _file(self) -> Optional[str]:
        source = self.new.source
        return source if isinstance(source, str) and source.endswith(".gem") and "://" not in source else None

    def _satisfied(self, installed: List[str]) -> bool:
        wanted = self.new.version
        if not installed or not wanted:
            return bool(installed)
        if re.fullmatch(r"[0-9A-Za-z.-]+", str(wanted)):
            return str(wanted) in installed
        asked = self.shell_out(
            self.gem, "list", "--local", "--exact", "--installed", self.package, "--version", str(wanted)
        )
        return bool(asked.exitstatus == 0)

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_install(self) -> None:
        installed = self._installed()
        if self._satisfied(installed):
            self.log.debug("%s is already installed - nothing to do" % self.new)
            return
        shown = self.new.version or "latest"
        self.converge_by("install version %s of package %s" % (shown, self.package), self._install)

    def action_upgrade(self) -> None:
        installed = self._installed()
        newest = str(self.new.version) if self.new.version else self._newest()
        if newest is None:
            self.fail("Chef::Exceptions::Package", "No candidate version available for %s" % self.package)
        if newest in installed:
            return
        self.converge_by(
            "upgrade package %s from %s to %s" % (self.package, installed[0] if installed else "uninstalled", newest),
            self._install,
        )

    def action_remove(self) -> None:
        if self._installed():
            self.converge_by("remove package %s" % self.package, self._uninstall)

    def action_purge(self) -> None:
        self.action_remove()

    def _install(self) -> None:
        version = ["-v", str(self.new.version)] if self.new.version else []
        what = self._file() or self.package
        self.shell_out_(
            self.gem,
            "install",
            what,
            "-q",
            "--no-document",
            *version,
            *self._sources(),
            *self._options(),
            **self._run(),
        )

    def _uninstall(self) -> None:
        version = ["-v", str(self.new.version)] if self.new.version else ["-a"]
        self.shell_out_(
            self.gem, "uninstall", self.package, "-q", "-x", "-I", *version, *self._options(), **self._run()
        )

    def _options(self) -> List[str]:
        options = self.new.options
        if isinstance(options, list):
            return [str(option) for option in options]
        return options.split() if isinstance(options, str) else []

    def _run(self) -> Dict[str, Any]:
        timeout = self.new.timeout
        found: Dict[str, Any] = {"timeout": int(timeout) if timeout else 900}
        if self.new.environment:
            found["environment"] = self.new.environment
        return found
