"""The mount resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_coerce import comma_list, flags, symbol
from pysolo.ruby.runtime.objects import RArray, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def without_slash(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A mount point is known without the slash at its end."""
    if isinstance(value, RString) and value.s != "/" and not value.s.endswith(":/") and value.s.endswith("/"):
        return rt.str(value.s[:-1])
    return value


def mount_options(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """A String is split at commas."""
    if isinstance(value, RArray):
        return rt.array([rt.str(rt.to_s(item).strip()) for item in value.items])
    return comma_list(rt, resource, value)


MOUNT = Declaration(
    "mount",
    doc="Manages a mounted file system and its line in /etc/fstab.",
    actions={
        "mount": "Mount it.",
        "umount": "Unmount it.",
        "unmount": "Unmount it.",
        "remount": "Mount it again.",
        "enable": "Put it into /etc/fstab.",
        "disable": "Take it out of /etc/fstab.",
    },
    default="mount",
    properties=[
        Property(
            "supports",
            (list, dict),
            default={Sym("remount"): False},
            coerce=flags,
            doc="Whether `:remount` can be done in place.",
        ),
        Property("password", str, sensitive=True, doc="Windows: the password."),
        Property("mount_point", str, name_property=True, coerce=without_slash, doc="Where it is mounted."),
        Property("device", str, identity=True, doc="The device, label, UUID or network path."),
        Property(
            "device_type",
            (str, "symbol"),
            default=Sym("device"),
            coerce=symbol,
            equal_to=("device", "label", "uuid"),
            doc="What `device` names.",
        ),
        Property("mounted", bool, default=False, skip_docs=True, doc="Is it mounted?"),
        Property("fsck_device", str, default="-", doc="Solaris: the raw device."),
        Property("fstype", (str, None), default="auto", doc="The file system's type."),
        Property("options", (list, str, None), default=["defaults"], coerce=mount_options, doc="The mount options."),
        Property("dump", (int, False), default=0, doc="The dump field."),
        Property("pass", (int, False), default=2, doc="The order of checks at boot."),
        Property("enabled", bool, default=False, doc="Is it in /etc/fstab?"),
        Property("username", str, doc="Windows: the user."),
        Property("domain", str, doc="Windows: the domain."),
    ],
    example="""
mount '/srv/data' do
  device '/dev/sdb1'
  fstype 'ext4'
  options %w(noatime nofail)
  action %i(mount enable)
end
""",
)
