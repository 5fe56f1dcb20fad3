"""Making classes and modules and hanging them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from pysolo.ruby.runtime.objects import RClass, RMethod, RObject, RString, RSymbol, Value
from pysolo.ruby.runtime.wrapper import LazyMethod

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.runtime.native import NativeClass


def make_class(rt: Interpreter, superclass: Optional[RClass], name: Optional[str] = None) -> RClass:
    """A new class with its singleton class, which inherits from the superclass's: so class methods are inherited."""
    cls = RClass(rt, None, name, superclass)
    meta = RClass(rt, rt.c_class, None, superclass.cls if superclass is not None else rt.c_class)
    meta.is_singleton = True
    meta.attached = cls
    cls.cls = meta
    return cls


def make_module(rt: Interpreter, name: Optional[str] = None) -> RClass:
    return RClass(rt, rt.c_module, name, None, True)


def define_class(
    rt: Interpreter,
    name: str,
    superclass: Optional[RClass] = None,
    under: Optional[RClass] = None,
    allocator: Optional[Callable[[RClass], Value]] = None,
) -> RClass:
    """The class of that name, made when it does not exist. ``A::B`` stands inside ``A``."""
    under, name = _place(rt, name, under)
    found = under.consts.get(name)
    if not isinstance(found, RClass):
        found = make_class(rt, superclass or rt.c_object)
        rt.const_set(under, name, found)
    if allocator is not None:
        found.allocator = allocator
    return found


def define_module(rt: Interpreter, name: str, under: Optional[RClass] = None) -> RClass:
    under, name = _place(rt, name, under)
    found = under.consts.get(name)
    if not isinstance(found, RClass):
        found = make_module(rt)
        rt.const_set(under, name, found)
    return found


def _place(rt: Interpreter, name: str, under: Optional[RClass]) -> tuple[RClass, str]:
    outer, _, last = name.rpartition("::")
    if not outer:
        return under or rt.c_object, last
    full = outer if under is None or under is rt.c_object else "%s::%s" % (under.name, outer)
    return rt.classes[full], last


def install(rt: Interpreter, native: NativeClass) -> RClass:
    """Put a native class's methods and constants into its Ruby class, which is made when it does not exist."""
    if native.module:
        cls = define_module(rt, native.name)
    else:
        cls = define_class(rt, native.name, rt.classes[native.superclass] if native.superclass else None)
    if native.allocator is not None:
        _set_allocator(cls, native.allocator)
    for name in native.includes:
        module = rt.classes[name]
        if module not in cls.ancestors:
            include(rt, module, cls)
    methods = cls.methods
    for method in native.methods.values():
        methods[method.name] = LazyMethod(method, cls)
    if native.singleton_methods:
        meta = singleton_class(rt, cls)
        table = meta.methods
        for method in native.singleton_methods.values():
            table[method.name] = LazyMethod(method, meta)
        meta.invalidate()
    cls.invalidate()
    for name, value in native.constants.items():
        rt.const_set(cls, name, value(rt) if callable(value) else rt.from_python(value))
    return cls


def _set_allocator(cls: RClass, allocator: Callable[[Any], Any]) -> None:
    before = cls.allocator
    cls.allocator = allocator
    for dependent in cls.dependents:
        if dependent.superclass is cls and dependent.allocator is before:
            _set_allocator(dependent, allocator)


def singleton_class(rt: Interpreter, value: Value) -> RClass:
    """The singleton class of an object, made when it has none."""
    if not isinstance(value, RObject):
        if value is None or value is True or value is False:
            return rt.class_of(value)
        raise rt.error("TypeError", "can't define singleton")
    if isinstance(value, RSymbol):
        raise rt.error("TypeError", "can't define singleton")
    cls = value.cls
    if cls.is_singleton and cls.attached is value:
        return cls
    made = RClass(rt, rt.c_class, None, cls)
    made.is_singleton = True
    made.attached = value
    value.cls = made
    return made


def allocate(rt: Interpreter, cls: RClass) -> Value:
    """An instance on which ``initialize`` has not run."""
    if cls.is_singleton:
        raise rt.error("TypeError", "can't create instance of singleton class")
    return cls.allocator(cls) if cls.allocator is not None else RObject(cls)


def new(rt: Interpreter, cls: RClass, *args: Value, **options: Any) -> Value:
    return rt.send(cls, "new", *args, **options)


def include(rt: Interpreter, module: RClass, into: RClass) -> None:
    if module in into.ancestors and (into.superclass is None or module not in into.superclass.ancestors):
        return
    if into in module.ancestors:
        raise rt.error("ArgumentError", "cyclic include detected")
    if module in into.includes:
        return
    into.includes.append(module)
    module.dependents.append(into)
    into.linearize()


def prepend(rt: Interpreter, module: RClass, into: RClass) -> None:
    if module in into.prepends:
        return
    if into in module.ancestors:
        raise rt.error("ArgumentError", "cyclic prepend detected")
    into.prepends.append(module)
    module.dependents.append(into)
    rt.note_redefinitions(into, module.methods)
    into.linearize()


def extend(rt: Interpreter, value: Value, module: RClass) -> None:
    single = singleton_class(rt, value)
    check_methods_open(rt, single)
    include(rt, module, single)


def check_methods_open(rt: Interpreter, cls: RClass) -> None:
    """FrozenError when no methods may be added to a class, or singleton methods to an object."""
    owner = cls.attached if cls.is_singleton else cls
    if rt.is_frozen(owner) and isinstance(owner, RObject):
        kind = "object" if cls.is_singleton else "module" if cls.is_module else "class"
        raise rt.error("FrozenError", "can't modify frozen %s: %s" % (kind, rt.inspect(owner)), receiver=owner)


def define_method(rt: Interpreter, cls: RClass, method: RMethod) -> None:
    """Put a method into a class and tell ``method_added`` when somebody listens."""
    check_methods_open(rt, cls)
    rt.note_redefinitions(cls, (method.name,))
    cls.define(method)
    if cls.is_singleton:
        receiver, hook = cls.attached, "singleton_method_added"
    else:
        receiver, hook = cls, "method_added"
    found = rt.class_of(receiver).find(hook)
    if found is not None and found.owner.name not in ("Module", "BasicObject", "Kernel", "Class", "Object"):
        rt.send(receiver, hook, rt.sym(method.name))


OPERATORS = frozenset(
    (
        "+",
        "-",
        "*",
        "/",
        "%",
        "<",
        ">",
        "<=",
        ">=",
        "==",
        "!=",
        "[]",
        "<<",
        "!",
        "nil?",
        "to_s",
        "===",
        "&",
        "|",
        "[]=",
        "-@",
        "size",
        "max",
        "min",
    )
)
WATCHED = frozenset(
    ("Integer", "Float", "String", "Array", "Hash", "NilClass", "TrueClass", "FalseClass", "Symbol", "Comparable")
)


def note_redefinitions(rt: Interpreter, cls: RClass, names: Any) -> None:
    """Code compiled from now on does without the short cuts for operators that were redefined in a built-in class."""
    if rt.booted and cls.name in WATCHED:
        rt.redefined.update(name for name in names if name in OPERATORS)


def undef_method(rt: Interpreter, cls: RClass, name: str) -> None:
    if cls.find(name) is None and not (cls.is_module and rt.c_object.find(name) is not None):
        raise rt.undefined_method_error(cls, name)
    cls.define(RMethod(name, None, cls))


def remove_method(rt: Interpreter, cls: RClass, name: str) -> None:
    if cls.methods.pop(name, None) is None:
        raise rt.error(
            "NameError", "method `%s' not defined in %s" % (name, rt.module_name(cls)), name=rt.sym(name), receiver=cls
        )
    cls.invalidate()


def alias_method(rt: Interpreter, cls: RClass, new_name: str, old_name: str) -> None:
    old = cls.find(old_name)
    if old is None and cls.is_module:
        old = rt.c_object.find(old_name)
    if old is None:
        raise rt.undefined_method_error(cls, old_name)
    made = RMethod(new_name, old.fn, cls, old.visibility, old.arity, old.params, old.file, old.line, old.original_name)
    made.aliased_owner = old.aliased_owner or old.owner
    define_method(rt, cls, made)


def set_visibility(rt: Interpreter, cls: RClass, name: str, visibility: str) -> None:
    """``private :name``: the method itself, or a copy of an inherited one."""
    method = cls.find(name)
    if method is None and cls.is_module:
        method = rt.c_object.find(name)
    if method is None:
        raise rt.undefined_method_error(cls, name)
    if method.visibility == visibility:
        return
    if cls.methods.get(name) is method:
        method.visibility = visibility
        cls.invalidate()
        return
    made = RMethod(
        name, method.fn, cls, visibility, method.arity, method.params, method.file, method.line, method.original_name
    )
    made.aliased_owner = method.aliased_owner or method.owner
    cls.define(made)


def module_function(rt: Interpreter, cls: RClass, name: str) -> None:
    """A public copy on the module itself; the instance method becomes private."""
    method = cls.find(name) or rt.c_object.find(name)
    if method is None:
        raise rt.undefined_method_error(cls, name)
    meta = singleton_class(rt, cls)
    made = RMethod(name, method.fn, meta, "public", method.arity, method.params, method.file, method.line)
    made.aliased_owner = method.owner
    define_method(rt, meta, made)
    set_visibility(rt, cls, name, "private")


def copy_module(rt: Interpreter, original: RClass) -> RClass:
    """``dup`` of a class or module: its methods, constants and class variables."""
    copy = make_module(rt) if original.is_module else make_class(rt, original.superclass)
    for name, method in original.methods.items():
        method = method.ready()
        copy.methods[name] = RMethod(
            name,
            method.fn,
            copy,
            method.visibility,
            method.arity,
            method.params,
            method.file,
            method.line,
            method.original_name,
        )
    copy.consts = dict(original.consts)
    copy.cvars = dict(original.cvars)
    copy.ivars = dict(original.ivars) if original.ivars else None
    copy.includes = list(original.includes)
    copy.prepends = list(original.prepends)
    copy.allocator = original.allocator
    copy.extra = dict(original.extra)
    for module in copy.includes + copy.prepends:
        module.dependents.append(copy)
    if original.cls.is_singleton and original.cls.attached is original:
        meta = singleton_class(rt, copy)
        for name, method in original.cls.methods.items():
            method = method.ready()
            meta.methods[name] = RMethod(name, method.fn, meta, method.visibility, method.arity, method.params)
        for module in original.cls.includes:
            include(rt, module, meta)
    copy.linearize()
    return copy


def cvar_owner(rt: Interpreter, cls: RClass, name: str) -> Optional[RClass]:
    """The class in the hierarchy of ``cls`` that has the class variable."""
    if cls.is_singleton and isinstance(cls.attached, RClass):
        cls = cls.attached
    for module in cls.ancestors:
        if name in module.cvars:
            return module
    return None


def string_key(rt: Interpreter, key: Value) -> Value:
    """A String as a Hash keeps it: a frozen copy."""
    if type(key) is RString and not key.frozen:
        key = RString(key.cls.real, key.s, key.enc)
        key.frozen = True
    return key
