"""The Ruby class of a provider written in Python, so that cookbooks can name it, subclass it and call ``super``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional, Type

from pysolo.chef.provider import Provider
from pysolo.chef.resource_class import add_method
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.registry import Registry


def bridge_provider(registry: Registry, provider: Type[Provider], name: Optional[str] = None) -> RClass:
    """Make the class, below the classes of the Python base classes."""
    rt = registry.session.rt
    base = rt.classes["Chef::Provider"]
    for above in provider.__mro__[1:]:
        if above is Provider:
            break
        if issubclass(above, Provider):
            base = registry.provider_class(above)
            break
    path = (name or provider.class_name or provider.__name__).split("::")
    holder = rt.classes["Chef::Provider"]
    for part in path[:-1]:
        inner = holder.consts.get(part) or registry.constant("%s::%s" % (holder.name, part))
        holder = inner if isinstance(inner, RClass) else rt.define_class(part, rt.classes["Chef::Provider"], holder)
    cls = holder.consts.get(path[-1])
    if not isinstance(cls, RClass):
        cls = rt.define_class(path[-1], base, holder)
    cls.allocator = provider
    cls.extra["pure"] = True
    cls.extra["python"] = provider
    add_method(cls, "load_current_resource", _load_current, invalidate=False)
    add_method(cls, "define_resource_requirements", _define_requirements, invalidate=False)
    for attribute in dir(provider):
        if attribute.startswith("action_") and attribute != "action_nothing":
            add_method(cls, attribute, _action(attribute), invalidate=False)
    for visible, attribute in provider.visible.items():
        add_method(cls, visible, _reader(attribute), invalidate=False)
    cls.invalidate()
    return cls


def _reader(attribute: str) -> Callable[..., Value]:
    def read(self: Provider, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        return self.cls.rt.from_python(getattr(self, attribute))

    return read


class Current(RObject):
    """The current state that a Python provider found, for Ruby code that asks it by name."""

    __slots__ = ("state",)

    def __init__(self, cls: RClass, state: Any) -> None:
        super().__init__(cls)
        self.state = state


def _load_current(self: Provider, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    self.load_current()
    if self.current is not None:
        rt = self.cls.rt
        cls = rt.define_class("CurrentState", rt.classes["Object"], rt.classes["Chef::Provider"])
        if "method_missing" not in cls.methods:
            add_method(cls, "method_missing", _read_state, "private")
        self.ivars["@current_resource"] = Current(cls, self.current)
    return None


def _read_state(self: Current, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    rt = self.cls.rt
    name = args[0].name
    if not hasattr(self.state, name):
        raise rt.undefined(self, name, rt.missing_reason)
    value = getattr(self.state, name)
    return value if isinstance(value, RObject) else rt.from_python(value)


def _define_requirements(self: Provider, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    self.define_requirements()
    return None


def _action(name: str) -> Callable[..., Value]:
    def run(self: Provider, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        getattr(self, name)()
        if self._inner is not None:
            self._finish_inner()
        return None

    return run
