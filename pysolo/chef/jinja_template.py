"""Templates whose source ends in ``.j2``: Jinja2 instead of ERB. Chef does not have these.

The template sees its variables by name, ``node`` (attributes by ``node['a']['b']`` or ``node.a.b``), ``cookbook_name`` and
``recipe_name``; ``include``, ``extends`` and ``import`` find other templates by the rules for partials.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Tuple

from pysolo.chef.property import as_plain
from pysolo.chef.session import session_of
from pysolo.chef.template_context import TemplateContext, context_for, template_error
from pysolo.ruby.runtime.objects import RHash, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


class AttributeView:
    """The node's attributes for a template: read when asked for, Hashes by key or by attribute."""

    def __init__(self, rt: Interpreter, value: Value) -> None:
        self._rt = rt
        self._value = value

    def __getitem__(self, key: str) -> Any:
        found = self._rt.send(self._value, "[]", self._rt.str(key))
        return AttributeView(self._rt, found) if isinstance(found, RHash) else as_plain(self._rt, found)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __iter__(self) -> Any:
        return iter([self._rt.to_s(key) for key in self._rt.iterate(self._rt.send(self._value, "keys"))])

    def items(self) -> Any:
        return [(key, self[key]) for key in self]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._rt.truthy(self._rt.send(self._value, "key?", self._rt.str(key)))


def render_jinja(resource: Resource, path: str) -> str:
    import jinja2

    rt = resource.cls.rt
    context = context_for(resource, path)
    session = session_of(rt)

    def load(name: str) -> Tuple[str, str, Callable[[], bool]]:
        assert context.finder is not None
        found = path if name == path else context.finder.find(rt.str(name))
        return session.system.read_text(found), found, lambda: True

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,
    )
    try:
        return environment.get_template(path).render(variables_of(rt, context))
    except jinja2.TemplateError as trouble:
        error = rt.error("RuntimeError", "%s: %s" % (type(trouble).__name__, trouble))
        raise template_error(rt, error, context, session.system.read_text(path), path) from trouble


def variables_of(rt: Interpreter, context: TemplateContext) -> dict[str, Any]:
    found = {
        name[1:]: as_plain(rt, value)
        for name, value in context.ivars.items()
        if name not in ("@node", "@template_finder")
    }
    found["node"] = AttributeView(rt, context.ivars.get("@node"))
    return found
