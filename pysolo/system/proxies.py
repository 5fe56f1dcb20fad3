"""Which proxy a URL goes through, and the headers that hosts and credentials become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Mapping, NamedTuple, Optional

if TYPE_CHECKING:
    from urllib.parse import SplitResult


class Proxies(NamedTuple):
    """Proxy URLs by scheme, and the hosts to reach without one (comma separated: names, domains, `*` patterns)."""

    http: Optional[str] = None
    https: Optional[str] = None
    no_proxy: str = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Proxies:
        """What the usual variables say, lower case before upper case."""

        def read(name: str) -> Optional[str]:
            return environ.get(name) or environ.get(name.upper()) or None

        return cls(read("http_proxy"), read("https_proxy"), read("no_proxy") or "")

    def of(self, scheme: str, host: str, port: int) -> Optional[SplitResult]:
        """The proxy for a host, or None."""
        url = self.https if scheme == "https" else self.http
        if not url or self.skips(host, port):
            return None
        from urllib.parse import urlsplit

        return urlsplit(url if "://" in url else f"http://{url}")

    def skips(self, host: str, port: int) -> bool:
        """Is the host one to reach directly?"""
        from fnmatch import fnmatchcase

        host = host.lower()
        for entry in self.no_proxy.lower().replace(",", " ").split():
            name, colon, number = entry.rpartition(":")
            if colon and number.isdigit() and ":" not in name:
                if int(number) != port:
                    continue
                entry = name
            if fnmatchcase(host, entry) or host == entry.lstrip(".") or host.endswith("." + entry.lstrip(".")):
                return True
        return False


def host_header(parts: SplitResult) -> str:
    """The Host header of a URL: without credentials, with a port only when it is not the scheme's own."""
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    usual = 443 if parts.scheme == "https" else 80
    return host if parts.port in (None, usual) else f"{host}:{parts.port}"


def basic(parts: SplitResult) -> str:
    """The credentials in a URL as an Authorization header."""
    import base64
    from urllib.parse import unquote

    pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    return "Basic " + base64.b64encode(pair.encode()).decode("ascii")
