"""How deep Ruby code may recurse."""

from __future__ import annotations

import sys

# Python calls that are safe on a C stack of 8 MiB, whatever they go through (sorting with a block is the hungriest), measured. A Ruby
# call takes about four. Before 3.11 each Python call used the C stack.
SAFE = 10_000 if sys.version_info >= (3, 11) else 6_000
MOST = 60_000
USUAL_STACK = 8 << 20
BIG_STACK = 120 << 20


def thread_stack() -> int:
    """The stack that a thread needs for the recursion limit, which all threads share. Address space, not memory."""
    return max(USUAL_STACK, BIG_STACK * sys.getrecursionlimit() // MOST // 4096 * 4096)


def deepen(grow: bool = False) -> None:
    """Let Ruby methods call each other some thousand levels deep before SystemStackError.

    ``grow`` raises the soft limit of the stack first (the main thread's stack grows up to the limit of the moment). Child processes
    inherit that, so it is for running a Ruby program, not for converging a host.
    """
    import resource

    stack = USUAL_STACK
    try:
        soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
        if grow and soft != resource.RLIM_INFINITY and soft < BIG_STACK:
            wanted = BIG_STACK if hard == resource.RLIM_INFINITY else min(BIG_STACK, hard)
            resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
            soft = wanted
        stack = BIG_STACK if soft == resource.RLIM_INFINITY else soft
    except (OSError, ValueError):
        pass
    limit = min(MOST, max(3_000, SAFE * stack // USUAL_STACK))
    sys.setrecursionlimit(max(sys.getrecursionlimit(), limit))
