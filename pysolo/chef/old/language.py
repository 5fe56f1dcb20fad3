"""``require 'chef/mixin/language'``: ``platform?``, ``value_for_platform``, ``search`` ... before they moved to Chef::DSL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.old.ways import require_old
from pysolo.ruby.runtime.native import NativeClass

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

language = NativeClass(
    "Chef::Mixin::Language", module=True, includes=("Chef::DSL::PlatformIntrospection", "Chef::DSL::DataQuery")
)


def load(rt: Interpreter) -> None:
    require_old(rt, "chef/mixin/language", "Chef::DSL::PlatformIntrospection and Chef::DSL::DataQuery")


CLASSES = (language,)
