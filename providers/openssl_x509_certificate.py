"""openssl_x509_certificate: a certificate, signed by itself or by a CA, and its key."""

from __future__ import annotations

from typing import Dict, List, Optional

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


class OpensslX509Certificate(Provider):
    serves = (provides("openssl_x509_certificate"),)
    _made: Optional[str] = None
    _made_key: Optional[str] = None

    def define_requirements(self) -> None:
        require_openssl(self)

    def action_create(self) -> None:
        new = self.new
        path, rights = str(new.path), given(self, "owner", "group", "mode")
        missing = not self.system.exists(path)
        self.declare("file", path, content=self._certificate() if missing else "", action="create_if_missing", **rights)
        if new.renew_before_expiry is not None and not missing and self._ends_soon():
            self.declare("file", path, content=self._certificate(), sensitive=True, action="create", **rights)
        if new.csr_file is None:
            key_file = key_beside(self)
            content = "" if self.system.exists(key_file) else self._key()
            self.declare("file", key_file, content=content, sensitive=True, action="create_if_missing", **rights)

    def _ends_soon(self) -> bool:
        seconds = int(self.new.renew_before_expiry) * 86400
        result = self.shell_out("openssl", "x509", "-in", str(self.new.path), "-noout", "-checkend", str(seconds))
        return bool(result.exitstatus != 0)

    def _key(self) -> str:
        if self._made_key is None:
            path = key_beside(self)
            if is_private_key(self, path, self.new.key_pass):
                self._made_key = self.system.read_text(path)
            else:
                self._made_key = new_key(self, str(self.new.key_type))
        return self._made_key

    def _certificate(self) -> str:
        if self._made is None:
            with workshop(self) as folder:
                self._made = self._sign(folder)
        return self._made

    def _sign(self, folder: str) -> str:
        new, system = self.new, self.system
        environment: Dict[str, str] = {"KEY_PASS": str(new.key_pass or ""), "CA_PASS": str(new.ca_key_pass or "")}
        key = folder + "/key"
        if new.csr_file is None:
            system.write_atomic(key, self._key().encode(), mode=0o600)
            request = folder + "/request"
            words = ["req", "-new", "-sha256", "-key", key, "-passin", "env:KEY_PASS", "-subj", subject(self), "-utf8"]
            openssl(self, *words, "-out", request, environment=environment)
        else:
            request = str(new.csr_file)
        extensions = folder + "/extensions"
        system.write_atomic(extensions, self._extensions().encode(), mode=0o600)
        words = ["x509", "-req", "-in", request, "-days", str(new.expire), "-sha256", "-extfile", extensions]
        words += ["-set_serial", "0x%s" % _serial()]
        if new.ca_cert_file is not None and new.ca_key_file is not None:
            words += ["-CA", str(new.ca_cert_file), "-CAkey", str(new.ca_key_file), "-passin", "env:CA_PASS"]
        elif new.ca_key_file is not None:
            words += ["-signkey", str(new.ca_key_file), "-passin", "env:CA_PASS"]
        else:
            words += ["-signkey", key, "-passin", "env:KEY_PASS"]
        return openssl(self, *words, environment=environment)

    def _extensions(self) -> str:
        """The extensions as a configuration file of openssl."""
        new = self.new
        lines: List[str] = []
        for name, given_values in (new.extensions or {}).items():
            self._check_extension(str(name), given_values)
            critical = "critical," if given_values["critical"] else ""
            lines.append("%s = %s%s" % (name, critical, ",".join(str(one) for one in given_values["values"])))
        if new.subject_alt_name:
            lines.append("subjectAltName = %s" % ",".join(str(one) for one in new.subject_alt_name))
        if new.ca_cert_file is None and not any(line.startswith("basicConstraints") for line in lines):
            lines.append("basicConstraints = critical,CA:TRUE")
        lines.append("subjectKeyIdentifier = hash")
        if new.ca_cert_file is not None:
            lines.append("authorityKeyIdentifier = keyid,issuer")
        return "\n".join(lines) + "\n"

    def _check_extension(self, name: str, values: object) -> None:
        if not isinstance(values, dict) or not isinstance(values.get("values"), list) or "critical" not in values:
            self.fail("ArgumentError", "the extension %s needs the keys 'values' (an Array) and 'critical'" % name)


def _serial() -> str:
    import os

    return "%x" % (int.from_bytes(os.urandom(19), "big") | 1)
