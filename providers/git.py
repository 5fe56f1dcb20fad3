"""git: clones, checkouts and exports."""

from __future__ import annotations

import posixpath
import re
from typing import Any, Dict, List, Optional, Tuple

from pysolo.chef.provider import Provider, provides
from pysolo.providers.paths import parent_of

Refs = List[Tuple[str, str]]
_SHA = re.compile(r"[0-9a-f]{40}")


class Git(Provider):
    serves = (provides("git"),)
    visible = {"target_revision": "target", "revision_sha": "target"}
    revision: Optional[str]  # checked out now
    _target: Optional[str] = None
    _listing = ""
    _kind = ""  # of the revision asked for: "tag", "branch" or neither

    @property
    def destination(self) -> str:
        return str(self.new.destination)

    def load_current(self) -> None:
        self.revision = self.current = None
        if self._is_clone():
            answer = self._git("rev-parse", "HEAD", at=self.destination, returns=[0, 128]).stdout.strip()
            if _SHA.fullmatch(answer):
                self.revision = self.current = answer

    def define_requirements(self) -> None:
        new = self.new
        if new.user is not None:
            self.requires(
                self._home() is not None,
                ("Chef::Exceptions::User", "%s required by resource %s does not exist" % (new.user, new.name)),
                "User %s does not exist, this run will fail unless it has been previously created. Assuming it would have "
                "been created." % new.user,
            )
        if self.action in ("checkout", "sync", "export"):
            parent = parent_of(self.destination)
            self.requires(
                self.system.is_dir(parent),
                (
                    "Chef::Exceptions::MissingParentDirectory",
                    "Cannot clone %s to %s, the enclosing directory %s does not exist"
                    % (new, self.destination, parent),
                ),
                "Directory %s does not exist, this run will fail unless it has been previously created. Assuming it would "
                "have been created." % parent,
            )
        revision = new.revision
        self.requires(
            not revision.startswith("origin/"),
            (
                "Chef::Exceptions::InvalidRemoteGitReference",
                "Deploying remote branches is not supported. Specify the remote branch as a local branch for the git "
                "repository you're deploying from (ie: '%s' rather than '%s')."
                % (revision.replace("origin/", ""), revision),
            ),
        )
        self.requires(
            self.target is not None,
            (
                "Chef::Exceptions::UnresolvableGitReference",
                "Unable to parse SHA reference for '%s' in repository '%s'. Verify your (case-sensitive) repository URL and "
                "revision.\n`git ls-remote '%s' '%s'` output: %s"
                % (revision, new.repository, new.repository, self._pattern(), self._listing),
            ),
        )

    # -- the revision asked for -----------------------------------------------------------------------------------------

    @property
    def target(self) -> Optional[str]:
        """The commit that the revision stands for."""
        if self._target is None:
            revision = self.new.revision
            self._target = revision if _SHA.fullmatch(revision) else self._resolve(revision)
        return self._target

    def _pattern(self) -> str:
        revision = self.new.revision
        return "HEAD" if revision in ("", "HEAD") else revision + "*"

    def _resolve(self, revision: str) -> Optional[str]:
        self._listing = self._git("ls-remote", self.new.repository, self._pattern()).stdout
        refs: Refs = []
        for line in self._listing.splitlines():
            sha, tab, name = line.partition("\t")
            if tab:
                refs.append((sha, name))
        if self._pattern() == "HEAD":
            found = [sha for sha, name in refs if name == "HEAD"]
        else:
            found = self._find(refs, revision, "^{}")  # what an annotated tag points to
        if not found:
            found = self._find(refs, revision, "")
        return found[0] if len(found) == 1 else None

    def _find(self, refs: Refs, revision: str, suffix: str) -> List[str]:
        for prefix, kind in (("refs/tags/", "tag"), ("refs/heads/", "branch")):
            name = revision if revision.startswith(prefix) else prefix + revision
            found = [sha for sha, ref in refs if ref == name + suffix]
            if found:
                self._kind = kind
                return found
        return [sha for sha, ref in refs if ref == revision + suffix]

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_checkout(self) -> None:
        if not self._is_empty():
            self.log.debug(
                "%s checkout destination %s already exists or is a non-empty directory" % (self.new, self.destination)
            )
            return
        self._clone()
        if self.new.enable_checkout:
            self._check_out()
        self._update_submodules()
        self._add_remotes()

    def action_export(self) -> None:
        self.action_checkout()
        path = posixpath.join(self.destination, ".git")
        self.converge_by(
            "complete the export by removing %s.git after checkout" % self.destination,
            lambda: self.system.rmtree(path) if self.system.exists(path) else None,
        )

    def action_sync(self) -> None:
        if not self._is_clone():
            self.action_checkout()
            return
        if self.revision is None or self.revision != self.target:
            self._fetch()
            self._update_submodules()
            self.log.info("%s updated to revision %s" % (self.new, self.target))
        self._add_remotes()

    def action_diff(self) -> None:
        self.log.info(self._git("diff", "%s..%s" % (self.revision, self.target), at=self.destination).stdout)

    def action_log(self) -> None:
        self.log.info(self._git("log", at=self.destination).stdout)

    # -- steps ----------------------------------------------------------------------------------------------------------

    def _is_clone(self) -> bool:
        return bool(self.system.exists(posixpath.join(self.destination, ".git")))

    def _is_empty(self) -> bool:
        return not self.system.exists(self.destination) or not self.system.listdir(self.destination)

    def _clone(self) -> None:
        new = self.new
        words = ["clone"]
        if new.remote != "origin":
            words += ["-o", new.remote]
        if new.depth:
            words += ["--depth", str(new.depth), "--no-single-branch"]
        shown = "**Suppressed Sensitive URL**" if new.sensitive else new.repository
        self.converge_by(
            "clone from %s into %s" % (shown, self.destination),
            lambda: self._git(*words, new.repository, self.destination),
        )

    def _check_out(self) -> None:
        self.converge_by("checkout ref %s branch %s" % (self.target, self.new.revision), self._switch)

    def _switch(self) -> None:
        """Bring the target into the working tree of a fresh clone."""
        new, at, target = self.new, self.destination, str(self.target)
        if new.checkout_branch:
            self._branch(new.checkout_branch)
        elif self._kind != "branch":
            self._git("checkout", target, at=at)
        elif self._on_target_branch():
            self._git("reset", "--hard", target, at=at)
        else:
            self._branch(new.revision)
            self._git("branch", "-u", "%s/%s" % (new.remote, new.revision), at=at)

    def _branch(self, name: str) -> None:
        self._git("branch", "-f", name, str(self.target), at=self.destination)
        self._git("checkout", name, at=self.destination)

    def _on_target_branch(self) -> bool:
        answer = self._git("rev-parse", "--abbrev-ref", "HEAD", at=self.destination, returns=[0, 128]).stdout.strip()
        return bool(answer == (self.new.checkout_branch or self.new.revision))

    def _fetch(self) -> None:
        new, at = self.new, self.destination
        self._track(new.remote, new.repository)

        def update() -> None:
            self._git("fetch", "--prune", new.remote, at=at)
            self._git("fetch", new.remote, "--tags", at=at)
            if _SHA.fullmatch(new.revision) or self._kind == "tag" or self._on_target_branch():
                self._git("reset", "--hard", str(self.target), at=at)
            elif new.checkout_branch:
                self._branch(new.checkout_branch)
            else:
                self._branch(new.revision)
                self._git("branch", "-u", "%s/%s" % (new.remote, new.revision), at=at)

        self.converge_by("fetch updates for %s" % new.remote, update)

    def _track(self, remote: str, url: str) -> None:
        def update() -> None:
            key = "remote.%s.url" % remote
            known = self._git("config", "--get", key, at=self.destination, returns=[0, 1, 2])
            if known.exitstatus == 1:
                self._git("remote", "add", remote, url, at=self.destination)
            elif known.exitstatus == 2 or known.stdout.strip() != url:
                self._git("config", "--replace-all", key, url, at=self.destination)

        self.converge_by("set up remote tracking branches for %s at %s" % (url, remote), update)

    def _add_remotes(self) -> None:
        for name, url in (self.new.additional_remotes or {}).items():

            def add(name: str = str(name), url: str = str(url)) -> None:
                self._track(name, url)

            self.converge_by("add remote %s from %s" % (name, url), add)

    def _update_submodules(self) -> None:
        if not self.new.enable_submodules:
            return

        def update() -> None:
            self._git("submodule", "sync", at=self.destination)
            self._git("submodule", "update", "--init", "--recursive", at=self.destination)

        self.converge_by("enable git submodules for %s" % self.new, update)

    # -- the program ----------------------------------------------------------------------------------------------------

    def _home(self) -> Optional[str]:
        user = self.new.user
        if isinstance(user, int) or (isinstance(user, str) and user.isdigit()):
            found = self.system.user_by_uid(int(user))
        else:
            found = self.system.user_by_name(str(user))
        return found.home if found is not None else None

    def _git(self, *words: str, at: Optional[str] = None, returns: Optional[List[int]] = None) -> Any:
        new = self.new
        environment: Dict[str, str] = {}
        options: Dict[str, Any] = {}
        if new.user is not None:
            options["user"] = new.user
            home = self._home()
            if home is not None:
                environment["HOME"] = home
        if new.group is not None:
            options["group"] = new.group
        if new.ssh_wrapper:
            environment["GIT_SSH"] = new.ssh_wrapper
        if new.timeout:
            options["timeout"] = new.timeout
        environment.update({str(name): str(value) for name, value in (new.environment or {}).items()})
        if environment:
            options["environment"] = environment
        if at is not None:
            options["cwd"] = at
        if returns is not None:
            options["returns"] = returns
        return self.shell_out_("git", *words, **options)
