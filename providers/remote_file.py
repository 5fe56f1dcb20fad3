"""remote_file: a file fetched by HTTP, or copied from a path of the host."""

from __future__ import annotations

from typing import Any, Dict, List, Optional
from urllib.parse import unquote, urlsplit

from pysolo.chef.http import send
from pysolo.chef.provider import provides
from pysolo.providers.content import Content
from pysolo.providers.fetched import Fetched
from pysolo.providers.file import File
from pysolo.ruby.runtime.control import RubyError

#: what makes the next source be tried
_NEXT = (
    "SocketError",
    "Errno::ECONNREFUSED",
    "Errno::ENOENT",
    "Errno::EACCES",
    "Errno::ETIMEDOUT",
    "Timeout::Error",
    "Net::HTTPClientException",
    "Net::HTTPFatalError",
)


class RemoteFile(File):
    serves = (provides("remote_file"),)

    def manages_content(self) -> bool:
        return bool(self.new.checksum) or self.action != "create_if_missing"

    def content(self) -> Optional[Content]:
        wanted = self.new.checksum
        if wanted and not self.creating and self.system.sha256(self.path).startswith(wanted.lower()):
            self.log.trace("%s checksum matches target checksum (%s) - not updating" % (self.new, wanted))
            return None
        sources: List[str] = [str(one) for one in self.new.source]
        while True:
            source = sources.pop(0)
            try:
                return self._fetch(source)
            except (RubyError, OSError) as trouble:
                error = trouble if isinstance(trouble, RubyError) else self.rt.rescue_python(trouble)
                if error is None or not self._is_passed_over(error):
                    raise
                self.log.warn("%s cannot be downloaded from %s: %s" % (self.new, source, self.rt.message_of(error.exc)))
                if not sources:
                    raise
                self.log.info("%s trying to download from another mirror" % self.new)

    def _is_passed_over(self, error: RubyError) -> bool:
        name = error.exc.cls.real
        return any(one.name in _NEXT for one in name.ancestors)

    def _fetch(self, source: str) -> Optional[Content]:
        parts = urlsplit(source)
        scheme = parts.scheme.lower()
        if scheme in ("http", "https"):
            return self._fetch_by_http(source)
        if scheme == "file":
            path = unquote(parts.path)
            self.system.stat(path)
            return Content(self.system, source=path)
        self.fail(
            "ArgumentError", "Invalid uri, Only http(s), ftp, and file are currently supported: %s" % (scheme or source)
        )

    def _fetch_by_http(self, url: str) -> Optional[Content]:
        new = self.new
        known = None if self.creating or not self.manages_content() else self.system.sha256(self.path)
        fetched = Fetched.load(self, url)
        headers: Dict[str, Any] = {}
        if known is not None and fetched.sha256 == known:
            if new.use_last_modified and fetched.modified:
                headers["If-Modified-Since"] = fetched.modified
            if new.use_etag and fetched.etag:
                headers["If-None-Match"] = fetched.etag
        headers.update({str(name): str(value) for name, value in (new.headers or {}).items()})
        options = {str(name): value for name, value in (new.http_options or {}).items()}
        if new.ssl_verify_mode:
            options["ssl_verify_mode"] = new.ssl_verify_mode
        with send(self.session, "GET", url, headers, **options) as answer:
            if answer.status == 304:
                return None
            content = Content(self.system, staged=self.system.stage(self.staging_path, answer.chunks()))
        if not self.why_run:
            fetched.note(content.sha256(), answer.headers)
        return content
