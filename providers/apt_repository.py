"""apt_repository: a file of /etc/apt/sources.list.d, and the keys that its packages are signed with."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.cookbook_source import has_file
from pysolo.providers.settings import file_cache_path

_FINGERPRINTS = ("apt-key", "adv", "--list-public-keys", "--with-fingerprint", "--with-colons")


class AptRepository(Provider):
    serves = (provides("apt_repository"),)

    @property
    def on_debian(self) -> bool:
        return bool(self.system.exists("/etc/debian_version") or self.system.which("apt-get"))

    @property
    def list_path(self) -> str:
        return "/etc/apt/sources.list.d/%s.list" % self.new.repo_name

    @property
    def keyring(self) -> str:
        return "/etc/apt/keyrings/%s.gpg" % self.new.repo_name

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_add(self) -> None:
        if not self.on_debian:
            return
        new = self.new
        self.declare(
            "execute",
            "apt-cache gencaches",
            command=["apt-cache", "gencaches"],
            default_env=True,
            ignore_failure=True,
            action="nothing",
        )
        self.declare("apt_update", new.name, ignore_failure=True, action="nothing")
        for key in new.key or ():
            if is_key_id(key) and not self._in_cookbook(key):
                self._key_from_server(key, new.keyserver)
            else:
                self._key_from_address(key)
        self._remove_legacy_file()
        notifies = [("run", "execute[apt-cache gencaches]", "immediately")]
        if new.cache_rebuild:
            notifies.append(("update", "apt_update[%s]" % new.name, "immediately"))
        self.declare(
            "file",
            self.list_path,
            owner="root",
            group="root",
            mode="0644",
            content=self._text(),
            sensitive=bool(new.sensitive),
            action="create",
            notifies=notifies,
        )

    def action_remove(self) -> None:
        if not self.on_debian:
            return
        self._remove_legacy_file()
        if not self.system.exists(self.list_path):
            self.log.debug("%s does not exist. Nothing to do" % self.list_path)
            return
        self.converge_by("Removing %s repository from /etc/apt/sources.list.d/" % self.new.repo_name, self._remove)

    def _remove(self) -> None:
        new = self.new
        sensitive = bool(new.sensitive)
        self.declare("apt_update", new.name, ignore_failure=True, action="nothing")
        self.declare("file", self.keyring, sensitive=sensitive, action="delete")
        notifies = [("update", "apt_update[%s]" % new.name, "immediately")] if new.cache_rebuild else []
        self.declare("file", self.list_path, sensitive=sensitive, action="delete", notifies=notifies)

    def _remove_legacy_file(self) -> None:
        new = self.new
        path = "/etc/apt/sources.list.d/%s.list" % new.name
        if new.name != new.repo_name and self.system.exists(path):
            self.converge_by(
                "Cleaning up legacy %s repo file" % path, lambda: self.declare("file", path, action="delete")
            )

    # -- the line -------------------------------------------------------------------------------------------------------

    def _text(self) -> str:
        new = self.new
        uri = str(new.uri)
        components = new.components
        if uri.startswith("ppa:"):
            components = components or ["main"]
            uri = self._ppa(uri)
        signed_by = self.keyring if new.signed_by is True else new.signed_by
        options = ["arch=%s" % new.arch] if new.arch else []
        options += ["trusted=yes"] if new.trusted else []
        options += ["signed-by=%s" % signed_by] if signed_by else []
        options += [str(option) for option in new.options or ()]
        parts: List[Optional[str]] = [
            "[%s]" % " ".join(options) if options else None,
            normal_uri(uri),
            None if new.distribution is False else new.distribution,
            " ".join(str(one) for one in components or ()),
        ]
        line = " ".join(str(part) for part in parts if part is not None)
        return "deb      %s\n%s" % (line, "deb-src  %s\n" % line if new.deb_src else "")

    def _ppa(self, uri: str) -> str:
        owner, _, repo = uri[4:].partition("/")
        repo = repo or "ppa"
        self._ppa_key(owner, repo)
        return "http://ppa.launchpad.net/%s/%s/ubuntu" % (owner, repo)

    def _ppa_key(self, owner: str, repo: str) -> None:
        from pysolo.chef.http import send

        url = "https://launchpad.net/api/1.0/~%s/+archive/%s" % (owner, repo)
        with send(self.session, "GET", url + "/signing_key_fingerprint") as answer:
            key = answer.read().decode("utf-8").strip().strip('"')
        self._key_from_server(key, "keyserver.ubuntu.com")

    # -- keys -----------------------------------------------------------------------------------------------------------

    @property
    def key_cookbook(self) -> str:
        return str(self.new.cookbook or self.new.cookbook_name)

    def _in_cookbook(self, name: str) -> bool:
        return has_file(self, self.key_cookbook, "files", name)

    def _key_from_address(self, key: str) -> None:
        """A key file by HTTP or of the cookbook, brought into the keyring (or to apt-key, without `signed_by`)."""
        new = self.new
        staged = file_cache_path(self, re.sub(r"[^0-9A-Za-z\-]", "_", key))
        sensitive = bool(new.sensitive)
        if key.startswith("http"):
            kind, extra = "remote_file", {}
        elif self._in_cookbook(key):
            kind, extra = "cookbook_file", {"cookbook": self.key_cookbook}
        else:
            self.fail("Chef::Exceptions::FileNotFound", "Cannot locate key file: %s" % key)
        check = "gpg --homedir %s %%{path}" % self._gpg_home()
        fetched: Dict[str, Any] = dict(
            extra, source=key, mode="0644", sensitive=sensitive, action="create", verify=check
        )
        if new.signed_by:
            self._key_for_keyring(kind, staged, fetched)
        else:
            self.declare(kind, staged, **fetched)
            self._key_for_apt_key(staged, sensitive)

    def _key_for_keyring(self, kind: str, staged: str, fetched: Dict[str, Any]) -> None:
        self.declare("directory", "/etc/apt/keyrings", mode="0755")
        task = "import %s" % self.keyring
        ring = ("gnupg-ring:%s" if self._apt_version() > 2 else "%s") % self.keyring
        self.declare(kind, staged, notifies=[("run", "execute[%s]" % task, "immediately")], **fetched)
        self.declare(
            "execute",
            task,
            command=["gpg", "--import", "--batch", "--yes", "--no-default-keyring", "--keyring", ring, staged],
            default_env=True,
            sensitive=fetched["sensitive"],
            action="nothing",
        )
        before = [] if self.system.exists(self.keyring) else [("run", "execute[%s]" % task, "before")]
        self.declare("file", self.keyring, mode="0644", notifies=before)

    def _apt_version(self) -> int:
        """The first number of apt's version: up to 2 it reads what gpg itself would write, a keybox."""
        found = re.search(r"\d+", self.shell_out("apt", "-v").stdout)
        return int(found.group()) if found is not None else 0

    def _key_for_apt_key(self, staged: str, sensitive: bool) -> None:
        self.declare(
            "execute",
            "apt-key add %s" % staged,
            command=["apt-key", "add", staged],
            default_env=True,
            sensitive=sensitive,
            action="run",
            not_if=lambda: self._is_known(staged),
            notifies=[("run", "execute[apt-cache gencaches]", "immediately")],
        )

    def _gpg_home(self) -> str:
        """A folder that gpg may use while it looks at a key file; removed when the run ends."""
        import os

        folder = "/tmp/.gpg%s" % os.urandom(6).hex()
        self.system.mkdir(folder, 0o700)
        self.session.at_exit.append(lambda: self.system.exists(folder) and self.system.rmtree(folder))
        return folder

    def _is_known(self, path: str) -> bool:
        """Does apt have all keys of a file?"""
        known = public_keys(self.shell_out(*_FINGERPRINTS).stdout)
        offered = public_keys(self.shell_out("gpg", "--with-fingerprint", "--with-colons", path).stdout)
        return all(key in known for key in offered)

    def _key_from_server(self, key: str, server: str) -> None:
        new = self.new
        address = server if server.startswith("hkp://") else "hkp://%s:80" % server
        proxy = " --keyserver-options http-proxy=%s" % new.key_proxy if new.key_proxy else ""
        if new.signed_by:
            ring = "gpg --no-default-keyring --keyring %s" % self.keyring
            command = "%s%s --keyserver %s --recv %s" % (ring, proxy, address, key)
        else:
            command = "apt-key adv --no-tty --recv%s --keyserver %s %s" % (proxy, address, key)
        self.declare(
            "execute",
            "install-key %s" % key,
            command=command,
            default_env=True,
            sensitive=bool(new.sensitive),
            not_if=lambda: self._has_key(key.upper()),
            notifies=[("run", "execute[apt-cache gencaches]", "immediately")],
        )
        if not self._has_key(key.upper()) and not self.why_run:
            self.fail("RuntimeError", "The key %s is invalid and cannot be used to verify an apt repository." % key)

    def _has_key(self, key: str) -> bool:
        """Is the key there, and neither expired nor revoked?"""
        if self.new.signed_by:
            ring = ("gpg", "--no-default-keyring", "--keyring", self.keyring)
            listed = self.shell_out(*ring, "--list-public-keys", key)
            return listed.exitstatus == 0 and not re.search(r"\[(expired|revoked):", listed.stdout)
        found = re.findall(r"^fpr:+([0-9A-F]+):", self.shell_out(*_FINGERPRINTS).stdout, re.M)
        if not any(one.endswith(key) for one in found):
            return False
        expired = re.search(r"^/%s.*\[expired: .*\]$" % re.escape(key), self.shell_out("apt-key", "list").stdout, re.M)
        return expired is None


def is_key_id(text: str) -> bool:
    digits = text[2:] if text.startswith("0x") else text
    return re.fullmatch(r"[0-9a-fA-F]+", digits) is not None and len(digits) in (8, 16, 40)


def public_keys(listing: str) -> List[str]:
    """The keys of a gpg listing, by the fields that identify them."""
    return [":".join(line.split(":")[:6]) for line in listing.splitlines() if line.startswith("pub:")]


def normal_uri(uri: str) -> str:
    """Scheme and host in lower case, and a path where there is a host."""
    match = re.fullmatch(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)", uri)
    if match is None:
        return uri
    scheme, host, rest = match.groups()
    return "%s://%s%s" % (scheme.lower(), host.lower() if "@" not in host else host, rest or "/")
