"""Running a cookbook's files: as Chef's own FromFile does, constants of Chef are found without their ``Chef::``."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.objects import RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def surroundings(rt: Interpreter) -> List[RClass]:
    """The modules that Chef's code which evaluates a file stands in."""
    return [rt.classes[name] for name in ("Chef", "Chef::Mixin", "Chef::Mixin::FromFile")]


def run_with_self(rt: Interpreter, self_obj: Value, path: str, text: Optional[str] = None) -> Value:
    """A recipe, attribute file, definition, role or environment."""
    if text is None:
        text = session_of(rt).system.read_text(path)
    return rt.instance_eval_source(text, self_obj, path, within=surroundings(rt), label="from_file")


def run_in_class(rt: Interpreter, cls: RClass, path: str) -> Value:
    """A file of resources/ or providers/."""
    text = session_of(rt).system.read_text(path)
    return rt.class_eval_source(text, cls, path, within=surroundings(rt), label="class_from_file")
