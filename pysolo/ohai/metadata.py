"""Asking a cloud's metadata service, briefly and only where there is reason to believe in one."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional

from pysolo.ohai.ohai import Ohai
from pysolo.system.errors import HttpUnavailable

#: a metadata service answers from the next machine: whoever takes longer is none
_PATIENCE = 2.0


class MetadataService:
    """The service at the link-local address, with the headers that a cloud wants to see."""

    def __init__(self, ohai: Ohai, headers: Optional[Mapping[str, str]] = None) -> None:
        from pysolo.system.http import HttpClient

        self._base = ohai.metadata
        self._client = HttpClient(timeout=_PATIENCE)
        self._headers = dict(headers or {})

    def get(self, path: str) -> Optional[bytes]:
        """The content at a path; None for anything but success."""
        with self._client.get(self._base + path, self._headers) as answer:
            return answer.read() if answer.status == 200 else None

    def text(self, path: str) -> Optional[str]:
        """The content as text."""
        found = self.get(path)
        return None if found is None else found.decode("utf-8", "replace")

    def json(self, path: str) -> Any:
        """The content as JSON; None when it is none."""
        import json

        text = self.text(path)
        try:
            return None if text is None else json.loads(text)
        except ValueError:
            return None

    def token(self) -> None:
        """Get a session token of EC2's second metadata version, where it is offered, and send it from now on."""
        wanted = {"X-aws-ec2-metadata-token-ttl-seconds": "60"}
        with self._client.request("PUT", f"{self._base}/latest/api/token", wanted, b"") as answer:
            if answer.status == 200:
                self._headers["X-aws-ec2-metadata-token"] = answer.read().decode("ascii")


#: values that are lists, one a line
_LISTS = ("security-groups", "local_ipv4s")


def ec2_tree(service: MetadataService, folder: str = "") -> Dict[str, Any]:
    """EC2's metadata as Ohai flattens it: folders joined by underscores, but for the interfaces and the role data."""
    found: Dict[str, Any] = {}
    for line in (service.text(f"/latest/meta-data/{folder}") or "").splitlines():
        name = line.partition("=")[0] + "/" if "=" in line else line  # public keys are listed as `0=name`
        path = f"{folder}{name}"
        key = path.rstrip("/").replace("-", "_").replace("/", "_")
        if not name.endswith("/"):
            text = service.text(f"/latest/meta-data/{path}")
            found[key] = text.splitlines() if text is not None and path in _LISTS else text
        elif path == "network/interfaces/macs/":
            found[key] = _folder(service, path, False)
        elif path == "iam/":
            found[key] = _folder(service, path, True)
        else:
            found.update(ec2_tree(service, path))
    return found


def _folder(service: MetadataService, folder: str, is_json: bool) -> Dict[str, Any]:
    found: Dict[str, Any] = {}
    for name in (service.text(f"/latest/meta-data/{folder}") or "").splitlines():
        path = f"{folder}{name}"
        if name.endswith("/"):
            found[name[:-1]] = _folder(service, path, is_json)
        else:
            whole = f"/latest/meta-data/{path}"
            if is_json:
                found[name] = service.json(whole)  # a role keeps its own name
            else:
                found[name.replace("-", "_")] = service.text(whole) or ""
    return found


__all__ = ["HttpUnavailable", "MetadataService", "ec2_tree"]
