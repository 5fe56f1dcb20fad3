"""Constants: storing, naming what is stored, and the three steps of looking one up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from pysolo.ruby.runtime.highlight import highlighted
from pysolo.ruby.runtime.objects import UNSET, RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.frames import Cref
    from pysolo.ruby.runtime.interpreter import Interpreter


def const_set(rt: Interpreter, cls: RClass, name: str, value: Value) -> Value:
    """Store a constant; a class or module without a name gets its name this way."""
    cls.consts[name] = value
    rt.const_version += 1
    if isinstance(value, RClass) and not value.is_singleton and (value.name is None or value.name.startswith("#<")):
        if cls is rt.c_object:
            value.name = name
        elif cls.name is None or cls.name.startswith("#<"):  # a name for the time being
            outer = cls.name or "#<%s:0x%016x>" % ("Module" if cls.is_module else "Class", rt.address(cls))
            value.name = "%s::%s" % (outer, name)
            return value
        else:
            value.name = "%s::%s" % (cls.name, name)
        value.lexical_parent = None if cls is rt.c_object else cls
        rt.classes[value.name] = value
        _name_inner(rt, value)
    return value


def _name_inner(rt: Interpreter, cls: RClass) -> None:
    for name, value in list(cls.consts.items()):
        if isinstance(value, RClass) and (value.name is None or value.name.startswith("#<")):
            value.name = "%s::%s" % (cls.name, name)
            value.lexical_parent = cls
            rt.classes[value.name] = value
            _name_inner(rt, value)


def const_here(rt: Interpreter, cls: RClass, name: str) -> Value:
    """The constant as it stands in this very module, autoloaded when need be; UNSET when there is none."""
    found = cls.consts.get(name, UNSET)
    if found is UNSET and name in cls.autoloads:
        feature = cls.autoloads.pop(name)
        rt.const_version += 1
        rt.autoload(feature)
        found = cls.consts.get(name, UNSET)
    return found


def const_in(rt: Interpreter, cls: RClass, name: str) -> Value:
    """The constant in a module or its ancestors (and Object's for a module); UNSET when there is none."""
    for module in cls.ancestors:
        found = module.consts.get(name, UNSET)
        if found is not UNSET:
            return found
        if name in module.autoloads:
            found = const_here(rt, module, name)
            if found is not UNSET:
                return found
    return UNSET


def const_lexical(rt: Interpreter, cref: Cref, name: str) -> Value:
    """A bare ``Name``: the modules written around, then the innermost one's ancestors, then Object."""
    link: Optional[Cref] = cref
    innermost: Optional[RClass] = None
    while link is not None and link.parent is not None:
        if link.lexical:
            module = link.namespace
            if innermost is None:
                innermost = module
            if link.target is None or module.is_singleton:  # the class of an object is no place around the code
                found = module.consts.get(name, UNSET)
                if found is not UNSET:
                    return found
                if name in module.autoloads:
                    found = const_here(rt, module, name)
                    if found is not UNSET:
                        return found
        link = link.parent
    if innermost is not None:
        found = const_in(rt, innermost, name)
        if found is not UNSET:
            return found
        if innermost.is_singleton and isinstance(innermost.attached, RClass):
            found = const_in(rt, innermost.attached, name)
            if found is not UNSET:
                return found
    found = const_in(rt, rt.c_object, name)
    if found is not UNSET:
        return found
    return const_missing(rt, innermost or rt.c_object, name)


def const_from(rt: Interpreter, scope: Value, name: str) -> Value:
    """``scope::Name``"""
    if not isinstance(scope, RClass):
        raise rt.error("TypeError", "%s is not a class/module" % rt.inspect(scope))
    found = const_in(rt, scope, name)
    if found is UNSET:
        return const_missing(rt, scope, name, True)
    if name in scope.extra.get("private_constants", ()):
        text = "private constant %s::%s referenced" % (rt.module_name(scope), name)
        raise rt.error("NameError", text, name=rt.sym(name), receiver=scope)
    return found


def const_missing(rt: Interpreter, cls: RClass, name: str, scoped: bool = False) -> Value:
    rt.const_version += 1  # call sites must not remember what comes from here
    for hook in rt.const_missing_hooks:
        found = hook(cls, name)
        if found is not UNSET:
            return found
    if cls is rt.classes["Errno"]:
        import errno

        if hasattr(errno, name):
            return rt.errno_class(name)
    method = cls.cls.find("const_missing")
    if method is not None and method.owner.name != "Module":
        return rt.call_method(cls, method, [rt.sym(name)], None, None)
    raise uninitialized(rt, cls, name, scoped)


def uninitialized(rt: Interpreter, cls: RClass, name: str, scoped: bool) -> Exception:
    full = name if cls is rt.c_object else "%s::%s" % (rt.module_name(cls), name)
    text = highlighted(rt, "uninitialized constant %s" % full, name, "scoped" if scoped else "constant")
    return rt.error("NameError", text, name=rt.sym(name), receiver=cls)


def extend_const_missing(rt: Interpreter, hook: Callable[[RClass, str], Value]) -> None:
    """Let an embedder supply constants; the hook is asked with the place and the name, and answers UNSET for what it does not know."""
    rt.const_missing_hooks.append(hook)


def const_get(rt: Interpreter, path: str, start: Optional[RClass] = None) -> Value:
    """The constant ``A::B``, from ``start`` (with its ancestors and Object) or the top."""
    scope = start or rt.c_object
    first = True
    if path.startswith("::"):
        path, scope = path[2:], rt.c_object
    for name in path.split("::"):
        if not (name[:1].isupper() and name.replace("_", "a").isalnum()):
            raise rt.error("NameError", "wrong constant name %s" % path, name=rt.sym(path), receiver=scope)
        if not isinstance(scope, RClass):
            raise rt.error("TypeError", "%s does not refer to class/module" % rt.inspect(scope))
        found = const_in(rt, scope, name)
        if found is UNSET and first:
            found = const_in(rt, rt.c_object, name)
        scope = const_missing(rt, scope, name) if found is UNSET else found
        first = False
    return scope
