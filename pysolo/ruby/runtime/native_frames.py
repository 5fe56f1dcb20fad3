"""The native methods that are running, for backtraces: Ruby names them, but a frame for each call would be too dear.

So they are looked for on Python's own stack, and only when a backtrace is made: a function that a wrapper has called is a native method,
and the first closure outside of it that holds a Ruby frame is the code that called it.
"""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.ruby.runtime import wrapper
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RArray, RHash, RRange

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

CORE = "pysolo.ruby.core."
WRAPPERS = wrapper.__file__
CLOSURES = os.path.join(os.path.dirname(os.path.dirname(WRAPPERS)), "compile") + os.sep
# What MRI has no frame for: raise leaves its own out, the rest is done by the virtual machine itself.
UNSEEN = frozenset(
    "raise fail caller caller_locations binding block_given? lambda proc __method__ __dir__ local_variables".split()
)
UNSEEN_OF = {
    "proc": frozenset(("call", "yield", "===", "[]")),
    "object": frozenset(("__send__", "!", "!=", "method_missing")),
    "object_methods": frozenset(("send",)),
    "hash": frozenset(("[]", "[]=")),
    "array": frozenset(("[]=",)),
    "array_change": frozenset(("<<",)),
    "string": frozenset(("<<",)),
}
# Methods that MRI has written in Ruby stand in files of its own.
INTERNAL = {
    "tap": "<internal:kernel>:90",
    "then": "<internal:kernel>:124",
    "yield_self": "<internal:kernel>:144",
    "Float": "<internal:kernel>:173",
}
# Methods of Enumerable that Array and Hash have for themselves in MRI, and those that only we have there.
OWN_OF_ARRAY = frozenset(
    "all? any? cycle drop_while max min minmax none? one? sort take_while uniq zip sum to_h".split()
)
OWN_OF_HASH = frozenset("any? min_by to_h select filter reject compact".split())
ENUMERABLE_ELSEWHERE = {
    "array_iterate": frozenset(("each_with_index",)),
    "hash_iterate": frozenset("all? collect count detect filter_map find map sum".split()),
}


def natives_by_frame(rt: Interpreter) -> Dict[int, List[str]]:
    """For each Ruby frame (by its ``id``) the native methods that its code is calling, the innermost first."""
    found: Dict[int, List[str]] = {}
    names: Dict[int, List[str]] = rt.native_names
    pending: List[str] = []
    in_ruby = False  # Ruby code runs inside of what comes next
    frame: Optional[FrameType] = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        outer = frame.f_back
        if code.co_filename == WRAPPERS:
            pass
        elif outer is not None and outer.f_code.co_filename == WRAPPERS:
            called = names.get(id(code))
            if called is not None:
                pending += _shown(frame, outer, called, in_ruby)
                in_ruby = False
        elif code.co_filename.startswith(CLOSURES):
            in_ruby = True
            if pending:
                holder = frame.f_locals.get("f")
                if isinstance(holder, Frame):
                    found.setdefault(id(holder), []).extend(pending)
                    pending = []
        frame = outer
    return found


def running_native(rt: Interpreter) -> Optional[str]:
    """The native method that the running Ruby code has called, if it is in one."""
    names: Dict[int, List[str]] = rt.native_names
    found: Optional[str] = None
    frame: Optional[FrameType] = sys._getframe(1)
    while frame is not None and not frame.f_code.co_filename.startswith(CLOSURES):
        outer = frame.f_back
        if outer is not None and outer.f_code.co_filename == WRAPPERS:
            called = names.get(id(frame.f_code))
            if called is not None:
                found = called[0] if len(called) == 1 else _called(frame, outer, called)
        frame = outer
    return found


def _shown(frame: FrameType, outer: FrameType, names: List[str], in_ruby: bool) -> List[str]:
    """What a backtrace says of one native call; nothing for what MRI does not show."""
    module = frame.f_globals.get("__name__", "")
    if not module.startswith(CORE):
        return []  # the libraries are Ruby code in MRI, with files that do not exist here
    room = module[len(CORE) :]
    name = names[0] if len(names) == 1 else _called(frame, outer, names)
    if name in UNSEEN or name in UNSEEN_OF.get(room, ()):
        return []
    if in_ruby and _goes_by_each(frame, room, name):
        return ["each", name]
    return [name]


def _called(frame: FrameType, outer: FrameType, names: List[str]) -> str:
    """Which of its names a function was called by: the code that called it knows, or what made the function."""
    caller: Optional[FrameType] = outer
    while caller is not None and caller.f_code.co_filename == WRAPPERS:
        caller = caller.f_back
    for place in (caller, frame):
        name = place.f_locals.get("name") if place is not None else None
        if name in names:
            return str(name)
    return names[0]


def _goes_by_each(frame: FrameType, room: str, name: str) -> bool:
    """Enumerable's methods call ``each`` in MRI; here they go through Arrays, Hashes and Ranges themselves."""
    own = ENUMERABLE_ELSEWHERE.get(room)
    if own is not None:
        return name in own
    if not room.startswith("enumerable"):
        return False
    receiver: Any = frame.f_locals.get("self")
    if isinstance(receiver, RArray):
        return name not in OWN_OF_ARRAY
    if isinstance(receiver, RHash):
        return name not in OWN_OF_HASH
    return isinstance(receiver, RRange)
