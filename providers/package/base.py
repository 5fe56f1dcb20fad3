"""Packages: which of the names asked for have to change, and to which version. Package managers say how."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from pysolo.chef.provider import Provider

Version = Optional[str]


class Row:
    """One package of a resource: what was asked for, what is there, what could be had."""

    __slots__ = ("name", "wanted", "installed", "_candidate", "_provider", "index")

    def __init__(self, provider: PackageProvider, index: int, name: str, wanted: Version, installed: Version) -> None:
        self.name = name
        self.index = index
        self.wanted = wanted
        self.installed = installed
        self._provider = provider

    @property
    def candidate(self) -> Version:
        """The version that can be had; looked for when it matters."""
        found = self._provider.candidates()
        return found[self.index] if self.index < len(found) else None


class PackageProvider(Provider):
    """A package manager says what is installed and what can be had, and changes a list of packages in one go."""

    class_name: Optional[str] = "Package"
    rows: List[Row]
    _targets: Optional[List[Version]] = None

    # -- what a package manager says ------------------------------------------------------------------------------------

    def installed_versions(self) -> List[Version]:
        """For each name what is installed."""
        raise NotImplementedError

    def candidates(self) -> List[Version]:
        """For each name what can be had; of a version asked for: that one, when it can be had."""
        raise NotImplementedError

    def prepare_for_installation(self) -> None:
        """What comes before an installation."""

    def install_packages(self, names: List[str], versions: List[Version]) -> None:
        self._unsupported("install")

    def upgrade_packages(self, names: List[str], versions: List[Version]) -> None:
        self.install_packages(names, versions)

    def remove_packages(self, names: List[str]) -> None:
        self._unsupported("remove")

    def purge_packages(self, names: List[str]) -> None:
        self._unsupported("purge")

    def locked_names(self) -> Sequence[str]:
        """The packages that are kept from being changed."""
        self._unsupported("lock")
        return ()

    def lock_packages(self, names: List[str]) -> None:
        self._unsupported("lock")

    def unlock_packages(self, names: List[str]) -> None:
        self._unsupported("unlock")

    def compare_versions(self, one: str, other: str) -> int:
        """Negative, zero or positive, as the package manager orders versions."""
        raise NotImplementedError

    def satisfied(self, installed: Version, wanted: str) -> bool:
        return installed == wanted

    def _unsupported(self, action: str) -> None:
        self.fail("Chef::Exceptions::UnsupportedAction", "%s does not support :%s" % (self, action))

    # -- the resource ---------------------------------------------------------------------------------------------------

    @property
    def names(self) -> List[str]:
        names = self.new.package_name
        return [str(name) for name in names] if isinstance(names, list) else [str(names)]

    @property
    def several(self) -> bool:
        return isinstance(self.new.package_name, list)

    @property
    def wanted_versions(self) -> List[Version]:
        version = self.new.version
        versions = version if isinstance(version, list) else [version]
        return [str(one) if one not in (None, "") else None for one in versions]

    @property
    def options(self) -> List[str]:
        options = self.new.options
        if options is None:
            return []
        return options.split() if isinstance(options, str) else [str(option) for option in options]

    @property
    def allows_downgrade(self) -> bool:
        new = self.new
        return bool(new.allow_downgrade) if "allow_downgrade" in new.properties else True

    def run_options(self) -> Dict[str, Any]:
        """For commands that change packages."""
        timeout = self.new.timeout
        return {"timeout": int(timeout) if timeout is not None else 900}

    def load_current(self) -> None:
        if self.several and self.new.source is not None and not self.takes_many_sources:
            self.fail(
                "Chef::Exceptions::InvalidResourceSpecification", "You may not specify both multipackage and source"
            )
        names, wanted = self.names, self.wanted_versions
        installed = self.installed_versions()
        self.rows = [
            Row(
                self, at, name, wanted[at] if at < len(wanted) else None, installed[at] if at < len(installed) else None
            )
            for at, name in enumerate(names)
        ]

    takes_many_sources = False

    def define_requirements(self) -> None:
        action = self.action
        if action == "install":
            missing = [
                row.name
                for row in self.rows
                if row.wanted is not None
                and row.installed is not None
                and not self.satisfied(row.installed, row.wanted)
                and row.candidate is None
            ]
            self._require_candidates(missing, "No version specified, and no candidate version available for %s")
        if action in ("install", "upgrade"):
            missing = [row.name for row in self.rows if row.installed is None and row.candidate is None]
            if not self.new.source:
                self._require_candidates(missing, "No candidate version available for %s")

    def _require_candidates(self, missing: List[str], message: str) -> None:
        names = ", ".join(missing)
        self.requires(
            not missing,
            ("Chef::Exceptions::Package", message % names),
            "Assuming a repository that offers %s would have been configured" % names,
        )

    # -- which packages change ------------------------------------------------------------------------------------------

    def targets(self) -> List[Version]:
        """For each name the version it is to get; None where nothing has to happen."""
        if self._targets is None:
            choose = self._upgrade_target if self.action == "upgrade" else self._install_target
            self._targets = [choose(row) for row in self.rows]
        return self._targets

    def _install_target(self, row: Row) -> Version:
        if row.wanted is not None:
            if row.installed is not None:
                if not self.allows_downgrade and self.compare_versions(row.installed, row.wanted) > 0:
                    self.log.warn(
                        "%s %s has installed version %s, which is newer than available version %s. Skipping...)"
                        % (self.new, row.name, row.installed, row.wanted)
                    )
                    return None
                if self.satisfied(row.installed, row.wanted):
                    return None
            return row.wanted
        return row.candidate if row.installed is None else None

    def _upgrade_target(self, row: Row) -> Version:
        installed = row.installed
        if installed is not None and installed == row.wanted:
            return None
        candidate = row.candidate
        if installed is None:
            return candidate
        if candidate is None or candidate == installed:
            return None
        if not self.allows_downgrade and self.compare_versions(installed, candidate) > 0:
            return None
        return candidate

    def targeted(self) -> Tuple[List[str], List[Version]]:
        """Names and versions of the packages that change."""
        pairs = [(row.name, target) for row, target in zip(self.rows, self.targets()) if target is not None]
        return [name for name, _ in pairs], [target for _, target in pairs]

    def assumed(self) -> bool:
        """Whether one of them would come from a repository that a why-run assumes; without one a real run has failed before."""
        return not self.new.source and any(row.installed is None and row.candidate is None for row in self.rows)

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_install(self) -> None:
        names, versions = self.targeted()
        if not names and not self.assumed():
            self.log.debug("%s is already installed - nothing to do" % self.new)
            return
        self.prepare_for_installation()
        lines = ["install version %s of package %s" % (version, name) for name, version in zip(names, versions)]
        self.converge_by(lines, lambda: self.install_packages(names, versions))
        self.log.info("%s installed %s at %s" % (self.new, ", ".join(names), ", ".join(str(one) for one in versions)))

    def action_upgrade(self) -> None:
        names, versions = self.targeted()
        if not names and not self.assumed():
            self.log.debug("%s no versions to upgrade - nothing to do" % self.new)
            return
        downgrade = "(allow_downgrade)" if self.allows_downgrade else ""
        lines = [
            "upgrade%s package %s from %s to %s" % (downgrade, row.name, row.installed or "uninstalled", row.candidate)
            for row, target in zip(self.rows, self.targets())
            if target is not None
        ]
        self.converge_by(lines, lambda: self.upgrade_packages(names, versions))
        self.log.info("%s upgraded %s to %s" % (self.new, ", ".join(names), ", ".join(str(one) for one in versions)))

    def action_remove(self) -> None:
        self._take_away("remove", self.remove_packages, "removed")

    def action_purge(self) -> None:
        self._take_away("purge", self.purge_packages, "purged")

    def _take_away(self, verb: str, take: Any, done: str) -> None:
        if not self._removes():
            self.log.debug("%s package does not exist - nothing to do" % self.new)
            return
        self.converge_by(
            "%s %spackage %s" % (verb, self._of_version(), ", ".join(self.names)), lambda: take(self.names)
        )
        self.log.info("%s %s" % (self.new, done))

    def _of_version(self) -> str:
        version = self.new.version
        if not version:
            return ""
        return "version %s of " % (", ".join(str(one) for one in version) if isinstance(version, list) else version)

    def _removes(self) -> bool:
        if all(row.installed is None for row in self.rows):
            return False
        wanted = [row.wanted for row in self.rows]
        return not any(wanted) or any(row.wanted == row.installed for row in self.rows)

    def action_lock(self) -> None:
        locked = self.locked_names()
        if all(name in locked for name in self.names):
            self.log.debug("%s is already locked" % self.new)
            return
        self.converge_by(
            "lock %spackage %s" % (self._of_version(), ", ".join(self.names)), lambda: self.lock_packages(self.names)
        )

    def action_unlock(self) -> None:
        locked = self.locked_names()
        if not any(name in locked for name in self.names):
            self.log.debug("%s is already unlocked" % self.new)
            return
        self.converge_by(
            "unlock %spackage %s" % (self._of_version(), ", ".join(self.names)),
            lambda: self.unlock_packages(self.names),
        )

    def action_reconfig(self) -> None:
        self._unsupported("reconfig")
