"""``Chef::ShellOut``: today's Mixlib::ShellOut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.old.ways import require_old

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter


def load(rt: Interpreter) -> None:
    require_old(rt, "chef/shell_out", "Mixlib::ShellOut")
    rt.const_set(rt.classes["Chef"], "ShellOut", rt.classes["Mixlib::ShellOut"])
