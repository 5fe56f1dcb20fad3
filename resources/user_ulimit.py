"""The user_ulimit resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.declaration import Declaration, Property
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def conf_name(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """Only files that end in .conf are read."""
    if not isinstance(value, RString) or value.s.endswith(".conf"):
        return value
    return rt.str(value.s + ".conf")


def limits_file(resource: Resource) -> str:
    username = resource.python("username")
    return "00_all_limits.conf" if username == "*" else "%s_limits.conf" % username


USER_ULIMIT = Declaration(
    "user_ulimit",
    doc="Manages a user's limits in /etc/security/limits.d.",
    actions={"create": "Write the file.", "delete": "Remove the file."},
    default="create",
    properties=[
        Property("username", str, name_property=True, doc="The user, or *."),
        Property("as_limit", (str, int), doc="Soft and hard limit: address space."),
        Property("as_soft_limit", (str, int), doc="Soft limit: address space."),
        Property("as_hard_limit", (str, int), doc="Hard limit: address space."),
        Property("filehandle_limit", (str, int), doc="Soft and hard limit: open files."),
        Property("filehandle_soft_limit", (str, int), doc="Soft limit: open files."),
        Property("filehandle_hard_limit", (str, int), doc="Hard limit: open files."),
        Property("process_limit", (str, int), doc="Soft and hard limit: processes."),
        Property("process_soft_limit", (str, int), doc="Soft limit: processes."),
        Property("process_hard_limit", (str, int), doc="Hard limit: processes."),
        Property("locks_limit", (str, int), doc="Soft and hard limit: file locks."),
        Property("memory_limit", (str, int), doc="Soft and hard limit: locked memory."),
        Property("maxlogins_limit", (str, int), doc="Soft and hard limit: logins."),
        Property("maxlogins_soft_limit", (str, int), doc="Soft limit: logins."),
        Property("maxlogins_hard_limit", (str, int), doc="Hard limit: logins."),
        Property("msgqueue_limit", (str, int), doc="Soft and hard limit: message queues."),
        Property("msgqueue_soft_limit", (str, int), doc="Soft limit: message queues."),
        Property("msgqueue_hard_limit", (str, int), doc="Hard limit: message queues."),
        Property("core_limit", (str, int), doc="Soft and hard limit: core files."),
        Property("core_soft_limit", (str, int), doc="Soft limit: core files."),
        Property("core_hard_limit", (str, int), doc="Hard limit: core files."),
        Property("cpu_limit", (str, int), doc="Soft and hard limit: CPU time."),
        Property("cpu_soft_limit", (str, int), doc="Soft limit: CPU time."),
        Property("cpu_hard_limit", (str, int), doc="Hard limit: CPU time."),
        Property("sigpending_limit", (str, int), doc="Soft and hard limit: pending signals."),
        Property("sigpending_soft_limit", (str, int), doc="Soft limit: pending signals."),
        Property("sigpending_hard_limit", (str, int), doc="Hard limit: pending signals."),
        Property("stack_limit", (str, int), doc="Soft and hard limit: stack."),
        Property("stack_soft_limit", (str, int), doc="Soft limit: stack."),
        Property("stack_hard_limit", (str, int), doc="Hard limit: stack."),
        Property("rss_limit", (str, int), doc="Soft and hard limit: resident memory."),
        Property("rss_soft_limit", (str, int), doc="Soft limit: resident memory."),
        Property("rss_hard_limit", (str, int), doc="Hard limit: resident memory."),
        Property("rtprio_limit", (str, int), doc="Soft and hard limit: real-time priority."),
        Property("rtprio_soft_limit", (str, int), doc="Soft limit: real-time priority."),
        Property("rtprio_hard_limit", (str, int), doc="Hard limit: real-time priority."),
        Property("virt_limit", (str, int), doc="Soft and hard limit: virtual memory."),
        Property("filename", str, default=limits_file, coerce=conf_name, doc="The name of the file."),
    ],
    example="""
user_ulimit 'www-data' do
  filehandle_limit 65_536
  process_limit 4096
end
""",
)
