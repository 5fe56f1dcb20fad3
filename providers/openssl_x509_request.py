"""openssl_x509_request: a certificate request and its key."""

from __future__ import annotations

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import (
    given,
    is_private_key,
    key_beside,
    new_key,
    openssl,
    require_openssl,
    subject,
    workshop,
)


class OpensslX509Request(Provider):
    serves = (provides("openssl_x509_request"),)

    def define_requirements(self) -> None:
        require_openssl(self)

    def action_create(self) -> None:
        if not self.system.exists(str(self.new.path)):
            self.converge_by("Create CSR %s" % self.new, self._create)

    def _create(self) -> None:
        new = self.new
        key_file = key_beside(self)
        if is_private_key(self, key_file, new.key_pass):
            key = self.system.read_text(key_file)
        else:
            key = new_key(self, str(new.key_type))
        with workshop(self) as folder:
            path = folder + "/key"
            self.system.write_atomic(path, key.encode(), mode=0o600)
            environment = {"KEY_PASS": str(new.key_pass or "")}
            request = openssl(
                self,
                *("req", "-new", "-sha256", "-key", path, "-passin", "env:KEY_PASS", "-subj", subject(self), "-utf8"),
                environment=environment,
            )
        rights = given(self, "owner", "group", "mode")
        self.declare("file", str(new.path), content=request, action="create", **rights)
        self.declare("file", key_file, content=key, sensitive=True, action="create_if_missing", **rights)
