"""``only_if`` and ``not_if``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional, Sequence

from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RArray, RHash, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource


class Guard:
    """One condition of a resource: a command or a block."""

    __slots__ = ("kind", "resource", "command", "options", "block")

    def __init__(
        self, kind: str, resource: Resource, command: Value, options: Optional[RHash], block: Optional[RProc]
    ) -> None:
        self.kind = kind
        self.resource = resource
        self.command = command
        self.options = options
        self.block = block

    @property
    def short_description(self) -> str:
        return self.kind

    @property
    def description(self) -> str:
        if self.command is None:
            return "%s ruby block" % self.kind
        return "%s command `%s`" % (self.kind, self.resource.cls.rt.to_s(self.command))

    def lets_run(self) -> bool:
        """Ask the condition."""
        result = self._holds()
        return result if self.kind == "only_if" else not result

    def _holds(self) -> bool:
        rt = self.resource.cls.rt
        if self.command is None:
            return self._block_holds()
        if not isinstance(self.command, (RString, RArray)):
            raise rt.error(
                "ArgumentError",
                "Invalid only_if/not_if command, expected a string: %s (%s)"
                % (rt.inspect(self.command), rt.class_name(self.command)),
            )
        interpreter = interpreter_of(self.resource)
        if interpreter == "default":
            return self._command_holds({})
        if interpreter == "execute":
            return self._command_holds(inherited_options(self.resource))
        return self._interpreter_holds(interpreter)

    def _block_holds(self) -> bool:
        resource = self.resource
        rt = resource.cls.rt
        if resource.guard_interpreter is not None and resource.guard_interpreter != default_interpreter(resource):
            raise rt.error(
                "ArgumentError",
                "%s was given a guard_interpreter of %s, but not given a command as a string. guard_interpreter does not "
                "support blocks (because they just contain ruby)." % (resource.name, resource.guard_interpreter),
            )
        assert self.block is not None
        value = rt.call_proc(self.block)
        if type(value) is RString and value.s:
            if resource.sensitive:
                shown, hint = "a string", ""
            else:
                shown = rt.inspect(value)
                hint = " If so use '%s %s' in your code." % (self.kind, shown)
            resource.session.log.warn(
                "%s block for %s returned %s, did you mean to run a command?%s" % (self.kind, resource, shown, hint)
            )
        return value is not None and value is not False

    def _command_holds(self, inherited: Dict[str, Any]) -> bool:
        from pysolo.chef.shell_out import command_options, run_command

        rt = self.resource.cls.rt
        options = {"default_env": False, **inherited, **command_options(rt, self.options)}
        command = list(self.command.items) if isinstance(self.command, RArray) else [self.command]
        result = run_command(rt, command, options)
        return result.exitstatus == 0

    def _interpreter_holds(self, name: str) -> bool:
        """Run the command with a script resource, which is updated when it succeeds."""
        from pysolo.chef.builder import new_resource

        resource = self.resource
        rt = resource.cls.rt
        session = resource.session
        context = resource.run_context
        cls = session.registry.resource_for_node(name, context.node)
        if not any(module.name == "Chef::Resource::Execute" for module in cls.ancestors):
            raise rt.error(
                "ArgumentError",
                "Specified guard interpreter class %s must be a kind of Chef::Resource::Execute resource" % cls.name,
            )
        runner = new_resource(cls, rt.str("Guard resource"), context.create_silent())
        runner.is_guard_interpreter = True
        for key, value in inherited_values(resource).items():
            if key in runner.properties:
                rt.send(runner, key, value)
        if self.options is not None:
            for option, value in self.options.items():
                rt.send(runner, rt.name(option), value)
        rt.send(runner, "code" if "code" in runner.properties else "command", self.command)
        try:
            for action in runner.action:
                runner.run_action(action)
            return runner.updated
        except RubyError as error:
            if rt.is_a(error.exc, rt.classes["Mixlib::ShellOut::ShellCommandFailed"]):
                return False
            raise


def default_interpreter(resource: Resource) -> str:
    declaration = resource.info.inherited("declaration")
    return declaration.default_guard_interpreter if declaration is not None else "default"


def interpreter_of(resource: Resource) -> str:
    return resource.guard_interpreter or default_interpreter(resource)


def inherited_values(resource: Resource) -> Dict[str, Value]:
    """What a guard takes over from its resource: for execute and scripts cwd, environment, user ..."""
    found: Dict[str, Value] = {}
    info: Any = resource.info
    names: Sequence[str] = ()
    while info is not None and not names:
        names = info.declaration.guard_inherits if info.declaration is not None else ()
        info = info.parent
    for name in names:
        if name in resource.properties:
            value = resource.get(name)
            if value is not None:
                found[name] = value
    return found


def inherited_options(resource: Resource) -> Dict[str, Any]:
    from pysolo.chef.shell_out import option_value

    rt = resource.cls.rt
    return {name: option_value(rt, name, value) for name, value in inherited_values(resource).items()}
