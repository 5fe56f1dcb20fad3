"""hostname: the kernel's name of the host, the one that is kept, and its line in /etc/hosts."""

from __future__ import annotations

import re
from typing import Any, Dict, List

from pysolo.chef.provider import Provider, provides

_RELOAD = [("reload", "ohai[reload hostname]", "delayed")]


class Hostname(Provider):
    serves = (provides("hostname"),)

    @property
    def hostname(self) -> str:
        return str(self.new.hostname)

    def action_set(self) -> None:
        name = self.hostname
        self.declare("ohai", "reload hostname", plugin="hostname", action="nothing")
        self.declare(
            "execute",
            "set hostname to %s" % name,
            command="/bin/hostname %s" % name,
            not_if=lambda: self.shell_out_("hostname").stdout.strip() == name,
            notifies=_RELOAD,
        )
        if self.new.ipaddress is not None:
            self._add_to_hosts()
        self._keep()

    # -- /etc/hosts -----------------------------------------------------------------------------------------------------

    def _add_to_hosts(self) -> None:
        new, name = self.new, self.hostname
        words: List[str] = [str(new.ipaddress)]
        if new.fqdn:
            words.append(str(new.fqdn))
        words.append(name)
        words.extend(str(alias) for alias in new.aliases or ())
        words.append(name.split(".")[0])
        pattern = r"^%s\s+|\s+%s\s+" % (re.escape(str(new.ipaddress)), re.escape(name))
        self._replace_lines("/etc/hosts", pattern, " ".join(words))

    def _replace_lines(self, path: str, pattern: str, line: str) -> None:
        """Drop the lines that match, and end the file with a new one, unless it has that already."""
        lines = self.system.read_text(path).splitlines() if self.system.exists(path) else []
        kept = [one for one in lines if not re.search(pattern, one)]
        settings: Dict[str, Any] = {"atomic_update": False} if self._in_container() else {}
        made = self.declare(
            "file",
            path,
            content="\n".join([*kept, line]) + "\n",
            owner="root",
            group="root",
            mode="0644",
            not_if=lambda: line in lines,
            **settings,
        )
        if path == "/etc/hosts":  # asked for when the file has been written: Chef then reloads once more
            self.rt.send(
                made, "notifies", *[self.rt.sym("reload"), self.rt.str("ohai[reload hostname]"), self.rt.sym("delayed")]
            )

    def _in_container(self) -> bool:
        """Docker mounts /etc/hosts and /etc/hostname: they cannot be replaced there."""
        return bool(self.system.exists("/.dockerenv"))

    # -- for later boots ------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        name = self.hostname
        if self.system.exists("/usr/bin/hostnamectl") and not self._in_container():
            self.declare(
                "execute",
                "hostnamectl set-hostname %s" % name,
                not_if=lambda: bool(
                    re.search(
                        r"Static hostname:\s*%s\s*$" % re.escape(name),
                        self.shell_out_("hostnamectl", "status", returns=[0, 1]).stdout,
                        re.M,
                    )
                ),
                notifies=_RELOAD,
            )
        elif self.system.is_file("/etc/sysconfig/network") and not self.system.exists("/etc/hostname"):
            self._replace_lines("/etc/sysconfig/network", r"^HOSTNAME\s*=", "HOSTNAME=%s" % name)
        else:
            settings: Dict[str, Any] = {"atomic_update": False} if self._in_container() else {}
            self.declare(
                "file", "/etc/hostname", content=name + "\n", owner="root", group="root", mode="0644", **settings
            )
