"""Module: defining methods, attributes, visibility."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional

from pysolo.ruby.core.method import RMethodObject, as_method_body, unbound
from pysolo.ruby.core.object_methods import method_names
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RMethod, RObject, RProc, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

module = NativeClass("Module")


def default_visibility(rt: Interpreter, self: RClass) -> str:
    """What a bare ``private`` above says, when this very class body is running."""
    frame = rt.frame
    return frame.visibility if frame.self_obj is self and frame.method is None else "public"


def add_method(rt: Interpreter, cls: RClass, made: RMethod, visibility: str) -> None:
    made.visibility = "private" if visibility == "module_function" else visibility
    rt.define_method(cls, made)
    if visibility == "module_function":
        rt.module_function(cls, made.name)


def reader(name: str) -> Callable[..., Value]:
    ivar = "@" + name

    def read(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if args or kw is not None:
            raise self.cls.rt.error(
                "ArgumentError", "wrong number of arguments (given %d, expected 0)" % (len(args) + (kw is not None))
            )
        ivars = self.ivars
        return None if ivars is None else ivars.get(ivar)

    return read


def writer(name: str) -> Callable[..., Value]:
    ivar = "@" + name

    def write(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if kw is not None:
            args = [*args, kw]
        if len(args) != 1:
            raise self.cls.rt.error("ArgumentError", "wrong number of arguments (given %d, expected 1)" % len(args))
        if not isinstance(self, RObject) or self.frozen:
            self.cls.rt.check_frozen(self)
        if self.ivars is None:
            self.ivars = {}
        self.ivars[ivar] = args[0]
        return args[0]

    return write


def accessors(rt: Interpreter, self: RClass, names: tuple[Value, ...], read: bool, write: bool) -> RArray:
    made: List[Value] = []
    visibility = default_visibility(rt, self)
    file, line = rt.caller_location()
    for given in names:
        name = rt.name(given)
        if not name.isidentifier():
            raise rt.error("NameError", "invalid attribute name `%s'" % name, name=rt.sym(name), receiver=self)
        if read:
            add_method(rt, self, RMethod(name, reader(name), self, "public", 0, (), file, line), visibility)
            made.append(rt.sym(name))
        if write:
            setter = RMethod(name + "=", writer(name), self, "public", 1, (("req", None),), file, line)
            add_method(rt, self, setter, visibility)
            made.append(rt.sym(name + "="))
    return rt.array(made)


@module.method("attr_reader", "attr")
def attr_reader(rt: Interpreter, self: RClass, *names: Value) -> RArray:
    if len(names) == 2 and names[1] in (True, False):
        return accessors(rt, self, names[:1], True, names[1])
    return accessors(rt, self, names, True, False)


@module.method("attr_writer")
def attr_writer(rt: Interpreter, self: RClass, *names: Value) -> RArray:
    return accessors(rt, self, names, False, True)


@module.method("attr_accessor")
def attr_accessor(rt: Interpreter, self: RClass, *names: Value) -> RArray:
    return accessors(rt, self, names, True, True)


@module.method("define_method")
def define_method(
    rt: Interpreter, self: RClass, name: Name, body: Value = UNSET, *, block: Optional[RProc] = None
) -> RSymbol:
    rt.check_frozen(self)
    add_method(rt, self, as_method_body(rt, self, name, body, block), default_visibility(rt, self))
    return rt.sym(name)


@module.method("alias_method")
def alias_method(rt: Interpreter, self: RClass, new: Name, old: Name) -> RSymbol:
    rt.check_frozen(self)
    rt.alias_method(self, new, old)
    return rt.sym(new)


@module.method("remove_method")
def remove_method(rt: Interpreter, self: RClass, *names: Name) -> RClass:
    for name in names:
        rt.check_frozen(self)
        rt.remove_method(self, name)
        rt.send(self, "method_removed", rt.sym(name))
    return self


@module.method("undef_method")
def undef_method(rt: Interpreter, self: RClass, *names: Name) -> RClass:
    for name in names:
        rt.check_frozen(self)
        rt.undef_method(self, name)
        rt.send(self, "method_undefined", rt.sym(name))
    return self


def each_name(rt: Interpreter, names: tuple[Value, ...]) -> List[str]:
    found: List[str] = []
    for given in names:
        found.extend([rt.name(item) for item in given.items] if isinstance(given, RArray) else [rt.name(given)])
    return found


def _visibility(name: str) -> None:
    @module.method(name, visibility="private")
    def set_visibility(rt: Interpreter, self: RClass, *names: Value) -> Value:
        if not names:
            rt.frame.visibility = name
            return None
        for found in each_name(rt, names):
            rt.set_visibility(self, found, name)
        return names[0] if len(names) == 1 else rt.array(list(names))


for _name in ("public", "private", "protected"):
    _visibility(_name)


@module.method("module_function", visibility="private")
def module_function(rt: Interpreter, self: RClass, *names: Value) -> Value:
    if not self.is_module:
        raise rt.error("TypeError", "module_function must be called for modules")
    if not names:
        rt.frame.visibility = "module_function"
        return None
    for name in each_name(rt, names):
        rt.module_function(self, name)
    return names[0] if len(names) == 1 else rt.array(list(names))


@module.method("private_class_method")
def private_class_method(rt: Interpreter, self: RClass, *names: Value) -> RClass:
    for name in each_name(rt, names):
        rt.set_visibility(rt.singleton_class(self), name, "private")
    return self


@module.method("public_class_method")
def public_class_method(rt: Interpreter, self: RClass, *names: Value) -> RClass:
    for name in each_name(rt, names):
        rt.set_visibility(rt.singleton_class(self), name, "public")
    return self


@module.method("ruby2_keywords", visibility="private")
def ruby2_keywords(rt: Interpreter, self: RClass, *names: Value) -> None:
    return None


@module.method("instance_method", "public_instance_method")
def instance_method(rt: Interpreter, self: RClass, name: Name) -> RMethodObject:
    return unbound(rt, self, name)


def _listing(name: str, *visibilities: str) -> None:
    @module.method(name)
    def listing(rt: Interpreter, self: RClass, inherit: bool = True) -> RArray:
        return rt.array([rt.sym(found) for found in method_names(self, inherit, *visibilities)])


_listing("instance_methods", "public", "protected")
_listing("public_instance_methods", "public")
_listing("private_instance_methods", "private")
_listing("protected_instance_methods", "protected")


def _question(name: str, *visibilities: str) -> None:
    @module.method(name)
    def is_defined(rt: Interpreter, self: RClass, method: Name, inherit: bool = True) -> bool:
        if inherit:
            found = self.find(method)
        else:
            found = self.methods.get(method)
        return found is not None and found.fn is not None and found.visibility in visibilities


_question("method_defined?", "public", "protected")
_question("public_method_defined?", "public")
_question("private_method_defined?", "private")
_question("protected_method_defined?", "protected")


CLASSES = (module,)
