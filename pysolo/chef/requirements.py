"""``requirements.assert(:create) { |a| ... }``: what a provider written in Ruby demands before an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider
    from pysolo.ruby.runtime.interpreter import Interpreter


class Assertion(RObject):
    """One demand: a test, and what to say or assume when it fails."""

    __slots__ = ("test", "error", "assumption", "modifier", "blocks")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.test: Optional[RProc] = None
        self.error: Optional[Tuple[Value, Value]] = None
        self.assumption: Value = None
        self.modifier: Optional[RProc] = None
        self.blocks = False


class Requirements(RObject):
    """The demands of one provider, by action."""

    __slots__ = ("provider",)

    def __init__(self, cls: RClass, provider: Any = None) -> None:
        super().__init__(cls)
        self.provider: Provider = provider


requirements = NativeClass("Chef::Mixin::WhyRun::ResourceRequirements", allocator=Requirements)
assertion = NativeClass("Chef::Mixin::WhyRun::ResourceRequirements::Assertion", allocator=Assertion)
FAILURE = "Chef::Mixin::WhyRun::ResourceRequirements::Assertion::AssertionFailure"  # a demand that names no class
failure = NativeClass(FAILURE, superclass="RuntimeError")


@requirements.method("assert")
def assert_(rt: Interpreter, self: Requirements, *actions: Value, block: RProc) -> None:
    made = Assertion(rt.classes["Chef::Mixin::WhyRun::ResourceRequirements::Assertion"])
    rt.call_block(block, made)
    self.provider.requirements.append(([rt.to_s(action) for action in actions], made))


@assertion.method("assertion")
def set_test(rt: Interpreter, self: Assertion, *, block: Optional[RProc] = None) -> None:
    self.test = block


@assertion.method("failure_message")
def failure_message(rt: Interpreter, self: Assertion, *args: Value) -> None:
    self.error = (None, args[0]) if len(args) == 1 else (args[0], args[1])


@assertion.method("whyrun")
def whyrun(rt: Interpreter, self: Assertion, message: Value = None, *, block: Optional[RProc] = None) -> None:
    self.assumption, self.modifier = message, block


@assertion.method("block_action!")
def block_action(rt: Interpreter, self: Assertion) -> None:
    self.blocks = True


def check_requirements(provider: Provider, action: str) -> bool:
    """Run the demands of an action; true when a why-run has to leave the action out."""
    rt = provider.cls.rt
    blocked = False
    todo: List[Assertion] = [
        made
        for actions, made in provider.requirements
        if action in actions or ("all_actions" in actions and action != "nothing")
    ]
    for made in todo:
        if made.test is not None and rt.truthy(rt.call_proc(made.test)):
            continue
        kind, message = made.error or (None, None)
        if provider.why_run and made.assumption is not None:
            provider.events.provider_requirement_failed(action, provider.new, kind, rt.to_s(message))
            provider.events.whyrun_assumption(action, provider.new, rt.to_s(made.assumption))
            if made.modifier is not None:
                rt.call_proc(made.modifier)
        elif message is not None:
            provider.events.provider_requirement_failed(action, provider.new, kind, rt.to_s(message))
            raise rt.error(kind if kind is not None else FAILURE, rt.to_s(message))
        blocked = blocked or made.blocks
    return blocked


CLASSES = (requirements, assertion, failure)
