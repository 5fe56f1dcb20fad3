"""chef_client_cron: periodic runs by cron."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.chef.provider import Provider, provides
from pysolo.providers.periodic_run import command_line, provide_program


class ChefClientCron(Provider):
    serves = (provides("chef_client_cron"),)

    def action_add(self) -> None:
        new = self.new
        provide_program(self)
        if not self.system.is_dir(str(new.log_directory)):
            self.declare("directory", str(new.log_directory), owner=new.user, mode="0750", recursive=True)
        given: Dict[str, Any] = {name: getattr(new, name) for name in ("mailto", "comment") if getattr(new, name)}
        for name in ("minute", "hour", "day", "weekday", "month", "environment", "user"):
            given[name] = new.get(name)
        self.declare("cron_d", str(new.job_name), command=self._command(), **given)

    def action_remove(self) -> None:
        self.declare("cron_d", str(self.new.job_name), action="delete")

    def _command(self) -> str:
        new = self.new
        text = "/bin/sleep %d; " % self._pause()
        if new.nice is not None:
            text += "%s -n %d " % (self.system.which("nice") or "nice", new.nice)
        text += command_line(self, license_last=True)
        log = "%s/%s" % (str(new.log_directory).rstrip("/"), new.log_file_name)
        text += " %s %s 2>&1" % (">>" if new.append_log_file else ">", log)
        if new.mailto:
            text += ' || echo "Chef Infra Client execution failed"'
        return text

    def _pause(self) -> int:
        """Up to `splay` seconds, always the same on one node: Ruby's generator, seeded by what is the node's own."""
        import hashlib

        rt = self.rt
        seed = self.node.read("shard_seed")
        if seed is None:
            seed = int(hashlib.md5(rt.to_s(rt.send(self.node, "name")).encode(), usedforsecurity=False).hexdigest(), 16)
        generator = rt.send(rt.const_get("Random"), "new", rt.send(seed, "to_i"))
        return int(rt.send(generator, "rand", int(self.new.splay)))
