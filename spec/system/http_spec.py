"""The HTTP client against a real server on the loopback interface."""

from __future__ import annotations

import base64
import pathlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from typing import Any, Callable

import pytest

from pysolo.system.errors import HttpUnavailable, TooManyRedirects
from pysolo.system.http import HttpClient
from pysolo.system.proxies import Proxies


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self) -> None:
        path = self.path
        if path == "/hop":
            self.answer(302, Location="/file")
        elif path == "/ring":
            self.answer(301, Location="/ring")
        elif path == "/file":
            if self.headers.get("If-None-Match") == '"v1"':
                self.answer(304)
            else:
                self.answer(200, b"content" * 20000, ETag='"v1"')
        elif path == "/short":
            self.answer(200, b"half", Content_Length="8")
        elif path == "/who":
            self.answer(200, (self.headers.get("Authorization") or "nobody").encode())
        elif path == "/none":
            self.answer(404, b"no")
        else:
            self.answer(200, f"{self.command} {path} {self.headers.get('Host')}".encode())

    do_HEAD = do_GET

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, f"{self.command} {self.headers.get('Content-Type')} ".encode() + body)

    do_PUT = do_DELETE = do_POST


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server: HTTPServer = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_get_and_conditional_get(site: str) -> None:
    client = HttpClient(timeout=5)
    with client.get(f"{site}/file") as answer:
        assert (answer.status, answer.ok, answer.headers["etag"]) == (200, True, '"v1"')
        assert b"".join(answer.chunks(1000)) == b"content" * 20000
    with client.get(f"{site}/file", {"If-None-Match": '"v1"'}) as answer:
        assert (answer.status, answer.read()) == (304, b"")


def test_a_status_is_returned_not_raised(site: str) -> None:
    with HttpClient().get(f"{site}/none") as answer:
        assert (answer.status, answer.ok, answer.read()) == (404, False, b"no")


def test_redirects(site: str) -> None:
    with HttpClient().get(f"{site}/hop") as answer:
        assert (answer.status, answer.final_url) == (200, f"{site}/file")
    with pytest.raises(TooManyRedirects, match="more than 10 redirects"):
        HttpClient().get(f"{site}/ring")
    with HttpClient().request("GET", f"{site}/hop", redirects=0) as answer:
        assert answer.status == 302


def test_other_methods(site: str) -> None:
    client = HttpClient()
    with client.request("POST", f"{site}/x", {"Content-Type": "text/x"}, "body") as answer:
        assert answer.read() == b"POST text/x body"
    with client.request("HEAD", f"{site}/file") as answer:
        assert (answer.headers["content-length"], answer.read()) == ("140000", b"")


def test_credentials_in_the_url_are_sent_and_not_shown(site: str) -> None:
    with HttpClient().get(site.replace("//", "//me:p%40ss@") + "/who") as answer:
        assert answer.read() == b"Basic " + base64.b64encode(b"me:p@ss")
        assert "p%40ss" not in answer.final_url
    with pytest.raises(HttpUnavailable) as caught:
        HttpClient(timeout=2).get("http://me:secret@127.0.0.1:1/")
    assert "secret" not in str(caught.value)


def test_a_body_that_breaks_off_is_an_error(site: str) -> None:
    with HttpClient().get(f"{site}/short") as answer, pytest.raises(HttpUnavailable, match="broke off after 4"):
        answer.read()


def test_no_answer_at_all() -> None:
    with pytest.raises(HttpUnavailable, match=r"http://127.0.0.1:1/: Connection refused"):
        HttpClient(timeout=2).get("http://127.0.0.1:1/")
    with pytest.raises(ValueError, match="not an HTTP URL"):
        HttpClient().get("ftp://example.com/")


def test_a_folder_of_trusted_certificates_must_hold_certificates(tmp_path: pathlib.Path) -> None:
    (tmp_path / "broken.pem").write_text("no certificate")
    with pytest.raises(HttpUnavailable, match=r"broken\.pem holds no certificate to trust"):
        HttpClient(trusted_certs=str(tmp_path)).get("https://127.0.0.1:1/")


def test_others_run_while_the_network_is_waited_for(site: str) -> None:
    waited: list[str] = []

    def waiting(function: Callable[..., Any], *arguments: Any) -> Any:
        waited.append(function.__name__)
        return function(*arguments)

    with HttpClient(waiting=waiting).get(f"{site}/file") as answer:
        assert len(answer.read()) == 140000
    assert set(waited) == {"_once", "read"}


def test_odd_characters_in_paths(site: str) -> None:
    with HttpClient().get(f"{site}/a b/é?q=x y&z=%20") as answer:
        assert answer.read().startswith(b"GET /a%20b/%C3%A9?q=x%20y&z=%20 ")


def test_through_a_proxy(site: str) -> None:
    proxies = Proxies(http=site, no_proxy="internal.example, *.corp,10.0.0.1:8080")
    with HttpClient(proxies).get("http://far.example:81/x") as answer:
        assert answer.read() == b"GET http://far.example:81/x far.example:81"
    for host, port, direct in [
        ("internal.example", 80, True),
        ("a.internal.example", 80, True),
        ("internal.example.org", 80, False),
        ("a.corp", 80, True),
        ("10.0.0.1", 8080, True),
        ("10.0.0.1", 80, False),
    ]:
        assert proxies.skips(host, port) is direct
    assert Proxies.from_environment({"HTTP_PROXY": "p:1", "no_proxy": "x"}) == Proxies("p:1", None, "x")
