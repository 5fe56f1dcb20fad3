"""Module: its constants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Dict, Optional

from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("Module")

CONSTANT = re.compile(r"[A-Z]\w*\Z|[^\W\d_a-z]\w*\Z")


def check_name(rt: Interpreter, self: RClass, name: str) -> None:
    if not CONSTANT.match(name):
        raise rt.error("NameError", "wrong constant name %s" % name, name=rt.sym(name), receiver=self)


@module.method("const_get")
def const_get(rt: Interpreter, self: RClass, name: Name, inherit: bool = True) -> Value:
    if "::" in name:
        return rt.const_get(name, self)
    check_name(rt, self, name)
    if inherit:
        return rt.const_get(name, self)
    found = rt.const_here(self, name)
    return rt.send(self, "const_missing", rt.sym(name)) if found is UNSET else found


@module.method("const_set")
def const_set(rt: Interpreter, self: RClass, name: Name, value: Value) -> Value:
    check_name(rt, self, name)
    rt.check_frozen(self)
    rt.const_set(self, name, value)
    return value


@module.method("const_defined?")
def const_defined(rt: Interpreter, self: RClass, name: Value, inherit: bool = True) -> bool:
    text = name.s if isinstance(name, RString) else rt.name(name)
    scope: Value = self
    for at, part in enumerate(text.split("::") if text[:2] != "::" else text[2:].split("::")):
        check_name(rt, self, part)
        if not isinstance(scope, RClass):
            return False
        found = find_constant(rt, scope, part, inherit, at == 0)
        if found is UNSET:
            return False
        scope = found
    return True


def find_constant(rt: Interpreter, scope: RClass, name: str, inherit: bool, first: bool) -> Value:
    if not inherit:
        return rt.const_here(scope, name)
    found = rt.const_in(scope, name)
    return rt.const_in(rt.c_object, name) if found is UNSET and first else found


@module.method("constants")
def constants(rt: Interpreter, self: RClass, inherit: bool = True) -> RArray:
    names: Dict[str, None] = {}
    for found in self.ancestors if inherit else [self]:
        if found is rt.c_object and self is not rt.c_object:
            break
        hidden = found.extra.get("private_constants", ())
        names.update({name: None for name in [*found.consts, *found.autoloads] if name not in hidden})
    return rt.array([rt.sym(name) for name in names])


@module.singleton("constants")
def all_constants(rt: Interpreter, self: RClass, inherit: bool = True) -> RArray:
    return constants(rt, rt.c_object if self is rt.c_module else self, inherit)


@module.method("const_missing")
def const_missing(rt: Interpreter, self: RClass, name: Name) -> Value:
    return rt.const_missing(self, name)


@module.method("remove_const", visibility="private")
def remove_const(rt: Interpreter, self: RClass, name: Name) -> Value:
    if name not in self.consts:
        raise rt.error(
            "NameError", "constant %s::%s not defined" % (rt.module_name(self), name), name=rt.sym(name), receiver=self
        )
    rt.const_version += 1
    return self.consts.pop(name)


@module.method("const_source_location")
def const_source_location(rt: Interpreter, self: RClass, name: Name, inherit: bool = True) -> Optional[RArray]:
    for found in self.ancestors if inherit else [self]:
        if name in found.consts:
            place = found.extra.get("const_places", {}).get(name)
            return rt.array([] if place is None else [rt.str(place[0]), place[1]])
    return None


@module.method("private_constant")
def private_constant(rt: Interpreter, self: RClass, *names: Value) -> RClass:
    hidden = self.extra.setdefault("private_constants", set())
    for name in names:
        text = rt.name(name)
        if text not in self.consts and text not in self.autoloads:
            raise rt.error(
                "NameError",
                "constant %s::%s not defined" % (rt.module_name(self), text),
                name=rt.sym(text),
                receiver=self,
            )
        hidden.add(text)
    rt.const_version += 1
    return self


@module.method("public_constant")
def public_constant(rt: Interpreter, self: RClass, *names: Value) -> RClass:
    self.extra.setdefault("private_constants", set()).difference_update([rt.name(name) for name in names])
    rt.const_version += 1
    return self


@module.method("deprecate_constant")
def deprecate_constant(rt: Interpreter, self: RClass, *names: Value) -> RClass:
    return self


@module.method("autoload")
def autoload(rt: Interpreter, self: RClass, name: Name, path: str) -> None:
    if name not in self.consts:
        self.autoloads[name] = path
        rt.const_version += 1


@module.method("autoload?")
def is_autoload(rt: Interpreter, self: RClass, name: Name, inherit: bool = True) -> Optional[str]:
    return self.autoloads.get(name)


CLASSES = (module,)
