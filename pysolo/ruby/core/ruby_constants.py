"""The constants that say which Ruby this is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Callable

from pysolo.ruby.runtime.native import NativeClass

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.runtime.objects import Value

VERSION, RELEASE_DATE, PATCH_LEVEL = "3.1.2", "2022-04-12", 20


def platform() -> str:
    system = os.uname()
    return "%s-%s" % (system.machine, system.sysname.lower())


def frozen(make: Callable[[], str]) -> Callable[[Interpreter], Value]:
    def text(rt: Interpreter) -> Value:
        made = rt.str(make())
        made.frozen = True
        return made

    return text


object_class = NativeClass("Object", superclass="BasicObject")
object_class.constants.update(
    {
        "RUBY_VERSION": frozen(lambda: VERSION),
        "RUBY_ENGINE": frozen(lambda: "ruby"),
        "RUBY_ENGINE_VERSION": frozen(lambda: VERSION),
        "RUBY_PLATFORM": frozen(platform),
        "RUBY_PATCHLEVEL": PATCH_LEVEL,
        "RUBY_RELEASE_DATE": frozen(lambda: RELEASE_DATE),
        "Fixnum": lambda rt: rt.c_integer,  # deprecated in 3.1, gone in 3.2
        "Bignum": lambda rt: rt.c_integer,
        "RUBY_COPYRIGHT": frozen(lambda: "ruby - Copyright (C) 1993-2022 Yukihiro Matsumoto"),
        "RUBY_DESCRIPTION": frozen(lambda: "ruby %sp%d (%s) [%s]" % (VERSION, PATCH_LEVEL, RELEASE_DATE, platform())),
    }
)

CLASSES = (object_class, NativeClass("Refinement", superclass="Module"))
