"""``Chef::Digester``: checksums of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

digester = NativeClass("Chef::Digester")


def sha256_of(rt: Interpreter, self: Value, path: str) -> str:
    return session_of(rt).system.sha256(path)


def md5_of(rt: Interpreter, self: Value, path: str) -> str:
    return session_of(rt).system.md5(path)


@digester.singleton("instance")
def instance(rt: Interpreter, self: Value) -> Value:
    return rt.new(self)


for _names, _function in (
    (("checksum_for_file", "generate_checksum"), sha256_of),
    (("generate_md5_checksum_for_file",), md5_of),
):
    digester.singleton(*_names)(_function)
    digester.method(*_names)(_function)

CLASSES = (digester,)
