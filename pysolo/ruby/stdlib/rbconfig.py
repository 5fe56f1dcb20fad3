"""RbConfig."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

rbconfig = NativeClass("RbConfig", module=True)


def config(rt: Interpreter) -> Value:
    machine = os.uname().machine
    table = {
        "host_os": "linux-gnu", "target_os": "linux", "build_os": "linux", "host_cpu": machine, "target_cpu": machine,
        "arch": "%s-linux-gnu" % machine, "ruby_version": "3.1.0", "MAJOR": "3", "MINOR": "1", "TEENY": "2",
        "ruby_install_name": "ruby", "RUBY_INSTALL_NAME": "ruby", "bindir": "/usr/bin", "prefix": "/usr", "EXEEXT": "", "DLEXT": "so",
        "SOEXT": "so", "OBJEXT": "o", "sysconfdir": "/etc", "localstatedir": "/var", "datadir": "/usr/share",
        "rubylibdir": "/usr/lib/ruby/3.1.0", "PATH_SEPARATOR": ":", "host": "%s-pc-linux-gnu" % machine,
    }  # fmt: skip
    return rt.from_python(table)


rbconfig.constants["CONFIG"] = config


@rbconfig.singleton("ruby")
def ruby(rt: Interpreter, self: Value) -> str:
    return "/usr/bin/ruby"


CLASSES = (rbconfig,)
