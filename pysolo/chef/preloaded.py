"""Methods of libraries that chef-solo's own process has loaded, so that cookbooks use them without a ``require``.

Each is a stand-in that loads its library at the first call and then steps aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, List, Optional

from pysolo.ruby.runtime.objects import RClass, RHash, RMethod, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# library -> (class, whether of the class itself, methods)
METHODS = {
    "json": (("Object", False, "to_json"),),
    "yaml": (("Object", False, "to_yaml"),),
    "set": (("Enumerable", False, "to_set"),),
    "time": (
        ("Time", True, "parse strptime iso8601 rfc2822 httpdate"),
        ("Time", False, "iso8601 xmlschema rfc2822 httpdate"),
    ),
    "date": (("Time", False, "to_date to_datetime"),),
    "shellwords": (("String", False, "shellescape shellsplit"), ("Array", False, "shelljoin")),
    "pathname": (("Kernel", False, "Pathname"),),
    "uri": (("Kernel", False, "URI"),),
    "bigdecimal": (("Kernel", False, "BigDecimal"),),
    "tmpdir": (("Dir", True, "mktmpdir tmpdir"),),
}


def install_preloaded(rt: Interpreter) -> None:
    for library, entries in METHODS.items():
        for name, singleton, methods in entries:
            cls = rt.classes[name]
            owner = rt.singleton_class(cls) if singleton else cls
            for method in methods.split():
                if method not in owner.methods:
                    owner.methods[method] = RMethod(method, _loading(rt, library, owner, method), owner)
            owner.invalidate()


def _loading(rt: Interpreter, library: str, owner: RClass, name: str) -> Callable[..., Value]:
    def call(self: Value, args: List[Any], kw: Optional[RHash], block: Optional[RProc]) -> Value:
        stand_in = owner.methods.get(name)
        if stand_in is not None and stand_in.fn is call:
            del owner.methods[name]
            owner.invalidate()
        rt.require(library)
        return rt.send(self, name, *args, kw=kw, block=block)

    return call
