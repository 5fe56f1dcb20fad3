"""FileUtils: making, linking, changing and removing. Copying and moving stand in fileutils_copy.py."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, List, Optional, Sequence

from pysolo.ruby.core.file_changes import nanoseconds
from pysolo.ruby.core.system_error import path_of, system_error
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, Value
from pysolo.ruby.stdlib.file_modes import gid_of, mode_of, owner_text, shown_mode, uid_of

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

fileutils = NativeClass("FileUtils", module=True)


def paths_of(rt: Interpreter, value: Value) -> List[str]:
    """One path or a list of them."""
    if isinstance(value, RArray):
        return [path for item in value.items for path in paths_of(rt, item)]
    return [path_of(rt, value)]


def path_array(rt: Interpreter, paths: List[str]) -> Value:
    return rt.array([rt.str(path) for path in paths])


def told(rt: Interpreter, verbose: Value, words: Sequence[Optional[str]]) -> None:
    """What ``verbose: true`` prints."""
    if rt.truthy(verbose):
        rt.send(rt.gvar_get("$stderr"), "puts", rt.str(" ".join(word for word in words if word)))


def attempt(rt: Interpreter, where: str, path: str, action: Any, *args: Any) -> Any:
    try:
        return action(path, *args)
    except OSError as error:
        raise system_error(rt, error, where, path)


@fileutils.module_function("pwd", "getwd")
def pwd(rt: Interpreter, self: Value) -> Value:
    return rt.send(rt.classes["Dir"], "pwd")


@fileutils.module_function("cd", "chdir")
def cd(rt: Interpreter, self: Value, path: Value, *, verbose: Value = None, block: Optional[RProc] = None) -> Value:
    told(rt, verbose, ["cd", path_of(rt, path)])
    result = rt.send(rt.classes["Dir"], "chdir", path, block=block)
    if block is not None:
        told(rt, verbose, ["cd -"])
    return result


@fileutils.module_function("mkdir")
def mkdir(
    rt: Interpreter, self: Value, list: Value, *, mode: Value = None, noop: Value = None, verbose: Value = None
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["mkdir", None if mode is None else "-m " + shown_mode(rt, mode), *paths])
    if not rt.truthy(noop):
        for path in paths:
            attempt(rt, "dir_s_mkdir", path.rstrip("/") or "/", os.mkdir)
            if mode is not None:
                os.chmod(path, mode_of(rt, mode, path))
    return path_array(rt, paths)


@fileutils.module_function("mkdir_p", "makedirs", "mkpath")
def mkdir_p(
    rt: Interpreter, self: Value, list: Value, *, mode: Value = None, noop: Value = None, verbose: Value = None
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["mkdir -p", None if mode is None else "-m " + shown_mode(rt, mode), *paths])
    if not rt.truthy(noop):
        for path in paths:
            made_with_parents(rt, path.rstrip("/") or "/", mode)
    return path_array(rt, paths)


def made_with_parents(rt: Interpreter, path: str, mode: Value) -> None:
    missing: List[str] = []
    current = path
    while current and not os.path.isdir(current):
        missing.append(current)
        parent = os.path.dirname(current)
        if parent == current:
            break
        current = parent
    for folder in reversed(missing):
        try:
            os.mkdir(folder)
            if mode is not None:
                os.chmod(folder, mode_of(rt, mode, folder))
        except OSError as error:
            if not os.path.isdir(folder):
                raise system_error(rt, error, "dir_s_mkdir", folder)


@fileutils.module_function("rmdir")
def rmdir(
    rt: Interpreter, self: Value, list: Value, *, parents: Value = None, noop: Value = None, verbose: Value = None
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["rmdir", "-p" if rt.truthy(parents) else None, *paths])
    if not rt.truthy(noop):
        for path in paths:
            attempt(rt, "dir_s_rmdir", path, os.rmdir)
            if rt.truthy(parents):
                above = os.path.dirname(path)
                while above and above != "/":
                    try:
                        os.rmdir(above)
                    except OSError:
                        break
                    above = os.path.dirname(above)
    return path_array(rt, paths)


def remove_tree(rt: Interpreter, path: str, force: bool) -> None:
    """A file, link or folder with all in it."""
    try:
        if os.path.isdir(path) and not os.path.islink(path):
            for name in attempt(rt, "dir_initialize", path, os.listdir):
                remove_tree(rt, os.path.join(path, name), force)
            attempt(rt, "dir_s_rmdir", path, os.rmdir)
        else:
            attempt(rt, "apply2files", path, os.unlink)
    except Exception as error:
        if not force or rt.rescue_python(error) is None:
            raise


def unlink_one(rt: Interpreter, path: str, force: bool) -> None:
    try:
        attempt(rt, "apply2files", path, os.unlink)
    except Exception:
        if not force:
            raise


@fileutils.module_function("rm", "remove")
def rm(
    rt: Interpreter, self: Value, list: Value, *, force: Value = None, noop: Value = None, verbose: Value = None
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["rm", "-f" if rt.truthy(force) else None, *paths])
    if not rt.truthy(noop):
        for path in paths:
            unlink_one(rt, path, rt.truthy(force))
    return path_array(rt, paths)


@fileutils.module_function("rm_f", "safe_unlink")
def rm_f(rt: Interpreter, self: Value, list: Value, *, noop: Value = None, verbose: Value = None) -> Value:
    return rm(rt, self, list, force=True, noop=noop, verbose=verbose)


@fileutils.module_function("rm_r")
def rm_r(
    rt: Interpreter,
    self: Value,
    list: Value,
    *,
    force: Value = None,
    noop: Value = None,
    verbose: Value = None,
    secure: Value = None,
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["rm -rf" if rt.truthy(force) else "rm -r", *paths])
    if not rt.truthy(noop):
        for path in paths:
            remove_tree(rt, path, rt.truthy(force))
    return path_array(rt, paths)


@fileutils.module_function("rm_rf", "rmtree")
def rm_rf(
    rt: Interpreter, self: Value, list: Value, *, noop: Value = None, verbose: Value = None, secure: Value = None
) -> Value:
    return rm_r(rt, self, list, force=True, noop=noop, verbose=verbose)


@fileutils.module_function("remove_entry")
def remove_entry(rt: Interpreter, self: Value, path: Value, force: Value = None) -> None:
    remove_tree(rt, path_of(rt, path), rt.truthy(force))


@fileutils.module_function("remove_entry_secure")
def remove_entry_secure(rt: Interpreter, self: Value, path: Value, force: Value = None) -> None:
    name = path_of(rt, path)
    if not os.path.lexists(name) and not rt.truthy(force):
        raise system_error(rt, FileNotFoundError(2, ""), "rb_file_s_lstat", os.path.abspath(name))
    remove_tree(rt, name, rt.truthy(force))


@fileutils.module_function("remove_dir")
def remove_dir(rt: Interpreter, self: Value, path: Value, force: Value = None) -> Value:
    name = path_of(rt, path)
    if not os.path.isdir(name) and not rt.truthy(force):
        attempt(rt, "dir_initialize", name, os.listdir)
    remove_tree(rt, name, rt.truthy(force))
    return rt.array([])


@fileutils.module_function("remove_file")
def remove_file(rt: Interpreter, self: Value, path: Value, force: Value = None) -> int:
    unlink_one(rt, path_of(rt, path), rt.truthy(force))
    return 1


@fileutils.module_function("touch")
def touch(
    rt: Interpreter,
    self: Value,
    list: Value,
    *,
    noop: Value = None,
    verbose: Value = None,
    mtime: Value = None,
    nocreate: Value = None,
) -> Value:
    paths = paths_of(rt, list)
    stamp = None if mtime is None else "-t " + rt.to_s(rt.send(mtime, "strftime", rt.str("%Y%m%d%H%M.%S")))
    told(rt, verbose, ["touch", "-c" if rt.truthy(nocreate) else None, stamp, *paths])
    if not rt.truthy(noop):
        moment = nanoseconds(rt, mtime)
        for path in paths:
            if not os.path.exists(path):
                if rt.truthy(nocreate):
                    raise system_error(rt, FileNotFoundError(2, ""), "apply2files", path)
                try:
                    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o666))
                except OSError as error:
                    raise system_error(rt, error, "rb_sysopen", path)
            os.utime(path, ns=(moment, moment))
    return path_array(rt, paths)


def below(path: str) -> List[str]:
    """The path and all under it, links not followed."""
    found = [path]
    if os.path.isdir(path) and not os.path.islink(path):
        for name in sorted(os.listdir(path)):
            found.extend(below(os.path.join(path, name)))
    return found


def chmod_all(rt: Interpreter, mode: Value, paths: List[str], deep: bool, force: bool = False) -> None:
    for top in paths:
        for path in below(top) if deep else [top]:
            if deep and os.path.islink(path):
                continue
            try:
                os.chmod(path, mode_of(rt, mode, path))
            except OSError as error:
                if not force:
                    raise system_error(rt, error, "apply2files", path)


@fileutils.module_function("chmod")
def chmod(
    rt: Interpreter, self: Value, mode: Value, list: Value, *, noop: Value = None, verbose: Value = None
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["chmod", shown_mode(rt, mode), *paths])
    if not rt.truthy(noop):
        chmod_all(rt, mode, paths, False)
    return path_array(rt, paths)


@fileutils.module_function("chmod_R")
def chmod_r(
    rt: Interpreter,
    self: Value,
    mode: Value,
    list: Value,
    *,
    noop: Value = None,
    verbose: Value = None,
    force: Value = None,
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["chmod -R%s" % ("f" if rt.truthy(force) else ""), shown_mode(rt, mode), *paths])
    if not rt.truthy(noop):
        chmod_all(rt, mode, paths, True, rt.truthy(force))
    return path_array(rt, paths)


def chown_all(rt: Interpreter, user: Value, group: Value, paths: List[str], deep: bool, force: bool = False) -> None:
    uid, gid = uid_of(rt, user), gid_of(rt, group)
    for top in paths:
        for path in below(top) if deep else [top]:
            try:
                (os.lchown if deep else os.chown)(path, uid, gid)
            except OSError as error:
                if not force:
                    raise system_error(rt, error, "apply2files", path)


@fileutils.module_function("chown")
def chown(
    rt: Interpreter, self: Value, user: Value, group: Value, list: Value, *, noop: Value = None, verbose: Value = None
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["chown", owner_text(rt, user, group), *paths])
    if not rt.truthy(noop):
        chown_all(rt, user, group, paths, False)
    return path_array(rt, paths)


@fileutils.module_function("chown_R")
def chown_r(
    rt: Interpreter,
    self: Value,
    user: Value,
    group: Value,
    list: Value,
    *,
    noop: Value = None,
    verbose: Value = None,
    force: Value = None,
) -> Value:
    paths = paths_of(rt, list)
    told(rt, verbose, ["chown -R%s" % ("f" if rt.truthy(force) else ""), owner_text(rt, user, group), *paths])
    if not rt.truthy(noop):
        chown_all(rt, user, group, paths, True, rt.truthy(force))
    return path_array(rt, paths)


def variant(name: str, options: Sequence[str], natives: Sequence[NativeClass]) -> NativeClass:
    """The module's functions with some options always given, where they know them."""
    made = NativeClass("FileUtils::" + name, module=True)
    for native in natives:
        for method in native.singleton_methods.values():
            known = [option for option in options if option in (method.function.__kwdefaults__ or ())]
            made.module_function(method.name)(_with(method.name, known))
    return made


def _with(name: str, options: Sequence[str]) -> Any:
    def call(rt: Interpreter, self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        given = rt.hash([(rt.sym(option), True) for option in options] + ([] if kw is None else kw.items()))
        return rt.send(rt.classes["FileUtils"], name, *args, kw=given if len(given) else None, block=block)

    return call


CLASSES = (fileutils,)


def load(rt: Interpreter) -> None:
    """The other half, and the module's variants that only talk or only act."""
    from pysolo.ruby.stdlib import fileutils_copy

    rt.install(fileutils_copy.fileutils)
    for name, options in (("Verbose", ["verbose"]), ("NoWrite", ["noop"]), ("DryRun", ["noop", "verbose"])):
        rt.install(variant(name, options, (fileutils, fileutils_copy.fileutils)))
