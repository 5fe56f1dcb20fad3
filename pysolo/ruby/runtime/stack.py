"""How deep Ruby code may recurse, and where Python keeps the frames of so many calls."""

from __future__ import annotations

import sys
from typing import Callable, TypeVar

T = TypeVar("T")

# Python calls that are safe on a C stack of 8 MiB, whatever they go through (sorting with a block is the hungriest), measured. A Ruby
# call takes about four. Before 3.11 each Python call used the C stack.
SAFE = 10_000 if sys.version_info >= (3, 11) else 6_000
LEAST, MOST = 3_000, 60_000
USUAL_STACK = 8 << 20
BIG_STACK = 120 << 20
_SPARE = 1 << 20  # of the stack, for what is below the running call already and for what calls nothing of Python


def thread_stack() -> int:
    """The stack that a thread needs for the recursion limit, which all threads share. Address space, not memory."""
    return max(USUAL_STACK, BIG_STACK * sys.getrecursionlimit() // MOST // 4096 * 4096)


def deepen() -> None:
    """Let Ruby methods call each other more than ten thousand levels deep, as in MRI, before SystemStackError."""
    if sys.getrecursionlimit() < MOST:
        limit = min(MOST, max(LEAST, SAFE * _grown_stack() // USUAL_STACK))
        sys.setrecursionlimit(max(sys.getrecursionlimit(), limit))


def _grown_stack() -> int:
    """Make room for a big stack, and say how big it can become. Memory is taken only as it is used.

    The kernel lets the main thread's stack grow down to any address that is touched, as far as the soft limit of that moment allows. So
    the limit is raised, a byte far down is touched, and the limit is put back: child processes inherit nothing unusual. The byte is
    written by the kernel, on our behalf, because then a refusal is an error number and not a segmentation fault.
    """
    import resource
    import threading

    usual = resource.getrlimit(resource.RLIMIT_STACK)
    soft, hard = (BIG_STACK if value == resource.RLIM_INFINITY else value for value in usual)
    if soft >= BIG_STACK:
        return BIG_STACK
    if threading.current_thread() is not threading.main_thread():
        return USUAL_STACK
    wanted = min(BIG_STACK, hard)
    try:
        resource.setrlimit(resource.RLIMIT_STACK, (wanted, usual[1]))
        try:
            return wanted if _touch(_stack_top() - wanted + _SPARE) else soft
        finally:
            resource.setrlimit(resource.RLIMIT_STACK, usual)
    except (ImportError, OSError, ValueError):
        return soft


def _stack_top() -> int:
    with open("/proc/self/maps") as areas:
        for area in areas:
            if area.endswith("[stack]\n"):
                return int(area.split()[0].split("-")[1], 16)
    raise OSError("there is no stack in /proc/self/maps")


def _touch(address: int) -> bool:
    """Have the kernel write a byte at an address; False when there is no memory to be had."""
    import ctypes
    import os

    handle = os.open("/dev/zero", os.O_RDONLY | os.O_CLOEXEC)
    try:
        return bool(ctypes.CDLL(None).read(handle, ctypes.c_void_p(address), ctypes.c_size_t(1)) == 1)
    finally:
        os.close(handle)


def with_room(program: Callable[[], T]) -> T:
    """Run a program whose calls go up and down a lot.

    Since 3.11 Python keeps frames in chunks of 16 KiB, and gives a chunk back as soon as the first call in it returns: a loop at whose
    depth a chunk happens to end asks the kernel for memory at every call, and is three times slower. A chunk is made as big as the call
    that it is made for needs, rounded up to a power of two, so a call that says it needs half of 16 MiB leaves the other half to all
    that it calls. It is address space; memory is taken as frames come to lie there.
    """
    return program()


if sys.version_info >= (3, 11):
    with_room.__code__ = with_room.__code__.replace(co_stacksize=(8 << 20) // 8 + 1)
