"""Private buckets: signatures against AWS's published examples, and a server that checks them in a way of its own."""

from __future__ import annotations

import calendar
import hashlib
import pathlib
import subprocess
import tarfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from pysolo.stack.cookbook_download import CookbooksError
from pysolo.stack.cookbooks import refresh
from pysolo.stack.model import Source
from pysolo.stack.sigv4 import Keys, canonical_path, object_url, region_of, signed_headers

ACCESS, SECRET, REGION = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "eu-west-1"


def moment(text: str) -> float:
    return calendar.timegm(time.strptime(text, "%Y%m%dT%H%M%SZ"))


def signature(url: str, keys: Keys, service: str, at: str, **headers: str) -> str:
    made = signed_headers(url, keys, "us-east-1", service, headers, moment(at))
    return made["authorization"].rpartition("=")[2]


@pytest.mark.parametrize(
    ("url", "headers", "expected"),
    [
        ("/test.txt", {"range": "bytes=0-9"}, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
        ("/?lifecycle", {}, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ("/?max-keys=2&prefix=J", {}, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ],
)
def test_the_examples_of_the_s3_documentation(url: str, headers: dict[str, str], expected: str) -> None:
    keys = Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    assert (
        signature(f"https://examplebucket.s3.amazonaws.com{url}", keys, "s3", "20130524T000000Z", **headers) == expected
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ("/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    ],
)
def test_the_published_test_suite(url: str, expected: str) -> None:
    keys = Keys(ACCESS, SECRET)
    assert signature(f"https://example.amazonaws.com{url}", keys, "service", "20150830T123600Z") == expected


@pytest.mark.parametrize(
    ("url", "region"),
    [
        ("https://b.s3.amazonaws.com/k", "us-east-1"),
        ("https://s3.amazonaws.com/b/k", "us-east-1"),
        ("https://my.buc.ket.s3.eu-west-1.amazonaws.com/k", "eu-west-1"),
        ("https://s3-us-west-2.amazonaws.com/b/k", "us-west-2"),
        ("https://b.s3.dualstack.ap-southeast-2.amazonaws.com/k", "ap-southeast-2"),
        ("https://b.s3.cn-north-1.amazonaws.com.cn/k", "cn-north-1"),
        ("http://minio.example:9000/b/k", "us-east-1"),
    ],
)
def test_the_region_is_in_the_address(url: str, region: str) -> None:
    assert region_of(url) == region


def test_addresses() -> None:
    assert object_url("s3://bucket/a/b c+d.tgz") == "https://bucket.s3.amazonaws.com/a/b%20c%2Bd.tgz"
    assert canonical_path("/a%20b/ü~") == "/a%20b/%C3%BC~"


def openssl_hmac(key: bytes, text: bytes) -> bytes:
    command = ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", f"hexkey:{key.hex()}", "-binary"]
    return subprocess.run(command, input=text, check=True, capture_output=True).stdout


class Bucket(BaseHTTPRequestHandler):
    """Signs what it was sent anew, from the bytes on the wire and with openssl, as S3's documentation tells."""

    archive = b""

    def log_message(self, *arguments: Any) -> None:
        pass

    def refuse(self, status: int, code: str, **headers: str) -> None:
        body = f"<Error><Code>{code}</Code></Error>".encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        if self.path == "/moved.tgz":
            return self.refuse(307, "TemporaryRedirect", Location="/bucket/a%20b.tgz", x_amz_bucket_region=REGION)
        header = self.headers.get("Authorization")
        if header is None:
            return self.refuse(403, "AccessDenied")
        fields = dict(part.strip().split("=", 1) for part in header.partition(" ")[2].split(","))
        access, date, region, service, end = fields["Credential"].split("/")
        if region != REGION:
            return self.refuse(400, "AuthorizationHeaderMalformed", x_amz_bucket_region=REGION)
        path, _, query = self.path.partition("?")
        names = fields["SignedHeaders"]
        lines = "".join(f"{name}:{self.headers[name].strip()}\n" for name in names.split(";"))
        request = f"GET\n{path}\n{query}\n{lines}\n{names}\n{hashlib.sha256(b'').hexdigest()}"
        scope = "/".join((date, region, service, end))
        digest = hashlib.sha256(request.encode()).hexdigest()
        text = f"AWS4-HMAC-SHA256\n{self.headers['x-amz-date']}\n{scope}\n{digest}"
        key = f"AWS4{SECRET}".encode()
        for step in (date, region, service, end):
            key = openssl_hmac(key, step.encode())
        if access != ACCESS or openssl_hmac(key, text.encode()).hex() != fields["Signature"]:
            return self.refuse(403, "SignatureDoesNotMatch")
        assert {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names.split(";"))
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.archive)))
        self.end_headers()
        self.wfile.write(self.archive)
        return None


@pytest.fixture
def bucket(tmp_path: pathlib.Path) -> Iterator[str]:
    (tmp_path / "a/recipes").mkdir(parents=True)
    (tmp_path / "a/recipes/default.rb").write_text("")
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as tar:
        tar.add(tmp_path / "a", "cookbooks/a")
    Bucket.archive = (tmp_path / "a.tgz").read_bytes()
    server = HTTPServer(("127.0.0.1", 0), Bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/bucket/a%20b.tgz", "/bucket/a b+c.tgz", "/bucket/ä.tgz?versionId=3", "/moved.tgz"])
def test_a_private_object(bucket: str, tmp_path: pathlib.Path, path: str) -> None:
    source = Source(type="s3", url=bucket + path, username=ACCESS, password=SECRET)
    copy = refresh(str(tmp_path / "copy"), source)
    assert str(copy.revision).startswith("sha256:")
    assert (pathlib.Path(copy.paths[0]) / "a/recipes/default.rb").is_file()


def test_a_wrong_key_and_none(bucket: str, tmp_path: pathlib.Path) -> None:
    url = bucket + "/bucket/x.tgz"
    with pytest.raises(CookbooksError, match=r"403 Forbidden \(SignatureDoesNotMatch\)") as caught:
        refresh(str(tmp_path / "copy"), Source(type="s3", url=url, username=ACCESS, password="not-the-secret"))
    assert "not-the-secret" not in str(caught.value)
    with pytest.raises(CookbooksError, match=r"AccessDenied"):
        refresh(str(tmp_path / "copy"), Source(type="s3", url=url))
