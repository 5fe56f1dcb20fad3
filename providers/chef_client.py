"""chef_client: a client of the chef-repo and its public key."""

from __future__ import annotations

from typing import Any, Dict, Optional

from pysolo.chef.provider import provides
from pysolo.providers.repository_object import RepositoryObject
from pysolo.ruby.runtime.control import RubyError


class ChefClient(RepositoryObject):
    serves = (provides("chef_client"),)
    kind = "client"
    defaults = {"admin": False, "validator": False, "chef_type": "client"}
    keys = {"admin": "admin", "validator": "validator"}

    def given(self) -> Dict[str, Any]:
        key = self._public_key()
        if key is None and self.current is None:
            self.fail("RuntimeError", "%s: a new client needs a key: source_key or source_key_path" % self.new)
        return {**super().given(), **({} if key is None else {"public_key": key})}

    def _public_key(self) -> Optional[str]:
        new, rt = self.new, self.rt
        source = new.get("source_key")
        if source is None:
            if not new.source_key_path:
                return None
            source = rt.str(self.system.read_text(str(new.source_key_path)))
        if not rt.is_a(source, rt.const_get("OpenSSL::PKey::PKey")):
            try:
                source = rt.send(rt.const_get("OpenSSL::PKey"), "read", source, new.get("source_key_pass_phrase"))
            except RubyError:
                self.fail("RuntimeError", "%s: the key cannot be read, or not with this pass phrase" % new)
        return rt.to_str(rt.send(source, "public_to_pem"))
