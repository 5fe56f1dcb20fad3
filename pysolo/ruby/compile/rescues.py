"""``begin`` with ``rescue``, ``else`` and ``ensure``."""

from __future__ import annotations

from typing import Any, List, Optional

from pysolo.ruby import tree
from pysolo.ruby.compile.assignments import assigner
from pysolo.ruby.compile.collections import splat_value
from pysolo.ruby.compile.compiler import Assigner, Code, Compiler, compiles, nil
from pysolo.ruby.runtime.control import RetryOut
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RClass, RException, Value


class Clause:
    """One compiled ``rescue``."""

    __slots__ = ("classes", "assign", "body")

    def __init__(self, c: Compiler, node: tree.RescueClause) -> None:
        self.classes: Optional[List[Any]] = [_class_list(c, n) for n in node.classes] if node.classes else None
        self.assign: Optional[Assigner] = assigner(c, node.target) if node.target is not None else None
        outer, c.rescuing = c.rescuing, True
        self.body: Code = c.compile(node.body) if node.body is not None else nil
        c.rescuing = outer


def _class_list(c: Compiler, node: tree.Node) -> Any:
    """A function of the frame that gives a list of classes."""
    if isinstance(node, tree.Splat):
        rt, values = c.rt, splat_value(c, node)
        return lambda f: rt.splat(values(f))
    code = c.compile(node)
    return lambda f: [code(f)]


@compiles(tree.Begin)
def compile_begin(c: Compiler, node: tree.Begin) -> Code:
    body = c.compile(node.body)
    if node.rescues:
        code = _rescuing(c, node, body)
    elif node.orelse is not None:
        after = c.compile(node.orelse)

        def both(f: Frame) -> Value:
            body(f)
            return after(f)

        code = both
    else:
        code = body
    return _ensuring(c, code, node.ensure) if node.ensure is not None else code


def _rescuing(c: Compiler, node: tree.Begin, body: Code) -> Code:
    rt = c.rt
    clauses = [Clause(c, clause) for clause in node.rescues]
    orelse = c.compile(node.orelse) if node.orelse is not None else None
    standard = rt.classes["StandardError"]
    section = ("rescue in ", _begin_line(c, node))

    def matching(f: Frame, exc: RException) -> Optional[Clause]:
        ancestors = exc.cls.ancestors
        for clause in clauses:
            if clause.classes is None:
                if standard in ancestors:
                    return clause
                continue
            for classes in clause.classes:
                for cls in classes(f):
                    if not isinstance(cls, RClass):
                        raise rt.error("TypeError", "class or module required for rescue clause")
                    if cls in ancestors:
                        return clause
                    own = cls.cls.find("===")
                    if own is not None and own.owner is not rt.c_module and rt.case_eq(cls, exc):
                        return clause
        return None

    def code(f: Frame) -> Value:
        before = rt.current_exception
        while True:
            try:
                found = body(f)
            except (Exception, KeyboardInterrupt) as error:
                rt.frame = f
                raised = rt.rescue_python(error)
                if raised is None:
                    raise
                exc = raised.exc
                rt.current_exception = exc
                sections = getattr(f, "sections", ())
                try:
                    clause = matching(f, exc)
                    if clause is None:
                        if raised is error:
                            raise
                        raise raised from error
                    if clause.assign is not None:
                        clause.assign(f, exc)
                    f.sections = (*sections, section)
                    return clause.body(f)
                except RetryOut:
                    continue
                finally:
                    f.sections = sections
                    rt.current_exception = before
            if orelse is not None:
                return orelse(f)
            return found

    return code


def _begin_line(c: Compiler, node: tree.Begin) -> int:
    """The line that a backtrace shows for the code around a rescue clause: of the ``def``, else of the ``begin``.

    The node's own line is that of the first statement, which mostly stands on the line after ``begin``.
    """
    if node is c.body:
        return c.scope.line if c.scope.kind == "method" else node.line
    return node.line if node.rescues[0].line == node.line else node.line - 1


def _ensuring(c: Compiler, code: Code, node: tree.Node) -> Code:
    rt, ensure = c.rt, c.compile(node)

    def ensured(f: Frame) -> Value:
        try:
            found = code(f)
        except BaseException as error:
            rt.frame = f
            before = rt.current_exception
            if isinstance(error, Exception):
                raised = rt.rescue_python(error)
                if raised is not None:
                    rt.current_exception = raised.exc
            sections = getattr(f, "sections", ())
            f.sections = (*sections, ("ensure in ", 0))
            try:
                ensure(f)
            finally:
                f.sections = sections
                rt.current_exception = before
            raise
        ensure(f)
        return found

    return ensured
