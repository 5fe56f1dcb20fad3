"""A notification: when one resource changes, another one acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from pysolo.chef.resource import Resource
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RArray, RObject, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.collection import ResourceCollection

TIMINGS = {"delayed": "delayed", "immediate": "immediate", "immediately": "immediate", "before": "before"}


class Subscribed:
    """A resource that is subscribed to by name before it is declared; stands in as the notifier until then."""

    __slots__ = ("spec",)

    def __init__(self, spec: str) -> None:
        self.spec = spec

    @property
    def declared_key(self) -> str:
        return self.spec

    def __str__(self) -> str:
        return self.spec


class Notification:
    """``target`` is what the recipe gave (a String, a Hash, a resource) until it is looked up."""

    __slots__ = ("target", "action", "notifier", "unified")

    def __init__(
        self, target: Value, action: str, notifier: Union[Resource, Subscribed], unified: bool = False
    ) -> None:
        self.target = target
        self.action = action
        self.notifier = notifier
        self.unified = unified

    @property
    def resolved(self) -> bool:
        return isinstance(self.target, Resource)

    def target_text(self) -> str:
        target = self.target
        if isinstance(target, Resource):
            return str(target)
        if isinstance(target, RString):
            return target.s
        return str(target.cls.rt.to_s(target)) if isinstance(target, RObject) else str(target)

    def duplicates(self, other: Notification) -> bool:
        if other.action != self.action:
            return False
        if other.target is self.target:
            return True
        return (
            isinstance(other.target, RString) and isinstance(self.target, RString) and other.target.s == self.target.s
        )

    def resolve(self, collection: ResourceCollection, always_raise: bool = True) -> None:
        """Look the target up; Chef::Exceptions::ResourceNotFound unless it may still be declared (unified mode)."""
        if isinstance(self.target, Resource):
            return
        rt = collection.cls.rt
        try:
            found = collection.find_spec(self.target)
        except RubyError as error:
            if not rt.is_a(error.exc, rt.classes["Chef::Exceptions::ResourceNotFound"]):
                raise
            if self.unified and not always_raise:
                return
            notifier: Any = self.notifier
            raise rt.error(
                "Chef::Exceptions::ResourceNotFound",
                "resource %s is configured to notify resource %s with action %s, but %s cannot be found in the resource "
                "collection. %s is defined in %s"
                % (
                    notifier,
                    self.target_text(),
                    self.action,
                    self.target_text(),
                    notifier,
                    _place(notifier),
                ),
            ) from None
        if isinstance(found, RArray):
            raise rt.error(
                "Chef::Exceptions::InvalidResourceReference",
                "Notification to %s from %s was created with a reference to multiple resources, but can only notify one "
                "resource. Notifying resource was defined on %s"
                % (self.target_text(), self.notifier, _place(self.notifier)),
            )
        self.target = found


def _place(notifier: Any) -> str:
    if isinstance(notifier, Resource) and notifier.source_file:
        return "%s:%d" % (notifier.source_file, notifier.source_line)
    return "an unknown place"
