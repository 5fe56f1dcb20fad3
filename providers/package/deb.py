"""What apt and dpkg have in common: answers for debconf, reconfiguring, and commands that never ask."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from pysolo.providers.cookbook_source import has_file
from pysolo.providers.dpkg_state import DPKG_LOCKS, is_interrupted, wait_for_locks
from pysolo.providers.package.base import PackageProvider
from pysolo.providers.settings import file_cache_path


class DebPackageProvider(PackageProvider):
    class_name: Optional[str] = "Package::Deb"

    def run_noninteractive(self, *command: Any, **options: Any) -> Any:
        environment: Dict[str, str] = {"DEBIAN_FRONTEND": "noninteractive", **(self.new.environment or {})}
        words = [str(word) for word in command if word is not None]
        return self.shell_out_(*words, environment=environment, **{**self.run_options(), **options})

    def change(self, *command: Any) -> Any:
        """Run a command that changes packages, once nobody else does and what was interrupted is finished."""
        wait_for_locks(self, DPKG_LOCKS)
        if is_interrupted(self.system):
            self.log.warn("%s: dpkg was interrupted; finishing what it had begun" % self.new)
            self.run_noninteractive("dpkg", "--force-confdef", "--force-confold", "--configure", "-a")
        return self.run_noninteractive(*command)

    def compare_versions(self, one: str, other: str) -> int:
        if self.shell_out("dpkg", "--compare-versions", one, "gt", other).exitstatus == 0:
            return 1
        return 0 if self.shell_out("dpkg", "--compare-versions", one, "eq", other).exitstatus == 0 else -1

    # -- debconf --------------------------------------------------------------------------------------------------------

    def prepare_for_installation(self) -> None:
        if not self.new.response_file:
            return
        names, versions = self.targeted()
        seed = self._seed_file(names, versions if self.several else versions[0])
        if seed is not None:
            shown = self.rt.inspect(self.rt.from_python(names)) if self.several else names[0]
            self.converge_by("preseed package %s" % shown, lambda: self._preseed(seed))

    def _preseed(self, seed: str) -> None:
        self.log.info("%s pre-seeding package installation instructions" % self.new)
        self.run_noninteractive("debconf-set-selections", seed)

    def _seed_file(self, names: List[str], versions: Any) -> Optional[str]:
        """Bring the response file into the cache; its path when it changed there."""
        new = self.new
        source = new.response_file
        cookbook = str(new.cookbook_name)
        label = "%s-%s" % (self._shown(names if self.several else names[0]), self._shown(versions))
        path = file_cache_path(self, "preseed", cookbook, label + ".seed")

        if has_file(self, cookbook, "templates", source):
            made = self.declare(
                "template", path, source=source, variables=new.response_file_variables or {}, backup=False
            )
        elif has_file(self, cookbook, "files", source):
            made = self.declare("cookbook_file", path, source=source, backup=False)
        else:
            self.fail(
                "Chef::Exceptions::FileNotFound", "No template or cookbook file found for response file %s" % source
            )
        return path if made.updated else None

    def _shown(self, value: Any) -> str:
        """As Ruby writes it into a text."""
        return self.rt.to_s(self.rt.from_python(value))

    def action_reconfig(self) -> None:
        new = self.new
        if not any(row.installed for row in self.rows):
            self.log.debug("%s is NOT installed - nothing to do" % new)
            return
        if not new.response_file:
            self.log.debug("%s no response_file provided - nothing to do" % new)
            return
        seed = self._seed_file(self.names, [row.installed for row in self.rows])
        if seed is None:
            self.log.debug("%s preseeding has not changed - nothing to do" % new)
            return
        path = seed
        self.converge_by("reconfigure package %s" % ", ".join(self.names), lambda: self._reconfigure(path))

    def _reconfigure(self, seed: str) -> None:
        self._preseed(seed)
        self.change("dpkg-reconfigure", *self.names)
        self.log.info("%s reconfigured" % self.new)
