"""Where compilation begins: the body of a file or of an eval."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Each of these registers the handlers of its nodes.
from pysolo.ruby.compile import (  # noqa: F401
    assignments,
    bodies,
    branches,
    calls,
    collections,
    constants,
    defined,
    jumps,
    literals,
    loops,
    matching,
    methods,
    multiple,
    operator_assignment,
    rescues,
    supers,
    variables,
)
from pysolo.ruby.compile.compiler import Code, Compiler
from pysolo.ruby.compile.scope import Scope

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.tree import Program


def compile_body(rt: Interpreter, program: Program, scope: Scope) -> Code:
    """The code of a whole text, its variables in ``scope``."""
    return Compiler(rt, scope, program.frozen_strings).compile(program.body)
