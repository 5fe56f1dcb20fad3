"""The execute resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Tuple

from pysolo.chef.declaration import Declaration, Property
from pysolo.chef.old.ways import allowed, note
from pysolo.resources.common_alias import alias
from pysolo.resources.common_defaults import list_as_name

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.objects import RHash, RProc, Value


def path(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``path %w(/opt/bin)``: a property up to Chef 12, which no provider has ever looked at."""
    rt = resource.cls.rt
    if not args or not allowed(rt):
        raise rt.undefined(resource, "path", "undefined")
    note(rt, "execute: path has never done anything, say environment 'PATH' => ...")
    return args[0]


def refuse_windows_account(resource: Resource) -> None:
    """``domain``, ``password`` and ``elevated`` mean something on Windows only."""
    rt = resource.cls.rt
    user = resource.python("user")
    if resource.python("password") or resource.python("domain"):
        raise rt.error(
            "Chef::Exceptions::UnsupportedPlatform",
            "Values for `domain` and `password` are only supported on the Windows platform",
        )
    if resource.python("elevated"):
        raise rt.error(
            "Chef::Exceptions::UnsupportedPlatform", "Value for `elevated` is only supported on the Windows platform"
        )
    if isinstance(user, str) and ("\\" in user or "@" in user):
        name, _, domain = user.partition("@") if "@" in user else reversed_parts(user)
        resource.set("domain", domain)
        resource.set("user", name)


def reversed_parts(user: str) -> Tuple[str, str, str]:
    domain, sign, name = user.partition("\\")
    return name, sign, domain


EXECUTE = Declaration(
    "execute",
    doc="Runs a command.",
    actions={"run": "Run it."},
    default="run",
    named=list_as_name("command"),
    properties=[
        Property(
            "command",
            (str, list),
            name_property=True,
            doc="The command line, or a list of its words (which never meets a shell).",
        ),
        Property("creates", str, doc="A path that the command makes: once there, nothing is run."),
        Property("cwd", str, doc="The folder to run in."),
        Property("environment", dict, doc="Variables to set."),
        Property("group", (str, int), doc="The group to run as."),
        Property("live_stream", bool, default=False, doc="Show the output as it comes."),
        Property(
            "default_env",
            bool,
            default=False,
            desired_state=False,
            doc="Add a complete PATH and the locale to the environment.",
            introduced="14.2",
        ),
        Property("returns", (int, list), default=0, doc="The exit status, or statuses, that mean success."),
        Property(
            "timeout",
            (int, str, float),
            default=3600,
            desired_state=False,
            doc="Seconds after which the command is killed.",
        ),
        Property("user", (str, int), doc="The user to run as."),
        Property("domain", str, doc="Windows: the user's domain.", introduced="12.21"),
        Property("password", str, sensitive=True, doc="Windows: the user's password.", introduced="12.21"),
        Property(
            "sensitive",
            bool,
            default=lambda resource: resource.is_set("password"),
            doc="Keep command and output out of the log.",
        ),
        Property("elevated", bool, default=False, doc="Windows: run with all rights of the user.", introduced="13.3"),
        Property("input", str, doc="What the command reads on standard input.", introduced="16.2"),
        Property(
            "login",
            bool,
            default=False,
            doc="Give the command the user's login environment and groups.",
            introduced="17.0",
        ),
    ],
    methods={"env": alias("environment"), "path": path},
    after_created=refuse_windows_account,
    guard_inherits=("cwd", "domain", "environment", "group", "password", "user", "umask", "login"),
    default_guard_interpreter="execute",
    example="""
execute 'migrate the database' do
  command %w(bin/migrate --all)
  cwd '/srv/shop'
  user 'www-data'
  environment('RAILS_ENV' => 'production')
  timeout 600
  only_if { ::File.exist?('/srv/shop/bin/migrate') }
end
""",
)
