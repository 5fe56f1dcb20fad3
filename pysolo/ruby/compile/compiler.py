"""From nodes to closures: the state of one compilation, and the table of handlers that the other files of this folder fill.

A compiled node is a Python function of the running frame. All that can be known beforehand (slots, names, numbers of arguments,
whether a handler for ``break`` is needed) is decided while compiling, so that running does little but call such functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Optional, Type, TypeVar

from pysolo.ruby.compile.scope import Scope
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.tree import Node

Code = Callable[[Frame], Value]
Assigner = Callable[[Frame, Value], None]
H = TypeVar("H", bound=Callable[..., Code])

HANDLERS: Dict[Type[Any], Callable[[Compiler, Any], Code]] = {}


def compiles(kind: Type[Any]) -> Callable[[H], H]:
    """The decorated function compiles nodes of this kind."""

    def register(handler: H) -> H:
        HANDLERS[kind] = handler
        return handler

    return register


class Loop:
    """A ``while`` or ``for`` that is being compiled, and what its body turned out to use."""

    __slots__ = ("uses_break", "uses_next", "uses_redo")

    def __init__(self) -> None:
        self.uses_break = False
        self.uses_next = False
        self.uses_redo = False


class Compiler:
    __slots__ = ("rt", "scope", "frozen_strings", "loop", "rescuing", "body", "class_name")

    def __init__(self, rt: Interpreter, scope: Scope, frozen_strings: bool = False, class_name: str = "") -> None:
        self.rt = rt
        self.scope = scope
        self.frozen_strings = frozen_strings
        self.loop: Optional[Loop] = None
        self.rescuing = False  # in a rescue clause: ``retry`` has something to repeat
        self.body: Optional[Node] = None  # all of the method or block that is being compiled
        self.class_name = class_name  # of the class body around, as written

    def compile(self, node: Optional[Node]) -> Code:
        return nil if node is None else HANDLERS[type(node)](self, node)

    def compile_all(self, body: Optional[Node]) -> Code:
        """The whole body of a method or block."""
        self.body = body
        return self.compile(body)

    def inner(self, scope: Scope, class_name: Optional[str] = None) -> Compiler:
        """A compiler for a body or block that stands here."""
        return Compiler(self.rt, scope, self.frozen_strings, self.class_name if class_name is None else class_name)


def nil(f: Frame) -> Value:
    return None


def constant(value: Value) -> Code:
    """Code that gives the same value each time."""

    def code(f: Frame) -> Value:
        return value

    return code
