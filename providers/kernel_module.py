"""kernel_module: loads modules, and says in modules-load.d and modprobe.d what happens at boot."""

from __future__ import annotations

from typing import Any

from pysolo.chef.provider import Provider, provides
from pysolo.providers.gathered import gathered

_UPDATE = [("run", "execute[update initramfs]", "delayed")]


class KernelModule(Provider):
    serves = (provides("kernel_module"),)

    @property
    def module(self) -> str:
        return str(self.new.modname)

    def action_install(self) -> None:
        self._gather_update()
        self.action_enable()
        new = self.new
        if new.options is not None:
            words = " ".join(str(option) for option in new.options)
            self._file(new.unload_dir, "options_", content="options %s %s\n" % (self.module, words))
        self.action_load()
        self.declare("directory", str(new.load_dir), recursive=True)
        self._file(new.load_dir, "", content="%s\n" % self.module, notifies=_UPDATE)

    def action_uninstall(self) -> None:
        self._gather_update()
        new = self.new
        self._file(new.load_dir, "", action="delete", notifies=_UPDATE)
        self._file(new.unload_dir, "blacklist_", action="delete", notifies=_UPDATE)
        self._file(new.unload_dir, "options_", action="delete")
        self.action_unload()

    def action_blacklist(self) -> None:
        self._gather_update()
        self._file(self.new.unload_dir, "blacklist_", content="blacklist %s" % self.module, notifies=_UPDATE)
        self.action_unload()

    def action_disable(self) -> None:
        self._gather_update()
        self._file(self.new.unload_dir, "disable_", content="install %s /bin/false" % self.module, notifies=_UPDATE)
        self.action_unload()

    def action_enable(self) -> None:
        self._gather_update()
        self._file(self.new.unload_dir, "disable_", action="delete", notifies=_UPDATE)

    def action_load(self) -> None:
        if not self._is_loaded():
            self.converge_by(
                "load kernel module %s" % self.module, lambda: self.shell_out_("modprobe %s" % self.module)
            )

    def action_unload(self) -> None:
        if self._is_loaded():
            self.converge_by(
                "unload kernel module %s" % self.module, lambda: self.shell_out_("modprobe -r %s" % self.module)
            )

    def _file(self, folder: str, prefix: str, **properties: Any) -> None:
        self.declare("file", "%s/%s%s.conf" % (folder, prefix, self.module), **properties)

    def _is_loaded(self) -> bool:
        name = self.module.replace("-", "_")
        return any(line.split(" ")[0] == name for line in self.system.read_text("/proc/modules").splitlines())

    def _gather_update(self) -> None:
        """One update of the initial RAM disk at the end of the run, for all modules."""
        command = "update-initramfs -u" if self.system.exists("/etc/debian_version") else "dracut -f"
        gathered(self, "execute", "update initramfs", action="nothing", command=command)
