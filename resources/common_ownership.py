"""Owner, group and mode: the properties of everything that lies in a file system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pysolo.chef.declaration import Property
from pysolo.resources.common_alias import alias
from pysolo.ruby.runtime.objects import RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter

#: what Chef's `user_valid_regex` and `group_valid_regex` let pass
ACCOUNT = r"^[^-+~:,\t\r\n\f\0]+[^:,\t\r\n\f\0]*$"
_NUMBER = re.compile(r"0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|0|0[dD][0-9]+")


def checked_mode(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """Only numbers are modes: a text is read as octal, symbolic forms are refused."""
    if isinstance(value, RString):
        number = value.s if value.s.startswith("0") else "0" + value.s
        if not _NUMBER.fullmatch(number.replace("_", "")):
            raise rt.error("ArgumentError", 'invalid value for Integer(): "%s"' % number)
    return value


def mode_in_range(mode: object) -> bool:
    if isinstance(mode, str):
        text = mode.replace("_", "")
        digits = text.lstrip("0") or "0"
        if digits[:1] in "xXbBdDoO":
            mode = int("0" + digits, 0) if digits[0] not in "dD" else int(digits[1:])
        else:
            mode = int(digits, 8)
    return isinstance(mode, int) and 0 <= mode <= 0o7777


OWNERSHIP = (
    Property("owner", regex=ACCOUNT, doc="The owner, a name or a number."),
    Property("group", regex=ACCOUNT, doc="The group, a name or a number."),
    Property(
        "mode",
        (str, int, None),
        coerce=checked_mode,
        callbacks={"not in valid numeric range": mode_in_range},
        doc="The permissions: an octal string, or an Integer in Ruby's notation (0644).",
    ),
)
OWNER_ALIASES = {"user": alias("owner")}
