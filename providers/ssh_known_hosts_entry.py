"""ssh_known_hosts_entry: host keys, gathered over the run and written to one file at its end."""

from __future__ import annotations

import re

from pysolo.chef.provider import Provider, provides
from pysolo.chef.resource import Resource
from pysolo.providers.gathered import gathered
from pysolo.providers.templates import template_path

_TYPES = {
    "rsa": "ssh-rsa",
    "dsa": "ssh-dss",
    "ecdsa": "ecdsa-sha2-nistp256",
    "ed25519": "ssh-ed25519",
}


class SshKnownHostsEntry(Provider):
    serves = (provides("ssh_known_hosts_entry"),)

    def action_create(self) -> None:
        line = self._line()
        entries = self.rt.send(self._file().get("variables"), "[]", self.rt.sym("entries"))
        first = line.split("\n")[0]
        known = [self.rt.to_s(entry) for entry in entries.items]
        if any(entry and (first in entry or line in entry) for entry in known):
            self.log.debug("Known hosts key for %s already exists - skipping" % self.new.host)
        else:
            entries.items.append(self.rt.str(line))

    def action_flush(self) -> None:
        self._file().run_action("create")
        self.log.warn(
            "flushed ssh_known_hosts entries to file, later ssh_known_hosts_entry resources will not have been written"
        )

    def _line(self) -> str:
        new = self.new
        host = str(new.host)
        place = host if new.port == 22 else "[%s]:%d" % (host, new.port)
        if new.key:
            return "%s %s %s" % (place, _TYPES.get(new.key_type, new.key_type), new.key)
        words = ["ssh-keyscan", "-t%s" % new.key_type, "-p", str(new.port)]
        if new.hash_entries:
            words.append("-H")
        keys = self.shell_out_(*words, host, timeout=new.timeout).stdout
        return re.sub(r"^%s(?=\s)" % re.escape(host), place, keys, count=1) if new.port != 22 else keys

    def _file(self) -> Resource:
        new = self.new
        from pysolo.chef.property import Sym

        return gathered(
            self,
            "template",
            "update ssh known hosts file %s" % new.file_location,
            source=template_path("known_hosts.erb"),
            local=True,
            path=new.file_location,
            owner=new.get("owner"),
            group=new.get("group"),
            mode=new.get("mode"),
            backup=False,
            variables={Sym("entries"): []},
        )
