"""The first classes, by hand, and then the native ones of core/."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, List

from pysolo.ruby.runtime.errors import define_exceptions
from pysolo.ruby.runtime.main_object import install_main
from pysolo.ruby.runtime.objects import (
    UNSET,
    RArray,
    RClass,
    RHash,
    RMethod,
    RObject,
    RProc,
    RRange,
    RRegexp,
    RString,
    Value,
)

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.runtime.native import NativeClass


def boot(rt: Interpreter) -> None:
    """BasicObject, Object, Module, Class and their knot; the classes of the values; exceptions."""
    basic = RClass(rt, None, "BasicObject")
    obj = RClass(rt, None, "Object", basic)
    module = RClass(rt, None, "Module", obj)
    class_ = RClass(rt, None, "Class", module)
    rt.c_basic_object, rt.c_object, rt.c_module, rt.c_class = basic, obj, module, class_
    above = class_
    for cls in (basic, obj, module, class_):
        meta = RClass(rt, class_, None, above)
        meta.is_singleton = True
        meta.attached = cls
        cls.cls = meta
        above = meta
        assert cls.name is not None
        obj.consts[cls.name] = cls
        rt.classes[cls.name] = cls
    basic.allocator = obj.allocator = RObject
    module.allocator = lambda cls: _new_module(rt, cls)
    class_.allocator = lambda cls: rt.make_class(rt.c_object)
    rt.m_kernel = rt.define_module("Kernel")
    rt.include(rt.m_kernel, obj)
    rt.m_comparable = rt.define_module("Comparable")
    rt.m_enumerable = rt.define_module("Enumerable")
    _value_classes(rt)
    define_exceptions(rt)
    rt.top = RObject(obj)


def _new_module(rt: Interpreter, cls: RClass) -> RClass:
    made = RClass(rt, cls, None, None, True)
    return made


def _value_classes(rt: Interpreter) -> None:
    define = rt.define_class
    numeric = define("Numeric")
    rt.include(rt.m_comparable, numeric)
    rt.c_integer = define("Integer", numeric, allocator=_no_instances)
    rt.c_float = define("Float", numeric, allocator=_no_instances)
    rt.c_nil = define("NilClass", allocator=_no_instances)
    rt.c_true = define("TrueClass", allocator=_no_instances)
    rt.c_false = define("FalseClass", allocator=_no_instances)
    rt.c_string = define("String", allocator=lambda cls: RString(cls, ""))
    rt.include(rt.m_comparable, rt.c_string)
    rt.c_symbol = define("Symbol", allocator=_no_instances)
    rt.include(rt.m_comparable, rt.c_symbol)
    rt.c_array = define("Array", allocator=lambda cls: RArray(cls, []))
    rt.c_hash = define("Hash", allocator=RHash)
    rt.c_range = define("Range", allocator=lambda cls: RRange(cls, None, None, False))
    for cls in (rt.c_array, rt.c_hash, rt.c_range):
        rt.include(rt.m_enumerable, cls)
    rt.c_proc = define("Proc", allocator=lambda cls: RProc(cls, _empty_proc))
    rt.c_regexp = define("Regexp", allocator=lambda cls: RRegexp(cls, "", ""))
    rt.c_match = define("MatchData")
    rt.c_binding = define("Binding")
    rt.immediates = {
        int: rt.c_integer,
        float: rt.c_float,
        type(None): rt.c_nil,
        bool: rt.c_false,  # True is asked for first
    }


def _no_instances(cls: RClass) -> Value:
    raise cls.rt.error("TypeError", "allocator undefined for %s" % cls.rt.module_name(cls))


def _empty_proc(*arguments: Value) -> Value:
    return None


def install_core(rt: Interpreter) -> None:
    """The native classes of core/. All are made first, so that one may stand in, inherit from or include any other."""
    core = importlib.import_module("pysolo.ruby.core")
    natives: List[NativeClass] = []
    for name in getattr(core, "MODULES", ()):
        full = name if name.startswith("pysolo.") else "pysolo.ruby.core." + name
        natives.extend(importlib.import_module(full).CLASSES)
    waiting = natives
    while waiting:
        left = [native for native in waiting if not _declared(rt, native)]
        if len(left) == len(waiting):
            _make_outer(rt, left[0])
        waiting = left
    for native in natives:
        rt.install(native)
    for name in ("Integer", "Float", "Symbol", "NilClass", "TrueClass", "FalseClass"):
        meta = rt.classes[name].cls
        meta.methods["new"] = RMethod("new", None, meta)
    install_main(rt)


def _make_outer(rt: Interpreter, native: NativeClass) -> None:
    """A class that nobody describes, only something inside it (Thread::Backtrace of Thread::Backtrace::Location)."""
    parts = native.name.split("::")
    for count in range(1, len(parts)):
        name = "::".join(parts[:count])
        if name not in rt.classes:
            rt.define_class(name)
            return
    raise LookupError("no superclass %s for %s" % (native.superclass, native.name))


def _declared(rt: Interpreter, native: NativeClass) -> bool:
    """Make the class of a native one; False when what it needs is not there yet."""
    if native.name in rt.classes:
        return True
    outer = native.name.rpartition("::")[0]
    if (outer and outer not in rt.classes) or (native.superclass and native.superclass not in rt.classes):
        return False
    if native.module:
        rt.define_module(native.name)
    else:
        rt.define_class(native.name, rt.classes[native.superclass or "Object"])
    return True


IN_EVERY_RUBY = frozenset(("Gem", "RbConfig", "Monitor"))


def install_library_names(rt: Interpreter, preloaded: bool) -> None:
    """What ``require`` finds in stdlib/, and the constants that load a library, or a file of core/, when first used.

    ``preloaded``: all that a process of Chef has loaded; else only what a bare Ruby has.
    """
    core = importlib.import_module("pysolo.ruby.core")
    stdlib = importlib.import_module("pysolo.ruby.stdlib")
    rt.libraries = {
        name: module if module.startswith("pysolo.") else "pysolo.ruby.stdlib." + module
        for name, module in getattr(stdlib, "LIBRARIES", {}).items()
    }
    table = rt.c_object.autoloads
    for constant, name in getattr(core, "AUTOLOADED", {}).items():
        feature = name + ".so"  # as MRI names what it has built in
        rt.libraries[feature] = "pysolo.ruby.core." + name
        table[constant] = feature
    for constant, feature in getattr(stdlib, "AUTOLOADED", {}).items():
        if (preloaded or constant in IN_EVERY_RUBY) and rt.c_object.consts.get(constant, UNSET) is UNSET:
            table[constant] = feature
    if preloaded:
        importlib.import_module("pysolo.ruby.stdlib.preloaded").install(rt)
