"""Reading, writing and removing by path: ``node.read('a', 'b')``, ``node.write(:default, 'a', 'b', 1)`` and friends.

Documented with Chef's "Attributes" page (common API of node objects and of each level).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Sequence, Tuple

from pysolo.ruby.runtime.objects import RArray, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.control import RubyError
    from pysolo.ruby.runtime.interpreter import Interpreter


def has_place_for(container: Value, key: Value) -> bool:
    return isinstance(container, RHash) or (isinstance(container, RArray) and type(key) is int)


def exists(rt: Interpreter, container: Value, path: Sequence[Value]) -> bool:
    for key in path:
        if not has_place_for(container, key):
            return False
        if isinstance(container, RHash):
            if not rt.truthy(rt.send(container, "key?", key)):
                return False
        elif key >= len(container.items):
            return False
        container = rt.send(container, "[]", key)
    return True


def read(rt: Interpreter, container: Value, path: Sequence[Value]) -> Value:
    return walk(rt, container, path) if exists(rt, container, path) else None


def read_or_raise(rt: Interpreter, container: Value, path: Sequence[Value], above: Sequence[Value] = ()) -> Value:
    """``above`` is how the container was reached, for the message."""
    if not exists(rt, container, path):
        raise no_attribute(rt, [*above, *path])
    return walk(rt, container, path)


def no_attribute(rt: Interpreter, path: Sequence[Value]) -> RubyError:
    return rt.error("Chef::Exceptions::NoSuchAttribute", ".".join(rt.to_s(key) for key in path))


def walk(rt: Interpreter, container: Value, path: Sequence[Value]) -> Value:
    for key in path:
        container = rt.send(container, "[]", key)
    return container


def split_value(rt: Interpreter, args: Sequence[Value], block: Optional[RProc]) -> Tuple[List[Value], Value]:
    """A writer's value is its block's, or its last argument."""
    if block is not None:
        return list(args), rt.call_block(block)
    if len(args) < 2:
        raise rt.error("ArgumentError", "wrong number of arguments (given %d, expected 2+)" % len(args))
    return list(args[:-1]), args[-1]


def write(rt: Interpreter, level: Value, path: Sequence[Value], value: Value, *, strict: bool) -> Value:
    """Store at the path. What is in the way and no container is replaced by one, or raises when ``strict``."""
    container, came_from = level, None
    for at, key in enumerate(path):
        if not has_place_for(container, key):
            if strict:
                raise rt.error(
                    "Chef::Exceptions::AttributeTypeMismatch",
                    "attribute at %s is no container" % ", ".join(rt.inspect(k) for k in path[:at]),
                )
            assert came_from is not None
            rt.send(came_from, "[]=", path[at - 1], rt.hash({}))
            container = rt.send(came_from, "[]", path[at - 1])
        if at == len(path) - 1:
            rt.send(container, "[]=", key, value)
        else:
            came_from, container = container, rt.send(container, "[]", key)
    return value


def unlink(rt: Interpreter, level: Value, path: Sequence[Value]) -> Value:
    """Remove what is at the path and return it; nil when there is nothing."""
    if not path:
        return None
    container = read(rt, level, path[:-1]) if len(path) > 1 else level
    if isinstance(container, RHash):
        return rt.send(container, "delete", path[-1])
    if isinstance(container, RArray) and type(path[-1]) is int:
        return rt.send(container, "delete_at", path[-1])
    return None
