"""HTTP as the run's configuration says: proxies, certificates, repeated attempts; errors under the names that cookbooks rescue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional

from pysolo.chef.config_class import value_of
from pysolo.chef.property import as_plain
from pysolo.system.errors import HttpUnavailable, TooManyRedirects
from pysolo.system.http import HttpClient, HttpResponse

if TYPE_CHECKING:
    from pysolo.chef.session import Session
    from pysolo.ruby.runtime.control import RubyError


def _setting(session: Session, key: str) -> Any:
    return as_plain(session.rt, value_of(session.rt, key))


def client_for(session: Session, **overrides: Any) -> HttpClient:
    """A client with the run's settings; ``ssl_verify_mode`` may be overridden."""
    from functools import partial

    from pysolo.config import proxy_environment
    from pysolo.ruby.core.waiting import outside
    from pysolo.system.proxies import Proxies

    environ: Dict[str, str] = dict(session.system.environ())
    config = session.config
    if config is not None:
        environ.update(proxy_environment(config, environ))
    mode = str(overrides.get("ssl_verify_mode") or _setting(session, "ssl_verify_mode") or "verify_peer")
    return HttpClient(
        Proxies.from_environment(environ),
        "none" if mode.endswith("none") else "peer",
        _setting(session, "ssl_ca_file"),
        _setting(session, "ssl_ca_path"),
        _setting(session, "ssl_client_cert"),
        _setting(session, "ssl_client_key"),
        float(_setting(session, "rest_timeout") or 300),
        _setting(session, "trusted_certs_dir"),
        partial(outside, session.rt),
    )


def send(
    session: Session,
    method: str,
    url: str,
    headers: Optional[Mapping[str, str]] = None,
    body: Optional[str] = None,
    **options: Any,
) -> HttpResponse:
    """Send a request; a refused connection and an answer of 500 and above are tried again as often as `http_retry_count` says.

    304 is an answer; 400 and above raises Net::HTTPClientException, 500 and above Net::HTTPFatalError.
    """
    client = client_for(session, **options)
    given = options.get("http_retry_count")
    left = int(given if given is not None else _setting(session, "http_retry_count") or 0)
    pause = options.get("http_retry_delay")
    delay = float(pause if pause is not None else _setting(session, "http_retry_delay") or 0)
    attempt = 0
    while True:
        attempt += 1
        try:
            answer = client.request(method, url, headers, body)
        except ValueError as trouble:
            raise session.rt.error("ArgumentError", str(trouble)) from None
        except TooManyRedirects as trouble:
            raise session.rt.error("Chef::Exceptions::RedirectLimitExceeded", str(trouble)) from None
        except HttpUnavailable as trouble:
            if left <= 0:
                raise unavailable(session, trouble) from None
            session.log.error("Error connecting to %s, retry %d" % (url, attempt))
            left -= 1
            session.system.sleep(delay)
            continue
        if answer.status >= 500 and left > 0:
            answer.close()
            session.log.error("Server returned error %d for %s, retrying" % (answer.status, url))
            left -= 1
            session.system.sleep(min(2.0 ** (attempt - 1), 32.0) if delay else 0)
            continue
        if answer.status < 400:
            return answer
        answer.close()
        raise refused(session, answer)


def refused(session: Session, answer: HttpResponse) -> RubyError:
    """The exception for an answer of 400 and above; it has the response, as Net::HTTP's has."""
    rt = session.rt
    rt.require("net/http")
    name = "Net::HTTPClientException" if answer.status < 500 else "Net::HTTPFatalError"
    error = rt.error(name, '%d "%s"' % (answer.status, answer.reason))
    code, reason = rt.str(str(answer.status)), rt.str(answer.reason)
    response = rt.send(rt.const_get("Net::HTTPResponse"), "new", rt.str("1.1"), code, reason)
    error.exc.details["response"] = response
    rt.ivar_set(error.exc, "@response", response)
    return error


def unavailable(session: Session, trouble: HttpUnavailable) -> RubyError:
    """The exception for no answer at all, by what hindered it."""
    import socket
    import ssl

    rt = session.rt
    cause = trouble.cause
    if isinstance(cause, socket.gaierror):
        rt.require("socket")
        return rt.error("SocketError", str(trouble))
    if isinstance(cause, ssl.SSLError):
        rt.require("openssl")
        return rt.error("OpenSSL::SSL::SSLError", str(trouble))
    if isinstance(cause, (socket.timeout, TimeoutError)):
        rt.require("timeout")
        return rt.error("Timeout::Error", str(trouble))
    found = rt.rescue_python(cause) if isinstance(cause, OSError) else None
    return found if found is not None else rt.error("IOError", str(trouble))
