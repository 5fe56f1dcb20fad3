"""chef_vault_secret: an item of Chef Vault."""

from __future__ import annotations

from typing import Any, Dict, List

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import require_openssl
from pysolo.providers.vault import Vault


class ChefVaultSecret(Provider):
    serves = (provides("chef_vault_secret"),)
    vault: Vault

    def load_current(self) -> None:
        self.vault = Vault(self, str(self.new.data_bag), str(self.new.id))

    def define_requirements(self) -> None:
        require_openssl(self)

    def _wanted(self) -> Dict[str, Any]:
        new = self.new
        if new.environment is None:
            return {**new.raw_data, "id": str(new.id)}
        return {"id": str(new.id), str(new.environment): new.raw_data}

    def action_create(self) -> None:
        wanted, vault = self._wanted(), self.vault
        current = vault.read()
        if current == wanted:
            return
        admins, clients = _names(self.new.admins), self._clients()
        self.converge_by(
            [
                "%s %s" % ("create" if current is None else "update", self.new.id),
                "  set raw_data to (suppressed sensitive property)",
            ],
            lambda: vault.write(wanted, clients, admins, str(self.new.search)),
        )

    def action_create_if_missing(self) -> None:
        if self.vault.read() is None:
            self.action_create()

    def action_delete(self) -> None:
        for path in (self.vault.path, self.vault.keys_path):
            self.declare("file", path, action="delete")

    def _clients(self) -> List[str]:
        """Names, or a query for nodes."""
        from pysolo.chef.search import search

        found: List[str] = []
        for text in _names(self.new.clients):
            if ":" in text:
                found += [str(document["name"]) for document, _ in search(self.rt, "node", text)]
            else:
                found.append(text)
        return list(dict.fromkeys(found))


def _names(given: Any) -> List[str]:
    parts = given if isinstance(given, list) else [given] if given is not None else []
    return [name.strip() for part in parts for name in str(part).split(",") if name.strip()]
