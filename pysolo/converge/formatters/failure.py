"""The box that explains a failure: what went wrong, where in the cookbook, and the lines around that place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, List, Optional, Tuple

from pysolo.ruby.runtime.control import RubyError

if TYPE_CHECKING:
    from pysolo.chef.session import Session

RULE = "=" * 80
LONGEST = 10_000  # characters of a section; a command may have said megabytes
SNIPPET = 50  # lines of a resource that are shown
Section = Tuple[str, str]


def describe(error: BaseException) -> Tuple[str, str]:
    """(class name, message) of a failure, Ruby's names where there are such."""
    if isinstance(error, RubyError):
        rt = error.exc.cls.rt
        return rt.class_name(error.exc), rt.message_of(error.exc)
    return type(error).__name__, str(error)


def box(title: str, sections: List[Section], session: Session) -> List[str]:
    lines = ["", RULE, title, RULE, ""]
    for heading, text in [*sections, ("System Info:", system_info(session))]:
        if len(text) > LONGEST:
            text = "%s\n\n... [truncated %d characters of output]" % (text[:LONGEST], len(text) - LONGEST)
        lines += [heading, "-" * len(heading), *text.rstrip("\n").split("\n"), ""]
    return lines


def resource_failure(resource: Any, action: str, error: BaseException, session: Session) -> List[str]:
    sections = [describe(error)]
    trace = cookbook_trace(error)
    if trace:
        sections.append(("Cookbook Trace: (most recent call first)", "\n".join(trace)))
    if resource.source_file:
        shown = "suppressed sensitive resource output" if resource.sensitive else declaration(resource)
        if shown:
            sections.append(("Resource Declaration:", shown))
    sections.append(("Compiled Resource:", _text_of(resource)))
    template = template_context(error)
    if template and not resource.sensitive:
        sections.append(("Template Context:", template))
    return box("Error executing action `%s` on resource '%s'" % (action, resource), sections, session)


def compile_failure(path: Optional[str], error: BaseException, session: Session) -> List[str]:
    sections = [describe(error)]
    trace = cookbook_trace(error)
    if trace:
        sections.append(("Cookbook Trace: (most recent call first)", "\n".join("  " + place for place in trace)))
        file, line = split_place(trace[0])
        lines = _lines(file) if line is not None else []
        if lines and line is not None:
            numbered = [
                "%3d%s%s" % (number, ">> " if number == line else ":  ", lines[number - 1])
                for number in range(max(1, line - 7), min(len(lines), line + 9) + 1)
            ]
            sections.append(("Relevant File Content:", "\n".join(["%s:" % file, "", *numbered])))
    return box("Recipe Compile Error" + (" in %s" % path if path else ""), sections, session)


def plain_failure(title: str, error: BaseException, session: Session) -> List[str]:
    return box(title, [describe(error)], session)


def system_info(session: Session) -> str:
    import platform
    import sys

    from pysolo import CHEF_VERSION, __version__

    facts = [("pysolo_version", __version__), ("chef_version", CHEF_VERSION)]
    if session.node is not None:
        for name in ("platform", "platform_version"):
            facts.append((name, session.rt.to_s(session.rt.send(session.node, "[]", session.rt.str(name)))))
    facts += [("python", platform.python_version()), ("program_name", sys.argv[0])]
    return "\n".join("%s=%s" % fact for fact in facts)


def cookbook_trace(error: BaseException, most: int = 12) -> List[str]:
    backtrace: Optional[List[str]] = error.exc.backtrace if isinstance(error, RubyError) else None
    return list(backtrace or ())[:most]


def split_place(place: str) -> Tuple[str, Optional[int]]:
    """``FILE:LINE:in `name'`` as (FILE, LINE)."""
    file, _, rest = place.partition(":")
    number = rest.split(":")[0]
    return file, int(number) if number.isdigit() else None


def declaration(resource: Any) -> str:
    """The resource as the cookbook has it, to the end of its blocks, and the line that follows."""
    lines, first = _lines(resource.source_file), resource.source_line
    if not 0 < first <= len(lines):
        return ""
    shown, depth = ["# In %s" % resource.source_file, ""], 0
    for number in range(first, min(len(lines), first + SNIPPET) + 1):
        text = lines[number - 1]
        depth += bool(re.search(r"\sdo(\s|$)", text)) - bool(re.search(r"end\s*$", text))
        shown.append("%3d: %s" % (number, text))
        if depth <= 0:
            break
    if number < len(lines):
        shown.append("%3d: %s" % (number + 1, lines[number]))
    return "\n".join(shown)


def template_context(error: BaseException) -> str:
    """The lines of the template around the one that raised."""
    if not isinstance(error, RubyError) or not error.exc.cls.rt.respond_to(error.exc, "source_listing"):
        return ""
    rt, template = error.exc.cls.rt, error.exc
    return "%s\n%s" % tuple(rt.to_s(rt.send(template, word)) for word in ("source_location", "source_listing"))


def _text_of(resource: Any) -> str:
    from pysolo.chef.state import resource_text

    try:
        return resource_text(resource)
    except RubyError as trouble:  # a lazy property may be what failed
        return "%s: %s" % describe(trouble)


def _lines(path: str) -> List[str]:
    """The lines of a file; none when it cannot be read."""
    try:
        with open(path, encoding="utf-8", errors="replace") as source:
            text = source.read()
    except OSError:
        return []
    return text[:-1].split("\n") if text.endswith("\n") else text.split("\n")
