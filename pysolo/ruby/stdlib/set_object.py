"""The Python side of Set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, List

from pysolo.ruby.core.object import being_walked
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RString, Value, hkey

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


class RSet(RObject):
    """Elements in order of insertion, by the same keys as a Hash has."""

    __slots__ = ("d", "by_identity")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.d: Dict[Any, Value] = {}
        self.by_identity = False

    def key(self, value: Value) -> Any:
        return id(value) if self.by_identity and isinstance(value, RObject) else hkey(value)

    def put(self, value: Value) -> None:
        if type(value) is RString and not value.frozen and not self.by_identity:
            value = RString(value.cls.real, value.s, value.enc)
            value.frozen = True
        self.d.setdefault(self.key(value), value)

    def like(self, values: Iterable[Value]) -> RSet:
        made = RSet(self.cls.real)
        made.by_identity = self.by_identity
        for value in values:
            made.put(value)
        return made


def elements(rt: Interpreter, value: Value) -> List[Value]:
    """What an argument that should be enumerable holds."""
    if isinstance(value, RSet):
        return list(value.d.values())
    if isinstance(value, RArray):
        return value.items
    if isinstance(value, RObject) and rt.respond_to(value, "each"):
        return list(rt.iterate(value))
    raise rt.error("ArgumentError", "value must be enumerable")


def as_set(rt: Interpreter, value: Value) -> RSet:
    if not isinstance(value, RSet):
        raise rt.error("ArgumentError", "value must be a set")
    return value


def insert(rt: Interpreter, self: RSet, value: Value) -> None:
    """As ``put``, for callers that may stand in a block of ``each``."""
    if self.key(value) not in self.d and being_walked(rt, self, "each"):
        raise rt.error("RuntimeError", "can't add a new key into hash during iteration")
    self.put(value)


def changing(rt: Interpreter, self: RSet) -> RSet:
    if self.frozen:
        # the words are those of the Hash that MRI's Set is made of
        inner = rt.hash([(value, True) for value in self.d.values()])
        raise rt.error("FrozenError", "can't modify frozen Hash: %s" % rt.inspect(inner), receiver=self)
    return self
