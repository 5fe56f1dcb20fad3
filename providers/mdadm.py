"""mdadm: software RAID."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides


class Mdadm(Provider):
    serves = (provides("mdadm"),)
    _exists = False

    @property
    def device(self) -> str:
        return str(self.new.raid_device)

    def load_current(self) -> None:
        """`mdadm --detail --test` ends with 4 where there is no such device."""
        result = self.shell_out_("mdadm", "--detail", "--test", self.device, returns=[0, 4])
        self._exists = result.exitstatus == 0

    def action_create(self) -> None:
        new = self.new
        if self._exists:
            return
        words = ["--create", self.device, "--level", str(new.level)]
        if new.level != 1:
            words.append("--chunk=%d" % new.chunk)
        words.append("--metadata=%s" % new.metadata)
        words += ["--%s=%s" % (name, getattr(new, name)) for name in ("bitmap", "layout") if getattr(new, name)]
        words += ["--raid-devices", str(len(new.devices)), *self._devices()]
        self.converge_by("create RAID device %s" % self.device, lambda: self._mdadm(*words))

    def action_assemble(self) -> None:
        if not self._exists:
            self.converge_by(
                "assemble RAID device %s" % self.device,
                lambda: self._mdadm("--assemble", self.device, *self._devices()),
            )

    def action_stop(self) -> None:
        if self._exists:
            self.converge_by("stop RAID device %s" % self.device, lambda: self._mdadm("--stop", self.device))

    def _devices(self) -> list[str]:
        return [str(device) for device in self.new.devices]

    def _mdadm(self, *words: str) -> None:
        """What it asks is answered with yes."""
        self.shell_out_("yes | mdadm %s" % " ".join(words))
