"""``file_exist?``, ``file_read`` and their kin of ChefUtils: File's own, by the names that also work on remote hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

chef_utils = NativeClass("ChefUtils", module=True)


def _of_file(word: str) -> Any:
    def call(rt: Interpreter, self: Value, *args: Value, block: Optional[RProc] = None) -> Value:
        return rt.send(rt.classes["File"], word, *args, block=block)

    return call


for _name, _word in (
    ("file_exist?", "exist?"),
    ("file_open", "open"),
    ("file_read", "read"),
    ("file_directory?", "directory?"),
    ("dir_exist?", "directory?"),
):
    chef_utils.method(_name)(_of_file(_word))
    chef_utils.singleton(_name)(_of_file(_word))

CLASSES = (chef_utils,)
