"""The box that explains a failure: what went wrong, where in the cookbook, and the lines around that place."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from pysolo.ruby.runtime.control import RubyError

RULE = "=" * 80
Section = Tuple[str, List[str]]


def describe(error: BaseException) -> Tuple[str, str]:
    """(class name, message) of a failure, Ruby's names where there are such."""
    if isinstance(error, RubyError):
        rt = error.exc.cls.rt
        return rt.class_name(error.exc), rt.message_of(error.exc)
    return type(error).__name__, str(error)


def box(title: str, sections: List[Section]) -> List[str]:
    lines = ["", RULE, title, RULE, ""]
    for heading, content in sections:
        lines += [heading, "-" * len(heading), *content, ""]
    return lines


def resource_failure(resource: Any, action: str, error: BaseException) -> List[str]:
    name, message = describe(error)
    sections: List[Section] = [(name, message.split("\n"))]
    trace = cookbook_trace(error)
    if trace:
        sections.append(("Cookbook Trace: (most recent call first)", trace))
    declared = excerpt(resource.source_file, resource.source_line, after=10)
    if declared:
        sections.append(("Resource Declaration:", ["# In %s" % resource.source_file, "", *declared]))
    return box("Error executing action `%s` on resource '%s'" % (action, resource), sections)


def compile_failure(path: str, error: BaseException) -> List[str]:
    name, message = describe(error)
    sections: List[Section] = [(name, message.split("\n"))]
    trace = cookbook_trace(error)
    if trace:
        sections.append(("Cookbook Trace: (most recent call first)", trace))
    for place in trace:
        file, line = split_place(place)
        if file == path and line is not None:
            sections.append(
                ("Relevant File Content:", ["%s:" % path, "", *excerpt(path, line, before=4, after=4, mark=True)])
            )
            break
    return box("Recipe Compile Error in %s" % path, sections)


def plain_failure(title: str, error: BaseException) -> List[str]:
    name, message = describe(error)
    return box(title, [(name, message.split("\n"))])


def cookbook_trace(error: BaseException, most: int = 12) -> List[str]:
    backtrace: Optional[List[str]] = error.exc.backtrace if isinstance(error, RubyError) else None
    return list(backtrace or ())[:most]


def split_place(place: str) -> Tuple[str, Optional[int]]:
    """``FILE:LINE:in `name'`` as (FILE, LINE)."""
    file, _, rest = place.partition(":")
    number = rest.split(":")[0]
    return file, int(number) if number.isdigit() else None


def excerpt(path: Optional[str], line: int, *, before: int = 0, after: int = 0, mark: bool = False) -> List[str]:
    """Numbered lines of a file around a line; empty when it cannot be read."""
    if not path or not line:
        return []
    try:
        with open(path, encoding="utf-8", errors="replace") as source:
            lines = source.read().split("\n")
    except OSError:
        return []
    first = max(1, line - before)
    shown = []
    for number in range(first, min(len(lines), line + after) + 1):
        text = lines[number - 1]
        shown.append("%3d%s %s" % (number, ">>" if mark and number == line else ": ", text))
        if not mark and number > line and text.rstrip() == "end":
            break
    return [text.rstrip() for text in shown]
