"""Frozen records: what ``@dataclass(frozen=True)`` gives the tree's classes, without its cost.

The standard decorator writes and compiles source for each class, 30 ms for all nodes, at every start of the program.
Type checkers are shown the standard one.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, NoReturn, Tuple, Type, TypeVar

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
    return type(self) is type(other) and _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash((type(self), *_values(self)))


def _values(self: Any) -> List[Any]:
    return [getattr(self, name) for name in self.FIELDS]


def _frozen(self: Any, *_: object) -> NoReturn:
    raise AttributeError(f"a {type(self).__name__} does not change")


PACKED = "packed"  # where a record keeps what a field that was put off is worked out from


class _PutOff:
    """Stands in the class for a field that some of its records have not worked out yet. The instance's own value hides it."""

    def __init__(self, name: str, work_out: Callable[[Any], Any]) -> None:
        self.name = name
        self.work_out = work_out

    def __get__(self, record: Any, cls: Any = None) -> Any:
        if record is None:
            return self
        fields = record.__dict__
        value = fields[self.name] = self.work_out(fields[PACKED])
        del fields[PACKED]
        return value


def put_off(cls: Any, name: str, work_out: Callable[[Any], Any]) -> None:
    """Let records of a class hold, under PACKED, what the field is made from when it is first asked for."""
    setattr(cls, name, _PutOff(name, work_out))
