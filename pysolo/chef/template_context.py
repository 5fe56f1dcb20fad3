"""Rendering templates: what a template sees, partials, helpers, and the error that says where in the template it went wrong.

A template is Ruby by the rules of Erubis, run with a TemplateContext as self, whose instance variables are the resource's variables.
Sources that end in ``.j2`` are Jinja2 (:mod:`pysolo.chef.jinja_template`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.chef.lazy import Lazy
from pysolo.chef.session import session_of
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter

context_class = NativeClass(
    "Chef::Mixin::Template::TemplateContext", superclass="Erubis::Context", allocator=lambda cls: TemplateContext(cls)
)
error_class = NativeClass("Chef::Mixin::Template::TemplateError", superclass="RuntimeError")
finder_class = NativeClass("Chef::Provider::TemplateFinder")


class TemplateContext(RObject):
    """Self in a template. ``ivars`` are its variables; ``finder`` finds partials."""

    __slots__ = ("finder", "modules")

    ivars: Dict[str, Value]

    def __init__(self, cls: RClass, finder: Optional[TemplateFinder] = None) -> None:
        super().__init__(cls)
        self.ivars = {}
        self.finder = finder
        self.modules: List[Value] = []

    def extend(self, modules: List[Value]) -> None:
        for module in modules:
            self.cls.rt.extend(self, module)
            self.modules.append(module)


class TemplateFinder(RObject):
    """Finds templates of the recipe's cookbook, or of the one that is named."""

    __slots__ = ("cookbook_name",)

    def __init__(self, cls: RClass, cookbook_name: str) -> None:
        super().__init__(cls)
        self.cookbook_name = cookbook_name

    def find(self, name: Value, cookbook: Optional[str] = None, local: bool = False) -> str:
        rt = self.cls.rt
        if local:
            return rt.to_s(name)
        session = session_of(rt)
        source: Any = [rt.to_s(one) for one in name.items] if isinstance(name, RArray) else rt.to_s(name)
        found: str = session.cookbooks[cookbook or self.cookbook_name].file("templates", source, session.node)
        return found


def render_resource(resource: Resource, path: str) -> str:
    """The text of a template resource whose source lies at ``path``."""
    if path.endswith(".j2"):
        from pysolo.chef.jinja_template import render_jinja

        return render_jinja(resource, path)
    rt = resource.cls.rt
    context = context_for(resource, path)
    rendered = render_file(rt, context, path)
    return rendered.s if rendered.enc != "ASCII-8BIT" else os.fsdecode(rendered.s.encode("latin-1"))


def context_for(resource: Resource, path: str) -> TemplateContext:
    """The context with the resource's variables, and those that every template has."""
    rt = resource.cls.rt
    finder = TemplateFinder(rt.classes["Chef::Provider::TemplateFinder"], resource.cookbook_name or "")
    context = TemplateContext(rt.classes["Chef::Mixin::Template::TemplateContext"], finder)
    ivars = context.ivars
    for key, value in evaluated(rt, resource, resource.get("variables")).items():
        ivars["@" + rt.to_s(key)] = value
    ivars["@node"] = session_of(rt).node
    ivars["@template_finder"] = finder
    source = resource.get("source")
    for name, value in (
        ("cookbook_name", text(rt, resource.cookbook_name)),
        ("recipe_name", text(rt, resource.recipe_name)),
        ("recipe_line_string", rt.send(resource, "source_line")),
        ("recipe_path", text(rt, resource.source_file)),
        ("recipe_line", text(rt, str(resource.source_line))),
        ("template_name", source),
        ("template_path", text(rt, path)),
    ):
        ivars.setdefault("@" + name, value)
    modules = rt.send(resource, "helper_modules") if rt.respond_to(resource, "helper_modules") else None
    if modules is not None:
        context.extend(modules.items)
    return context


def text(rt: Interpreter, value: Optional[str]) -> Value:
    return None if value is None else rt.str(value)


def evaluated(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """Variables with the lazy ones among them computed, at any depth."""
    if type(value) is Lazy:
        return rt.instance_exec(value.inner, resource)
    if type(value) is RHash:
        return rt.hash([(key, evaluated(rt, resource, item)) for key, item in value.items()])
    if type(value) is RArray:
        return rt.array([evaluated(rt, resource, item) for item in value.items])
    return value


def render_file(rt: Interpreter, context: TemplateContext, path: str) -> RString:
    """Render a file; any exception inside becomes a TemplateError."""
    source = session_of(rt).system.read_text(path)
    return render_text(rt, context, source, path)


def render_text(rt: Interpreter, context: TemplateContext, source: str, path: str) -> RString:
    try:
        value = rt.instance_exec(compiled(rt, source, path), context)
    except Exception as trouble:
        known = trouble if isinstance(trouble, RubyError) else rt.rescue_python(trouble)
        if known is None:
            raise
        raise template_error(rt, known, context, source, path) from trouble
    return value if isinstance(value, RString) and not value.s.isascii() else rt.str(rt.to_s(value))


def compiled(rt: Interpreter, source: str, path: str) -> RProc:
    """The template as a block; made once in a run. Chef reads templates as bytes."""
    cache = session_of(rt).templates
    key = (path, source)
    block: Optional[RProc] = cache.get(key)
    if block is None:
        from pysolo.ruby.erubis import erubis_to_ruby

        code = "proc { %s\n}" % erubis_to_ruby(source)
        block = cache[key] = rt.eval_source(code, path, binary=not source.isascii())
    return block


def template_error(rt: Interpreter, error: RubyError, context: TemplateContext, source: str, path: str) -> RubyError:
    """Chef::Mixin::Template::TemplateError around what was raised; its message is the original one."""
    made = rt.error("Chef::Mixin::Template::TemplateError", rt.message_of(error.exc))
    made.exc.details.update(
        {
            "original": error.exc,
            "source": rt.str(source),
            "path": rt.str(path),
            "line": line_in(error.exc.backtrace or [], path),
            "context": context,
        }
    )
    made.exc.backtrace = list(error.exc.backtrace or [])
    return made


def line_in(backtrace: List[str], path: str) -> Optional[int]:
    for place in backtrace:
        if place.startswith(path + ":"):
            number = place[len(path) + 1 :].split(":")[0]
            if number.isdigit():
                return int(number)
    return None


# -- the context ----------------------------------------------------------------------------------------------------------


@context_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: TemplateContext, variables: Optional[RHash] = None) -> None:
    if variables is not None:
        for key, value in variables.items():
            self.ivars["@" + rt.to_s(key)] = value
            if rt.to_s(key) == "template_finder":
                self.finder = value


@context_class.method("node")
def node(rt: Interpreter, self: TemplateContext) -> Value:
    found = self.ivars.get("@node")
    if found is None:
        raise rt.error(
            "RuntimeError",
            "Could not find a value for node. If you are explicitly setting variables in a template, include a node variable "
            "if you plan to use it.",
        )
    return found


def _variable(name: str) -> None:
    def read(rt: Interpreter, self: TemplateContext) -> Value:
        return self.ivars.get("@" + name)

    context_class.method(name)(read)


for _name in (
    "cookbook_name",
    "recipe_name",
    "recipe_line_string",
    "recipe_path",
    "recipe_line",
    "template_name",
    "template_path",
):
    _variable(_name)


@context_class.method("render")
def render(rt: Interpreter, self: TemplateContext, name: Value, options: Value = None) -> Value:
    """A partial. ``variables:`` replaces all that the caller has; without it the partial sees the same."""
    if self.finder is None:
        raise rt.error("RuntimeError", "You cannot render partials in this context")
    given: Dict[str, Value] = {}
    if isinstance(options, RHash):
        given = {rt.to_s(key): value for key, value in options.items()}
    variables = given.get("variables")
    inner = TemplateContext(self.cls.real, self.finder)
    if isinstance(variables, RHash):
        for key, value in variables.items():
            inner.ivars["@" + rt.to_s(key)] = value
    else:
        inner.ivars.update(self.ivars)
    inner.ivars["@template_finder"] = self.finder
    inner.extend(self.modules)
    cookbook = given.get("cookbook")
    local = rt.truthy(given.get("local"))
    source = given.get("source", name) if local else name
    path = self.finder.find(source, rt.to_s(cookbook) if cookbook is not None else None, local)
    return render_file(rt, inner, path)


@context_class.method("render_template")
def render_template(rt: Interpreter, self: TemplateContext, path: str) -> Value:
    return render_file(rt, self, path)


@context_class.method("render_template_from_string")
def render_template_from_string(rt: Interpreter, self: TemplateContext, source: str) -> Value:
    return render_text(rt, self, source, "(erubis)")


@context_class.method("_extend_modules")
def extend_modules(rt: Interpreter, self: TemplateContext, modules: RArray) -> None:
    self.extend(list(modules.items))


@context_class.method("[]")
def fetch(rt: Interpreter, self: TemplateContext, name: Value) -> Value:
    return self.ivars.get("@" + rt.to_s(name))


@context_class.method("[]=")
def store(rt: Interpreter, self: TemplateContext, name: Value, value: Value) -> Value:
    self.ivars["@" + rt.to_s(name)] = value
    return value


@context_class.method("keys")
def keys(rt: Interpreter, self: TemplateContext) -> Value:
    return rt.array([rt.sym(name[1:]) for name in self.ivars])


@context_class.method("inspect")
def inspect(rt: Interpreter, self: TemplateContext) -> str:
    return "#<Chef::Mixin::Template::TemplateContext template_name=%s cookbook_name=%s>" % (
        rt.inspect(self.ivars.get("@template_name")),
        rt.inspect(self.ivars.get("@cookbook_name")),
    )


# -- the error ------------------------------------------------------------------------------------------------------------


@error_class.method("message", "to_s")
def message(rt: Interpreter, self: Any) -> str:
    original = self.details.get("original")
    return rt.message_of(original) if original is not None else rt.to_s(self.message)


@error_class.method("original_exception")
def original_exception(rt: Interpreter, self: Any) -> Value:
    return self.details.get("original")


@error_class.method("context")
def error_context(rt: Interpreter, self: Any) -> Value:
    return self.details.get("context")


@error_class.method("line_number")
def line_number(rt: Interpreter, self: Any) -> Value:
    return self.details.get("line")


@error_class.method("source_location")
def source_location(rt: Interpreter, self: Any) -> str:
    return "on line #%s" % (self.details.get("line") or "")


@error_class.method("source_listing")
def source_listing(rt: Interpreter, self: Any) -> str:
    source = self.details.get("source")
    lines = source.s.split("\n") if source is not None else []
    line = self.details.get("line")
    first = max(0, line - 3) if line else 0
    shown = lines[first : first + 5] if line else lines
    return "\n".join("%3d: %s" % (first + at + 1, one) for at, one in enumerate(shown))


CLASSES = (context_class, finder_class, error_class)
