"""Where a resource was declared, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.property import Property
from pysolo.chef.resource import Resource
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource = NativeClass("Chef::Resource")


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


CLASSES = (resource,)
