"""Files of resources/ and providers/: each becomes a class that is named after the cookbook and the file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pysolo.chef.from_file import run_in_class
from pysolo.chef.resource_class import info_of
from pysolo.chef.session import Session, session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

lwrp_base = NativeClass("Chef::Resource::LWRPBase", superclass="Chef::Resource")


def qualified_name(cookbook_name: str, path: str) -> str:
    """``app`` for default.rb, ``app_thing`` for thing.rb; dashes become underscores."""
    base = os.path.basename(path)
    base = base[:-3] if base.endswith(".rb") else base
    name = cookbook_name if base == "default" else "%s_%s" % (cookbook_name, base)
    return name.replace("-", "_")


def load_resource_file(session: Session, cookbook_name: str, path: str) -> RClass:
    """Make the class of a file of resources/."""
    rt = session.rt
    name = qualified_name(cookbook_name, path)
    cls = rt.make_class(rt.classes["Chef::Resource::LWRPBase"])
    session.file_classes[name] = cls
    info = info_of(cls)
    info.label = "Custom resource %s from cookbook %s" % (name, cookbook_name)
    run_in_class(rt, cls, path)
    registry = session.registry
    if not registry.serves(name, cls):
        rt.send(cls, "provides", rt.sym(name))
    return cls


def load_provider_file(session: Session, cookbook_name: str, path: str) -> RClass:
    """Make the class of a file of providers/."""
    rt = session.rt
    name = qualified_name(cookbook_name, path)
    cls = rt.make_class(rt.classes["Chef::Provider::LWRPBase"])
    session.file_classes[name + " provider"] = cls
    rt.send(cls, "provides", rt.sym(name))
    run_in_class(rt, cls, path)
    return cls


@lwrp_base.singleton("build_from_file")
def build_from_file(rt: Interpreter, self: RClass, cookbook_name: str, path: str, run_context: Value = None) -> Value:
    return load_resource_file(session_of(rt), cookbook_name, path)


CLASSES = (lwrp_base,)
