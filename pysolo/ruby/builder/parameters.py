"""Parameters of methods, blocks and lambdas."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from pysolo.ruby.builder.assignment import refuse_numbered
from pysolo.ruby.messages import message
from pysolo.ruby.source import Fault
from pysolo.ruby.tree import LAsgn, MLhs, Param, Params, Splat

ORDER = {
    "req": 0,
    "opt": 1,
    "rest": 2,
    "post": 3,
    "key": 4,
    "keyreq": 4,
    "keyrest": 5,
    "nokey": 5,
    "block": 6,
    "shadow": 7,
}


class ParamList:
    """Parameters while they are being read."""

    __slots__ = ("forward", "items", "trailing_comma")

    def __init__(self) -> None:
        self.items: List[Param] = []
        self.forward = False
        self.trailing_comma = False

    def add(self, param: Optional[Param], line: Any = None) -> None:
        if self.forward or self.trailing_comma:
            raise Fault(message("unexpected", "parameter"), line=line)
        if param is None:
            self.forward = True
            return
        if param.kind == "req" and self.items and self.items[-1].kind == "shadow":
            param = Param(param.line, "shadow", param.name)
        elif param.kind == "req" and any(p.kind in ("opt", "rest") for p in self.items):
            param = Param(param.line, "post", param.name, param.default, param.target)
        if self.items and ORDER[param.kind] < ORDER[self.items[-1].kind]:
            raise Fault(message("parameter_order", param.name or param.kind), line=param.line)
        self.items.append(param)

    def finish(self) -> Optional[Params]:
        if not self.items and not self.forward:
            return Params(0, ())
        seen = set()
        for name in _names(self.items):
            refuse_numbered(name, self.items[0].line)
            if name in seen and not name.startswith("_"):
                raise Fault(message("duplicate_parameter", name), line=self.items[0].line)
            seen.add(name)
        line = self.items[0].line if self.items else 0
        return Params(line, tuple(self.items), self.forward, self.trailing_comma)


def _names(items: Any) -> List[str]:
    names: List[str] = []
    for item in items:
        if item.__class__ is Splat:
            item = item.value
        if item is None:
            continue
        if item.__class__ is MLhs:
            names += _names(item.targets)
        elif item.__class__ is Param and item.target is not None:
            names += _names(item.target.targets)
        elif item.name is not None:
            names.append(item.name)
    return names


def params_one(param: Any) -> ParamList:
    params = ParamList()
    params.add(param)
    return params


def params_more(params: ParamList, line: Any, param: Any) -> ParamList:
    params.add(param, line)
    return params


def params_comma(params: ParamList, _: Any) -> ParamList:
    params.trailing_comma = True
    return params


def params_shadow(params: ParamList, _: Any, name: Any) -> ParamList:
    params.items.append(Param(name[1], "shadow", name[0]))
    return params


def params_only_shadow(_: Any, name: Any) -> ParamList:
    return params_shadow(ParamList(), _, name)


def no_params(_: Any, __: Any) -> Any:
    """``||`` and ``->()``: no parameters, and no numbered ones either."""
    return ParamList()


def bar_params(_: Any, params: ParamList, __: Any) -> Any:
    return params.finish()


def bar_none(_: Any, __: Any) -> Any:
    return Params(_ or 0, ())


def paren_params(_: Any, params: ParamList, __: Any) -> ParamList:
    return params


def param_req(name: Any) -> Param:
    return Param(name[1], "req", name[0])


def param_opt(name: Any, _: Any, default: Any) -> Param:
    return Param(name[1], "opt", name[0], default)


def param_rest(_: Any, name: Any) -> Param:
    return Param(name[1], "rest", name[0])


def param_rest_bare(splat: Any) -> Param:
    return Param(splat.line, "rest", None)


def param_keyrest(_: Any, name: Any) -> Param:
    return Param(name[1], "keyrest", name[0])


def param_keyrest_bare(line: Any) -> Param:
    return Param(line, "keyrest", None)


def param_nokey(line: Any) -> Param:
    return Param(line, "nokey", None)


def param_block(_: Any, name: Any) -> Param:
    return Param(name[1], "block", name[0])


def param_block_bare(line: Any) -> Param:
    return Param(line, "block", None)


def param_keyreq(label: Any) -> Param:
    return Param(label[1], "keyreq", label[0])


def param_key(label: Any, default: Any) -> Param:
    return Param(label[1], "key", label[0], default)


def param_forward(_: Any) -> None:
    return None


def param_destructure(line: Any, params: ParamList, _: Any) -> Param:
    targets: List[Any] = []
    for item in params.items:
        if item.kind not in ("req", "rest", "post") or item.default is not None:
            raise Fault(message("parameter_order", item.name or item.kind), line=line)
        target: Any = item.target or (LAsgn(item.line, item.name, None) if item.name else None)
        targets.append(Splat(item.line, target) if item.kind == "rest" else target)
    return Param(line, "req", None, None, MLhs(line, tuple(targets)))


ACTIONS: Dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        params_one, params_more, params_comma, params_shadow, params_only_shadow, no_params, bar_params, bar_none, paren_params,
        param_req, param_opt, param_rest, param_rest_bare, param_keyrest, param_keyrest_bare, param_nokey, param_block,
        param_block_bare, param_keyreq, param_key, param_forward, param_destructure,
    )
}  # fmt: skip
