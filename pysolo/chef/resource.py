"""A resource: the desired state of one thing, and the common steps of bringing it about.

Python code (providers, the runner) reads properties as attributes: ``resource.mode`` is the plain Python value. Ruby code sees the
methods of the ``resource_*`` modules beside this one. Values are kept in instance variables, as cookbooks expect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.chef.lazy import Lazy
from pysolo.chef.property import Property, as_plain, as_value
from pysolo.chef.resource_class import ResourceClass, info_of
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RArray, RClass, RObject, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.chef.guard import Guard
    from pysolo.chef.session import Session


class Resource(RObject):
    """``ivars`` is never None here; ``@run_context``, ``@action`` and every property stand in it."""

    __slots__ = (
        "info",
        "only_if",
        "not_if",
        "updated",
        "updated_by_last_action",
        "cookbook_name",
        "recipe_name",
        "source_file",
        "source_line",
        "declared_type",
        "enclosing_provider",
        "elapsed_time",
        "executed_by_runner",
        "guard_interpreter",
        "is_guard_interpreter",
        "performed_actions",
        "initializing",
        "_action_cache",
    )

    ivars: Dict[str, Value]

    def __init__(self, cls: RClass) -> None:
        self.cls = cls
        self.ivars = {}
        self.frozen = False
        self.info: ResourceClass = info_of(cls)
        self.only_if: List[Guard] = []
        self.not_if: List[Guard] = []
        self.updated = False
        self.updated_by_last_action = False
        self.cookbook_name: Optional[str] = None
        self.recipe_name: Optional[str] = None
        self.source_file: Optional[str] = None
        self.source_line = 0
        self.declared_type: Optional[str] = None
        self.enclosing_provider: Any = None
        self.elapsed_time = 0.0
        self.executed_by_runner = False
        self.guard_interpreter: Optional[str] = None
        self.is_guard_interpreter = False
        self.performed_actions: List[str] = []
        self.initializing = False
        self._action_cache: Any = None

    # -- properties -----------------------------------------------------------------------------------------------------

    @property
    def fails_quietly(self) -> bool:
        """Whether a failure that is ignored is not explained either (``ignore_failure :quiet``)."""
        return bool(self.cls.rt.to_s(self.get("ignore_failure")) == "quiet")

    @property
    def properties(self) -> Dict[str, Property]:
        return self.info.merged or self.info.properties()

    def get(self, name: str) -> Value:
        """The Ruby value of a property, defaults and lazy values applied."""
        return self.properties[name].get(self)

    def python(self, name: str) -> Any:
        """The plain Python value of a property."""
        return as_plain(self.cls.rt, self.properties[name].get(self, keep=False))

    def is_set(self, name: str) -> bool:
        return self.properties[name].is_set(self)

    def set(self, name: str, value: Any) -> None:
        """Set a property to a Ruby value or a plain Python one."""
        self.properties[name].set(self, as_value(self.cls.rt, value))

    @property
    def values(self) -> Dict[str, Value]:
        """The properties that were set, by name."""
        ivars = self.ivars
        return {
            name: ivars[prop.ivar]
            for name, prop in self.properties.items()
            if prop.ivar is not None and prop.ivar in ivars
        }

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "info":
            raise AttributeError(name)
        prop = self.properties.get(name)
        method = self.cls.find(name)
        rt = self.cls.rt
        if prop is None:
            # An old resource, whose properties are plain methods.
            if method is None or method.file is None or method.visibility != "public":
                raise AttributeError("%s has no property %s" % (self.info.cls.name, name))
            return as_plain(rt, rt.call_method(self, method, [], None, None))
        if method is not None and getattr(method.fn, "__func__", None) is not Property.accessor:
            return as_plain(rt, rt.call_method(self, method, [], None, None))  # overridden in Ruby
        return as_plain(rt, prop.get(self, keep=False))

    @property
    def name(self) -> str:
        value = self.ivars.get("@name")
        if type(value) is RString:
            return value.s
        value = self.properties["name"].get(self)
        return str(as_plain(self.cls.rt, value))

    @property
    def resource_name(self) -> Optional[str]:
        own = self.ivars.get("@resource_name")
        if own is not None:
            return self.cls.rt.to_s(own)
        return self.info.name

    @property
    def run_context(self) -> Any:
        return self.ivars.get("@run_context")

    @property
    def session(self) -> Session:
        session: Session = self.cls.rt.classes["Chef"].extra["session"]
        return session

    @property
    def action(self) -> List[str]:
        """The actions asked for."""
        value = self.ivars.get("@action")
        if value is None:
            return self.info.default_action()
        if isinstance(value, RArray):
            return [one.name if type(one) is RSymbol else self.cls.rt.to_s(one) for one in value.items]
        return [value.name if type(value) is RSymbol else self.cls.rt.to_s(value)]

    @property
    def allowed_actions(self) -> List[str]:
        own = self.ivars.get("@allowed_actions")
        if own is None:
            return self.info.allowed_actions()
        rt = self.cls.rt
        return [rt.to_s(one) for one in rt.iterate(own)]

    @property
    def identity(self) -> Any:
        """What names the thing on the machine: the identity property, or all of them by name."""
        from pysolo.chef.state import identity_properties

        found = identity_properties(self.info)
        if len(found) == 1:
            return as_plain(self.cls.rt, found[0].get(self))
        return {prop.name: as_plain(self.cls.rt, prop.get(self)) for prop in found}

    def __str__(self) -> str:
        own = self.ivars.get("@resource_name")
        kind = self.info.name if own is None else self.cls.rt.to_s(own)
        return "%s[%s]" % (kind, self.name)

    @property
    def declared_key(self) -> str:
        """The key of notifications: by the name that was called."""
        return "%s[%s]" % (self.declared_type, self.name) if self.declared_type is not None else str(self)

    @property
    def defined_at(self) -> str:
        if self.cookbook_name and self.recipe_name and self.source_file:
            return "%s::%s line %d" % (self.cookbook_name, self.recipe_name, self.source_line)
        if self.source_file:
            return "%s line %d" % (self.source_file, self.source_line)
        return "dynamically defined"

    # -- an action ------------------------------------------------------------------------------------------------------

    def run_action(
        self, action: str, notification_type: Optional[str] = None, notifier: Optional[Resource] = None
    ) -> None:
        """One action: guards, then the provider, with retries; what becomes of it goes to the events."""
        context = self.run_context
        session = self.session
        events = context.events
        system = session.system
        start = system.monotonic()
        session.stop.in_hand += 1
        try:
            events.resource_action_start(self, action, notification_type, notifier)
            self.resolve_notifications()
            self.updated_by_last_action = False
            retries = -1
            while True:
                try:
                    if self.is_skipped(action):
                        return
                    self.performed_actions.append(action)
                    if "@umask" in self.ivars and self.get("umask") is not None:
                        with self._umask():
                            self.provider_for(action).run_action()
                    else:
                        self.provider_for(action).run_action()
                    return
                except Exception as trouble:
                    error = self._standard_error(trouble)
                    if error is None:
                        raise
                    if retries < 0:
                        retries = int(self.get("retries") or 0)
                    if self.cls.rt.truthy(self.get("ignore_failure")):
                        session.log.error("%s; ignore_failure is set, continuing" % self.failure_text(error))
                        events.resource_failed(self, action, error)
                        return
                    if retries > 0:
                        events.resource_failed_retriable(self, action, retries, error)
                        retries -= 1
                        session.log.info(
                            "Retrying execution of %s, %d attempt%s left" % (self, retries, "s" if retries > 1 else "")
                        )
                        system.sleep(float(self.get("retry_delay") or 0))
                        continue
                    self._describe()
                    events.resource_failed(self, action, error)
                    raise self._with_place(error) from trouble
        finally:
            self.elapsed_time = max(0.0, system.monotonic() - start)
            events.resource_completed(self)
            session.stop.in_hand -= 1

    def is_skipped(self, action: str) -> bool:
        """Whether a guard refuses the action; the events say which."""
        events = self.run_context.events
        if action == "nothing":
            events.resource_skipped(self, action, NOTHING)
            return True
        if self.only_if or self.not_if:
            for guard in self.only_if + self.not_if:
                if not guard.lets_run():
                    events.resource_skipped(self, action, guard)
                    return True
        return False

    def _standard_error(self, trouble: Exception) -> Optional[RubyError]:
        """The Ruby exception, when it is one that a bare `rescue` would catch."""
        rt = self.cls.rt
        error = trouble if isinstance(trouble, RubyError) else rt.rescue_python(trouble)
        if error is None or not rt.is_a(error.exc, rt.classes["StandardError"]):
            return None
        return error

    def failure_text(self, error: RubyError) -> str:
        rt = self.cls.rt
        return "%s (%s) had an error: %s: %s" % (
            self,
            self.defined_at,
            rt.class_name(error.exc),
            rt.message_of(error.exc),
        )

    def _with_place(self, error: RubyError) -> RubyError:
        """The same exception with a message that says which resource, and where it was declared."""
        rt = self.cls.rt
        made = rt.send(error.exc, "exception", rt.str(self.failure_text(error)))
        if made is not error.exc:
            made.backtrace = error.exc.backtrace
            made.cause = error.exc.cause
        return RubyError(made)

    def _describe(self) -> None:
        """Evaluate what the account of a failure shows; an exception in a lazy value then stands for the failure."""
        for prop in self.properties.values():
            if prop.ivar is not None and type(self.ivars.get(prop.ivar)) is Lazy and not prop.sensitive:
                prop.get(self)

    def _umask(self) -> Any:
        from pysolo.chef.umask import applied_umask

        return applied_umask(self.cls.rt, self.get("umask"))

    def provider_for(self, action: str) -> Any:
        """A new provider for an action: given explicitly, the resource's own, or the best that the registry knows."""
        return self.session.registry.provider_for(self, action)

    # -- notifications --------------------------------------------------------------------------------------------------

    def resolve_notifications(self, always_raise: bool = False) -> None:
        """Look the targets of this resource's notifications up; in unified mode one that is not declared yet may be left open."""
        context = self.run_context
        if not context.has_notifications:
            return
        key = self.declared_key
        collection = context.resource_collection
        for notification in context.before_notifications.get(key, ()):
            notification.resolve(collection, True)
        for table in (context.immediate_notifications, context.delayed_notifications):
            for notification in table.get(key, ()):
                notification.resolve(collection, always_raise)


class Nothing:
    """The guard that refuses action :nothing."""

    kind = "action :nothing"
    short_description = "action :nothing"
    description = "action :nothing"


NOTHING = Nothing()
