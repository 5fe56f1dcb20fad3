"""Tags that programs add to Psych: classes with a tag of their own, and blocks that read what a tag marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Dict, Optional, Tuple

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

types = NativeClass("Psych", module=True)
objects = NativeClass("Object")


class Types:
    """One interpreter's: they hang on its Psych module."""

    def __init__(self) -> None:
        self.classes: Dict[str, RClass] = {}  # by tag
        self.tags: Dict[RClass, str] = {}
        self.readers: Dict[str, Tuple[str, RProc]] = {}  # by key: the full tag and the block

    def reader(self, tag: Optional[str]) -> Optional[Tuple[str, RProc]]:
        """What reads a value with this tag: ``!foo``, ``!domain/foo`` and the full form mean the same."""
        if not self.readers or tag is None:
            return None
        key = re.sub(r"(,\d+)/", r"\1:", re.sub(r"^[!/]*", "", tag))
        return self.readers.get(key if re.match(r"tag:|x-private", key) else "tag:" + key)


def types_of(rt: Interpreter) -> Types:
    found: Types = rt.classes["Psych"].extra.setdefault("types", Types())
    return found


def add_reader(rt: Interpreter, domain: str, name: str, block: RProc) -> str:
    key = "tag:%s:%s" % (domain, name)
    types_of(rt).readers[key] = (key, block)
    return key


@types.singleton("add_domain_type")
def add_domain_type(rt: Interpreter, self: Value, domain: str, name: str, *, block: RProc) -> None:
    key = add_reader(rt, domain, name, block)
    types_of(rt).readers["tag:" + name] = (key, block)


@types.singleton("add_builtin_type")
def add_builtin_type(rt: Interpreter, self: Value, name: str, *, block: RProc) -> None:
    add_reader(rt, "yaml.org,2002", name, block)


@types.singleton("remove_type")
def remove_type(rt: Interpreter, self: Value, key: str) -> None:
    types_of(rt).readers.pop(key, None)


@types.singleton("add_tag")
def add_tag(rt: Interpreter, self: Value, tag: str, cls: RClass) -> None:
    found = types_of(rt)
    found.classes[tag] = cls
    found.tags[cls] = tag


@objects.singleton("yaml_tag")
def yaml_tag(rt: Interpreter, self: RClass, tag: str) -> None:
    add_tag(rt, rt.classes["Psych"], tag, self)


CLASSES = (types, objects)
