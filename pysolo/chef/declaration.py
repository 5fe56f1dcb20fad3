"""How a built-in resource says what it is: one :class:`Declaration` in each file of ``resources/``.

    FILE = Declaration(
        "file",
        doc="Manages a file's existence, content, owner and mode.",
        actions={"create": "Create or update the file.", "delete": "Remove it."},
        default="create",
        properties=[Property("path", str, name_property=True, identity=True, doc="Where the file is."), ...],
    )

Property types are Python-side: str, int, float, bool, list, dict, None (nil is a value), "symbol", "proc", or the name of a Ruby class
("Chef::DataBagItem"); a tuple means any of them. A default is a plain Python value or a callable that gets the resource; ``coerce``
gets (rt, resource, Ruby value) and returns a Ruby value (``as_value`` makes one of a plain one). ``Sym("x")`` is a Symbol where "x"
would be a String. ``equal_to`` texts match Strings and Symbols alike: the types say which are let in.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple, Union

from pysolo.chef.property import Property, Sym, as_plain, as_value

__all__ = ["Declaration", "Property", "Provided", "Sym", "as_plain", "as_value", "provided"]


class Provided:
    """A name under which a resource is called on some platforms only: ``package`` is apt_package on Debian."""

    __slots__ = ("name", "filters")

    def __init__(self, name: str, filters: Mapping[str, Tuple[str, ...]]) -> None:
        self.name = name
        self.filters = dict(filters)


def provided(name: str, **filters: Union[str, Sequence[str]]) -> Provided:
    """``provided("package", platform_family=("debian",))``: filters are os, platform, platform_family, platform_version."""
    return Provided(name, {key: (value,) if isinstance(value, str) else tuple(value) for key, value in filters.items()})


class Declaration:
    """Actions and properties of a built-in resource, without behaviour."""

    __slots__ = (
        "name",
        "doc",
        "actions",
        "default",
        "properties",
        "provides",
        "extends",
        "class_name",
        "methods",
        "named",
        "after_created",
        "guard_inherits",
        "default_guard_interpreter",
        "quiet_when_up_to_date",
        "example",
        "introduced",
    )

    def __init__(
        self,
        name: str,
        *,
        doc: str = "",
        actions: Mapping[str, str],
        default: Union[str, Sequence[str], None] = None,
        properties: Sequence[Property] = (),
        provides: Sequence[Union[str, Provided]] = (),
        extends: Optional[str] = None,
        class_name: Optional[str] = None,
        methods: Optional[Dict[str, Callable[..., Any]]] = None,
        named: Optional[Callable[[Any, Any], None]] = None,
        after_created: Optional[Callable[[Any], None]] = None,
        guard_inherits: Sequence[str] = (),
        default_guard_interpreter: str = "default",
        quiet_when_up_to_date: bool = False,
        example: str = "",
        introduced: Optional[str] = None,
    ) -> None:
        self.name = name
        self.doc = doc
        self.actions = dict(actions)
        # None: what the resource that is extended has, else :nothing
        self.default: Optional[Tuple[str, ...]] = (
            (default,) if isinstance(default, str) else tuple(default) if default else None
        )
        self.properties = tuple(properties)
        self.provides = tuple(provides)
        self.extends = extends
        self.class_name = class_name or "".join(part.capitalize() for part in name.split("_"))
        # methods that are no property (template's `helper`, file's `verify`): fn(resource, args, kw, block) -> Value
        self.methods = methods or {}
        self.named = named  # called with the new resource and the name as it was given
        self.after_created = after_created  # called with the resource when its block has run
        self.guard_inherits = tuple(
            guard_inherits
        )  # properties that a string guard takes over (execute: cwd, environment ...)
        self.default_guard_interpreter = default_guard_interpreter
        self.quiet_when_up_to_date = quiet_when_up_to_date
        self.example = example.strip("\n")  # a piece of a recipe that a spec compiles
        self.introduced = introduced
