"""One recipe word for each kind of resource: ``file '/x' do ... end``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.chef.dsl.declare import declare
from pysolo.chef.resource_class import add_method
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

resources = NativeClass("Chef::DSL::Resources", module=True)


def word_body(word: str) -> Callable[..., Value]:
    def make(self: Value, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        if len(args) > 1 or (kw is not None and not _created_at_only(kw)):
            rt = self.cls.rt
            raise rt.error(
                "ArgumentError",
                "wrong number of arguments (given %d, expected 0..1)" % (len(args) + (1 if kw is not None else 0)),
            )
        return declare(self, word, args[0] if args else None, block)

    return make


def _created_at_only(kw: RHash) -> bool:
    return all(getattr(key, "name", "") == "created_at" for key in kw)


def add_word(rt: Interpreter, word: str) -> None:
    """Make a word known to recipes and actions."""
    module = rt.classes["Chef::DSL::Resources"]
    if word not in module.methods:
        add_method(module, word, word_body(word))


def add_words(rt: Interpreter, words: Any) -> None:
    """Many at once, when the run starts."""
    module = rt.classes["Chef::DSL::Resources"]
    for word in words:
        if word not in module.methods:
            add_method(module, word, word_body(word), invalidate=False)
    module.invalidate()


CLASSES = (resources,)
