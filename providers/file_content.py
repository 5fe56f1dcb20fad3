"""Managing a file with content: the steps that file, template, cookbook_file and remote_file share."""

from __future__ import annotations

import errno
import posixpath
from typing import TYPE_CHECKING, Optional, Tuple

from pysolo.chef.provider import Provider
from pysolo.providers.access_control import AccessControl, settle
from pysolo.providers.backup import backup
from pysolo.providers.paths import parent_of
from pysolo.providers.selinux import restore_label

if TYPE_CHECKING:
    from pysolo.providers.content import Content
    from pysolo.system.values import FileStat

_KINDS = {"block": "block device", "char": "char device", "dir": "directory", "fifo": "pipe", "socket": "socket"}


def kind_text(kind: str) -> str:
    return _KINDS.get(kind, "symlink" if kind == "link" else "unknown filetype")


class FileContent(Provider):
    """A subclass says with :meth:`content` what the file is to hold.

    New content is staged beside its target with all its rights and moved over it in one step: at no moment is a partial file, or one
    that more people may read than asked for, to be seen at the path.
    """

    path: str
    link: Optional[FileStat]  # what the path itself is
    found: Optional[FileStat]  # what it leads to
    rights: AccessControl
    unlinking = False
    creating = False

    def content(self) -> Optional[Content]:
        """What the file is to hold; None leaves its content alone."""
        raise NotImplementedError

    def manages_content(self) -> bool:
        """Does it matter what an existing file holds?"""
        return True

    # -- what is there --------------------------------------------------------------------------------------------------

    def load_current(self) -> None:
        new, system = self.new, self.system
        self.path = new.path
        self.link = system.lstat_or_none(self.path)
        self.found = self.link
        if self.link is not None and self.link.is_link:
            self.found = self._behind_link()
        exists = self.found is not None
        if exists and self.link is not None and self.link.is_link:
            follows = new.manage_symlink_source is not False
            self.unlinking = not (follows and self.found is not None and self.found.is_file)
        else:
            self.unlinking = exists and self.found is not None and not self.found.is_file
        self.creating = not exists or self.unlinking
        self.current = self.found

    def _behind_link(self) -> Optional[FileStat]:
        try:
            return self.system.stat_or_none(self.path)
        except OSError as trouble:
            if trouble.errno == errno.ELOOP:
                return None
            raise

    def define_requirements(self) -> None:
        action = self.action
        self.rights = AccessControl(self, self.path, None if self.creating else self.found)
        if action in ("create", "create_if_missing", "touch"):
            parent = parent_of(self.path)
            self.requires(
                self.system.is_dir(parent),
                ("Chef::Exceptions::EnclosingDirectoryDoesNotExist", "Parent directory %s does not exist." % parent),
                "Assuming directory %s would have been created" % parent,
            )
        if action == "delete" and self.found is not None:
            self.requires(
                self.system.access(self.path, 2),
                (
                    "Chef::Exceptions::InsufficientPermissions",
                    "File %s exists but is not writable so it cannot be deleted" % self.path,
                ),
            )
        if action == "create":
            trouble = self._unfit()
            if trouble is not None:
                kind, message, assumption = trouble
                self.requires(False, (kind, message), assumption, block=True)

    def _unfit(self) -> Optional[Tuple[str, str, str]]:
        """Why what stands at the path cannot be taken for the file: error class, message, what a why-run assumes."""
        link, new, path = self.link, self.new, self.path
        if link is None or link.is_file:
            return None
        if link.is_link and new.manage_symlink_source is not False:
            if new.manage_symlink_source is None:
                self.log.warn(
                    "File %s managed by %s is really a symlink (to %s). Managing the source file instead."
                    % (path, new, self.system.realpath(path))
                )
                self.log.warn("Disable this warning by setting `manage_symlink_source true` on the resource")
            return self._unfit_link()
        if new.force_unlink:
            return None
        kind = kind_text(link.kind)
        return (
            "Chef::Exceptions::FileTypeMismatch",
            "File %s exists, but is a %s, set force_unlink to true to remove" % (path, kind),
            "Assuming %s at %s would have been removed by a previous resource" % (kind, path),
        )

    def _unfit_link(self) -> Optional[Tuple[str, str, str]]:
        path = self.path
        try:
            found = self.system.stat(path)
        except OSError as trouble:
            loop = trouble.errno == errno.ELOOP
            text = self.system.readlink(path)
            what = "creates a loop" if loop else "leads to a nonexistent file"
            return (
                "Chef::Exceptions::InvalidSymlink",
                "Symlink at %s (pointing to %s) exists but attempting to resolve it %s" % (path, text, what),
                "Assuming symlink %s would be fixed by a previous resource" % path,
            )
        if found.is_file:
            return None
        real = self.system.realpath(path)
        return (
            "Chef::Exceptions::FileTypeMismatch",
            "File %s exists, but is a symlink to %s which is a %s. Disable manage_symlink_source and set force_unlink to "
            "remove it." % (path, real, kind_text(found.kind)),
            "Assuming symlink %s or source file %s would have been fixed by a previous resource" % (path, real),
        )

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_create(self) -> None:
        content = self.content()
        try:
            self._check_sum(content)
            changed = content is not None and self._differs(content)
            if content is not None and changed:
                self._verify(content)
            self._unlink()
            self._create(content)
            if content is not None and changed and not (self.why_run and self.creating):
                self._write(content)  # of a file that would first have to be made, Chef tells no content
        finally:
            if content is not None:
                content.discard()
        self.rights.converge()
        restore_label(self, self.path)
        if not self.why_run:
            settle(self.new, self.system.stat_or_none(self.path), self.system)

    def action_create_if_missing(self) -> None:
        if self.found is None:
            self.action_create()
        else:
            self.log.debug("%s exists at %s taking no action." % (self.new, self.path))

    def action_delete(self) -> None:
        if self.found is not None:
            self.converge_by("delete file %s" % self.path, self._delete)

    def _delete(self) -> None:
        if self.link is not None and not self.link.is_link:
            if self.link.is_dir:
                raise IsADirectoryError(errno.EISDIR, "Is a directory", self.path)
            backup(self, self.path)
        self.system.unlink(self.path)
        self.log.info("%s deleted file at %s" % (self.new, self.path))

    def action_touch(self) -> None:
        self.action_create()
        self.converge_by("update utime on file %s" % self.path, lambda: self.system.utime(self.path))

    # -- steps ----------------------------------------------------------------------------------------------------------

    def _check_sum(self, content: Optional[Content]) -> None:
        wanted = self.new.checksum
        if content is not None and wanted and not content.sha256().startswith(wanted.lower()):
            self.fail(
                "Chef::Exceptions::ChecksumMismatch",
                "Checksum on resource (%s...) does not match checksum on content (%s...)"
                % (wanted[:6], content.sha256()[:6]),
            )

    def _differs(self, content: Content) -> bool:
        if self.creating or self.found is None or not self.manages_content():
            return True
        return not content.is_in(self.path, self.found.size)

    def _verify(self, content: Content) -> None:
        """Stage the content and let the resource's checks look at it."""
        checks = self.new.properties["verifications"]
        if not checks.is_set(self.new) or not checks.get(self.new).items:
            return
        from pysolo.providers.verification import verify

        if content.staged is None:
            content.staged = self.system.stage(self.staging_path, content.pieces())
        verify(self, content.staged.path)

    @property
    def staging_path(self) -> str:
        """What new content is staged for: the path itself, or its like in /tmp where nothing may change."""
        folder, name = posixpath.split(self.path)
        return "/tmp/" + name if self.why_run or not self.system.is_dir(folder or ".") else self.path

    def _unlink(self) -> None:
        if self.unlinking and self.new.force_unlink:
            assert self.link is not None
            kind = kind_text(self.link.kind)
            self.converge_by("unlink %s at %s" % (kind, self.path), lambda: self.system.rmtree(self.path))

    def _create(self, content: Optional[Content]) -> None:
        if not self.creating:
            return
        # with content the file comes into being when that is written
        self.converge_by("create new file %s" % self.path, (lambda: None) if content is not None else self._write_empty)
        self.log.info("%s created file %s" % (self.new, self.path))

    def _write_empty(self) -> None:
        rights = self.rights
        self.system.write_atomic(self.path, b"", mode=rights.mode, uid=rights.uid, gid=rights.gid)

    def _write(self, content: Content) -> None:
        if self.why_run and self.creating:
            return  # there is no file yet to compare with
        old = "none" if self.creating or not self.manages_content() else self.system.sha256(self.path)[:6]
        head = "update content in file %s from %s to %s" % (self.path, old, content.sha256()[:6])
        if self.rt.truthy(self.new.get("sensitive")):
            lines = ["suppressed sensitive resource"]
            self.new.set("diff", lines[0])
            self.converge_by([head, lines[0]], lambda: self._deploy(content))
            return
        from pysolo.providers.difference import difference

        new_path = content.staged.path if content.staged is not None else self.path
        lines = difference(self, self.path, new_path, content)
        if not self.creating and len(lines) > 1:
            self.new.set("diff", "\\n".join(lines))
        self.converge_by([head, lines], lambda: self._deploy(content))

    def _deploy(self, content: Content) -> None:
        rights = self.rights
        if not self.creating:
            backup(self, self.path)
            if self.new.atomic_update is False:
                self.system.overwrite(self.path, content.pieces())
                return
        if content.staged is None:
            content.staged = self.system.stage(self.path, content.pieces())
        content.staged.commit(rights.mode, rights.uid, rights.gid)
        self.log.info("%s updated file contents %s" % (self.new, self.path))
