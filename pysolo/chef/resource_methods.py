"""Chef::Resource as Ruby code sees an instance of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.chef.guard import Guard, default_interpreter
from pysolo.chef.guard_class import conditionals
from pysolo.chef.notification import TIMINGS, Notification, Subscribed
from pysolo.chef.property import Property
from pysolo.chef.resource import Resource
from pysolo.chef.resource_class import add_method, info_of
from pysolo.chef.state import identity_properties, state_properties
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RHash, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource = NativeClass(
    "Chef::Resource",
    includes=(
        "Chef::Mixin::ParamsValidate",
        "Chef::Mixin::Properties",
        "Chef::DSL::Universal",
        "Chef::DSL::DeclareResource",
        "Chef::DSL::RebootPending",
        "Chef::Mixin::ConvertToClassName",
        "Chef::Mixin::Deprecation",
    ),
    allocator=Resource,
)

COMMON_PROPERTIES = (
    Property(
        "name",
        str,
        coerce=lambda rt, owner, value: name_text(rt, value),
        desired_state=False,
        required=True,
        skip_docs=True,
        doc="The name of the resource.",
    ),
    Property("retries", int, default=0, desired_state=False, doc="How often to try again after a failure."),
    Property("retry_delay", int, default=2, desired_state=False, doc="Seconds between tries."),
    Property("sensitive", bool, default=False, desired_state=False, doc="Keep values out of output and logs."),
    Property("compile_time", bool, default=False, desired_state=False, doc="Run while recipes are compiled."),
    Property(
        "umask", (str, int), desired_state=False, doc="The umask while the resource converges, as an octal string."
    ),
    Property(
        "ignore_failure",
        (bool, "symbol", str),
        default=False,
        desired_state=False,
        callbacks={"must be true, false, :quiet or 'quiet'": lambda value: value in (True, False, "quiet")},
        doc="Go on with the run when the resource fails; :quiet says less about it.",
    ),
)


def name_text(rt: Interpreter, value: Value) -> Value:
    """A name: an Array is joined with commas, all else becomes a String."""
    if type(value) is RString:
        return value if value.cls is rt.classes["String"] else rt.str(value.s)
    if isinstance(value, RArray):
        return rt.str(", ".join(rt.to_s(item) for item in value.items))
    return rt.str(rt.to_s(value))


def install_resource_methods(rt: Interpreter) -> None:
    """What is not written as a native method: the common properties' accessors, and method_missing."""
    cls = rt.classes["Chef::Resource"]
    info = info_of(cls)
    for prop in COMMON_PROPERTIES:
        info.declare(prop)
    add_method(cls, "method_missing", method_missing, "private")


@resource.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: Resource, name: Value, run_context: Value = None) -> None:
    self.ivars["@run_context"] = run_context
    # a subclass written in Ruby may add to it in place
    self.ivars["@allowed_actions"] = rt.array([rt.sym(one) for one in self.info.allowed_actions()])
    if name is not None:
        from pysolo.chef.builder import take_name

        take_name(self, name)


# -- actions --------------------------------------------------------------------------------------------------------------


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


# -- guards ---------------------------------------------------------------------------------------------------------------


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


# -- notifications --------------------------------------------------------------------------------------------------------


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


# -- what it is -----------------------------------------------------------------------------------------------------------


@resource.method("to_s")
def to_s(rt: Interpreter, self: Resource) -> str:
    kind = self.resource_name or ""
    method = self.cls.find("name")
    if method is not None and getattr(method.fn, "__func__", None) is not Property.accessor:
        return "%s[%s]" % (kind, rt.to_s(rt.call_method(self, method, [], None, None)))
    return "%s[%s]" % (kind, self.name)


@resource.method("inspect")
def inspect(rt: Interpreter, self: Resource) -> str:
    parts = ["<%s" % self]
    for ivar, value in self.ivars.items():
        if ivar != "@run_context":
            parts.append(" %s: %s" % (ivar, rt.inspect(value)))
    return "".join(parts) + ">"


@resource.method("resource_name")
def resource_name(rt: Interpreter, self: Resource) -> Value:
    own = self.ivars.get("@resource_name")
    if own is not None:
        return own
    name = self.info.name
    return rt.sym(name) if name is not None else None


@resource.method("node")
def node(rt: Interpreter, self: Resource) -> Value:
    context = self.run_context
    return context.node if context is not None else None


@resource.method("run_context")
def run_context(rt: Interpreter, self: Resource) -> Value:
    return self.ivars.get("@run_context")


@resource.method("run_context=")
def set_run_context(rt: Interpreter, self: Resource, value: Value) -> Value:
    self.ivars["@run_context"] = value
    return value


@resource.method("events")
def events(rt: Interpreter, self: Resource) -> Value:
    return rt.send(self.run_context, "events")


@resource.method("params")
def params(rt: Interpreter, self: Resource) -> Value:
    return self.ivars.get("@params")


@resource.method("params=")
def set_params(rt: Interpreter, self: Resource, value: Value) -> Value:
    self.ivars["@params"] = value
    return value


def _text_attribute(name: str, symbol: bool = False) -> None:
    def read(rt: Interpreter, self: Resource) -> Value:
        value = getattr(self, name)
        if value is None:
            return None
        return rt.sym(value) if symbol else rt.str(value)

    def write(rt: Interpreter, self: Resource, value: Value) -> Value:
        setattr(self, name, None if value is None else rt.to_s(value))
        return value

    resource.method(name)(read)
    resource.method(name + "=")(write)


_text_attribute("cookbook_name")
_text_attribute("recipe_name")
_text_attribute("declared_type", symbol=True)


@resource.method("enclosing_provider")
def enclosing_provider(rt: Interpreter, self: Resource) -> Value:
    return self.enclosing_provider


@resource.method("enclosing_provider=")
def set_enclosing_provider(rt: Interpreter, self: Resource, value: Value) -> Value:
    self.enclosing_provider = value
    return value


@resource.method("declared_key")
def declared_key(rt: Interpreter, self: Resource) -> str:
    return self.declared_key


@resource.method("source_line")
def source_line(rt: Interpreter, self: Resource) -> Value:
    if self.source_file is None:
        return None
    return rt.str("%s:%d:in `from_file'" % (self.source_file, self.source_line))


@resource.method("source_line=")
def set_source_line(rt: Interpreter, self: Resource, value: Value) -> Value:
    if value is not None:
        text = rt.to_s(value).split(":in ")[0]
        file, _, line = text.rpartition(":")
        self.source_file, self.source_line = file, int(line) if line.isdigit() else 0
    return value


@resource.method("source_line_file")
def source_line_file(rt: Interpreter, self: Resource) -> Value:
    return rt.str(self.source_file) if self.source_file is not None else None


@resource.method("source_line_number")
def source_line_number(rt: Interpreter, self: Resource) -> Value:
    return rt.str(str(self.source_line)) if self.source_file is not None else None


@resource.method("defined_at")
def defined_at(rt: Interpreter, self: Resource) -> str:
    return self.defined_at


@resource.method("cookbook_version")
def cookbook_version(rt: Interpreter, self: Resource) -> Value:
    if self.cookbook_name is None:
        return None
    return rt.send(rt.send(self.run_context, "cookbook_collection"), "[]", rt.str(self.cookbook_name))


@resource.method("logger")
def logger(rt: Interpreter, self: Resource) -> Value:
    return rt.classes["Chef::Log"]


# -- what became of it ----------------------------------------------------------------------------------------------------


@resource.method("updated", "updated?")
def updated(rt: Interpreter, self: Resource) -> bool:
    return self.updated


@resource.method("updated_by_last_action?")
def was_updated(rt: Interpreter, self: Resource) -> bool:
    return self.updated_by_last_action


@resource.method("updated_by_last_action")
def updated_by_last_action(rt: Interpreter, self: Resource, value: Value) -> Value:
    self.updated_by_last_action = rt.truthy(value)
    self.updated = self.updated or self.updated_by_last_action
    return value


@resource.method("elapsed_time")
def elapsed_time(rt: Interpreter, self: Resource) -> float:
    return self.elapsed_time


@resource.method("executed_by_runner")
def executed_by_runner(rt: Interpreter, self: Resource) -> bool:
    return self.executed_by_runner


@resource.method("performed_actions")
def performed_actions(rt: Interpreter, self: Resource) -> Value:
    return rt.array([rt.sym(one) for one in self.performed_actions])


@resource.method("suppress_up_to_date_messages?")
def quiet_when_up_to_date(rt: Interpreter, self: Resource) -> bool:
    declaration = self.info.inherited("declaration")
    return declaration is not None and declaration.quiet_when_up_to_date


@resource.method("resource_initializing")
def resource_initializing(rt: Interpreter, self: Resource) -> bool:
    return self.initializing


# -- state ----------------------------------------------------------------------------------------------------------------


@resource.method("identity")
def identity(rt: Interpreter, self: Resource) -> Value:
    found = identity_properties(self.info)
    if len(found) == 1:
        return found[0].get(self)
    return rt.hash([(rt.sym(prop.name), prop.get(self)) for prop in found])


@resource.method("state_for_resource_reporter")
def state_for_resource_reporter(rt: Interpreter, self: Resource) -> Value:
    found = rt.hash({})
    for prop in state_properties(self.info):
        if prop.is_set(self):
            value = rt.str("*sensitive value suppressed*") if prop.sensitive else rt.send(self, prop.name)
            found.put(rt.sym(prop.name), value)
    return found


@resource.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: Resource) -> Value:
    found = rt.hash({})
    for prop in state_properties(self.info):
        found.put(rt.sym(prop.name), prop.get(self))
    for ivar, value in self.ivars.items():
        if ivar != "@run_context" and not found.has(rt.sym(ivar[1:])):
            found.put(rt.sym(ivar[1:]), value)
    return found


@resource.method("to_text")
def to_text(rt: Interpreter, self: Resource) -> str:
    from pysolo.chef.state import resource_text

    return resource_text(self)


@resource.method("load_from")
def load_from(rt: Interpreter, self: Resource, other: Value) -> None:
    for ivar, value in other.ivars.items():
        if ivar != "@action":
            self.ivars[ivar] = value


@resource.method("initialize_copy", visibility="private")
def initialize_copy(rt: Interpreter, self: Resource, other: Value) -> Value:
    self.ivars.update(other.ivars)
    self.only_if, self.not_if = list(other.only_if), list(other.not_if)
    for slot in ("cookbook_name", "recipe_name", "source_file", "source_line", "declared_type", "enclosing_provider"):
        setattr(self, slot, getattr(other, slot))
    self.guard_interpreter = other.guard_interpreter
    return self


# -- properties by name ---------------------------------------------------------------------------------------------------


def known_property(rt: Interpreter, self: Resource, name: Value) -> Property:
    prop = self.properties.get(rt.to_s(name))
    if prop is None:
        raise rt.error(
            "ArgumentError", "Property %s is not defined in class %s" % (rt.to_s(name), rt.to_s(self.cls.real))
        )
    return prop


@resource.method("property_is_set?")
def property_is_set(rt: Interpreter, self: Resource, name: Value) -> bool:
    return known_property(rt, self, name).is_set(self)


@resource.method("reset_property")
def reset_property(rt: Interpreter, self: Resource, name: Value) -> None:
    known_property(rt, self, name).reset(self)


@resource.method("property_description")
def property_description(rt: Interpreter, self: Resource, name: Value) -> str:
    return known_property(rt, self, name).doc


@resource.method("copy_properties_from")
def copy_properties_from(
    rt: Interpreter, self: Resource, other: Resource, *includes: Value, exclude: Value = None
) -> Value:
    names = [rt.to_s(one) for one in includes] or list(other.properties)
    left_out = [rt.to_s(one) for one in rt.iterate(exclude)] if exclude is not None else ["name"]
    for name in names:
        if name not in left_out and other.is_set(name):
            rt.send(self, name, rt.send(other, name))
    return self


def method_missing(self: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """Inside an action the methods of the provider are at hand in resource blocks; elsewhere an unknown word is an error."""
    rt = self.cls.rt
    enclosing = self.enclosing_provider
    word = args[0].name
    if enclosing is not None and rt.respond_to(enclosing, word):
        return rt.send(enclosing, word, *args[1:], kw=kw, block=block)
    raise rt.error(
        "NoMethodError",
        "undefined method `%s' for %s" % (word, rt.to_s(self.cls.real)),
        name=args[0],
        receiver=self,
    )


CLASSES = (resource,)

__all__ = ["CLASSES", "COMMON_PROPERTIES", "check_actions", "install_resource_methods"]
