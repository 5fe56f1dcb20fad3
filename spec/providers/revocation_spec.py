"""openssl_x509_crl, by the openssl program of this machine."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from pysolo.system.local import LocalSystem
from spec.providers.machine import Machine

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")


@pytest.fixture
def real(machine: Machine) -> Iterator[Machine]:
    before = machine.session.system
    machine.session.system = LocalSystem()
    yield machine
    machine.session.system = before


def text(path: pathlib.Path) -> str:
    words = ["openssl", "crl", "-in", str(path), "-noout", "-text"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def test_revoking(real: Machine, tmp_path: pathlib.Path) -> None:
    key, certificate, path = (tmp_path / name for name in ("ca.key", "ca.pem", "ca.crl"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=ours", "-days", "30"]
        + ["-keyout", str(key), "-out", str(certificate)],
        capture_output=True,
        check=True,
    )
    authority = {"ca_key_file": str(key), "ca_cert_file": str(certificate)}
    real.settle("openssl_x509_crl", str(path), mode="0640", **authority)
    assert "No Revoked Certificates." in text(path) and "CN = ours" in text(path).replace("CN=ours", "CN = ours")
    real.settle(
        "openssl_x509_crl",
        str(path),
        serial_to_revoke="C7BCB6602A2E4251EF4E2827A228CB52BC0CEA2F",
        revocation_reason=1,
        **authority,
    )
    real.settle("openssl_x509_crl", str(path), serial_to_revoke=255, **authority)
    shown = text(path)
    assert "Serial Number: C7BCB6602A2E4251EF4E2827A228CB52BC0CEA2F" in shown and "Serial Number: FF" in shown
    assert "Key Compromise" in shown
    assert [line.strip() for line in shown.splitlines() if line.strip() == "3"] == ["3"]
    # one that soon ends is made anew, and what is revoked stays
    assert real.apply("openssl_x509_crl", str(path), renewal_threshold=30, **authority)
    assert text(path).count("Serial Number: ") == 2
    path.write_text("no list")
    assert real.settle("openssl_x509_crl", str(path), **authority)
    assert (
        real.fails("openssl_x509_crl", str(path), serial_to_revoke=7, revocation_reason=9, **authority)
        == "ArgumentError"
    )
