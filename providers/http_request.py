"""http_request: a request whose answer matters only by its status."""

from __future__ import annotations

from typing import Any, Dict, Optional

from pysolo.chef.http import send
from pysolo.chef.provider import Provider, provides
from pysolo.ruby.runtime.objects import RHash, RProc


class HttpRequest(Provider):
    serves = (provides("http_request"),)

    def _send(self, method: str, body: Optional[str] = None) -> Any:
        new = self.new
        headers: Dict[str, str] = {str(name): str(value) for name, value in (new.headers or {}).items()}
        if body is not None and not any(name.lower() == "content-type" for name in headers):
            headers["Content-Type"] = "application/x-www-form-urlencoded"  # what Ruby's own client says of a body
        with send(self.session, method, str(new.url), headers, body) as answer:
            answer.read()
            self.log.info("%s %s to %s successful" % (new, method, new.url))
            return answer.status

    def _message(self) -> str:
        rt = self.rt
        message = self.new.get("message")
        if isinstance(message, RProc):
            message = rt.call_proc(message)
        if isinstance(message, RHash):
            message = rt.send(message, "to_json")
        return "" if message is None else rt.to_s(message)

    def _ask(self, method: str, with_body: bool = False) -> None:
        new = self.new
        self.converge_by(
            "%s %s to %s" % (new, method, new.url),
            lambda: self._send(method, self._message() if with_body else None),
        )

    def action_get(self) -> None:
        self._ask("GET")

    def action_patch(self) -> None:
        self._ask("PATCH", with_body=True)

    def action_put(self) -> None:
        self._ask("PUT", with_body=True)

    def action_post(self) -> None:
        self._ask("POST", with_body=True)

    def action_delete(self) -> None:
        self._ask("DELETE")

    def action_options(self) -> None:
        self._ask("OPTIONS")

    def action_head(self) -> None:
        """HEAD changes nothing, so it is sent in why-run too; only an answer that is no 304 notifies."""
        if self._send("HEAD") != 304:
            new = self.new
            self.converge_by("%s HEAD to %s returned modified, trigger notifications" % (new, new.url), lambda: None)
