"""chef_handler: registers a handler class for the end of the run."""

from __future__ import annotations

from typing import List

from pysolo.chef.provider import Provider, provides
from pysolo.ruby.runtime.objects import RArray, RHash, Value


class ChefHandler(Provider):
    serves = (provides("chef_handler"),)

    def action_enable(self) -> None:
        rt, new = self.rt, self.new
        kinds = self._kinds()
        for kind in kinds:
            self._unregister(kind)
        if new.source is not None:
            rt.require(str(new.source))
        arguments = new.get("arguments")
        given = list(arguments.items) if isinstance(arguments, RArray) else [arguments]
        handler = rt.send(rt.const_get(str(new.class_name)), "new", *given)
        for kind in kinds:
            self.log.info("Enabling %s as a %s handler." % (new.class_name, kind))
            self._handlers(kind).items.append(handler)

    def action_disable(self) -> None:
        kinds = self.new.get("type")
        for key in kinds if isinstance(kinds, RHash) else ():
            self._unregister(self.rt.to_s(key))

    def _kinds(self) -> List[str]:
        kinds = self.new.get("type")
        pairs = kinds.items() if isinstance(kinds, RHash) else ()
        return [self.rt.to_s(key) for key, wanted in pairs if wanted is not None and wanted is not False]

    def _handlers(self, kind: str) -> Value:
        """The list of handlers of a kind, in the configuration."""
        rt = self.rt
        config = rt.const_get("Chef::Config")
        key = rt.sym("%s_handlers" % kind)
        found = rt.send(config, "[]", key)
        if not isinstance(found, RArray):
            found = rt.array([])
            rt.send(config, "[]=", key, found)
        return found

    def _unregister(self, kind: str) -> None:
        name = str(self.new.class_name)
        handlers = self._handlers(kind)
        handlers.items[:] = [one for one in handlers.items if self.rt.class_name(one) != name]
