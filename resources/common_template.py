"""``helper`` and ``helpers``: what a template resource adds to its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Sequence, Tuple

from pysolo.ruby.runtime.objects import RClass, RHash, RProc, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.control import RubyError

_METHODS = "@inline_helper_blocks"  # Array of [name, block]
_MODULES = "@helper_modules"  # Array of modules and of blocks that say what a module has


def _kept(resource: Resource, ivar: str) -> List[Value]:
    found = resource.ivars.get(ivar)
    if found is None:
        found = resource.ivars[ivar] = resource.cls.rt.array([])
    items: List[Value] = found.items
    return items


def _refuse(resource: Resource, message: str) -> RubyError:
    return resource.cls.rt.error("Chef::Exceptions::ValidationFailed", message)


def helper(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``helper(:name) { }`` gives the template a method."""
    if block is None:
        raise _refuse(resource, "`helper(:method)` requires a block argument (e.g., `helper(:method) { code }`)")
    if not args or not isinstance(args[0], RSymbol):
        raise _refuse(resource, "the name of a helper is a Symbol (e.g., `helper(:method) { code }`)")
    _kept(resource, _METHODS).append(resource.cls.rt.array([args[0], block]))
    return block


def helpers(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``helpers(Module)`` or ``helpers do ... end`` gives the template the methods of a module."""
    module = args[0] if args else None
    if block is not None:
        if module is not None:
            raise _refuse(
                resource, "Passing both a module and block to #helpers is not supported. Call #helpers twice instead"
            )
        _kept(resource, _MODULES).append(block)
    elif isinstance(module, RClass):
        _kept(resource, _MODULES).append(module)
    elif module is None:
        raise _refuse(resource, "#helpers requires either a module or a block with the module's code")
    else:
        rt = resource.cls.rt
        raise _refuse(
            resource,
            "Argument to #helpers must be a module. You gave %s (%s)" % (rt.inspect(module), rt.class_name(module)),
        )
    return None


def inline_helpers(resource: Resource) -> List[Tuple[str, RProc]]:
    """The methods given one by one."""
    return [(pair.items[0].name, pair.items[1]) for pair in _kept(resource, _METHODS)]


def helper_modules(
    resource: Resource,
    args: Sequence[Value] = (),
    kw: Optional[RHash] = None,
    block: Optional[RProc] = None,
) -> Value:
    """All helpers as modules."""
    rt = resource.cls.rt
    modules: List[Value] = []
    module_class = rt.const_get("Module")
    methods = inline_helpers(resource)
    if methods:
        module = rt.send(module_class, "new")
        for name, body in methods:
            rt.send(module, "define_method", rt.sym(name), block=body)
        modules.append(module)
    for item in _kept(resource, _MODULES):
        modules.append(rt.send(module_class, "new", block=item) if isinstance(item, RProc) else item)
    return rt.array(modules)
