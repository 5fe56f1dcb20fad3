"""What a resource is to do, and with which provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from pysolo.chef.notification import Notification
from pysolo.chef.resource import Resource
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource = NativeClass("Chef::Resource")


def check_actions(rt: Interpreter, self: Resource, value: Value) -> List[RSymbol]:
    """Action names as Symbols, each of them one that the resource knows."""
    items = value.items if isinstance(value, RArray) else [value]
    symbols = [one if type(one) is RSymbol else rt.sym(rt.to_s(one)) for one in items]
    allowed = self.allowed_actions
    for symbol in symbols:
        if symbol.name not in allowed:
            raise rt.error(
                "Chef::Exceptions::ValidationFailed",
                "Option action must be equal to one of: %s!  You passed %s."
                % (", ".join(rt.inspect(rt.sym(one)) for one in allowed), rt.inspect(symbol)),
            )
    return symbols


@resource.method("action", "action=")
def action(rt: Interpreter, self: Resource, value: Value = None) -> Value:
    if value is not None and value is not False:
        self.ivars["@action"] = rt.array(list(check_actions(rt, self, value)))
    own = self.ivars.get("@action")
    return own if own is not None else rt.array([rt.sym(one) for one in self.action])


@resource.method("allowed_actions")
def allowed_actions(rt: Interpreter, self: Resource, value: Value = UNSET) -> Value:
    if value is not UNSET:
        self.ivars["@allowed_actions"] = value
    own = self.ivars.get("@allowed_actions")
    if own is None:
        # kept, since old resources add to it in place
        own = self.ivars["@allowed_actions"] = rt.array([rt.sym(one) for one in self.info.allowed_actions()])
    return own


@resource.method("allowed_actions=")
def set_allowed_actions(rt: Interpreter, self: Resource, value: Value) -> Value:
    self.ivars["@allowed_actions"] = value
    return value


@resource.method("delayed_action")
def delayed_action(rt: Interpreter, self: Resource, value: Value) -> Value:
    symbols = check_actions(rt, self, value)
    context = self.run_context
    for symbol in symbols:
        context.add_delayed_action(Notification(self, symbol.name, self, context.unified_mode))
    return rt.array(list(symbols))


@resource.method("run_action")
def run_action(
    rt: Interpreter, self: Resource, name: Value, notification_type: Value = None, notifying_resource: Value = None
) -> Value:
    if name is None:
        raise rt.error("ArgumentError", "nil is not a valid action for resource %s" % self)
    self.run_action(
        rt.to_s(name), rt.to_s(notification_type) if notification_type is not None else None, notifying_resource
    )
    return None


@resource.method("after_created")
def after_created(rt: Interpreter, self: Resource) -> None:
    return None


@resource.method("provider_for_action")
def provider_for_action(rt: Interpreter, self: Resource, name: Value) -> Value:
    return self.provider_for(rt.to_s(name))


@resource.method("current_value")
def current_value(rt: Interpreter, self: Resource) -> Value:
    provider = self.provider_for(self.action[0])
    rt.send(provider, "load_current_resource")
    return rt.send(provider, "current_resource")


@resource.method("current_value_does_not_exist!")
def current_value_does_not_exist(rt: Interpreter, self: Resource) -> None:
    raise rt.error("Chef::Exceptions::CurrentValueDoesNotExist", "Chef::Exceptions::CurrentValueDoesNotExist")


@resource.method("provider", "provider=")
def provider(rt: Interpreter, self: Resource, value: Value = None) -> Value:
    if value is None:
        return self.ivars.get("@provider")
    if isinstance(value, (RString, RSymbol)):
        cls = self.session.registry.resource_for_node(rt.to_s(value), self.run_context.node)
        made = rt.send(cls, "new", rt.str("name"), self.run_context)
        value = made.provider_for("nothing").cls.real
    if not isinstance(value, RClass):
        raise rt.error(
            "Chef::Exceptions::ValidationFailed",
            "Option provider must be a kind of [Class]!  You passed %s." % rt.inspect(value),
        )
    self.ivars["@provider"] = value
    return value


CLASSES = (resource,)
