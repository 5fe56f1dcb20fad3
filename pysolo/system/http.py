"""A small HTTP client: what remote files, request resources and cloud metadata need.

Nothing of the standard library's network modules is imported before the first request.
"""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple, Type, Union

from pysolo.system.errors import HttpUnavailable, TooManyRedirects
from pysolo.system.proxies import Proxies, basic, host_header

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPConnection, HTTPResponse
    from urllib.parse import SplitResult

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 10
_CHUNK = 65536
_AGENT = "pysolo"
#: what a redirect to another host must not carry on
_PRIVATE = ("authorization", "cookie")


#: calls a function that waits for the network, with these arguments
Waiting = Callable[..., Any]


def alone(function: Callable[..., Any], *arguments: Any) -> Any:
    """Wait without letting anything else run."""
    return function(*arguments)


class HttpResponse:
    """An answer whose body is still to be read. A context manager; reading to the end closes it too."""

    def __init__(self, url: str, response: HTTPResponse, connection: HTTPConnection, waiting: Waiting = alone) -> None:
        self.final_url = url
        self.status = response.status
        self.reason = response.reason
        #: names in lower case; several headers of one name are joined by ", "
        self.headers: Dict[str, str] = {}
        for name, value in response.getheaders():
            key = name.lower()
            self.headers[key] = f"{self.headers[key]}, {value}" if key in self.headers else value
        self._expected = response.length
        self._response = response
        self._connection = connection
        self._waiting = waiting

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def chunks(self, size: int = _CHUNK) -> Iterator[bytes]:
        """The body piece by piece. One that ends too early is HttpUnavailable, never silently a shorter body."""
        from http.client import HTTPException

        got = 0
        try:
            while True:
                chunk = self._waiting(self._response.read, size)
                if not chunk:
                    break
                got += len(chunk)
                yield chunk
        except (OSError, HTTPException) as error:
            raise HttpUnavailable(self.final_url, f"the answer broke off after {got} bytes ({explain(error)})", error)
        finally:
            self.close()
        if self._expected is not None and got < self._expected:
            raise HttpUnavailable(self.final_url, f"the answer broke off after {got} of {self._expected} bytes")

    def read(self) -> bytes:
        """The whole body."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Let go of the connection."""
        self._response.close()
        self._connection.close()

    def __enter__(self) -> HttpResponse:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


class HttpClient(NamedTuple):
    """How to reach the network. `verify` is Chef's ssl_verify_mode: `peer` or `none`; `ca_file` replaces the system's certificates,
    those in the folder `trusted_certs` are trusted as well. `waiting` makes the calls that wait: others may run meanwhile.
    """

    proxies: Proxies = Proxies()
    verify: str = "peer"
    ca_file: Optional[str] = None
    ca_path: Optional[str] = None
    client_cert: Optional[str] = None
    client_key: Optional[str] = None
    timeout: float = 300.0
    trusted_certs: Optional[str] = None
    waiting: Waiting = alone

    def get(self, url: str, headers: Optional[Mapping[str, str]] = None) -> HttpResponse:
        """GET, redirects followed."""
        return self.request("GET", url, headers)

    def request(
        self,
        method: str,
        url: str,
        headers: Optional[Mapping[str, str]] = None,
        body: Union[str, bytes, None] = None,
        *,
        redirects: int = _MOST_REDIRECTS,
    ) -> HttpResponse:
        """Send a request and return the answer, whatever its status. No answer at all is HttpUnavailable.

        Redirects of GET and HEAD are followed, `redirects` of them; a 303 turns any other request into a GET.
        """
        from urllib.parse import urljoin, urlsplit

        wanted = dict(headers or {})
        data = body.encode() if isinstance(body, str) else body
        left = redirects
        while True:
            answer: HttpResponse = self.waiting(self._once, method, url, wanted, data)
            target = answer.headers.get("location")
            follows = method in ("GET", "HEAD") or answer.status == 303
            if answer.status not in _REDIRECTS or not target or not follows or redirects == 0:
                return answer
            answer.close()
            if left == 0:
                raise TooManyRedirects(url, f"more than {redirects} redirects")
            left -= 1
            if answer.status == 303 and method != "HEAD":
                method, data = "GET", None
            before, url = url, urljoin(url, target)
            if urlsplit(before).netloc.rpartition("@")[2] != urlsplit(url).netloc.rpartition("@")[2]:
                wanted = {name: value for name, value in wanted.items() if name.lower() not in _PRIVATE}

    def _once(self, method: str, url: str, headers: Mapping[str, str], body: Optional[bytes]) -> HttpResponse:
        from http.client import HTTPException
        from urllib.parse import urlsplit

        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"not an HTTP URL: {url}")
        shown = url if parts.username is None else url.replace(f"{parts.netloc.rpartition('@')[0]}@", "", 1)
        try:
            connection, target, extra = self._connect(parts)
        except (OSError, HTTPException, ValueError) as error:
            raise HttpUnavailable(shown, explain(error), error)
        try:
            send = {"Host": host_header(parts), "User-Agent": _AGENT, "Accept": "*/*", "Connection": "close", **extra}
            given = {name.lower() for name in headers}
            send = {name: value for name, value in send.items() if name.lower() not in given}
            send.update(headers)
            connection.request(method, target, body=body, headers=send)
            return HttpResponse(shown, connection.getresponse(), connection, self.waiting)
        except (OSError, HTTPException) as error:
            connection.close()
            raise HttpUnavailable(shown, explain(error), error)

    def _connect(self, parts: SplitResult) -> Tuple[HTTPConnection, str, Dict[str, str]]:
        """A connection for a URL, the target to ask for on it, and the headers that the way there needs."""
        from http.client import HTTPConnection, HTTPSConnection
        from urllib.parse import quote, urlunsplit

        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe="/%?=&+:@,;!$'()*~[]")
        headers: Dict[str, str] = {}
        if parts.username is not None:
            headers["Authorization"] = basic(parts)
        proxy = self.proxies.of(parts.scheme, host, port)
        if proxy is None:
            if parts.scheme == "https":
                return HTTPSConnection(host, port, timeout=self.timeout, context=self._tls()), path, headers
            return HTTPConnection(host, port, timeout=self.timeout), path, headers
        pass_on = {"Proxy-Authorization": basic(proxy)} if proxy.username is not None else {}
        way = (proxy.hostname or "", proxy.port or 80)
        if parts.scheme == "https":
            connection = HTTPSConnection(*way, timeout=self.timeout, context=self._tls())
            connection.set_tunnel(host, port, pass_on)
            return connection, path, headers
        return (
            HTTPConnection(*way, timeout=self.timeout),
            f"http://{host_header(parts)}{path}",
            {**headers, **pass_on},
        )

    def _tls(self) -> ssl.SSLContext:
        import ssl

        context = ssl.create_default_context(cafile=self.ca_file, capath=self.ca_path)
        for path in _certificates(self.trusted_certs):
            try:
                context.load_verify_locations(path)
            except OSError as error:
                raise ValueError(f"{path} holds no certificate to trust ({explain(error)})")
        if self.verify == "none":
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        if self.client_cert:
            context.load_cert_chain(self.client_cert, self.client_key)
        return context


def _certificates(folder: Optional[str]) -> List[str]:
    """The certificates of a folder that may not be there."""
    import os

    if folder is None or not os.path.isdir(folder):
        return []
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith((".crt", ".pem"))]


def explain(error: BaseException) -> str:
    """A network failure in words."""
    import socket
    import ssl

    if isinstance(error, (TimeoutError, socket.timeout)):
        return "timed out"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate verify failed: {error.verify_message}"
    if isinstance(error, socket.gaierror):
        return f"the host name cannot be resolved ({error.strerror})"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
