"""Providers: the behaviour of resources.

A provider written in Python, one or more in each file of ``providers/``:

    class File(Provider):                                 # Ruby sees Chef::Provider::File
        serves = (provides("file"),)

        def load_current(self) -> None: ...               # fill self.current, or leave it None when there is nothing yet

        def action_create(self) -> None:
            self.converge_by("create new file /x", lambda: ...)
            with self.converging(["install version 2", ...]) as go:
                if go: ...

Nothing is changed but through ``converge_by`` or ``converging``: why-run, the updated flag, the log line and the report live there and
nowhere else. ``self.new.mode`` is the plain Python value of a property, ``self.new.get("mode")`` the Ruby one.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    Dict,
    Iterator,
    List,
    Mapping,
    NoReturn,
    Optional,
    Sequence,
    Tuple,
    Union,
)

from pysolo.chef.property import as_value
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RClass, RObject, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.chef.session import Session
    from pysolo.chef.shell_out import ShellOut
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.system.interface import System

Lines = Union[str, Sequence[Any]]
ErrorSpec = Union[RubyError, Tuple[str, str], Callable[[], RubyError]]


class Provides:
    """What a provider serves, and when."""

    __slots__ = ("name", "filters", "when", "priority")

    def __init__(
        self, name: str, filters: Dict[str, Tuple[str, ...]], when: Optional[Callable[[Any], bool]], priority: int
    ) -> None:
        self.name = name
        self.filters = filters
        self.when = when
        self.priority = priority


def provides(
    name: str,
    *,
    when: Optional[Callable[[Any], bool]] = None,
    priority: int = 0,
    **filters: Union[str, Sequence[str]],
) -> Provides:
    """``provides("package", platform_family=("debian",), when=has_apt)``.

    Filters are os, platform, platform_family, platform_version; a value may be negated with "!". ``when`` is asked with an object
    that has ``system`` and ``node``. The most specific filter wins, then the higher priority.
    """
    wanted = {key: (value,) if isinstance(value, str) else tuple(value) for key, value in filters.items()}
    return Provides(name, wanted, when, priority)


class Provider(RObject):
    """Base of all providers, of those that Ruby code defines too. ``@new_resource``, ``@run_context``, ``@action`` stand in ivars."""

    __slots__ = ("converged", "current", "requirements", "_inner", "_blocked", "__dict__")

    ivars: Dict[str, Value]
    serves: Sequence[Provides] = ()
    visible: Mapping[str, str] = {}  # methods that Ruby code may call on it -> attributes here
    class_name: Optional[str] = None  # below Chef::Provider, when it is not the Python class's own name

    def __init__(self, cls: RClass) -> None:
        self.cls = cls
        self.ivars = {}
        self.frozen = False
        self.converged = False
        self.current: Any = None
        self.requirements: List[Any] = []
        self._inner: Any = None
        self._blocked = False

    def bind(self, resource: Resource, run_context: Any, action: Optional[str] = None) -> None:
        ivars = self.ivars
        ivars["@new_resource"] = resource
        ivars["@current_resource"] = None
        ivars["@run_context"] = run_context
        ivars["@action"] = self.cls.rt.sym(action) if action is not None else None

    # -- what a provider works with -------------------------------------------------------------------------------------

    @property
    def new(self) -> Resource:
        found: Resource = self.ivars["@new_resource"]
        return found

    @property
    def run_context(self) -> Any:
        return self.ivars["@run_context"]

    @property
    def rt(self) -> Interpreter:
        return self.cls.rt

    @property
    def session(self) -> Session:
        found: Session = self.cls.rt.classes["Chef"].extra["session"]
        return found

    @property
    def system(self) -> System:
        return self.session.system

    @property
    def node(self) -> Any:
        return self.run_context.node

    @property
    def log(self) -> Any:
        return self.session.log

    @property
    def events(self) -> Any:
        return self.run_context.events

    @property
    def why_run(self) -> bool:
        return self.session.why_run

    @property
    def action(self) -> str:
        value = self.ivars["@action"]
        return value.name if value is not None else ""

    def __str__(self) -> str:
        return "%s for %s" % (self.cls.real.name, self.new)

    # -- what subclasses write ------------------------------------------------------------------------------------------

    def load_current(self) -> None:
        """Look at the machine."""

    def define_requirements(self) -> None:
        """Check what an action needs, with :meth:`requires`."""

    def action_nothing(self) -> None:
        """Do nothing."""

    # -- one action -----------------------------------------------------------------------------------------------------

    def run_action(self, action: Optional[str] = None) -> None:
        """The steps of an action, in Chef's order; steps that Ruby code defines are called as Ruby methods."""
        rt = self.cls.rt
        if action is not None:
            self.ivars["@action"] = rt.sym(action)
        action = self.action
        new = self.new
        events = self.events
        for prop in new.properties.values():
            if prop.required and prop.required_for((action,)):
                prop.get(new)
        pure = self._is_python(action)
        if pure:
            self.load_current()
        elif self.why_run and not rt.truthy(rt.send(self, "whyrun_supported?")):
            events.resource_current_state_load_bypassed(new, action, None)
            events.resource_bypassed(new, action, self)
            self._finish(new, action, events)
            return
        else:
            rt.send(self, "check_resource_semantics!")
            rt.send(self, "load_current_resource")
        events.resource_current_state_loaded(new, action, self.current)
        if pure:
            self.define_requirements()
        else:
            rt.send(self, "define_resource_requirements")
        if self.requirements:
            from pysolo.chef.requirements import check_requirements

            self._blocked = check_requirements(self, action)
        if self._blocked:
            events.resource_bypassed(new, action, self)
        elif pure:
            method = getattr(self, "action_" + action, None)
            if method is None:
                raise rt.error("NoMethodError", "undefined method `action_%s' for %s" % (action, self))
            method()
            if self._inner is not None:
                self._finish_inner()
        else:
            rt.send(self, "action_" + action)
        self._finish(new, action, events)
        if not pure:
            rt.send(self, "cleanup_after_converge")
            rt.send(self, "load_after_resource")

    def _is_python(self, action: str) -> bool:
        """Whether the steps are those written here: Ruby code may reopen the class, or put a module before it."""
        cls = self.cls
        if not cls.extra.get("pure"):
            return False
        for step in ("load_current_resource", "define_resource_requirements", "whyrun_supported?", "action_" + action):
            method = cls.find(step)
            if method is not None and method.file is not None:
                return False
        return True

    def _finish(self, new: Resource, action: str, events: Any) -> None:
        if self.converged or new.updated_by_last_action:
            events.resource_updated(new, action)
            new.updated = new.updated_by_last_action = True
        else:
            events.resource_up_to_date(new, action)

    # -- changing things ------------------------------------------------------------------------------------------------

    def converge_by(self, lines: Lines, change: Callable[[], Any]) -> Any:
        """Say what changes and, unless this is a why-run, change it."""
        self.converged = True
        result = None
        if not self.session.why_run or self.new.is_guard_interpreter:
            result = change()
        self.events.resource_update_applied(self.new, self.action, [lines] if isinstance(lines, str) else lines)
        return result

    @contextmanager
    def converging(self, lines: Lines) -> Iterator[bool]:
        """``with self.converging("start service") as go: if go: ...``"""
        self.converged = True
        yield not self.session.why_run or self.new.is_guard_interpreter
        self.events.resource_update_applied(self.new, self.action, [lines] if isinstance(lines, str) else lines)

    def requires(
        self, condition: bool, error: ErrorSpec, why_run_assumption: Optional[str] = None, block: bool = False
    ) -> None:
        """Raise ``error`` unless the condition holds; a why-run that may assume something notes that instead.

        ``error`` is a RubyError, a function that makes one, or (class name, message). With ``block`` a why-run leaves the action out.
        """
        if condition:
            return
        rt = self.cls.rt
        made = rt.error(*error) if isinstance(error, tuple) else error() if not isinstance(error, RubyError) else error
        self.events.provider_requirement_failed(self.action, self.new, made, rt.message_of(made.exc))
        if self.session.why_run and why_run_assumption is not None:
            self.events.whyrun_assumption(self.action, self.new, why_run_assumption)
            self._blocked = self._blocked or block
            return
        raise made

    def fail(self, class_name: str, message: str) -> NoReturn:
        """Raise a Ruby exception."""
        raise self.cls.rt.error(class_name, message)

    # -- helpers --------------------------------------------------------------------------------------------------------

    def declare(self, resource_type: str, resource_name: str, /, **properties: Any) -> Resource:
        """Run an inner resource; what it changes counts as a change of this one. ``action=`` names its actions, ``only_if=`` and
        ``not_if=`` are functions without parameters, ``notifies=`` is a list of (action, target, timing)."""
        from pysolo.chef.builder import build_resource

        context = self._inner
        if context is None:
            context = self._inner = self.run_context.create_child()
            context.resource_collection.unified_mode = True
            context.make_runner()
        rt = self.cls.rt
        action = properties.pop("action", None)
        guards = {kind: properties.pop(kind, None) for kind in ("only_if", "not_if")}
        notifies = properties.pop("notifies", ())
        new = self.new
        inner = build_resource(
            self.session,
            resource_type,
            rt.str(resource_name),
            context,
            cookbook_name=new.cookbook_name,
            recipe_name=new.recipe_name,
            place=(new.source_file, new.source_line),
            enclosing_provider=self,
        )
        for name, value in properties.items():
            method = inner.cls.find(name)
            if method is not None:
                rt.call_method(inner, method, [as_value(rt, value)], None, None)
            else:
                inner.set(name, value)
        if action is not None:
            actions = [action] if isinstance(action, str) else list(action)
            inner.ivars["@action"] = rt.array([rt.sym(one) for one in actions])
        for kind, test in guards.items():
            if test is not None:
                from pysolo.chef.guard import Guard

                block = rt.native_proc(lambda *_args, test=test: test())
                getattr(inner, kind).append(Guard(kind, inner, None, None, block))
        for what, target, timing in notifies:
            rt.send(inner, "notifies", rt.sym(what), rt.str(target), rt.sym(timing))
        context.resource_collection.insert(inner)
        return inner

    def _finish_inner(self) -> None:
        context, self._inner = self._inner, None
        try:
            context.runner.converge()
        finally:
            if any(resource.updated for resource in context.resource_collection.resources):
                self.new.updated = self.new.updated_by_last_action = True

    def shell_out(self, *command: Any, **options: Any) -> ShellOut:
        """Run a command; look at ``.stdout``, ``.stderr``, ``.exitstatus`` and ``.failed`` of what comes back."""
        from pysolo.chef.shell_out import run_command

        return run_command(self.cls.rt, list(command), options)

    def shell_out_(self, *command: Any, **options: Any) -> ShellOut:
        """The same, raising Mixlib::ShellOut::ShellCommandFailed unless it succeeds."""
        result = self.shell_out(*command, **options)
        result.raise_on_error()
        return result
