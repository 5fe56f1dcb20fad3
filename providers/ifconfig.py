"""ifconfig: addresses of network interfaces through net-tools and, on Debian, files of interfaces.d."""

from __future__ import annotations

import re
from typing import Dict, List, Optional

from pysolo.chef.provider import Provider, provides

INTERFACES = "/etc/network/interfaces"
INTERFACES_FOLDER = "/etc/network/interfaces.d"
_SOURCED = re.compile(r"^\s*source\s+/etc/network/interfaces\.d/\*\s*$", re.M)
# what net-tools 1 and 2 print of an interface
_INTERFACE = re.compile(r"^([\w.-]+(?::\d+)?):?\s", re.M)
_ADDRESS = re.compile(r"\binet (?:addr:)?(\S+)")


class Ifconfig(Provider):
    serves = (provides("ifconfig"),)
    _addresses: Dict[str, Optional[str]]

    def load_current(self) -> None:
        if self.system.which("ifconfig") is None:
            self.fail("RuntimeError", "net-tools not found - this is required for ifconfig")
        version = self.shell_out("ifconfig", "--version")
        if re.search(r"^net-tools \d+\.\d+", version.stdout + "\n" + version.stderr, re.M) is None:
            self.fail("RuntimeError", "net-tools not found - this is required for ifconfig")
        answer = self.shell_out("ifconfig")
        if answer.exitstatus != 0:
            self.fail("Chef::Exceptions::Ifconfig", "ifconfig failed - %s!" % answer.stderr.strip())
        self._addresses = interfaces(answer.stdout)

    @property
    def device(self) -> str:
        return str(self.new.device)

    @property
    def _address(self) -> Optional[str]:
        return self._addresses.get(self.device)

    def action_add(self) -> None:
        self._bring_up("add")
        self.write_config()

    def action_enable(self) -> None:
        self._bring_up("enable")

    def action_delete(self) -> None:
        self._take_down("delete")
        self.delete_config()

    def action_disable(self) -> None:
        self._take_down("disable")

    def write_config(self) -> None:
        """For later boots, where there is a place for it."""

    def delete_config(self) -> None:
        """Undo :meth:`write_config`."""

    def _bring_up(self, verb: str) -> None:
        if self._address is not None or self.device == "lo":
            return
        new = self.new
        command = ["ifconfig", self.device, str(new.target)]
        for word, value in (("netmask", new.mask), ("metric", new.metric), ("mtu", new.mtu)):
            if value is not None:
                command += [word, str(value)]
        self.converge_by("run %s to %s %s" % (" ".join(command), verb, new), lambda: self.shell_out_(*command))

    def _take_down(self, verb: str) -> None:
        if self.device not in self._addresses:
            return
        command = ["ifconfig", self.device, "down"]
        self.converge_by("run %s to %s %s" % (" ".join(command), verb, self.new), lambda: self.shell_out_(*command))


class Debian(Ifconfig):
    serves = (provides("ifconfig", platform_family="debian"),)
    class_name = "Ifconfig::Debian"

    @property
    def path(self) -> str:
        return "%s/ifcfg-%s" % (INTERFACES_FOLDER, self.device)

    def write_config(self) -> None:
        system = self.system
        if not system.is_dir(INTERFACES_FOLDER) or system.exists(INTERFACES):
            self.declare("directory", INTERFACES_FOLDER)
            self._include_folder()
        self.declare("file", self.path, content=self._text(), action="create")

    def delete_config(self) -> None:
        self.declare("file", self.path, action="delete")

    def _include_folder(self) -> None:
        system = self.system
        if not system.exists(INTERFACES):
            self.fail("ArgumentError", "File '%s' does not exist" % INTERFACES)
        before = system.read_text(INTERFACES)
        if _SOURCED.search(before):
            return

        def add_line() -> None:
            system.copy_file(INTERFACES, INTERFACES + ".old")
            ending = "" if before.endswith("\n") or not before else "\n"
            text = "%s%ssource %s/*\n" % (before, ending, INTERFACES_FOLDER)
            system.write_atomic(INTERFACES, text.encode("utf-8", "surrogateescape"))

        self.converge_by("modifying %s to source %s" % (INTERFACES, INTERFACES_FOLDER), add_line)

    def _text(self) -> str:
        """The file with Chef's indentation, which existing hosts have."""
        new = self.new
        if new.device is None:
            return "\n" + " " * 10
        head = "auto %s\n" % new.device if new.onboot == "yes" else ""
        method = new.bootproto if new.bootproto in ("dhcp", "bootp") else "static"
        head = "\n%siface %s %s %s\n" % (head, new.device, new.family, method)
        options: List[str] = []
        if method == "static":
            for word, value in (
                ("address", new.target),
                ("netmask", new.mask),
                ("network", new.network),
                ("broadcast", new.bcast),
                ("metric", new.metric),
                ("hwaddress", new.hwaddr),
                ("mtu", new.mtu),
                ("gateway", new.gateway),
            ):
                options.append("    " + ("    %s %s\n    " % (word, value) if value is not None else ""))
        return head + "".join(options) + " " * 10


def interfaces(answer: str) -> Dict[str, Optional[str]]:
    """The interfaces that `ifconfig` prints, with their first IPv4 address."""
    found: Dict[str, Optional[str]] = {}
    for block in re.split(r"^(?=\S)", answer, flags=re.M):
        name = _INTERFACE.match(block)
        if name is not None:
            address = _ADDRESS.search(block)
            found[name.group(1).rstrip(":")] = address.group(1) if address is not None else None
    return found
