"""Chef Vault's items in the data bag folders: the secret of an item is kept once for each reader, locked with the reader's public key.

An item ID and its companion ID_keys, as the chef-vault gem writes them; RSA is the openssl program's work.
"""

from __future__ import annotations

import base64
import json
import os
import posixpath
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.chef.encrypted_item import decrypt, encrypt
from pysolo.providers.openssl import workshop
from pysolo.providers.settings import repository_folder, setting
from pysolo.ruby.runtime.control import RubyError

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider

PADDING = ("-pkeyopt", "rsa_padding_mode:pkcs1")


class Vault:
    """One item of a data bag."""

    def __init__(self, provider: Provider, bag: str, identifier: str) -> None:
        self.provider = provider
        self.identifier = identifier
        self.folder = repository_folder(provider, "data_bags")
        self.path = "%s/%s/%s.json" % (self.folder, bag, identifier)
        self.keys_path = "%s/%s/%s_keys.json" % (self.folder, bag, identifier)

    @property
    def exists(self) -> bool:
        system = self.provider.system
        return system.exists(self.path) and system.exists(self.keys_path)

    def keys(self) -> Dict[str, Any]:
        found = json.loads(self.provider.system.read_text(self.keys_path))
        return found if isinstance(found, dict) else {}

    def read(self) -> Optional[Dict[str, Any]]:
        """The item in clear; None when it is not there or this node may not read it."""
        if not self.exists:
            return None
        provider = self.provider
        secret = self._secret()
        if secret is None:
            return None
        content = json.loads(provider.system.read_text(self.path))
        try:
            return {
                key: value if key == "id" else decrypt(provider.rt, value, secret) for key, value in content.items()
            }
        except RubyError:
            return None

    def write(self, content: Dict[str, Any], clients: List[str], admins: List[str], query: str) -> None:
        """With a new secret, for these readers alone."""
        secret = base64.b64encode(os.urandom(32)).decode()
        item = {
            key: value if key == "id" else encrypt(self.provider.rt, value, secret) for key, value in content.items()
        }
        keys: Dict[str, Any] = {"id": self.identifier + "_keys", "admins": admins, "clients": clients}
        keys.update(search_query=query, mode="default")
        for name in dict.fromkeys([*admins, *clients]):
            keys[name] = self._locked(secret, self.public_key(name, admin=name in admins))
        for path, document in ((self.keys_path, keys), (self.path, item)):
            self.provider.system.makedirs(posixpath.dirname(path))
            text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
            self.provider.system.write_atomic(path, text.encode(), mode=0o600)

    def public_key(self, name: str, *, admin: bool) -> str:
        """Of a user or client of the chef-repo; an admin may be either."""
        system = self.provider.system
        kinds = ("users", "clients") if admin else ("clients",)
        folders = [repository_folder(self.provider, kind) for kind in kinds]
        for folder in folders:
            path = "%s/%s.json" % (folder, name)
            if system.exists(path):
                key = json.loads(system.read_text(path)).get("public_key")
                if key:
                    return str(key)
        self.provider.fail(
            "Chef::Exceptions::%s" % ("ValidationFailed" if admin else "ResourceNotFound"),
            "%s: no public key of %s in %s" % (self.provider.new, name, " or ".join(folders)),
        )

    # -- RSA ------------------------------------------------------------------------------------------------------------

    def _locked(self, secret: str, key: str) -> str:
        provider = self.provider
        with workshop(provider) as folder:
            provider.system.write_atomic(folder + "/key", key.encode(), mode=0o600)
            provider.system.write_atomic(folder + "/plain", secret.encode(), mode=0o600)
            words = ("-encrypt", "-pubin", "-inkey", folder + "/key", *PADDING, "-in", folder + "/plain")
            provider.shell_out_("openssl", "pkeyutl", *words, "-out", folder + "/locked")
            return base64.encodebytes(provider.system.read_bytes(folder + "/locked")).decode()

    def _secret(self) -> Optional[str]:
        """With the key of this node."""
        provider = self.provider
        node = provider.rt.to_s(provider.rt.send(provider.node, "name"))
        locked, key = self.keys().get(node), setting(provider, "client_key") or "/etc/chef/client.pem"
        if locked is None or not provider.system.exists(str(key)):
            return None
        with workshop(provider) as folder:
            provider.system.write_atomic(folder + "/locked", base64.b64decode(locked), mode=0o600)
            words = ("-decrypt", "-inkey", str(key), *PADDING, "-in", folder + "/locked", "-out", folder + "/plain")
            if provider.shell_out("openssl", "pkeyutl", *words).exitstatus != 0:
                return None
            return provider.system.read_text(folder + "/plain")
