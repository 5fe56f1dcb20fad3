"""openssl_dhparam: Diffie-Hellman parameters, unless valid ones are there."""

from __future__ import annotations

from typing import Any, Dict

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import given, openssl, require_openssl


class OpensslDhparam(Provider):
    serves = (provides("openssl_dhparam"),)

    def define_requirements(self) -> None:
        require_openssl(self)

    def action_create(self) -> None:
        new = self.new
        content: Dict[str, Any] = {}
        if not self._is_valid():
            content["content"] = openssl(self, "dhparam", "-%d" % new.generator, str(new.key_length), timeout=7200)
        rights = given(self, "owner", "group", "mode")
        self.declare("file", str(new.path), sensitive=True, action="create", **content, **rights)

    def _is_valid(self) -> bool:
        path = str(self.new.path)
        if not self.system.exists(path):
            return False
        return bool(self.shell_out("openssl", "dhparam", "-in", path, "-check", "-noout", timeout=900).exitstatus == 0)
