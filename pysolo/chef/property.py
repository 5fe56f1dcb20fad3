"""A property of a resource: what it accepts, how a value is turned into what is stored, and what it is when nobody sets it.

Built-in resources declare properties in Python (:mod:`pysolo.chef.declaration`), cookbooks with ``property`` in Ruby; both are
this one class. Values live in the resource's instance variable ``@name``, where code of older cookbooks reads and writes them.
What is documented in Chef's "custom resources" pages holds here: ``name_property``, ``coerce``, ``lazy`` defaults, ``required``,
``nil`` (resets a typed property that has a default), and that reading a default that can be changed in place stores it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, FrozenSet, List, Optional, Sequence, Tuple, Union

from pysolo.chef.lazy import Lazy, call_in_resource
from pysolo.ruby.runtime.objects import (
    UNSET,
    RArray,
    RClass,
    RHash,
    RObject,
    RProc,
    RString,
    RSymbol,
    Value,
)

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter

NIL = type(None)
# the marker of a type in a declaration, or the name of a Ruby class -> (name shown, Python types of its values)
KINDS: Dict[Any, Tuple[str, Tuple[type, ...]]] = {
    str: ("String", (RString,)),
    int: ("Integer", (int,)),
    float: ("Float", (float,)),
    bool: ("true, false", (bool,)),
    list: ("Array", (RArray,)),
    dict: ("Hash", (RHash,)),
    None: ("nil", (NIL,)),
    "symbol": ("Symbol", (RSymbol,)),
    "proc": ("Proc", (RProc, Lazy)),
}
RUBY_KINDS: Dict[str, Tuple[type, ...]] = {shown: types for shown, types in KINDS.values() if shown.isalpha()}
RUBY_KINDS["NilClass"] = (NIL,)
RUBY_KINDS["Numeric"] = (int, float)

#: the checks of a value, those of the types first
CHECKS = ("is", "equal_to", "regex", "callbacks", "kind_of", "respond_to", "cannot_be")

#: options of a ``property`` line that say something else about it
NO_CHECKS = frozenset(
    (
        "identity",
        "desired_state",
        "sensitive",
        "name_property",
        "required",
        "coerce",
        "default",
        "description",
        "introduced",
        "deprecated",
        "default_description",
        "skip_docs",
        "validation_message",
        "instance_variable_name",
        "nillable",
        "name_attribute",
        "name",
        "declared_in",
    )
)

Default = Any
Coerce = Callable[["Interpreter", "Resource", Value], Value]


class Sym(str):
    """A Symbol in a declaration, where a plain str would be a String."""

    __slots__ = ()


def as_value(rt: Interpreter, plain: Any) -> Value:
    """A plain Python value as a new Ruby one; Ruby values pass."""
    kind = type(plain)
    if kind is str:
        return rt.str(plain)
    if plain is None or kind in (bool, int, float) or isinstance(plain, RObject):
        return plain
    if kind is Sym:
        return rt.sym(str(plain))
    if isinstance(plain, (list, tuple)):
        return rt.array([as_value(rt, item) for item in plain])
    if isinstance(plain, dict):
        return rt.hash([(as_value(rt, key), as_value(rt, item)) for key, item in plain.items()])
    return rt.from_python(plain)


def as_plain(rt: Interpreter, value: Value) -> Any:
    """A Ruby value as a plain Python one: Symbols and Strings become str, objects that are no data stay as they are."""
    kind = type(value)
    if value is None or kind in (bool, int, float):
        return value
    if kind is RString:
        return value.s
    if kind is RSymbol:
        return value.name
    if isinstance(value, RArray):
        return [as_plain(rt, item) for item in value.items]
    if isinstance(value, RHash):
        return {as_plain(rt, key): as_plain(rt, item) for key, item in value.items()}
    if isinstance(value, RString):
        return value.s
    return value


class Property:
    """One property. ``options`` keeps what Ruby code gave, so that a subclass may derive from it."""

    __slots__ = (
        "name",
        "ivar",
        "types",
        "kinds",
        "others",
        "default",
        "stored_default",
        "coerce",
        "required",
        "identity",
        "desired_state",
        "sensitive",
        "name_property",
        "equal_to",
        "regex",
        "callbacks",
        "order",
        "deprecated",
        "skip_docs",
        "doc",
        "introduced",
        "takes_block",
        "options",
        "declared_in",
    )

    def __init__(
        self,
        name: str,
        types: Any = object,
        *,
        default: Default = UNSET,
        coerce: Optional[Coerce] = None,
        required: Union[bool, Sequence[str]] = False,
        identity: bool = False,
        desired_state: Optional[bool] = None,
        sensitive: bool = False,
        name_property: bool = False,
        equal_to: Sequence[Any] = (),
        regex: Any = None,
        callbacks: Optional[Dict[str, Callable[[Any], Any]]] = None,
        deprecated: Optional[str] = None,
        skip_docs: bool = False,
        doc: str = "",
        introduced: Optional[str] = None,
        takes_block: bool = False,
    ) -> None:
        self.name = name
        self.ivar: Optional[str] = "@" + name
        self.default = default
        self.stored_default: Value = UNSET
        self.coerce: Any = coerce
        self.required: Any = required
        self.identity = identity
        self.desired_state = (not name_property) if desired_state is None else desired_state
        self.sensitive = sensitive
        self.name_property = name_property
        self.equal_to: Any = tuple(equal_to)
        self.regex = regex
        self.callbacks: Any = callbacks
        self.deprecated: Any = deprecated
        self.skip_docs = skip_docs
        self.doc = doc
        self.introduced = introduced
        self.takes_block = takes_block
        self.options: Dict[str, Value] = {}
        self.declared_in: Optional[RClass] = None
        self.types: Tuple[Any, ...] = ()
        self.kinds: FrozenSet[type] = frozenset()
        self.others: Tuple[Any, ...] = ()
        self.order: Tuple[str, ...] = ()
        self.accept(() if types is object else types if isinstance(types, tuple) else (types,))
        self.arrange()

    def arrange(self) -> None:
        """Settle which checks a value meets, and in which order: that of the options where Ruby code wrote them down."""
        if self.options:
            self.order = tuple(
                key for key, wanted in self.options.items() if key not in NO_CHECKS and wanted is not UNSET
            )
        else:
            self.order = tuple(key for key in CHECKS if key == "is" or getattr(self, key, None))

    def accept(self, types: Tuple[Any, ...]) -> None:
        """Sort accepted types into those that are told by the Python type of a value and the others."""
        kinds: List[type] = []
        others: List[Any] = []
        for one in types:
            if isinstance(one, RClass):
                found = RUBY_KINDS.get(one.name or "")
                if found is not None:
                    kinds.extend(found)
                    if one.name != "Numeric":
                        continue
                others.append(one)
            elif one is None or isinstance(one, (type, str)):
                known = KINDS.get(one)
                if known is not None:
                    kinds.extend(known[1])
                else:
                    others.append(one)
            else:
                others.append(one)
        named = {one.name for one in others if isinstance(one, RClass)}
        if (
            True in [o for o in others if type(o) is bool] and False in [o for o in others if type(o) is bool]
        ) or named >= {
            "TrueClass",
            "FalseClass",
        }:
            kinds.append(bool)
        self.types, self.kinds, self.others = types, frozenset(kinds), tuple(others)

    def __repr__(self) -> str:
        return "<Property %s>" % self.name

    # -- what it says about itself --------------------------------------------------------------------------------------

    @property
    def has_default(self) -> bool:
        return self.default is not UNSET or self.name_property

    def required_for(self, actions: Sequence[str]) -> bool:
        required = self.required
        if required is True or required is False:
            return bool(required)
        return any(action in required for action in actions)

    def accepts_nil(self, resource: Resource) -> bool:
        """Whether nil is a value of its own, rather than "as if never set"."""
        if self.coerce is not None:
            return True
        if not self.types:
            return False
        return self.fits(resource, None)

    def shown_types(self, rt: Interpreter) -> str:
        return ", ".join(
            KINDS[one][0]
            if isinstance(one, type) or one in (None, "symbol", "proc")
            else one
            if type(one) is str
            else rt.inspect(one)
            for one in self.types
        )

    # -- reading and writing --------------------------------------------------------------------------------------------

    def is_set(self, resource: Resource) -> bool:
        ivar = self.ivar
        return True if ivar is None else ivar in resource.ivars

    def get(self, resource: Resource, keep: bool = True) -> Value:
        """The value; with ``keep`` a default that can be changed in place is stored, as Ruby callers may change it."""
        ivar = self.ivar
        if ivar is None:
            return resource.cls.rt.send(resource, self.name)
        value = resource.ivars.get(ivar, UNSET)
        if value is not UNSET:
            if type(value) is Lazy:
                value = self.coerce_and_validate(resource, call_in_resource(value, resource))
        elif self.default is UNSET and not self.name_property:
            value = None
        else:
            value = self.default_for(resource)
            if keep and isinstance(value, RObject) and not value.frozen and type(value) is not RProc:
                resource.ivars[ivar] = value
        if value is None and self.required and self.required_for(resource.action):
            raise resource.cls.rt.error("Chef::Exceptions::ValidationFailed", "%s is a required property" % self.name)
        return value

    def set(self, resource: Resource, value: Value) -> Value:
        if value is None and not self.accepts_nil(resource):
            value = self.default_input(resource)
        if type(value) is not Lazy:
            value = self.coerce_and_validate(resource, value)
        if self.ivar is None:
            return resource.cls.rt.send(resource, self.name, value)
        resource.ivars[self.ivar] = value
        if self.deprecated is not None:
            from pysolo.chef.deprecation import deprecated

            deprecated(resource.cls.rt, "property", self.deprecated)
        if value is None and self.required and self.required_for(resource.action):
            raise resource.cls.rt.error("Chef::Exceptions::ValidationFailed", "%s is a required property" % self.name)
        return value

    def reset(self, resource: Resource) -> None:
        assert resource.ivars is not None and self.ivar is not None
        resource.ivars.pop(self.ivar, None)

    def default_input(self, resource: Resource) -> Value:
        """The default before it is evaluated, coerced and checked."""
        if self.name_property and self.default is UNSET:
            return resource.cls.rt.str(resource.name)
        if self.default is UNSET:
            return None
        if self.stored_default is not UNSET:
            return self.stored_default
        if callable(self.default) and not isinstance(self.default, RObject):
            return as_value(resource.cls.rt, self.default(resource))
        return self.plain_default(resource.cls.rt)

    def default_for(self, resource: Resource) -> Value:
        rt = resource.cls.rt
        default = self.default
        if self.stored_default is not UNSET:
            return deep_dup(rt, self.stored_default)
        if default is UNSET:
            value: Value = rt.str(resource.name)
        elif type(default) is Lazy:
            value = call_in_resource(default, resource)
        elif isinstance(default, RObject):
            value = deep_dup(rt, default)
        elif callable(default):
            return as_value(rt, default(resource))
        elif self.options:
            value = default  # nil, true or a number given by Ruby code: coerced and checked as any
        else:
            return self.plain_default(rt)
        return self.coerce_and_validate(resource, value)

    def plain_default(self, rt: Interpreter) -> Value:
        default = self.default
        if type(default) is str and str not in self.types and "symbol" in self.types:
            return rt.sym(default)
        return as_value(rt, default)

    # -- checks ---------------------------------------------------------------------------------------------------------

    def coerce_and_validate(self, resource: Resource, value: Value) -> Value:
        coerce = self.coerce
        if coerce is not None and value is not None:
            if isinstance(coerce, RProc):
                value = call_in_resource(coerce, resource, value)
            else:
                value = coerce(resource.cls.rt, resource, value)
        if value is not None or self.has_default:
            self.validate(resource.cls.rt, value, resource)
        return value

    def fits(self, resource: Optional[Resource], value: Value) -> bool:
        """The type check (`is`)."""
        kind = type(value)
        if kind in self.kinds:
            return True
        if kind is not bool and isinstance(value, tuple(self.kinds)):
            return True
        for other in self.others:
            if isinstance(other, str):
                rt = self._rt(resource, value)
                if rt is not None and rt.is_a(value, rt.classes[other]):
                    return True
            elif type(other) is bool or other is None:
                if value is other:
                    return True
            elif isinstance(other, RProc):
                if resource is None:
                    raise other.cls.rt.error(
                        "Chef::Exceptions::CannotValidateStaticallyError", "is: proc { } needs a resource"
                    )
                if resource.cls.rt.truthy(resource.cls.rt.instance_exec(other, resource, value)):
                    return True
            elif isinstance(other, PropertyObject):
                if other.prop.fits(resource, value) or not other.prop.types:
                    return True
            else:
                rt = other.cls.rt if isinstance(other, RObject) else self._rt(resource, value)
                if rt is not None and rt.case_eq(other, value):
                    return True
        return False

    @staticmethod
    def _rt(resource: Optional[Resource], value: Value) -> Optional[Interpreter]:
        if resource is not None:
            return resource.cls.rt
        return value.cls.rt if isinstance(value, RObject) else None

    def validate(self, rt: Interpreter, value: Value, resource: Optional[Resource] = None) -> None:
        """Raise Chef::Exceptions::ValidationFailed unless the value is as declared."""
        for check in self.order:
            if check == "is":
                if self.types and type(value) not in self.kinds and not self.fits(resource, value):
                    self._fail(
                        rt,
                        "Property %s must be one of: %s!  You passed %s."
                        % (self.name, self.shown_types(rt), rt.inspect(value)),
                    )
            elif value is None:
                continue
            elif check == "equal_to":
                self._validate_equal(rt, value)
            elif check == "regex":
                self._validate_regex(rt, value)
            elif check == "callbacks":
                self._validate_callbacks(rt, value)
            else:
                self._validate_otherwise(rt, check, value)

    def _validate_otherwise(self, rt: Interpreter, check: str, value: Value) -> None:
        from pysolo.chef.params_validate import run_check

        wanted = self.options[check]
        if wanted is not None:
            run_check(rt, self.name, check, wanted, value, self.options.get("validation_message"))

    def _validate_equal(self, rt: Interpreter, value: Value) -> None:
        text = value.s if type(value) is RString else value.name if type(value) is RSymbol else None
        for wanted in self.equal_to:
            if isinstance(wanted, RObject):
                if rt.eq(value, wanted):
                    return
            elif type(wanted) in (str, Sym):
                if text == wanted:
                    return
            elif type(wanted) is type(value) and wanted == value:
                return
        symbols = "symbol" in self.types and str not in self.types
        shown = ", ".join(
            rt.inspect(rt.sym(one) if symbols and type(one) is str else as_value(rt, one)) for one in self.equal_to
        )
        self._fail(rt, "Option %s must be equal to one of: %s!  You passed %s." % (self.name, shown, rt.inspect(value)))

    def _validate_regex(self, rt: Interpreter, value: Value) -> None:
        import re

        for pattern in self.regex if isinstance(self.regex, (list, tuple)) else (self.regex,):
            if isinstance(pattern, RObject):
                if rt.truthy(rt.send(pattern, "match", rt.str(rt.to_s(value)))):
                    return
            elif re.search(pattern, rt.to_s(value)):
                return
        self._fail(
            rt,
            "Property %s's value %s does not match regular expression %s"
            % (self.name, rt.to_s(value), self._shown_regex(rt, self.regex)),
        )

    def _shown_regex(self, rt: Interpreter, regex: Any) -> str:
        if isinstance(regex, (list, tuple)):
            return "[%s]" % ", ".join(self._shown_regex(rt, one) for one in regex)
        return rt.inspect(regex) if isinstance(regex, RObject) else "/%s/" % regex.replace("/", "\\/")

    def _validate_callbacks(self, rt: Interpreter, value: Value) -> None:
        for message, callback in self.callbacks.items():
            if isinstance(callback, RObject):
                passed = rt.truthy(rt.send(callback, "call", value))
            else:
                passed = bool(callback(as_plain(rt, value)))
            if not passed:
                self._fail(rt, "Option %s's value %s %s!" % (self.name, rt.to_s(value), message))

    def _fail(self, rt: Interpreter, message: str) -> None:
        own = self.options.get("validation_message")
        raise rt.error("Chef::Exceptions::ValidationFailed", rt.to_s(own) if own is not None else message)

    # -- the accessor that cookbooks call -------------------------------------------------------------------------------

    def accessor(self, resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        """``resource.name`` and ``resource.name value``."""
        prop = resource.properties.get(self.name, self)
        if block is not None:
            if not prop.takes_block:
                raise resource.cls.rt.error(
                    "RuntimeError",
                    "Property `%s` of `%s` was incorrectly passed a block. Possible property-resource collision. "
                    "To call a resource named `%s` either rename the property or else use `declare_resource(:%s, ...)`"
                    % (self.name, resource, self.name, self.name),
                )
            return prop.set(resource, block)
        if kw is not None:
            args = args + [kw]
        if not args:
            return prop.get(resource)
        if len(args) > 1:
            raise resource.cls.rt.error(
                "ArgumentError", "wrong number of arguments (given %d, expected 0..1)" % len(args)
            )
        return prop.set(resource, args[0])

    def writer(self, resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        """``resource.name = value``."""
        prop = resource.properties.get(self.name, self)
        return prop.set(resource, args[0] if args else kw)


class PropertyObject(RObject):
    """A property as Ruby code sees it: an object of class Chef::Property."""

    __slots__ = ("prop",)

    def __init__(self, cls: RClass, prop: Optional[Property] = None) -> None:
        super().__init__(cls)
        self.prop: Property = prop or Property("property_type")


def deep_dup(rt: Interpreter, value: Value) -> Value:
    """A copy that may be changed, of a default that is shared."""
    kind = type(value)
    if kind is RString:
        return rt.str(value.s, value.enc)
    if kind is RArray:
        return rt.array([deep_dup(rt, item) for item in value.items])
    if kind is RHash:
        made = rt.send(value, "dup")
        made.frozen = False
        for key, item in made.items():
            made.put(key, deep_dup(rt, item))
        return made
    return value


def deep_freeze(value: Value) -> Value:
    if isinstance(value, RArray):
        for item in value.items:
            deep_freeze(item)
    elif isinstance(value, RHash):
        for _, item in value.items():
            deep_freeze(item)
    if isinstance(value, (RArray, RHash, RString)):
        value.frozen = True
    return value
