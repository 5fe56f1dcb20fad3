"""chef_vault_secret: an item of Chef Vault, by the stand-in for the chef-vault gem."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import require_openssl
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import Value

UNREADABLE = ("ItemNotFound", "KeysNotFound", "SecretDecryption")


class ChefVaultSecret(Provider):
    serves = (provides("chef_vault_secret"),)
    current: Optional[Dict[str, Any]]

    def define_requirements(self) -> None:
        require_openssl(self)

    def _names(self) -> List[Value]:
        return [self.rt.str(str(self.new.data_bag)), self.rt.str(str(self.new.id))]

    def load_current(self) -> None:
        """The item in clear; None when it is not there or this node may not read it."""
        rt = self.rt
        try:
            item = rt.send(rt.const_get("ChefVault::Item"), "load", *self._names())
        except RubyError as error:
            if rt.class_name(error.exc).rpartition("::")[2] not in UNREADABLE:
                raise
            self.current = None
            return
        self.current = rt.to_python(rt.send(item, "raw_data"))

    def _wanted(self) -> Dict[str, Any]:
        new = self.new
        if new.environment is None:
            return {**new.raw_data, "id": str(new.id)}
        return {"id": str(new.id), str(new.environment): new.raw_data}

    def action_create(self) -> None:
        wanted = self._wanted()
        if self.current != wanted:
            self.converge_by(
                [
                    "%s %s" % ("create" if self.current is None else "update", self.new.id),
                    "  set raw_data to (suppressed sensitive property)",
                ],
                lambda: self._write(wanted),
            )

    def _write(self, content: Dict[str, Any]) -> None:
        """With a new secret, for the named readers alone."""
        rt, new = self.rt, self.new
        item = rt.send(rt.const_get("ChefVault::Item"), "new", *self._names())
        rt.send(item, "raw_data=", rt.from_python(content))
        rt.send(item, "search", rt.str(str(new.search)))
        for text in _words(new.clients):
            rt.send(item, "clients", rt.str(text) if ":" in text else rt.array([rt.str(text)]))
        rt.send(item, "admins", rt.str(",".join(_words(new.admins))))
        rt.send(item, "save")

    def action_create_if_missing(self) -> None:
        if self.current is None:
            self.action_create()

    def action_delete(self) -> None:
        bag = str(self.new.data_bag)
        for name in (str(self.new.id), "%s_keys" % self.new.id):
            for folder in self._folders():
                self.declare("file", "%s/%s/%s.json" % (folder, bag, name), action="delete")

    def _folders(self) -> List[str]:
        from pysolo.chef.repository import repository_of

        return list(repository_of(self.rt).data_bag_path)


def _words(given: Any) -> List[str]:
    parts = given if isinstance(given, list) else [given] if given is not None else []
    return [name.strip() for part in parts for name in str(part).split(",") if name.strip()]
