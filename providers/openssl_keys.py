"""What the providers of keys have in common: only the algorithm tells RSA from EC."""

from __future__ import annotations

from pysolo.chef.provider import Provider
from pysolo.providers.openssl import (
    given,
    is_private_key,
    locked_key,
    new_key,
    public_key,
    require_openssl,
    require_private_key,
)


class PublicKey(Provider):
    """The public part of a private key."""

    algorithm = ""

    def define_requirements(self) -> None:
        require_openssl(self)
        if not (self.new.private_key_path and self.new.private_key_content):
            require_private_key(self)

    def action_create(self) -> None:
        rights = given(self, "owner", "group", "mode")
        self.declare("file", str(self.new.path), content=public_key(self, self.algorithm), action="create", **rights)


class PrivateKey(Provider):
    """A new private key, unless one that the pass phrase opens is there."""

    algorithm = ""

    def define_requirements(self) -> None:
        require_openssl(self)

    def action_create(self) -> None:
        if self.new.force or not is_private_key(self, str(self.new.path), self.new.key_pass):
            self.converge_by(self.task(), self._create)

    def task(self) -> str:
        raise NotImplementedError

    def announce(self) -> None:
        """What is said before a key is made."""

    def _create(self) -> None:
        new = self.new
        self.announce()
        key = new_key(self, self.algorithm)
        if new.key_pass:
            key = locked_key(self, key, self.algorithm, str(new.key_pass), str(new.key_cipher))
        rights = given(self, "owner", "group", "mode")
        self.declare("file", str(new.path), content=key, sensitive=True, action="create", **rights)
