"""The sudo resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import comma_list
from pysolo.ruby.runtime.objects import RArray, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def safe_name(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """sudo skips files with a dot or a tilde in their name."""
    return rt.str(value.s.replace(".", "__").replace("~", "__")) if isinstance(value, RString) else value


def percent_names(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """Groups are written with a % before them."""
    listed = comma_list(rt, resource, value)
    if not isinstance(listed, RArray):
        return value
    names = [rt.to_s(item) for item in listed.items]
    return rt.array([rt.str(name if name.startswith("%") else "%" + name) for name in names])


def refuse_visudo_path(resource: Resource) -> None:
    if resource.python("visudo_path"):
        raise resource.cls.rt.error("RuntimeError", "visudo_path is gone: give the program's path as visudo_binary")


SUDO = Declaration(
    "sudo",
    doc="Manages a file in sudoers.d.",
    actions={
        "create": "Write it.",
        "install": "The same as `:create`.",
        "remove": "The same as `:delete`.",
        "delete": "Remove it.",
    },
    default="create",
    properties=[
        Property("filename", str, name_property=True, coerce=safe_name, doc="The name of the file."),
        Property("users", (str, list), default=[], coerce=comma_list, doc="The users."),
        Property("groups", (str, list), default=[], coerce=percent_names, doc="The groups."),
        Property("commands", list, default=["ALL"], doc="The commands allowed."),
        Property("host", str, default="ALL", doc="The hosts it holds for."),
        Property("runas", str, default="ALL", doc="Whom to become."),
        Property("nopasswd", bool, default=False, doc="Ask for no password."),
        Property("noexec", bool, default=False, doc="Keep the command from running others."),
        Property("template", str, doc="A template of the cookbook in place of the built-in one."),
        Property("variables", (dict, None), default=None, doc="Variables of that template."),
        Property("defaults", list, default=[], doc="Defaults settings for the users."),
        Property("command_aliases", list, default=[], doc="Aliases: each a Hash with :name and :command_list."),
        Property("setenv", bool, default=False, doc="Let the user keep the environment."),
        Property("env_keep_add", list, default=[], doc="Variables to keep."),
        Property("env_keep_subtract", list, default=[], doc="Variables not to keep."),
        Property(
            "visudo_path", str, deprecated="visudo_path is replaced by visudo_binary.", doc="Replaced by visudo_binary."
        ),
        Property("visudo_binary", str, default="/usr/sbin/visudo", doc="The program that checks the file."),
        Property("config_prefix", str, default="/etc", doc="Where sudoers.d is."),
    ],
    methods={"user": alias("users"), "group": alias("groups")},
    after_created=refuse_visudo_path,
    example="""
sudo 'deployers' do
  groups 'deployers'
  commands ['/usr/bin/systemctl restart shop']
  nopasswd true
end
""",
)
