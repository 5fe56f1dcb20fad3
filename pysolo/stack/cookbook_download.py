"""The bytes of an archive: from a file, over HTTP with or without a login, from a private S3 bucket."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Optional

from pysolo.stack.model import Source

if TYPE_CHECKING:
    from pysolo.stack.sigv4 import Keys
    from pysolo.system.http import HttpClient, HttpResponse

TRIES = 3
PAUSE = 2.0
_REDIRECTS = (301, 302, 307, 308)
_MOST_HOPS = 4


class CookbooksError(Exception):
    """Cookbooks that could not be brought; the message has no secrets."""


def content(source: Source, url: str) -> bytes:
    if "://" not in url or url.startswith("file://"):
        from urllib.parse import unquote

        path = unquote(url[len("file://") :]) if url.startswith("file://") else url
        try:
            with open(path, "rb") as file:
                return file.read()
        except OSError as fault:
            raise CookbooksError(f"cannot read {path}: {fault.strerror}") from None
    return _download(source, url)


def _download(source: Source, url: str) -> bytes:
    from pysolo.system.http import HttpClient
    from pysolo.system.proxies import Proxies

    client = HttpClient(Proxies.from_environment(os.environ))
    problem = ""
    for attempt in range(1, TRIES + 1):
        try:
            with _ask(client, source, url) as answer:
                if answer.ok:
                    return answer.read()
                problem = f"{answer.status} {answer.reason}{_explained(source, answer)}"
                if answer.status < 500:
                    break
        except (OSError, ValueError) as fault:
            problem = str(fault)
        if attempt < TRIES:
            time.sleep(PAUSE * attempt)
    raise CookbooksError(f"cannot fetch {_without_login(url)}: {problem}")


def _ask(client: HttpClient, source: Source, url: str) -> HttpResponse:
    if source.type == "s3":
        from pysolo.stack.sigv4 import Keys, object_url, region_of

        address = object_url(url)
        keys = Keys(source.username, source.password or "") if source.username else None
        return _ask_s3(client, address, keys, region_of(address))
    headers = {}
    if source.username:
        import base64

        login = f"{source.username}:{source.password or ''}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(login).decode()}"
    return client.get(url, headers=headers)


def _ask_s3(client: HttpClient, url: str, keys: Optional[Keys], region: str) -> HttpResponse:
    """A bucket of another region says where it is; a signature is for one host and region, so each hop has its own."""
    from urllib.parse import urljoin

    from pysolo.stack.sigv4 import object_url, region_of, signed_headers

    for _ in range(_MOST_HOPS):
        headers = signed_headers(url, keys, region) if keys else {}
        answer = client.request("GET", url, headers, redirects=0)
        target, home = answer.headers.get("location"), answer.headers.get("x-amz-bucket-region")
        if answer.status in _REDIRECTS and target:
            url = object_url(urljoin(url, target))
            region = home or region_of(url)
        elif not answer.ok and home and home != region:
            region = home
        else:
            return answer
        answer.close()
    raise ValueError("the bucket redirects for ever")


def _explained(source: Source, answer: HttpResponse) -> str:
    """The code that S3 gives for a refusal, such as SignatureDoesNotMatch."""
    if source.type != "s3":
        return ""
    import re

    found = re.search(rb"<Code>(\w+)</Code>", answer.read())
    return f" ({found.group(1).decode()})" if found else ""


def _without_login(url: str) -> str:
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"
