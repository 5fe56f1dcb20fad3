"""How deep Ruby code may recurse."""

from __future__ import annotations

import sys

RECURSION_LIMIT = 60_000  # Python calls; a Ruby call takes 4 to 8 of them
STACK_SIZE = 120 << 20


def deepen() -> None:
    """Let Ruby methods call each other some thousand levels deep before SystemStackError.

    From Python 3.11 on calls between Python functions do not use the C stack, but those through C code do, and older ones always.
    The main thread's stack may grow up to the soft limit of the moment, so raising it is enough.
    """
    import resource

    limit = RECURSION_LIMIT
    try:
        soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
        wanted = STACK_SIZE if hard == resource.RLIM_INFINITY else min(STACK_SIZE, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
        if wanted < STACK_SIZE:
            limit = max(3_000, limit * wanted // STACK_SIZE)
    except (OSError, ValueError):
        limit = 5_000
    sys.setrecursionlimit(max(sys.getrecursionlimit(), limit))
