"""``Chef::HTTP``: requests that cookbooks send themselves, as the run's configuration says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional

from pysolo.chef.http import send
from pysolo.chef.session import session_of
from pysolo.ruby.core.string_bytes import to_bytes
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.system.http import HttpResponse


class ChefHttp(RObject):
    """Where requests go, and what goes with each of them."""

    __slots__ = ("url", "headers")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.url = ""
        self.headers: Dict[str, str] = {}


http_class = NativeClass("Chef::HTTP", allocator=ChefHttp)
simple = NativeClass("Chef::HTTP::Simple", superclass="Chef::HTTP")
simple_json = NativeClass("Chef::HTTP::SimpleJSON", superclass="Chef::HTTP")


def _texts(rt: Interpreter, headers: Value) -> Dict[str, str]:
    return {rt.to_s(name): rt.to_s(value) for name, value in headers.items()} if isinstance(headers, RHash) else {}


@http_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: ChefHttp, url: Value, options: Optional[RHash] = None, **more: Value) -> None:
    given = {**({rt.to_s(key): value for key, value in options.items()} if options else {}), **more}
    self.url = rt.to_s(url)
    self.headers = _texts(rt, given.get("headers"))


@http_class.method("url")
def url_of(rt: Interpreter, self: ChefHttp) -> str:
    return self.url


@http_class.method("create_url")
def create_url(rt: Interpreter, self: ChefHttp, path: Value) -> Value:
    return rt.send(rt.const_get("URI"), "parse", rt.str(_address(rt, self, path)))


def _address(rt: Interpreter, self: ChefHttp, path: Value) -> str:
    """A whole URL stands for itself; anything else is below ours, whether either has a slash there or not."""
    wanted = "" if path is None else rt.to_s(path)
    if wanted.startswith(("http://", "https://")):
        return wanted
    return "%s/%s" % (self.url.rstrip("/"), wanted.lstrip("/")) if wanted else self.url


def _is_json(rt: Interpreter, self: ChefHttp) -> bool:
    return rt.is_a(self, rt.classes["Chef::HTTP::SimpleJSON"])


def _ask(rt: Interpreter, self: ChefHttp, method: str, path: Value, headers: Value, data: Value = None) -> HttpResponse:
    wanted = {**self.headers, **_texts(rt, headers)}
    if _is_json(rt, self):
        wanted.setdefault("Accept", "application/json")
        if data is not None:
            wanted.setdefault("Content-Type", "application/json")
            data = rt.send(data, "to_json")
    body = to_bytes(data).decode("latin-1") if isinstance(data, RString) else None
    return send(session_of(rt), method, _address(rt, self, path), wanted, body)


def _answer(rt: Interpreter, self: ChefHttp, answer: HttpResponse) -> Value:
    """The body; nil without one, false when nothing has changed since."""
    with answer:
        content = answer.read()
    if answer.status == 304:
        return False
    text = rt.str(content.decode("utf-8", "surrogateescape"))
    if _is_json(rt, self) and content and "json" in answer.headers.get("content-type", ""):
        return rt.send(rt.const_get("JSON"), "parse", text)
    return text if content or answer.status != 204 else None


@http_class.method("request")
def request(
    rt: Interpreter, self: ChefHttp, method: Value, path: Value, headers: Value = None, data: Value = None
) -> Value:
    body = data if rt.truthy(data) else None
    return _answer(rt, self, _ask(rt, self, rt.name(method).upper(), path, headers, body))


def _without_body(method: str) -> Any:
    def ask(rt: Interpreter, self: ChefHttp, path: Value, headers: Value = None) -> Value:
        return _answer(rt, self, _ask(rt, self, method, path, headers))

    return ask


def _with_body(method: str) -> Any:
    def ask(rt: Interpreter, self: ChefHttp, path: Value, data: Value, headers: Value = None) -> Value:
        return _answer(rt, self, _ask(rt, self, method, path, headers, data))

    return ask


for name in ("get", "head", "delete"):
    http_class.method(name)(_without_body(name.upper()))
for name in ("put", "post"):
    http_class.method(name)(_with_body(name.upper()))


@http_class.method("streaming_request", "streaming_request_with_progress")
def streaming_request(
    rt: Interpreter,
    self: ChefHttp,
    path: Value,
    headers: Value = None,
    file: Value = None,
    *,
    block: Optional[RProc] = None,
) -> Value:
    """The body as a Tempfile; given to a block it is gone afterwards."""
    made = file if file is not None else rt.send(rt.const_get("Tempfile"), "open", rt.str("chef-rest"))
    with _ask(rt, self, "GET", path, headers) as answer:
        for chunk in answer.chunks():
            rt.send(made, "write", rt.str(chunk.decode("latin-1"), "ASCII-8BIT"))
    rt.send(made, "flush")
    rt.send(made, "rewind")
    if block is None:
        return made
    try:
        rt.call_block(block, made)
    finally:
        rt.send(made, "close")
        rt.send(made, "unlink")
    return made


CLASSES = (http_class, simple, simple_json)
