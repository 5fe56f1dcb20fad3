"""Frozen records: what ``@dataclass(frozen=True)`` gives the tree's classes, without its cost.

The standard decorator writes and compiles source for each class, 30 ms for all nodes, at every start of the program.
Type checkers are shown the standard one.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, NoReturn, Tuple, Type, TypeVar

C = TypeVar("C")
_set = object.__setattr__


def record(frozen: bool = True) -> Callable[[Type[C]], Type[C]]:
    """The fields are those of the bases and the annotations of the class, in that order; ``fields`` and ``defaults`` name them."""

    def decorate(cls: Type[C]) -> Type[C]:
        owner: Any = cls
        names: Tuple[str, ...] = getattr(cls, "FIELDS", ())
        defaults: Dict[str, Any] = dict(getattr(cls, "DEFAULTS", {}))
        own = cls.__dict__
        for name in own.get("__annotations__", ()):
            names += (name,)
            if name in own:
                defaults[name] = own[name]
        owner.FIELDS = names
        owner.DEFAULTS = defaults
        owner.__init__ = _init
        owner.__repr__ = _repr
        owner.__eq__ = _eq
        owner.__hash__ = _hash
        owner.__setattr__ = owner.__delattr__ = _frozen
        return cls

    return decorate


def _init(self: Any, *args: Any, **named: Any) -> None:
    names = self.FIELDS
    if len(args) == len(names) and not named:
        _set(self, "__dict__", dict(zip(names, args)))
        return
    fields = dict(self.DEFAULTS)
    fields.update(zip(names, args))
    fields.update(named)
    if len(args) > len(names) or len(fields) != len(names):
        raise TypeError(f"{type(self).__name__} takes {', '.join(names)}; not {args!r}, {named!r}")
    _set(self, "__dict__", {name: fields[name] for name in names})


def _repr(self: Any) -> str:
    return "%s(%s)" % (type(self).__name__, ", ".join([f"{name}={getattr(self, name)!r}" for name in self.FIELDS]))


def _eq(self: Any, other: object) -> bool:
    return type(self) is type(other) and self.__dict__ == other.__dict__


def _hash(self: Any) -> int:
    return hash((type(self), *[self.__dict__[name] for name in self.FIELDS]))


def _frozen(self: Any, *_: object) -> NoReturn:
    raise AttributeError(f"a {type(self).__name__} does not change")
