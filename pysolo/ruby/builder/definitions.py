"""Methods, classes, modules, alias, undef."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

from pysolo.ruby.builder.arguments import new_call
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import (
    Alias,
    Class,
    Const,
    Def,
    Module,
    SClass,
    Undef,
)


def superclass(mark: Any, value: Any, _: Any) -> Any:
    if mark[0] != "<":
        raise Fault(message("unexpected", "`%s`" % mark[0]), line=mark[1])
    return value


def class_(line: Any, path: Any, superclass: Any, body: Any, _: Any) -> Any:
    return Class(line, _path(path), superclass, body)


def sclass(line: Any, value: Any, _: Any, body: Any, __: Any) -> Any:
    return SClass(line, value, body)


def module(line: Any, path: Any, _: Any, body: Any, __: Any) -> Any:
    return Module(line, _path(path), body)


def _path(path: Any) -> Any:
    if path.__class__ is not Const:
        raise Fault(message("class_name"), line=path.line)
    return path


def _head(definition: Any, params: Any) -> Tuple[Any, ...]:
    name, line, singleton = definition
    if singleton.__class__ is tuple:
        singleton = new_call(None, singleton[0], (), singleton[1], vcall=True)
    return name, line, singleton, params


def def_none(definition: Any) -> Any:
    return _head(definition, None)


def def_empty(definition: Any, _: Any, __: Any) -> Any:
    return _head(definition, None)


def def_params(definition: Any, _: Any, params: Any, __: Any) -> Any:
    return _head(definition, params.finish())


def defs_none(line: Any, _: Any, value: Any, __: Any, name: Any) -> Any:
    return name[0], line, value, None


def defs_empty(line: Any, _: Any, value: Any, __: Any, name: Any, ___: Any) -> Any:
    return name[0], line, value, None


def defs_params(line: Any, _: Any, value: Any, __: Any, name: Any, params: Any, ___: Any) -> Any:
    return name[0], line, value, params.finish()


def def_(head: Any, body: Any, _: Any) -> Any:
    name, line, singleton, params = head
    return Def(line, name, params, body, singleton)


def def_bare(definition: Any, params: Any, _: Any, body: Any, __: Any) -> Any:
    name, line, singleton, found = _head(definition, params.finish())
    return Def(line, name, found, body, singleton)


def alias(line: Any, new: Any, old: Any) -> Any:
    return Alias(line, new, old)


def undef(line: Any, names: List[Any]) -> Any:
    return Undef(line, tuple(names))


ACTIONS: Dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        superclass, class_, sclass, module, def_none, def_empty, def_params,
        defs_none, defs_empty, defs_params, def_, def_bare, alias, undef,
    )
}  # fmt: skip
