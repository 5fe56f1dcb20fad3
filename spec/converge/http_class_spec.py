"""Requests that a cookbook sends itself."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from spec.converge.repository import ChefRepository


class Echo(BaseHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        told = {
            "path": self.path,
            "method": self.command,
            "x": self.headers.get("X-A"),
            "body": self.rfile.read(size).decode(),
        }
        body = json.dumps(told).encode()
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def value(repo: ChefRepository, code: str) -> str:
    repo.recipe(f"{code}\nfile('OUT/told') {{ content told.inspect }}\n")
    run = repo.run()
    assert run.error is None, run.message
    return (repo.out / "told").read_text()


def test_what_requests_answer(repo: ChefRepository, site: str) -> None:
    code = f"""
    http = Chef::HTTP.new('{site}/', headers: {{ 'X-A' => 'a' }})
    told = [http.get('/one'), http.post('two', 'body', 'X-A' => 'b')].map {{ |text| JSON.parse(text).values }}
    """
    assert value(repo, code) == '[["/one", "GET", "a", ""], ["/two", "POST", "b", "body"]]'


def test_json(repo: ChefRepository, site: str) -> None:
    code = f"""
    require 'chef/http/simple_json'
    told = Chef::HTTP::SimpleJSON.new('{site}/base').post('x', {{ 'a' => 1 }}).values_at('path', 'body')
    """
    assert value(repo, code) == r'["/base/x", "{\"a\":1}"]'


def test_streams_and_errors(repo: ChefRepository, site: str) -> None:
    code = f"""
    http = Chef::HTTP::Simple.new('{site}')
    told = [http.streaming_request('/s') {{ |file| file.read.include?('/s') }}.class]
    begin
      http.get('/none')
    rescue Net::HTTPClientException => e
      told << e.response.code
    end
    """
    assert value(repo, code) == '[Tempfile, "404"]'
