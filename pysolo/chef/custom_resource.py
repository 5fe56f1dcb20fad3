"""What a resource class answers to in resources/ and libraries/: ``property``, ``action``, ``provides`` ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from pysolo.chef.old.ways import allowed, note
from pysolo.chef.params_validate import properties_mixin
from pysolo.chef.property import Property, PropertyObject, deep_freeze
from pysolo.chef.property_options import derive_property, property_from_ruby
from pysolo.chef.registry import filter_values
from pysolo.chef.resource_class import ResourceClass, info_of
from pysolo.chef.session import session_of
from pysolo.chef.state import identity_properties, state_properties
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RArray, RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resource = NativeClass("Chef::Resource")
# modules may hold properties for the classes that include them
shared_properties = NativeClass(
    "Chef::Mixin::Properties::ClassMethods", module=True, includes=("Chef::Mixin::ParamsValidate",)
)


def names_of(rt: Interpreter, values: Tuple[Value, ...]) -> List[str]:
    found: List[str] = []
    for value in values:
        if isinstance(value, RArray):
            found.extend(names_of(rt, tuple(value.items)))
        else:
            found.append(rt.to_s(value))
    return found


def symbols(rt: Interpreter, names: List[str]) -> Value:
    return rt.array([rt.sym(name) for name in names])


# -- properties -----------------------------------------------------------------------------------------------------------


@properties_mixin.singleton("included")
def give_property(rt: Interpreter, self: RClass, holder: RClass) -> None:
    if holder.is_module:
        rt.send(holder, "extend", rt.classes["Chef::Mixin::Properties::ClassMethods"])


@shared_properties.method("property")
@resource.singleton("property")
def property_(rt: Interpreter, self: RClass, name: Value, type: Value = UNSET, **options: Value) -> Value:
    declare_property(rt, self, rt.to_s(name), type, options)
    return rt.sym(rt.to_s(name))


@resource.singleton("attribute")
def attribute(rt: Interpreter, self: RClass, name: Value, type: Value = UNSET, **options: Value) -> Value:
    """How LWRPs say ``property``; their names were free to hide methods of every resource (``params``)."""
    declare_property(rt, self, rt.to_s(name), type, options, old=allowed(rt))
    return rt.sym(rt.to_s(name))


def declare_property(
    rt: Interpreter, cls: RClass, name: str, kind: Value, options: Dict[str, Value], old: bool = False
) -> None:
    """Make a property and its accessors; what is wrong with its default shows at once, as documented."""
    info = info_of(cls)
    known = info.properties().get(name)
    if (
        kind is UNSET
        and name != "name"
        and "kind_of" in options
        and known is info_of(rt.classes["Chef::Resource"]).own.get(name)
        and allowed(rt)
    ):
        # an LWRP from before the property became common to all resources: it means its own
        note(rt, "attribute :%s hides the property of that name which every resource has: give it another name" % name)
        prop = property_from_ruby(rt, name, kind, options)
    elif kind is UNSET and known is not None:
        prop = derive_property(rt, known, options)
    elif isinstance(kind, PropertyObject):
        prop = derive_property(rt, kind.prop, options, name)
    else:
        prop = property_from_ruby(rt, name, kind, options)
    prop.declared_in = cls
    _refuse_taken_name(rt, cls, info, name, old)
    if prop.ivar is None and "instance_variable_name" not in options:
        prop.ivar = "@" + name  # state_attrs named it before it was declared
    _store_default(rt, prop)
    info.declare(prop)


def _refuse_taken_name(rt: Interpreter, cls: RClass, info: ResourceClass, name: str, old: bool) -> None:
    method = cls.find(name)
    if method is None or name in info_of(rt.classes["Chef::Resource"]).own:
        return
    if method.owner.name in ("Object", "BasicObject", "Kernel", "Chef::Resource") and method.visibility != "private":
        if old:
            note(rt, "attribute :%s hides a method that every resource has: give it another name" % name)
            return
        raise rt.error(
            "ArgumentError",
            "Property `%s` of resource `%s` overwrites an existing method. A different name should be used for this property."
            % (name, info.name or ""),
        )


def _store_default(rt: Interpreter, prop: Property) -> None:
    """Check a default that needs no resource to be known, and freeze it."""
    default = prop.default
    if default is UNSET or (callable(default) and not isinstance(default, RObject)) or isinstance(default, RProc):
        return
    deep_freeze(default)
    if prop.coerce is not None or any(isinstance(one, RProc) for one in prop.others):
        return
    try:
        prop.validate(rt, default)
    except RubyError as error:
        if rt.is_a(error.exc, rt.classes["Chef::Exceptions::CannotValidateStaticallyError"]):
            return
        if "kind_of" not in prop.options or not allowed(rt):
            raise
        note(rt, "The default of an LWRP's attribute has to be valid since Chef 13: %s" % rt.message_of(error.exc))
    if isinstance(default, RObject):
        prop.stored_default = default


@shared_properties.method("property_type")
@resource.singleton("property_type")
def property_type(rt: Interpreter, self: RClass, **options: Value) -> Value:
    made = property_from_ruby(rt, "property_type", UNSET, options)
    return PropertyObject(rt.classes["Chef::Property"], made)


@resource.singleton("deprecated_property_alias")
def deprecated_property_alias(rt: Interpreter, self: RClass, old: Value, new: Value, message: Value = None) -> None:
    from pysolo.chef.deprecation import deprecated
    from pysolo.chef.resource_class import add_method

    text = rt.to_s(message) if message is not None else "%s is renamed to %s" % (rt.to_s(old), rt.to_s(new))
    target = rt.to_s(new)

    def alias(owner: Value, args: List[Value], kw: Any, block: Any) -> Value:
        deprecated(rt, "property", text)
        return rt.send(owner, target, *args, kw=kw, block=block)

    add_method(self, rt.to_s(old), alias)
    add_method(self, rt.to_s(old) + "=", alias)


@resource.singleton("properties")
def properties(rt: Interpreter, self: RClass, inherited: Value = True) -> Value:
    info = info_of(self)
    found = info.properties() if rt.truthy(inherited) else info.own
    return rt.hash([(rt.sym(name), _object(rt, prop)) for name, prop in found.items()])


def _object(rt: Interpreter, prop: Property) -> PropertyObject:
    return PropertyObject(rt.classes["Chef::Property"], prop)


@resource.singleton("state_properties")
def state_properties_(rt: Interpreter, self: RClass, *names: Value) -> Value:
    _mark(rt, self, names_of(rt, names), "desired_state")
    return rt.array([_object(rt, prop) for prop in state_properties(info_of(self))])


@resource.singleton("state_attrs")
def state_attrs(rt: Interpreter, self: RClass, *names: Value) -> Value:
    _mark(rt, self, names_of(rt, names), "desired_state")
    return rt.array([rt.sym(prop.name) for prop in state_properties(info_of(self))])


@resource.singleton("identity_properties")
def identity_properties_(rt: Interpreter, self: RClass, *names: Value) -> Value:
    _mark(rt, self, names_of(rt, names), "identity")
    return rt.array([_object(rt, prop) for prop in identity_properties(info_of(self))])


@resource.singleton("identity_attr", "identity_property")
def identity_attr(rt: Interpreter, self: RClass, name: Value = None) -> Value:
    if name is not None:
        _mark(rt, self, [rt.to_s(name)], "identity")
    return rt.sym(identity_properties(info_of(self))[0].name)


def _mark(rt: Interpreter, cls: RClass, names: List[str], option: str) -> None:
    """Make exactly the named properties part of the state or the identity."""
    if not names:
        return
    info = info_of(cls)
    known = info.properties()
    for name in names:
        prop = known.get(name)
        if prop is None:
            made = property_from_ruby(rt, name, UNSET, {option: True})
            made.ivar = None
            info.own[name] = made
        elif not getattr(prop, option):
            info.own[name] = derive_property(rt, prop, {option: True})
    for name, prop in list(known.items() if option == "identity" else info.own.items()):
        if getattr(prop, option) and name not in names:
            info.own[name] = derive_property(rt, prop, {option: False})
    info.forget()


@resource.singleton("name_property")
def name_property(rt: Interpreter, self: RClass) -> Value:
    for name, prop in info_of(self).properties().items():
        if prop.name_property:
            return rt.sym(name)
    return None


@resource.singleton("sensitive_properties")
def sensitive_properties(rt: Interpreter, self: RClass) -> Value:
    return rt.array([_object(rt, prop) for prop in info_of(self).properties().values() if prop.sensitive])


# -- actions --------------------------------------------------------------------------------------------------------------


@resource.singleton("action")
def action(
    rt: Interpreter, self: RClass, name: Value, *, description: Value = None, block: Optional[RProc] = None
) -> Value:
    from pysolo.chef.action_class import action_class_of, define_action

    info = info_of(self)
    text = rt.to_s(name)
    define_action(rt, action_class_of(rt, self), text, block)
    if description is not None:
        info.action_docs[text] = rt.to_s(description)
    info.allow(text)
    if info.default_action() == ["nothing"]:
        info.default = [text]
    return rt.sym(text)


@resource.singleton("action_class", "declare_action_class")
def action_class(rt: Interpreter, self: RClass, *, block: Optional[RProc] = None) -> Value:
    from pysolo.chef.action_class import action_class_of

    cls = action_class_of(rt, self)
    if block is not None:
        rt.send(cls, "class_eval", block=block)
    return cls


@resource.singleton("custom_resource?")
def is_custom_resource(rt: Interpreter, self: RClass) -> bool:
    return info_of(self).is_custom


@resource.singleton("actions")
def actions(rt: Interpreter, self: RClass, *names: Value) -> Value:
    info = info_of(self)
    wanted = names_of(rt, names)
    if wanted and info.allowed is None:
        info.allowed = list(dict.fromkeys(["nothing", *wanted]))
    else:
        info.allow(*wanted)
    return symbols(rt, info.allowed_actions())


@resource.singleton("allowed_actions", "valid_actions")
def allowed_actions(rt: Interpreter, self: RClass, *names: Value) -> Value:
    info = info_of(self)
    info.allow(*names_of(rt, names))
    return symbols(rt, info.allowed_actions())


@resource.singleton("allowed_actions=", "actions=")
def set_allowed_actions(rt: Interpreter, self: RClass, value: Value) -> Value:
    info_of(self).allowed = list(dict.fromkeys(names_of(rt, (value,))))
    return value


@resource.singleton("default_action", "default_action=")
def default_action(rt: Interpreter, self: RClass, value: Value = UNSET) -> Value:
    info = info_of(self)
    if value is not UNSET:
        info.default = names_of(rt, (value,))
        info.allow(*info.default)
    return symbols(rt, info.default_action())


@resource.singleton("action_description")
def action_description(rt: Interpreter, self: RClass, name: Value) -> Value:
    text = info_of(self).action_docs.get(rt.to_s(name))
    return rt.str(text) if text is not None else None


@resource.singleton("load_current_value")
def load_current_value(rt: Interpreter, self: RClass, *, block: Optional[RProc] = None) -> Value:
    return rt.send(self, "define_method", rt.sym("load_current_value!"), block=block)


# -- names ----------------------------------------------------------------------------------------------------------------


@resource.singleton("provides")
def provides(rt: Interpreter, self: RClass, name: Value, *, block: Optional[RProc] = None, **filters: Value) -> Value:
    info = info_of(self)
    word = rt.to_s(name)
    if info.name is None:
        info.name = word
    given = filters.pop("chef_version", None)
    wanted_chef = info.chef_version if given is None else rt.to_s(given)
    if wanted_chef is not None and not fits_chef_version(rt, wanted_chef):
        return None
    usable = {
        key: filter_values(rt, value)
        for key, value in filters.items()
        if key in ("os", "platform", "platform_family", "platform_version")
    }
    session_of(rt).registry.add_resource(word, self, usable, block)
    return None


def fits_chef_version(rt: Interpreter, constraint: str) -> bool:
    from pysolo import CHEF_VERSION
    from pysolo.chef.cookbook.versions import satisfies_gem_requirement as satisfies

    return satisfies(CHEF_VERSION, constraint)


@resource.singleton("provides?")
def is_provided(rt: Interpreter, self: RClass, node: Value, name: Value) -> bool:
    return session_of(rt).registry.serves(rt.to_s(name), self)


@resource.singleton("chef_version_for_provides")
def chef_version_for_provides(rt: Interpreter, self: RClass, constraint: Value = UNSET) -> Value:
    info = info_of(self)
    if constraint is not UNSET:
        info.chef_version = rt.to_s(constraint)
    return rt.str(info.chef_version) if info.chef_version is not None else None


@resource.singleton("resource_name", "resource_name=")
def resource_name(rt: Interpreter, self: RClass, name: Value = UNSET) -> Value:
    info = info_of(self)
    if name is not UNSET:
        info.name = rt.to_s(name) if name is not None else None
    return rt.sym(info.name) if info.name is not None else None


@resource.singleton("unified_mode")
def unified_mode(rt: Interpreter, self: RClass, flag: Value = None) -> bool:
    info = info_of(self)
    if flag is not None:
        info.unified = rt.truthy(flag)
    return is_unified(info)


def is_unified(info: ResourceClass) -> bool:
    if info.unified is not None:
        return info.unified
    session = session_of(info.cls.rt)
    return bool(session.config is None or session.config.resource_unified_mode_default)


def _text(name: str, given_is_true: bool = False) -> None:
    def method(rt: Interpreter, self: RClass, value: Value = UNSET, **_: Value) -> Value:
        texts = info_of(self).texts
        if value is not UNSET:
            texts[name] = True if given_is_true else value
        return texts.get(name)

    resource.singleton(name)(method)


for _name in ("description", "introduced", "examples", "default_description", "skip_docs", "preview_resource"):
    _text(_name)
_text("deprecated", given_is_true=True)


@resource.singleton("target_mode")
def target_mode(rt: Interpreter, self: RClass, **options: Value) -> Value:
    return None


@resource.singleton("use")
def use(rt: Interpreter, self: RClass, partial: Value) -> Value:
    return use_partial(rt, self, rt.to_s(partial))


def use_partial(rt: Interpreter, cls: RClass, partial: str) -> Value:
    """Run ``_NAME.rb`` beside the calling file as if it stood here."""
    import os

    if partial.startswith("core::"):
        return None
    folder, base = os.path.split(partial)
    base = base[:-3] if base.endswith(".rb") else base
    base = base[1:] if base.startswith("_") else base
    file, _ = rt.caller_location()
    path = os.path.normpath(os.path.join(os.path.dirname(file), folder, "_%s.rb" % base))
    try:
        text = session_of(rt).system.read_text(path)
    except OSError as trouble:
        error = rt.rescue_python(trouble)
        raise error if error is not None else trouble
    return rt.class_eval_source(text, cls, path, within=[rt.classes["Chef"], rt.classes["Chef::Resource"]])


@resource.singleton("lazy")
def lazy(rt: Interpreter, self: RClass, *, block: RProc) -> Value:
    from pysolo.chef.lazy import make_lazy

    return make_lazy(rt, block)


@resource.singleton("resource_for_node")
def resource_for_node(rt: Interpreter, self: RClass, name: Value, node: Value) -> Value:
    return session_of(rt).registry.resource_for_node(rt.to_s(name), node)


@resource.singleton("resource_matching_short_name")
def resource_matching_short_name(rt: Interpreter, self: RClass, name: Value) -> Value:
    return session_of(rt).registry.resource_class(rt.to_s(name), session_of(rt).node)


@resource.singleton("node")
def class_node(rt: Interpreter, self: RClass) -> Value:
    return session_of(rt).node


@resource.singleton("run_context")
def class_run_context(rt: Interpreter, self: RClass) -> Value:
    return session_of(rt).run_context


@resource.singleton("to_s", "inspect", "name")
def class_name(rt: Interpreter, self: RClass) -> Value:
    info = self.extra.get("resource")
    if info is not None and info.label is not None:
        return rt.str(info.label)
    return rt.str(self.name) if self.name is not None else rt.str("#<Class:0x%016x>" % id(self))


@resource.singleton("const_missing")
def const_missing(rt: Interpreter, self: RClass, name: Value) -> Value:
    """Classes of built-in ones that stand deeper: Chef::Provider::Package::Apt."""
    from pysolo.ruby.runtime.constants import uninitialized

    word = rt.name(name)
    found = session_of(rt).registry.constant("%s::%s" % (self.name, word)) if self.name is not None else None
    if found is None:
        raise uninitialized(rt, self, word, True)
    return found


CLASSES = (resource, shared_properties)
