"""archive_file: unpacks tar (plain, gzip, bzip2, xz) and zip archives."""

from __future__ import annotations

import errno
import posixpath
from typing import Iterator, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.providers.archive import Archive, Member, open_archive


class ArchiveFile(Provider):
    serves = (provides("archive_file"), provides("libarchive_file"))

    @property
    def path(self) -> str:
        return str(self.new.path)

    @property
    def destination(self) -> str:
        return posixpath.normpath(str(self.new.destination))

    def action_extract(self) -> None:
        new, system = self.new, self.system
        if not system.exists(self.path):
            self.fail("Errno::ENOENT", "No archive found at %s! Cannot continue." % self.path)
        if not system.exists(self.destination):
            mode = int(str(new.mode), 8)
            self.converge_by("create directory %s" % self.destination, lambda: system.makedirs(self.destination, mode))
            self._extract()
        elif new.overwrite is True or (new.overwrite == "auto" and self._differs()):
            self.log.debug("Overwriting existing content at %s" % self.destination)
            self._extract()
        else:
            self.log.debug("Not extracting archive as %s exists" % self.destination)
        if new.owner or new.group:
            self.converge_by(
                "set owner of files extracted in %s to %s:%s" % (self.destination, new.owner, new.group), self._own
            )

    # -- members --------------------------------------------------------------------------------------------------------

    def _members(self, archive: Archive) -> Iterator[Member]:
        """The members with the leading folders dropped; those that are nothing but these are left out."""
        strip = int(self.new.strip_components or 0)
        for member in archive.members():
            parts = [part for part in member.name.split("/") if part not in ("", ".")]
            if len(parts) > strip:
                yield member._replace(name="/".join(parts[strip:]))

    def _target(self, name: str) -> Optional[str]:
        """Where a member goes; None when that is outside of the destination."""
        path = posixpath.normpath(posixpath.join(self.destination, name))
        inside = path == self.destination or path.startswith(self.destination.rstrip("/") + "/")
        return path if inside else None

    def _differs(self) -> bool:
        with open_archive(self.system, self.path) as archive:
            for member in self._members(archive):
                path = self._target(member.name)
                found = self.system.stat_or_none(path) if path is not None else None
                if path is not None and (found is None or int(found.mtime) != int(member.mtime)):
                    return True
        return False

    # -- steps ----------------------------------------------------------------------------------------------------------

    def _options(self) -> List[str]:
        options = self.new.options
        return [str(option) for option in options] if isinstance(options, list) else [str(options)]

    def _extract(self) -> None:
        self.converge_by("extract %s to %s" % (self.path, self.destination), self._unpack)

    def _unpack(self) -> None:
        folders: List[Member] = []
        with open_archive(self.system, self.path) as archive:
            for member in self._members(archive):
                path = self._target(member.name)
                if path is None:
                    self.fail(
                        "Chef::Exceptions::ValidationFailed",
                        'Refusing to extract archive entry "%s": it would go outside of %s'
                        % (member.name, self.destination),
                    )
                self._refuse_links(path)
                if member.kind == "dir":
                    folders.append(member)
                    if not self.system.is_dir(path):
                        self.system.makedirs(path)
                else:
                    self._put(archive, member, path)
        for member in reversed(folders):  # what is put into a folder changes its time
            self._give_rights(member, str(self._target(member.name)))

    def _refuse_links(self, path: str) -> None:
        """A link inside of the destination must not lead what is unpacked out of it."""
        folder = posixpath.dirname(path)
        while len(folder) > len(self.destination):
            if self.system.is_link(folder):
                self.fail("Errno::ELOOP", "Cannot extract through symlink %s" % folder)
            folder = posixpath.dirname(folder)

    def _put(self, archive: Archive, member: Member, path: str) -> None:
        system = self.system
        options = self._options()
        found = system.lstat_or_none(path)
        if found is not None:
            if "no_overwrite" in options or ("no_overwrite_newer" in options and found.mtime > member.mtime):
                return
            if found.is_dir:
                raise IsADirectoryError(errno.EISDIR, "Is a directory", path)
            if found.is_link or member.kind != "file":
                system.unlink(path)
        system.makedirs(posixpath.dirname(path))
        if member.kind == "link":
            system.symlink(member.link, path)
            return
        if member.kind == "hard":
            source = self._target(self._stripped(member.link))
            if source is None:
                self.fail(
                    "Chef::Exceptions::ValidationFailed", 'Refusing to link "%s" to what is outside' % member.name
                )
            system.hardlink(source, path)
            return
        mode = member.mode & (0o7777 if "permissions" in options else 0o777 & ~system.umask())
        system.write_atomic(path, archive.pieces(member), mode=mode)
        self._give_rights(member, path)

    def _stripped(self, name: str) -> str:
        parts = [part for part in name.split("/") if part not in ("", ".")]
        return "/".join(parts[int(self.new.strip_components or 0) :])

    def _give_rights(self, member: Member, path: str) -> None:
        options = self._options()
        system = self.system
        if "owner" in options and system.is_root:
            system.chown(path, member.uid, member.gid)
        if member.kind == "dir":
            system.chmod(path, member.mode & (0o7777 if "permissions" in options else 0o777 & ~system.umask()))
        if "time" in options:
            system.utime(path, (member.mtime, member.mtime))

    def _own(self) -> None:
        new, system = self.new, self.system
        uid = gid = -1
        if new.owner:
            user = system.user_by_name(new.owner)
            if user is None:
                self.fail("ArgumentError", "can't find user for %s" % new.owner)
            uid = user.uid
        if new.group:
            group = system.group_by_name(new.group)
            if group is None:
                self.fail("ArgumentError", "can't find group for %s" % new.group)
            gid = group.gid
        with open_archive(system, self.path) as archive:
            for member in self._members(archive):
                path = self._target(member.name)
                if path is not None and system.lstat_or_none(path) is not None:
                    system.lchown(path, uid, gid)
