"""Chef::Mixin::ParamsValidate: ``validate``, ``set_or_return`` and ``lazy`` of old style code, and the checks of properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.chef.lazy import make_lazy
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

validate_mixin = NativeClass("Chef::Mixin::ParamsValidate", module=True)
properties_mixin = NativeClass("Chef::Mixin::Properties", module=True, includes=("Chef::Mixin::ParamsValidate",))


def run_check(rt: Interpreter, name: str, check: str, wanted: Value, value: Value, message: Value) -> None:
    """kind_of, respond_to or cannot_be, of a value that is not nil."""
    options = wanted.items if isinstance(wanted, RArray) else [wanted]
    problem: Optional[str] = None
    if check == "kind_of":
        if not any(rt.is_a(value, one) for one in options):
            shown = rt.inspect(rt.array(list(options)))
            problem = "Option %s must be a kind of %s!  You passed %s." % (name, shown, rt.inspect(value))
    elif check == "respond_to":
        for one in options:
            if not rt.respond_to(value, rt.to_s(one)):
                problem = "Option %s must have a %s method!" % (name, rt.to_s(one))
    elif check == "cannot_be":
        for one in options:
            asked = rt.to_s(one) + "?"
            if rt.respond_to(value, asked) and rt.truthy(rt.send(value, asked)):
                problem = "Option %s cannot be %s" % (name, rt.to_s(wanted))
    if problem is not None:
        raise rt.error("Chef::Exceptions::ValidationFailed", rt.to_s(message) if message is not None else problem)


@validate_mixin.method("validate")
def validate(rt: Interpreter, self: Value, given: RHash, rules: RHash) -> Value:
    """Check (and complete with defaults) a Hash of options."""
    from pysolo.chef.property_options import property_from_ruby

    for key, rule in rules.items():
        name = rt.to_s(key)
        symbol, text = rt.sym(name), rt.str(name)
        value = given.get(text) if given.has(text) else given.get(symbol)
        if rule is True or (isinstance(rule, RHash) and rt.truthy(rule.get(rt.sym("required")))):
            if value is None:
                raise rt.error(
                    "Chef::Exceptions::ValidationFailed", "Required argument %s is missing!" % rt.inspect(key)
                )
        if not isinstance(rule, RHash):
            continue
        options = {rt.to_s(option): setting for option, setting in rule.items()}
        options.pop("required", None)
        default = options.pop("default", UNSET)
        name_property = options.pop("name_property", options.pop("name_attribute", None))
        property_from_ruby(rt, name, UNSET, options).validate(rt, value)
        if value is None and default is not UNSET:
            given.put(key, default)
        elif value is None and rt.truthy(name_property):
            given.put(key, rt.ivar_get(self, "@name"))
    return given


@validate_mixin.method("set_or_return")
def set_or_return(rt: Interpreter, self: Value, name: Value, value: Value, rules: RHash) -> Value:
    """The body of an old style attribute method."""
    from pysolo.chef.property_options import property_from_ruby

    text = rt.to_s(name)
    ivar = "@" + text
    options = {rt.to_s(option): setting for option, setting in rules.items()}
    prop = property_from_ruby(rt, text, UNSET, options)
    if value is not None or (options.get("is") not in (None, UNSET) and prop.types and prop.fits(None, None)):
        if not isinstance(value, RProc) or value.cls.real.name != "Chef::DelayedEvaluator":
            value = _checked(rt, self, prop, value)
        rt.ivar_set(self, ivar, value)
        return value
    found = rt.ivar_get(self, ivar)
    if found is None and ivar not in (self.ivars or ()):  # nil that was assigned stays
        if rt.truthy(options.get("name_property", options.get("name_attribute"))):
            found = rt.ivar_get(self, "@name")
        elif prop.default is not UNSET:
            found = prop.default
        if found is not None and not _is_lazy(found):
            from pysolo.chef.property import deep_dup

            found = deep_dup(rt, found)
            rt.ivar_set(self, ivar, found)
    if _is_lazy(found):
        found = _checked(rt, self, prop, rt.instance_exec(found.inner, self))
    if found is None and prop.required is True:
        raise rt.error("Chef::Exceptions::ValidationFailed", "%s is a required property" % text)
    return found


def _is_lazy(value: Value) -> bool:
    from pysolo.chef.lazy import Lazy

    return type(value) is Lazy


def _checked(rt: Interpreter, owner: Value, prop: object, value: Value) -> Value:
    from pysolo.chef.property import Property

    assert isinstance(prop, Property)
    if prop.coerce is not None and value is not None:
        value = rt.instance_exec(prop.coerce, owner, value)
    prop.validate(rt, value)
    return value


@validate_mixin.method("lazy")
def lazy(rt: Interpreter, self: Value, *, block: RProc) -> Value:
    return make_lazy(rt, block)


CLASSES = (validate_mixin, properties_mixin)
