"""Guards and notifications, as words of a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.chef.guard import Guard, default_interpreter
from pysolo.chef.guard_class import conditionals
from pysolo.chef.notification import TIMINGS, Notification, Subscribed
from pysolo.chef.resource import Resource
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource = NativeClass("Chef::Resource")


def _guard(kind: str) -> Any:
    def add(
        rt: Interpreter,
        self: Resource,
        command: Value = None,
        options: Value = None,
        *,
        block: Optional[RProc] = None,
    ) -> Value:
        guards: List[Guard] = getattr(self, kind)
        if (command is not None and command is not False) or block is not None:
            guards.append(Guard(kind, self, command, options, block))
        return conditionals(rt, guards)

    return add


resource.method("only_if")(_guard("only_if"))
resource.method("not_if")(_guard("not_if"))


@resource.method("guard_interpreter")
def guard_interpreter(rt: Interpreter, self: Resource, value: Value = None) -> Value:
    if value is None:
        return rt.sym(self.guard_interpreter or default_interpreter(self))
    if type(value) is not RSymbol:
        raise rt.error(
            "Chef::Exceptions::ValidationFailed",
            "Option guard_interpreter must be a kind of Symbol!  You passed %s." % rt.inspect(value),
        )
    self.guard_interpreter = value.name
    return value


@resource.method("default_guard_interpreter")
def default_guard_interpreter(rt: Interpreter, self: Resource) -> Value:
    return rt.sym(default_interpreter(self))


@resource.method("should_skip?")
def should_skip(rt: Interpreter, self: Resource, action: Name) -> Value:
    return self.is_skipped(action) or None


def _timing(rt: Interpreter, self: Resource, timing: Value, action_name: str, word: str) -> str:
    found = TIMINGS.get(rt.to_s(timing))
    if found is None:
        raise rt.error(
            "ArgumentError",
            "invalid timing: %s for %s(%s, ..., %s) resource %s Valid timings are: :delayed, :immediate, :immediately, :before"
            % (rt.to_s(timing), word, action_name, rt.to_s(timing), self),
        )
    return found


@resource.method("notifies")
def notifies(rt: Interpreter, self: Resource, name: Value, spec: Value, timing: Value = UNSET) -> bool:
    context = self.run_context
    context.resource_collection.check_spec(spec)
    name_of = _action_name(rt, name)
    when = "delayed" if timing is UNSET else _timing(rt, self, timing, name_of, "notifies")
    context.add_notification(when, Notification(spec, name_of, self, context.unified_mode))
    return True


@resource.method("subscribes")
def subscribes(rt: Interpreter, self: Resource, name: Value, sources: Value, timing: Value = UNSET) -> bool:
    context = self.run_context
    name_of = _action_name(rt, name)
    when = "delayed" if timing is UNSET else _timing(rt, self, timing, name_of, "subscribes")
    for source in flat(sources):
        context.resource_collection.check_spec(source)
        notifier: Any = Subscribed(source.s) if isinstance(source, RString) else source
        holder = context
        if not isinstance(notifier, Subscribed):
            holder = rt.send(notifier, "run_context") or context  # a Hash, which notifies takes, has none
        holder.add_notification(when, Notification(self, name_of, notifier, context.unified_mode))
    return True


def _action_name(rt: Interpreter, value: Value) -> str:
    """One action; a list of them, which is no name, is refused where it is written."""
    return rt.name(rt.send(value, "to_sym"))


def flat(value: Value) -> List[Value]:
    if not isinstance(value, RArray):
        return [value]
    found: List[Value] = []
    for item in value.items:
        found.extend(flat(item))
    return found


def _notifies_as(when: str) -> Any:
    def add(rt: Interpreter, self: Resource, name: Value, spec: Value) -> Value:
        context = self.run_context
        context.add_notification(when, Notification(spec, _action_name(rt, name), self, context.unified_mode))
        return None

    return add


resource.method("notifies_before")(_notifies_as("before"))
resource.method("notifies_immediately")(_notifies_as("immediate"))
resource.method("notifies_delayed")(_notifies_as("delayed"))


def _sent(attribute: str) -> Any:
    def read(rt: Interpreter, self: Resource) -> Value:
        return rt.send(self.run_context, attribute, self)

    return read


for _name in ("before_notifications", "immediate_notifications", "delayed_notifications"):
    resource.method(_name)(_sent(_name))


CLASSES = (resource,)
