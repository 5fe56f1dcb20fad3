"""What Chef keeps about a class of resources, beside what Ruby keeps: properties, actions, names, the class of its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional

from pysolo.chef.property import Property
from pysolo.ruby.runtime.objects import RClass, RMethod, Value

if TYPE_CHECKING:
    from pysolo.chef.declaration import Declaration

NativeBody = Callable[..., Value]


class ResourceClass:
    """Hangs on an RClass as ``extra["resource"]``."""

    __slots__ = (
        "cls",
        "own",
        "merged",
        "modules",
        "allowed",
        "default",
        "name",
        "unified",
        "declaration",
        "action_class",
        "custom",
        "chef_version",
        "texts",
        "run_context",
        "plain_new",
        "label",
        "action_docs",
        "named",
    )

    def __init__(self, cls: RClass) -> None:
        self.cls = cls
        self.own: Dict[str, Property] = {}
        self.merged: Optional[Dict[str, Property]] = None
        self.modules = 0  # how many were included when the properties were merged
        self.allowed: Optional[List[str]] = None
        self.default: Optional[List[str]] = None
        self.name: Optional[str] = None
        self.unified: Optional[bool] = None
        self.declaration: Optional[Declaration] = None
        self.action_class: Optional[RClass] = None
        self.custom = False
        self.chef_version: Optional[str] = None
        self.texts: Dict[str, Value] = {}  # description, introduced, examples, deprecated ...
        self.run_context: Any = None
        self.plain_new: Optional[bool] = None  # no Ruby code stands between `new` and the native initialize
        self.label: Optional[str] = None  # what to_s says of a class made from a cookbook's file
        self.action_docs: Dict[str, str] = {}
        self.named: Optional[Callable[[Any, Value], None]] = None  # of a declaration: looks at the name as it was given

    @property
    def is_custom(self) -> bool:
        """Whether its actions are blocks of a resource class (and not methods of a provider of its own)."""
        info: Optional[ResourceClass] = self
        while info is not None:
            if info.custom:
                return True
            info = info.parent
        return False

    @property
    def parent(self) -> Optional[ResourceClass]:
        above = self.cls.superclass
        return above.extra.get("resource") if above is not None else None

    def properties(self) -> Dict[str, Property]:
        """Own and inherited properties by name, the base class's first."""
        if self.merged is None or self.modules != len(self.cls.includes):
            parent = self.parent
            merged = dict(parent.properties()) if parent is not None else {}
            for module in reversed(self.cls.includes):
                shared = module.extra.get("resource")
                if shared is not None:
                    merged.update(shared.properties())
            merged.update(self.own)
            self.merged = merged
            self.modules = len(self.cls.includes)
        return self.merged

    def forget(self) -> None:
        """Properties changed here: what is merged from them, here and below, has to be merged anew."""
        self.merged = None
        for dependent in self.cls.dependents:
            info = dependent.extra.get("resource")
            if info is not None:
                info.forget()

    def declare(self, prop: Property) -> None:
        """Take a property in and give the class its accessors."""
        self.own[prop.name] = prop
        self.forget()
        if prop.ivar is not None:
            add_method(self.cls, prop.name, prop.accessor, invalidate=False)
            add_method(self.cls, prop.name + "=", prop.writer)

    def allowed_actions(self) -> List[str]:
        if self.allowed is None:
            parent = self.parent
            self.allowed = list(parent.allowed_actions()) if parent is not None else ["nothing"]
        return self.allowed

    def allow(self, *actions: str) -> None:
        allowed = self.allowed_actions()
        allowed.extend(action for action in actions if action not in allowed)

    def default_action(self) -> List[str]:
        info: Optional[ResourceClass] = self
        while info is not None:
            if info.default is not None:
                return info.default
            info = info.parent
        return ["nothing"]

    def inherited(self, attribute: str) -> Any:
        """The nearest value of an attribute, from here upwards."""
        info: Optional[ResourceClass] = self
        while info is not None:
            value = getattr(info, attribute)
            if value is not None:
                return value
            info = info.parent
        return None


def add_method(cls: RClass, name: str, body: NativeBody, visibility: str = "public", invalidate: bool = True) -> None:
    """Give a class a method written in Python, in the form that the run time calls."""
    cls.methods[name] = RMethod(name, body, cls, visibility)
    if invalidate:
        cls.invalidate()


def info_of(cls: RClass) -> ResourceClass:
    """What Chef keeps on a class of resources; made at the first question."""
    while cls.is_singleton and cls.superclass is not None:
        cls = cls.superclass
    info: Optional[ResourceClass] = cls.extra.get("resource")
    if info is None:
        above = cls.superclass
        if above is not None and above.extra.get("resource") is None and not cls.is_module and _is_resource(above):
            info_of(above)
        info = cls.extra["resource"] = ResourceClass(cls)
    return info


def _is_resource(cls: RClass) -> bool:
    return any(module.name == "Chef::Resource" for module in cls.ancestors)
