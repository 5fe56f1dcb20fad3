"""openssl_x509_crl: a certificate revocation list that a CA signs."""

from __future__ import annotations

import re
import time
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from pysolo.chef.provider import Provider, provides
from pysolo.providers.openssl import given, openssl, require_openssl, workshop

#: RFC 5280's reasons by number, in the openssl program's words; it has none for the missing numbers
REASONS = {
    0: "unspecified",
    1: "keyCompromise",
    2: "CACompromise",
    3: "affiliationChanged",
    4: "superseded",
    5: "cessationOfOperation",
    6: "certificateHold",
    8: "removeFromCRL",
}
_CONFIGURATION = """[ca]
default_ca = list
[list]
database = %(folder)s/index
crlnumber = %(folder)s/number
default_md = sha256
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid:always,issuer:always
"""


class RevocationList(NamedTuple):
    """What a list says."""

    number: int
    ends: float
    #: serial number, time of the revocation, reason
    revoked: Tuple[Tuple[int, float, str], ...]


class OpensslX509Crl(Provider):
    serves = (provides("openssl_x509_crl"),)

    def define_requirements(self) -> None:
        require_openssl(self)

    def action_create(self) -> None:
        path = str(self.new.path)
        content = self._content(path)
        self.declare("file", path, content=content, action="create", **given(self, "owner", "group", "mode"))

    def _content(self, path: str) -> str:
        new = self.new
        authority = str(new.ca_cert_file)
        current = self._read(path)
        text = self.system.read_text(path) if current is not None else ""
        now = self.system.now()
        if current is None:
            self.declare("log", "Creating a CRL %s for CA %s" % (path, authority))
            current = RevocationList(0, now + 86400 * new.expire, ())
            text = self._signed(current)
            current = current._replace(number=1)
        serial = self._serial()
        if serial is not None and serial not in [number for number, _, _ in current.revoked]:
            self.declare("log", "Revoking serial %s in CRL %s" % (new.serial_to_revoke, path))
            row = (serial, now, self._reason())
            text = self._signed(current._replace(revoked=(*current.revoked, row)))
        elif current.ends <= now + 86400 * new.renewal_threshold:
            self.declare("log", "Renewing CRL for CA %s" % authority)
            text = self._signed(current)
        return text

    def _serial(self) -> Optional[int]:
        """A text is hexadecimal, as openssl shows serial numbers."""
        value = self.new.serial_to_revoke
        if not isinstance(value, str):
            return value if value is None else int(value)
        leading = re.match(r"\s*(?:0x)?([0-9a-f]+)", value.replace("_", ""), re.I)
        return int(leading.group(1), 16) if leading is not None else 0

    def _reason(self) -> str:
        number = int(self.new.revocation_reason)
        if number not in REASONS:
            self.fail("ArgumentError", "%s: openssl cannot write the revocation reason %d" % (self.new, number))
        return REASONS[number]

    def _read(self, path: str) -> Optional[RevocationList]:
        """None when the file is no revocation list."""
        if not self.system.exists(path):
            return None
        result = self.shell_out("openssl", "crl", "-in", path, "-noout", "-text")
        return parse_list(result.stdout) if result.exitstatus == 0 else None

    def _signed(self, content: RevocationList) -> str:
        """The next list: what is revoked, signed anew."""
        new, system = self.new, self.system
        with workshop(self) as folder:
            rows = [
                "R\t491231235959Z\t%s,%s\t%s\tunknown\t/CN=unknown\n" % (_stamp(when), reason, _hexadecimal(serial))
                for serial, when, reason in content.revoked
            ]
            files = {
                "configuration": _CONFIGURATION % {"folder": folder},
                "index": "".join(rows),
                "number": _hexadecimal(content.number + 1) + "\n",
            }
            for name, text in files.items():
                system.write_atomic("%s/%s" % (folder, name), text.encode(), mode=0o600)
            return openssl(
                self, "ca", "-gencrl", "-batch", "-config", folder + "/configuration", "-cert", str(new.ca_cert_file),
                "-keyfile", str(new.ca_key_file), "-passin", "env:CA_PASS", "-crldays", str(new.expire),
                environment={"CA_PASS": str(new.ca_key_pass or "")},
            )  # fmt: skip


def _hexadecimal(number: int) -> str:
    """With an even number of digits: openssl's files want whole bytes."""
    digits = "%X" % number
    return "0" * (len(digits) % 2) + digits


def _stamp(moment: float) -> str:
    return time.strftime("%y%m%d%H%M%SZ", time.gmtime(moment))


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _moment(text: str) -> float:
    """`Jan  2 03:04:05 2030 GMT`, in whatever locale we run."""
    import calendar

    month, day, clock, year = text.split()[:4]
    hour, minute, second = (int(part) for part in clock.split(":"))
    return float(calendar.timegm((int(year), _MONTHS.index(month) + 1, int(day), hour, minute, second, 0, 0, 0)))


def parse_list(text: str) -> RevocationList:
    """What `openssl crl -text` prints."""
    number = re.search(r"X509v3 CRL Number:.*\n\s*(\S+)", text)
    ends = re.search(r"Next Update: (.+)", text)
    names: Dict[str, str] = {re.sub(r"\W", "", name).lower(): name for name in REASONS.values()}
    revoked: List[Tuple[int, float, str]] = []
    for part in text.split("Serial Number: ")[1:]:
        serial, _, rest = part.partition("\n")
        when = re.search(r"Revocation Date: (.+)", rest)
        reason = re.search(r"CRL Reason Code:.*\n\s*(.+)", rest)
        word = re.sub(r"\W", "", reason.group(1)).lower() if reason is not None else ""
        row: Any = (int(serial.strip(), 16), _moment(when.group(1)) if when else 0.0, names.get(word, "unspecified"))
        revoked.append(row)
    shown = number.group(1) if number is not None else "1"
    return RevocationList(
        int(shown, 0) if shown.lower().startswith("0x") or shown.isdigit() else 1,
        _moment(ends.group(1)) if ends is not None else 0.0,
        tuple(revoked),
    )
