"""Signatures of AWS requests, version 4 (the algorithm as AWS documents it), for objects in private buckets."""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from collections.abc import Mapping
from typing import NamedTuple, Optional
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

ALGORITHM = "AWS4-HMAC-SHA256"
EMPTY = hashlib.sha256(b"").hexdigest()
DEFAULT_REGION = "us-east-1"
_HOST = re.compile(
    r"(?:.+\.)?s3(?:[.-](?:dualstack\.|fips\.)?(?P<region>[a-z]{2}(?:-[a-z]+)+-\d))?\.(?:amazonaws\.com(?:\.cn)?)\Z"
)


class Keys(NamedTuple):
    access: str
    secret: str


def region_of(url: str) -> str:
    """The region that an S3 address names, in its old and new spellings; other servers take the default."""
    found = _HOST.match(urlsplit(url).hostname or "")
    return (found.group("region") if found else None) or DEFAULT_REGION


def object_url(url: str) -> str:
    """The address to ask: ``s3://bucket/key`` as one of https, the path in the one spelling that signatures know."""
    parts = urlsplit(url)
    path = canonical_path(parts.path)
    if parts.scheme == "s3":
        return f"https://{parts.netloc}.s3.amazonaws.com{path}"
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def canonical_path(path: str) -> str:
    """Each byte but the unreserved ones and the slash as %XX, once: S3, unlike other services, encodes no second time."""
    return quote(unquote(path), safe="/-_.~") or "/"


def canonical_query(query: str) -> str:
    pairs = [(quote(k, safe="-_.~"), quote(v, safe="-_.~")) for k, v in parse_qsl(query, keep_blank_values=True)]
    return "&".join(f"{key}={value}" for key, value in sorted(pairs))


def signed_headers(
    url: str,
    keys: Keys,
    region: str,
    service: str = "s3",
    headers: Optional[Mapping[str, str]] = None,
    moment: Optional[float] = None,
) -> dict[str, str]:
    """The headers of a GET without a body, ``headers`` and the signature among them."""
    parts = urlsplit(url)
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(moment))
    made = {"host": parts.netloc.rpartition("@")[2], "x-amz-date": stamp, **(headers or {})}
    if service == "s3":
        made["x-amz-content-sha256"] = EMPTY
    names = sorted(made)
    request = "\n".join(
        (
            *("GET", canonical_path(parts.path), canonical_query(parts.query)),
            *(f"{name}:{' '.join(made[name].split())}" for name in names),
            *("", ";".join(names), EMPTY),
        )
    )
    scope = f"{stamp[:8]}/{region}/{service}/aws4_request"
    text = "\n".join((ALGORITHM, stamp, scope, hashlib.sha256(request.encode()).hexdigest()))
    key = f"AWS4{keys.secret}".encode()
    for step in (stamp[:8], region, service, "aws4_request"):
        key = _mac(key, step)
    signature = _mac(key, text).hex()
    made["authorization"] = (
        f"{ALGORITHM} Credential={keys.access}/{scope}, SignedHeaders={';'.join(names)}, Signature={signature}"
    )
    return made


def _mac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
