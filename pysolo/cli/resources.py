"""`pysolo resources`: the reference manual, made from the declarations that the program itself runs on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pysolo.chef.declaration import Declaration
    from pysolo.chef.property import Property


@click.command("resources", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """List the built-in resources, or print the manual of NAME: its actions and properties."""
    found = sorted(declarations(), key=lambda declaration: declaration.name)
    if name is None:
        width = max((len(declaration.name) for declaration in found), default=0)
        for declaration in found:
            click.echo(f"{declaration.name:{width}}  {_first_line(declaration.doc)}")
        return 0
    by_name = {
        alias: declaration for declaration in reversed(found) for alias in (*_aliases(declaration), declaration.name)
    }
    if name not in by_name:
        from difflib import get_close_matches

        near = get_close_matches(name, by_name, 3)
        raise click.ClickException(
            f"there is no resource {name!r}" + (f"; did you mean {', '.join(near)}?" if near else "")
        )
    click.echo(manual(by_name[name], {declaration.name: declaration for declaration in found}))
    return 0


def declarations() -> Iterator[Declaration]:
    """Every declaration of ``pysolo.resources``."""
    import pkgutil
    from importlib import import_module

    import pysolo.resources
    from pysolo.chef.declaration import Declaration

    for module in pkgutil.iter_modules(pysolo.resources.__path__, "pysolo.resources."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Declaration) and module.name.endswith(f".{value.name}"):
                yield value


def manual(declaration: Declaration, others: dict[str, Declaration], example: bool = True) -> str:
    """One resource's page as text; what it takes over from the resource that it extends is listed with its own."""
    actions, properties, default = dict(declaration.actions), list(declaration.properties), declaration.default
    above = others.get(declaration.extends or "")
    while above is not None:
        known = {prop.name for prop in properties}
        properties += [prop for prop in above.properties if prop.name not in known]
        actions = {**above.actions, **actions}
        default = default or above.default
        above = others.get(above.extends or "")
    lines = [declaration.name, "=" * len(declaration.name), "", *_wrapped(declaration.doc)]
    aliases = _aliases(declaration)
    if aliases:
        lines += ["", f"Also called: {', '.join(aliases)}"]
    lines += ["", "Actions"]
    for action, doc in actions.items():
        lines += _entry(f":{action}" + (" (default)" if action in (default or ()) else ""), doc)
    lines += ["", "Properties"]
    for prop in sorted(properties, key=lambda prop: prop.name):
        if not prop.skip_docs:
            lines += _entry(f"{prop.name}  {_facts(prop)}", prop.doc)
    if example and declaration.example:
        lines += ["", "Example", "", textwrap.indent(declaration.example, "  ")]
    return "\n".join(lines)


def _facts(prop: Property) -> str:
    from pysolo.ruby.runtime.objects import UNSET

    facts = [", ".join(dict.fromkeys(_type_name(kind) for kind in prop.types)) or "any"]
    if prop.name_property:
        facts.append("the resource's name by default")
    elif prop.default is not UNSET and not callable(prop.default):
        facts.append(f"default: {_ruby(prop.default)}")
    if prop.required:
        actions = "" if prop.required is True else " for " + ", ".join(f":{action}" for action in prop.required)
        facts.append(f"required{actions}")
    if prop.equal_to:
        facts.append("one of " + ", ".join(_ruby(value) for value in prop.equal_to))
    if prop.sensitive:
        facts.append("sensitive")
    if prop.deprecated:
        facts.append("deprecated")
    return f"({'; '.join(facts)})"


def _type_name(kind: Any) -> str:
    from pysolo.chef.property import KINDS

    if kind in KINDS:
        return str(KINDS[kind][0])
    if kind is False:
        return "false"
    return str(getattr(kind, "__name__", kind))


def _ruby(value: Any) -> str:
    """A default as it would be written in a recipe."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return str(value).lower()
    if type(value) is not str and isinstance(value, str):
        return f":{value}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_ruby(item) for item in value)}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{_ruby(key)} => {_ruby(item)}" for key, item in value.items())
        return "{" + pairs + "}"
    return f"'{value}'" if isinstance(value, str) else str(value)


def _aliases(declaration: Declaration) -> list[str]:
    names = [str(getattr(one, "name", one)) for one in declaration.provides]
    return [name for name in dict.fromkeys(names) if name != declaration.name]


def _entry(head: str, doc: str) -> list[str]:
    return [f"  {head}", *textwrap.wrap(doc, 96, initial_indent="      ", subsequent_indent="      ")]


def _wrapped(doc: str) -> list[str]:
    return textwrap.wrap(" ".join(doc.split()), 100)


def _first_line(doc: str) -> str:
    return textwrap.shorten(" ".join(doc.split()), 90, placeholder=" ...")
