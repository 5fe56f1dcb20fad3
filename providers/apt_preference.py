"""apt_preference: a pin in /etc/apt/preferences.d."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides

FOLDER = "/etc/apt/preferences.d"


class AptPreference(Provider):
    serves = (provides("apt_preference"),)

    @property
    def on_debian(self) -> bool:
        return bool(self.system.exists("/etc/debian_version") or self.system.which("apt-get"))

    @property
    def file_name(self) -> str:
        return str(self.new.package_name).replace(".", "_").replace("*", "wildcard")

    def action_add(self) -> None:
        if not self.on_debian:
            return
        new = self.new
        text = "Package: %s\nPin: %s\nPin-Priority: %s\n" % (new.glob or new.package_name, new.pin, new.pin_priority)
        self.declare("directory", FOLDER, mode="0755", action="create")
        old_names = ["%s.pref" % new.package_name] if self.file_name != new.package_name else []
        for old in [*old_names, str(new.package_name)]:
            if self.system.exists("%s/%s" % (FOLDER, old)):
                self.log.warn("Replacing legacy %s with %s.pref in %s" % (old, self.file_name, FOLDER))
                self.declare("file", "%s/%s" % (FOLDER, old), action="delete")
        self.declare("file", "%s/%s.pref" % (FOLDER, self.file_name), mode="0644", content=text, action="create")

    def action_remove(self) -> None:
        path = "%s/%s.pref" % (FOLDER, self.file_name)
        if self.on_debian and self.system.exists(path):
            self.log.info("Un-pinning %s from %s" % (self.file_name, FOLDER))
            self.declare("file", path, action="delete")
