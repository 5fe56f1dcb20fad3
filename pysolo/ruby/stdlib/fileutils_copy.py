"""FileUtils: copying, moving, linking, comparing."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any, Callable, List

from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, Value
from pysolo.ruby.stdlib.file_modes import gid_of, mode_of, shown_mode, uid_of
from pysolo.ruby.stdlib.fileutils import made_with_parents, paths_of, remove_tree, told

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

fileutils = NativeClass("FileUtils", module=True)


def target_in(source: str, target: str, into: bool = True) -> str:
    """Where something goes: into a folder under its own name, else to the path itself."""
    return os.path.join(target, os.path.basename(source.rstrip("/"))) if into and os.path.isdir(target) else target


def each_target(
    rt: Interpreter, source: Value, target: Value, action: Callable[[str, str], Any], into: bool = True
) -> None:
    """For one source, or a list of them that go into a folder."""
    name = path_of(rt, target)
    if isinstance(source, RArray):
        for path in paths_of(rt, source):
            action(path, os.path.join(name, os.path.basename(path.rstrip("/"))))
    else:
        path = path_of(rt, source)
        action(path, target_in(path, name, into))


def copy_content(rt: Interpreter, source: str, target: str) -> None:
    if os.path.exists(source) and os.path.exists(target) and os.path.samefile(source, target):
        raise rt.error("ArgumentError", "same file: %s and %s" % (source, target))
    try:
        reader = os.open(source, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise system_error(rt, error, "rb_sysopen", source)
    try:
        found = os.fstat(reader)
        if stat.S_ISDIR(found.st_mode):
            raise rt.error("Errno::EISDIR", "Is a directory - read")
        try:
            writer = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, found.st_mode & 0o777)
        except OSError as error:
            raise system_error(rt, error, "rb_sysopen", target)
        try:
            while True:
                data = os.read(reader, 1 << 20)
                if not data:
                    break
                while data:
                    data = data[os.write(writer, data) :]
        finally:
            os.close(writer)
    finally:
        os.close(reader)


def copy_metadata(source: str, target: str) -> None:
    found = os.lstat(source)
    if not stat.S_ISLNK(found.st_mode):
        os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))
    try:
        os.lchown(target, found.st_uid, found.st_gid)
    except PermissionError:
        pass
    if not stat.S_ISLNK(found.st_mode):
        os.chmod(target, found.st_mode & 0o7777)


def copy_tree(rt: Interpreter, source: str, target: str, preserve: bool, follow: bool, replace: bool = False) -> None:
    """One entry with all below it; ``follow`` links only at the top."""
    try:
        found = os.stat(source) if follow else os.lstat(source)
    except OSError as error:
        raise system_error(rt, error, "rb_file_s_lstat" if not follow else "rb_check_realpath_internal", source)
    mode = found.st_mode
    if replace and os.path.lexists(target):
        remove_tree(rt, target, True)
    if stat.S_ISDIR(mode):
        inner = os.path.realpath(target) + "/"
        if inner.startswith(os.path.realpath(source) + "/"):
            raise rt.error("ArgumentError", "cannot copy directory %s to itself %s" % (os.path.abspath(source), target))
        names = os.listdir(source)
        if not os.path.isdir(target):
            try:
                os.mkdir(target, mode & 0o777)
            except OSError as error:
                raise system_error(rt, error, "dir_s_mkdir", target)
        for name in names:
            copy_tree(rt, os.path.join(source, name), os.path.join(target, name), preserve, False, replace)
    elif stat.S_ISLNK(mode):
        try:
            os.symlink(os.readlink(source), target)
        except OSError as error:
            raise system_error(rt, error, "rb_file_s_symlink", "(%s, %s)" % (os.readlink(source), target))
    elif stat.S_ISFIFO(mode):
        os.mkfifo(target, mode & 0o777)
    elif stat.S_ISREG(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        copy_content(rt, source, target)
    if preserve:
        copy_metadata(source, target)


def shown_paths(rt: Interpreter, source: Value, target: Value) -> List[str]:
    return paths_of(rt, source) + [path_of(rt, target)]


@fileutils.module_function("cp", "copy")
def cp(
    rt: Interpreter,
    self: Value,
    src: Value,
    dest: Value,
    *,
    preserve: Value = None,
    noop: Value = None,
    verbose: Value = None,
) -> Value:
    told(rt, verbose, ["cp", "-p" if rt.truthy(preserve) else None, *shown_paths(rt, src, dest)])
    if rt.truthy(noop):
        return None

    def one(source: str, target: str) -> None:
        copy_content(rt, source, target)
        if rt.truthy(preserve):
            copy_metadata(source, target)

    each_target(rt, src, dest, one)
    return src if isinstance(src, RArray) else None


@fileutils.module_function("cp_r")
def cp_r(
    rt: Interpreter,
    self: Value,
    src: Value,
    dest: Value,
    *,
    preserve: Value = None,
    noop: Value = None,
    verbose: Value = None,
    dereference_root: Value = True,
    remove_destination: Value = None,
) -> None:
    flags = "cp -r%s%s" % (
        "p" if rt.truthy(preserve) else "",
        " --remove-destination" if rt.truthy(remove_destination) else "",
    )
    told(rt, verbose, [flags, *shown_paths(rt, src, dest)])
    if rt.truthy(noop):
        return

    def one(source: str, target: str) -> None:
        if source.endswith("/."):
            target = path_of(rt, dest)
        copy_tree(rt, source, target, rt.truthy(preserve), rt.truthy(dereference_root), rt.truthy(remove_destination))

    each_target(rt, src, dest, one)


@fileutils.module_function("copy_entry")
def copy_entry(
    rt: Interpreter,
    self: Value,
    src: Value,
    dest: Value,
    preserve: Value = None,
    dereference_root: Value = None,
    remove_destination: Value = None,
) -> None:
    copy_tree(
        rt,
        path_of(rt, src),
        path_of(rt, dest),
        rt.truthy(preserve),
        rt.truthy(dereference_root),
        rt.truthy(remove_destination),
    )


@fileutils.module_function("copy_file")
def copy_file(
    rt: Interpreter, self: Value, src: Value, dest: Value, preserve: Value = None, dereference: Value = True
) -> None:
    source, target = path_of(rt, src), path_of(rt, dest)
    copy_content(rt, source, target)
    if rt.truthy(preserve):
        copy_metadata(source, target)


@fileutils.module_function("copy_stream")
def copy_stream(rt: Interpreter, self: Value, src: Value, dest: Value) -> Value:
    return rt.send(rt.classes["IO"], "copy_stream", src, dest)


@fileutils.module_function("mv", "move")
def mv(
    rt: Interpreter,
    self: Value,
    src: Value,
    dest: Value,
    *,
    force: Value = None,
    noop: Value = None,
    verbose: Value = None,
    secure: Value = None,
) -> Value:
    told(rt, verbose, ["mv", "-f" if rt.truthy(force) else None, *shown_paths(rt, src, dest)])
    if rt.truthy(noop):
        return None

    spared: List[str] = []  # what force keeps silent about

    def one(source: str, target: str) -> None:
        if os.path.isdir(target) and not os.path.isdir(source):
            raise rt.error("Errno::EEXIST", "File exists - %s" % target)
        try:
            os.rename(source, target)
        except OSError as error:
            if error.errno != 18:  # EXDEV: on another file system
                if rt.truthy(force):
                    spared.append(source)
                    return
                raise system_error(rt, error, "rb_file_s_rename", "(%s, %s)" % (source, target))
            copy_tree(rt, source, target, True, False)
            remove_tree(rt, source, False)

    each_target(rt, src, dest, one)
    return src if isinstance(src, RArray) else None if spared else 0


def link_words(flags: str, rt: Interpreter, src: Value, dest: Value, force: Value) -> List[Any]:
    letters = flags + ("f" if rt.truthy(force) else "")
    return ["ln", "-" + letters if letters else None, *shown_paths(rt, src, dest)]


def linked(
    rt: Interpreter, make: Callable[[str, str], None], where: str, source: str, target: str, force: Value
) -> None:
    if rt.truthy(force) and os.path.lexists(target) and not (os.path.isdir(target) and not os.path.islink(target)):
        os.unlink(target)
    try:
        make(source, target)
    except OSError as error:
        raise system_error(rt, error, where, target if where == "syserr_fail2_in" else "(%s, %s)" % (source, target))


@fileutils.module_function("ln_s", "symlink")
def ln_s(
    rt: Interpreter,
    self: Value,
    src: Value,
    dest: Value,
    *,
    force: Value = None,
    noop: Value = None,
    verbose: Value = None,
) -> Value:
    told(rt, verbose, link_words("s", rt, src, dest, force))
    if not rt.truthy(noop):
        each_target(
            rt, src, dest, lambda source, target: linked(rt, os.symlink, "syserr_fail2_in", source, target, force)
        )
    return src if isinstance(src, RArray) else 0


@fileutils.module_function("ln_sf")
def ln_sf(rt: Interpreter, self: Value, src: Value, dest: Value, *, noop: Value = None, verbose: Value = None) -> Value:
    return ln_s(rt, self, src, dest, force=True, noop=noop, verbose=verbose)


@fileutils.module_function("ln", "link")
def ln(
    rt: Interpreter,
    self: Value,
    src: Value,
    dest: Value,
    *,
    force: Value = None,
    noop: Value = None,
    verbose: Value = None,
) -> Value:
    told(rt, verbose, link_words("", rt, src, dest, force))
    if not rt.truthy(noop):
        each_target(rt, src, dest, lambda source, target: linked(rt, os.link, "rb_file_s_link", source, target, force))
    return src if isinstance(src, RArray) else 0


@fileutils.module_function("install")
def install(
    rt: Interpreter,
    self: Value,
    src: Value,
    dest: Value,
    *,
    mode: Value = None,
    owner: Value = None,
    group: Value = None,
    preserve: Value = None,
    noop: Value = None,
    verbose: Value = None,
) -> None:
    words: List[Any] = ["install -c", "-p" if rt.truthy(preserve) else None]
    words += ["-m " + shown_mode(rt, mode)] if mode is not None else []
    words += ["-o %s" % rt.to_s(owner)] if owner is not None else []
    words += ["-g %s" % rt.to_s(group)] if group is not None else []
    told(rt, verbose, words + shown_paths(rt, src, dest))
    if rt.truthy(noop):
        return

    def one(source: str, target: str) -> None:
        if not os.path.exists(source):
            raise system_error(rt, FileNotFoundError(2, ""), "rb_file_s_stat", source)
        if not (os.path.isfile(target) and same_content(source, target)):
            if os.path.lexists(target):
                os.unlink(target)
            if path_of(rt, dest).endswith("/"):
                made_with_parents(rt, os.path.dirname(target), None)
            copy_content(rt, source, target)
            if mode is not None:
                os.chmod(target, mode_of(rt, mode, target))
        if owner is not None or group is not None:
            os.chown(target, uid_of(rt, owner), gid_of(rt, group))
        if rt.truthy(preserve):
            found = os.stat(source)
            os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))
        if mode is not None:
            os.chmod(target, mode_of(rt, mode, target))

    each_target(rt, src, dest, one)


def same_content(a: str, b: str) -> bool:
    if os.path.getsize(a) != os.path.getsize(b):
        return False
    with open(a, "rb") as first, open(b, "rb") as second:
        while True:
            left, right = first.read(65536), second.read(65536)
            if left != right:
                return False
            if not left:
                return True


@fileutils.module_function("compare_file", "identical?", "cmp")
def compare_file(rt: Interpreter, self: Value, a: Value, b: Value) -> bool:
    names = [path_of(rt, a), path_of(rt, b)]
    for name in names:
        if not os.path.exists(name):
            raise system_error(rt, FileNotFoundError(2, ""), "rb_file_s_size", name)
    return same_content(*names)


@fileutils.module_function("uptodate?")
def uptodate(rt: Interpreter, self: Value, new: Value, olds: Value) -> bool:
    name = path_of(rt, new)
    if not os.path.exists(name):
        return False
    moment = os.stat(name).st_mtime_ns
    return all(not os.path.exists(old) or os.stat(old).st_mtime_ns < moment for old in paths_of(rt, olds))
