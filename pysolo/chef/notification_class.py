"""``Chef::Resource::Notification``: what a resource is set to notify, as Ruby code sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Sequence

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.chef.notification import Notification
    from pysolo.ruby.runtime.interpreter import Interpreter

notification = NativeClass("Chef::Resource::Notification")


class NotificationView(RObject):
    __slots__ = ("of",)

    def __init__(self, cls: RClass, of: Notification) -> None:
        super().__init__(cls)
        self.of = of


def notification_views(rt: Interpreter, notifications: Sequence[Notification]) -> Value:
    cls = rt.classes["Chef::Resource::Notification"]
    found: List[Value] = [NotificationView(cls, one) for one in notifications]
    return rt.array(found)


@notification.method("resource")
def resource(rt: Interpreter, self: NotificationView) -> Value:
    """The one that is notified: what the recipe wrote until it is looked up."""
    return self.of.target


@notification.method("action")
def action(rt: Interpreter, self: NotificationView) -> Value:
    return rt.sym(self.of.action)


@notification.method("notifying_resource")
def notifying_resource(rt: Interpreter, self: NotificationView) -> Value:
    notifier = self.of.notifier
    return notifier if isinstance(notifier, RObject) else rt.str(str(notifier))


@notification.method("unified_mode")
def unified_mode(rt: Interpreter, self: NotificationView) -> bool:
    return self.of.unified


CLASSES = (notification,)
