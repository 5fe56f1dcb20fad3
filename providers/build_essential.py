"""build_essential: compilers and make, under the names that each platform family has for them."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides

PACKAGES = {
    "debian": ("autoconf", "binutils-doc", "bison", "build-essential", "flex", "gettext", "ncurses-dev"),
    "fedora": (
        "autoconf",
        "bison",
        "flex",
        "gcc",
        "gcc-c++",
        "gettext",
        "kernel-devel",
        "make",
        "m4",
        "ncurses-devel",
        "patch",
    ),
    "suse": ("autoconf", "bison", "flex", "gcc", "gcc-c++", "kernel-default-devel", "make", "m4"),
}
FAMILIES = {"rhel": "fedora", "amazon": "fedora", "fedora": "fedora", "debian": "debian", "suse": "suse"}


class BuildEssential(Provider):
    serves = (provides("build_essential"),)

    def action_install(self) -> None:
        family = self.rt.to_s(self.rt.send(self.node, "[]", self.rt.str("platform_family")))
        packages = PACKAGES.get(FAMILIES.get(family, ""))
        if packages is not None:
            self.declare("package", ", ".join(packages), package_name=list(packages))
            return
        message = "The build_essential resource does not support the '%s' platform family." % family
        if self.new.raise_if_unsupported:
            self.fail("RuntimeError", message)
        self.log.warn(message + " Skipping...")

    def action_upgrade(self) -> None:
        self.log.info("The build_essential resource :upgrade action is only supported on macOS systems. Skipping...")
