"""Raising Ruby exceptions from Python, Python's own seen as Ruby's, and how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Tuple, Union

from pysolo.ruby.runtime.control import BreakOut, ReturnOut, RubyError, ThrowOut
from pysolo.ruby.runtime.highlight import native_highlighted
from pysolo.ruby.runtime.native_frames import INTERNAL, natives_by_frame
from pysolo.ruby.runtime.objects import UNSET, RClass, RException, RString, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.frames import Frame
    from pysolo.ruby.runtime.interpreter import Interpreter

# name: superclass, in an order in which each parent exists before its children
HIERARCHY = (
    ("Exception", "Object"),
    ("NoMemoryError", "Exception"),
    ("ScriptError", "Exception"),
    ("LoadError", "ScriptError"),
    ("NotImplementedError", "ScriptError"),
    ("SyntaxError", "ScriptError"),
    ("SecurityError", "Exception"),
    ("SignalException", "Exception"),
    ("Interrupt", "SignalException"),
    ("SystemExit", "Exception"),
    ("SystemStackError", "Exception"),
    ("StandardError", "Exception"),
    ("ArgumentError", "StandardError"),
    ("UncaughtThrowError", "ArgumentError"),
    ("EncodingError", "StandardError"),
    ("FiberError", "StandardError"),
    ("IOError", "StandardError"),
    ("EOFError", "IOError"),
    ("IndexError", "StandardError"),
    ("KeyError", "IndexError"),
    ("StopIteration", "IndexError"),
    ("ClosedQueueError", "StopIteration"),
    ("LocalJumpError", "StandardError"),
    ("NameError", "StandardError"),
    ("NoMethodError", "NameError"),
    ("RangeError", "StandardError"),
    ("FloatDomainError", "RangeError"),
    ("RegexpError", "StandardError"),
    ("RuntimeError", "StandardError"),
    ("FrozenError", "RuntimeError"),
    ("SystemCallError", "StandardError"),
    ("ThreadError", "StandardError"),
    ("TypeError", "StandardError"),
    ("ZeroDivisionError", "StandardError"),
    ("NoMatchingPatternError", "StandardError"),
    ("NoMatchingPatternKeyError", "NoMatchingPatternError"),
)


def define_exceptions(rt: Interpreter) -> None:
    for name, parent in HIERARCHY:
        rt.define_class(name, rt.classes[parent], allocator=new_exception if name == "Exception" else None)
    rt.define_module("Errno")
    encoding = rt.define_class("Encoding")
    for name in (
        "UndefinedConversionError",
        "InvalidByteSequenceError",
        "ConverterNotFoundError",
        "CompatibilityError",
    ):
        rt.define_class(name, rt.classes["EncodingError"], under=encoding)


def new_exception(cls: RClass) -> RException:
    return RException(cls, UNSET)


def error(rt: Interpreter, cls: Union[RClass, str], message: str, **details: Value) -> RubyError:
    """A Ruby exception ready to be raised: with its backtrace, and ``$!`` as its cause."""
    if isinstance(cls, str):
        if cls.startswith("Errno::"):
            return system_call_error(rt, cls[7:], message)
        cls = rt.classes[cls]
    if cls.name == "NameError" and "\n" not in message:
        message = native_highlighted(rt, message)
    exc = RException(cls, RString(rt.c_string, message))
    if details:
        exc.details.update(details)
    return raising(rt, exc)


def raising(rt: Interpreter, exc: RException, cause: Value = UNSET) -> RubyError:
    """Prepare an exception object for ``raise``: backtrace and cause, unless it has them already."""
    if exc.backtrace is None:
        exc.backtrace = backtrace(rt)
    if cause is not UNSET:
        exc.cause = cause
    elif exc.cause is None and rt.current_exception is not None and rt.current_exception is not exc:
        if not _causes(rt.current_exception, exc):
            exc.cause = rt.current_exception
    return RubyError(exc)


def _causes(exc: Optional[RException], sought: RException) -> bool:
    while exc is not None:
        if exc is sought:
            return True
        exc = exc.cause
    return False


def frozen_error(rt: Interpreter, value: Value) -> RubyError:
    """The object's class by name, its singleton class if it has one."""
    kind = rt.module_name(rt.class_of(value))
    if isinstance(value, RClass):
        kind = "module" if value.is_module else "class"
    return error(rt, "FrozenError", "can't modify frozen %s: %s" % (kind, rt.inspect(value)), receiver=value)


def undefined_method_error(rt: Interpreter, cls: RClass, name: str) -> RubyError:
    kind = "module" if cls.is_module else "class"
    text = "undefined method `%s' for %s `%s'" % (name, kind, rt.module_name(cls))
    return error(rt, "NameError", text, name=rt.sym(name), receiver=cls)


# ------------------------------------------------------------------------------------------------ from Python


def errno_class(rt: Interpreter, name: str) -> RClass:
    """``Errno::ENOENT`` and its like, made when first met."""
    space = rt.classes["Errno"]
    found = space.consts.get(name)
    if not isinstance(found, RClass):
        import errno

        number = getattr(errno, name, 0)
        usual = errno.errorcode.get(number, name)
        if usual != name:  # EWOULDBLOCK is EAGAIN
            found = errno_class(rt, usual)
            rt.const_set(space, name, found)
            return found
        found = rt.define_class(name, rt.classes["SystemCallError"], under=space)
        rt.const_set(found, "Errno", number)
    return found


def system_call_error(rt: Interpreter, name: str, detail: Optional[str]) -> RubyError:
    """``Errno::X`` with the system's words in front of the detail: "No such file or directory @ rb_sysopen - /x"."""
    import errno
    import os

    number = getattr(errno, name, 0)
    words = os.strerror(number)
    text = (
        words
        if not detail
        else detail
        if detail.startswith(words)
        else "%s%s%s"
        % (
            words,
            " " if detail.startswith("@ ") else " - ",
            detail,
        )
    )
    exc = RException(errno_class(rt, name), RString(rt.c_string, text))
    exc.details["errno"] = number
    return raising(rt, exc)


def rescue_python(rt: Interpreter, exc: BaseException) -> Optional[RubyError]:
    """The Ruby exception that a Python one stands for; None for what Ruby code must not see."""
    if isinstance(exc, RubyError):
        return exc
    known = getattr(exc, "ruby_error", None)
    if known is not None:
        return known  # type: ignore[no-any-return]
    outer = rt.frame
    rt.frame = _frame_of(exc) or outer  # where it was raised; finally clauses have put back the callers' frames since
    try:
        found = _translate(rt, exc)
    finally:
        rt.frame = outer
    if found is not None:
        found.__cause__ = exc
        try:
            exc.ruby_error = found  # type: ignore[attr-defined]  # so that it stays one object on its way up
        except AttributeError:
            pass
    return found


def _frame_of(exc: BaseException) -> Optional[Frame]:
    """The Ruby frame that ran when a Python exception was raised. Compiled code has it as its parameter ``f``."""
    from pysolo.ruby.runtime.frames import Frame

    frames = []
    entry = exc.__traceback__
    while entry is not None:
        frames.append(entry.tb_frame)
        entry = entry.tb_next
    for python_frame in reversed(frames):
        if "f" in python_frame.f_code.co_varnames:
            found = python_frame.f_locals.get("f")
            if type(found) is Frame:
                return found
    return None


def _translate(rt: Interpreter, exc: BaseException) -> Optional[RubyError]:
    if isinstance(exc, OSError) and exc.errno is not None:
        import errno

        name = errno.errorcode.get(exc.errno)
        if name is not None:
            path = exc.filename
            if isinstance(path, bytes):
                path = path.decode("utf-8", "surrogateescape")
            detail = "@ rb_sysopen - %s" % path if path is not None else None
            return system_call_error(rt, name, detail)
        return error(rt, "SystemCallError", "unknown error - %s" % exc)
    if isinstance(exc, EOFError):
        return error(rt, "EOFError", "end of file reached")
    if isinstance(exc, ZeroDivisionError):
        return error(rt, "ZeroDivisionError", "divided by 0")
    if isinstance(exc, RecursionError):
        return error(rt, "SystemStackError", "stack level too deep")
    if isinstance(exc, UnicodeEncodeError):
        return error(rt, "Encoding::UndefinedConversionError", str(exc))
    if isinstance(exc, UnicodeError):
        return error(rt, "Encoding::InvalidByteSequenceError", str(exc))
    if isinstance(exc, OverflowError):
        return error(rt, "RangeError", str(exc))
    if isinstance(exc, MemoryError):
        return error(rt, "NoMemoryError", "failed to allocate memory")
    if isinstance(exc, KeyboardInterrupt):
        return error(rt, "Interrupt", "", signo=2)
    if isinstance(exc, ThrowOut):
        return error(rt, "UncaughtThrowError", "uncaught throw %s" % rt.inspect(exc.tag))
    if isinstance(exc, BreakOut):
        return error(rt, "LocalJumpError", "break from proc-closure")
    if isinstance(exc, ReturnOut):
        return error(rt, "LocalJumpError", "unexpected return")
    return None


# ------------------------------------------------------------------------------------------------ showing


def message_of(rt: Interpreter, exc: RException) -> str:
    """What ``message`` gives."""
    found = rt.send(exc, "message")
    return found.s if isinstance(found, RString) else rt.to_s(found)


def full_message(rt: Interpreter, exc: RException) -> str:
    """As MRI prints an uncaught exception, without colour, causes included."""
    from pysolo.ruby.core.exception_text import full_text

    return full_text(rt, exc, False, False, rt.script_name or "pysolo")


def backtrace(rt: Interpreter, skip: int = 0) -> List[str]:
    """ "FILE:LINE:in `name'" of every running frame, the innermost first."""
    found: List[str] = []
    natives = natives_by_frame(rt)
    frame: Optional[Frame] = rt.frame
    while frame is not None and frame.caller is not None:
        if skip:
            skip -= 1
        else:
            for native in natives.get(id(frame), ()):
                found.append("%s:in `%s'" % (INTERNAL.get(native) or "%s:%d" % (frame.scope.file, frame.line), native))
            name, line = label(frame), frame.line
            sections = getattr(frame, "sections", ())
            if sections:
                name = "".join(prefix for prefix, _ in reversed(sections)) + name
            found.append("%s:%d:in `%s'" % (frame.scope.file, line, name))
            for prefix, line in reversed(sections):  # each of these is a frame of its own to MRI
                name = name[len(prefix) :]
                found.append("%s:%d:in `%s'" % (frame.scope.file, line or frame.line, name))
        frame = frame.caller
    return found


def label(frame: Any) -> str:
    scope = frame.scope
    if scope.kind in ("block", "lambda"):
        levels = 0
        while scope.kind in ("block", "lambda", "binding") and scope.parent is not None:
            levels += scope.kind != "binding"
            scope = scope.parent
        return "block in %s" % scope.label if levels == 1 else "block (%d levels) in %s" % (levels, scope.label)
    if scope.kind == "binding" and frame.up is not None:
        return label(frame.up)
    if scope.kind == "method" and frame.context.method is not None:
        return frame.context.method.original_name  # type: ignore[no-any-return]
    return scope.label  # type: ignore[no-any-return]


def caller_location(rt: Interpreter, depth: int = 0) -> Tuple[str, int]:
    """File and line of the Ruby code that is running, or of its callers."""
    frame: Optional[Frame] = rt.frame
    while depth and frame is not None and frame.caller is not None:
        frame = frame.caller
        depth -= 1
    return (frame.scope.file, frame.line) if frame is not None else ("", 0)
