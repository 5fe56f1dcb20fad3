"""subversion: checkouts and exports of a Subversion repository."""

from __future__ import annotations

import posixpath
import re
from typing import Any, Dict, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.paths import parent_of


class Subversion(Provider):
    serves = (provides("subversion"),)
    visible = {"target_revision": "target", "revision_int": "target", "revision_slug": "target"}
    _target: Optional[str] = None

    @property
    def destination(self) -> str:
        return str(self.new.destination)

    def define_requirements(self) -> None:
        parent = parent_of(self.destination)
        self.requires(
            self.system.is_dir(parent),
            (
                "Chef::Exceptions::MissingParentDirectory",
                "Cannot clone %s to %s, the enclosing directory %s does not exist"
                % (self.new, self.destination, parent),
            ),
            "Directory %s does not exist, assuming it would have been created" % parent,
        )

    # -- revisions ------------------------------------------------------------------------------------------------------

    def _number(self, text: str) -> Optional[str]:
        found = re.search(r"^Last Changed Rev: (\d+)", text, re.M)
        return found.group(1) if found is not None else None

    @property
    def target(self) -> str:
        """The number of the revision asked for."""
        if self._target is None:
            revision = str(self.new.revision)
            if revision.isdigit():
                self._target = revision
            else:
                words = ["info", str(self.new.repository), *self._words(self.new.svn_info_args), *self._login()]
                number = self._number(self._svn(*words, "-r%s" % revision).stdout)
                if number is None:
                    self.fail(
                        "Chef::Exceptions::UnresolvableGitReference", "Could not parse `svn info` of the repository"
                    )
                self._target = number
        return self._target

    def _current(self) -> Optional[str]:
        if not self._is_checkout():
            return None
        found = re.search(r"^Revision: (\d+)", self._svn("info", self.destination).stdout, re.M)
        return found.group(1) if found is not None else None

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_checkout(self) -> None:
        if not self.system.exists(self.destination) or not self.system.listdir(self.destination):
            self._bring("checkout", "perform checkout of %s into %s" % (self.new.repository, self.destination))

    def action_export(self) -> None:
        if not self.system.exists(self.destination) or not self.system.listdir(self.destination):
            self._bring("export", "export %s into %s" % (self.new.repository, self.destination), "--force")

    def action_force_export(self) -> None:
        self._bring("export", "export %s into %s" % (self.new.repository, self.destination), "--force")

    def action_sync(self) -> None:
        if not self._is_checkout():
            self.action_checkout()
            return
        current = self._current()
        if current != self.target:
            words = [
                "update",
                *self._words(self.new.svn_arguments),
                *self._login(),
                "-r%s" % self.target,
                self.destination,
            ]
            self.converge_by(
                "sync %s from %s to %s" % (self.destination, current, self.target), lambda: self._svn(*words)
            )

    def action_diff(self) -> None:
        self.log.info(self._svn("diff", self.destination).stdout)

    def action_log(self) -> None:
        self.log.info(self._svn("log", self.destination).stdout)

    def _bring(self, verb: str, text: str, *flags: str) -> None:
        repository = str(self.new.repository)
        words = [verb, *flags, *self._words(self.new.svn_arguments), *self._login(), "-r%s" % self.target]
        self.converge_by(text, lambda: self._svn(*words, repository, self.destination))

    # -- the program ----------------------------------------------------------------------------------------------------

    def _is_checkout(self) -> bool:
        return bool(self.system.exists(posixpath.join(self.destination, ".svn")))

    @staticmethod
    def _words(arguments: Any) -> List[str]:
        import shlex

        return shlex.split(arguments) if isinstance(arguments, str) else []

    def _login(self) -> List[str]:
        new = self.new
        words = ["--username", str(new.svn_username)] if new.svn_username else []
        return words + (["--password", str(new.svn_password)] if new.svn_password else [])

    def _svn(self, *words: str) -> Any:
        new = self.new
        options: Dict[str, Any] = {"sensitive": bool(new.svn_password)}
        for name in ("user", "group", "timeout", "environment"):
            value = getattr(new, name)
            if value is not None:
                options[name] = value
        return self.shell_out_(str(new.svn_binary or "svn"), *words, **options)
