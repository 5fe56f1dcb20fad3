"""Chef::Config: the configuration as Ruby code reads and changes it, by key or by method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

config_class = NativeClass("Chef::Config", superclass="Object")

# keys whose value is a Symbol
SYMBOLS = frozenset(("log_level", "ssl_verify_mode"))
HANDLERS = ("start_handlers", "report_handlers", "exception_handlers", "event_handlers")


def value_of(rt: Interpreter, key: str) -> Value:
    """A setting as Ruby code sees it: what it assigned itself, what solo.rb gave, or the default."""
    session = session_of(rt)
    kept = session.chef_config
    if key in kept:
        return kept[key]
    if key == "why_run":
        return session.why_run
    config = session.config
    if config is None:  # solo.rb is being read: it may append handlers to what is there
        if key in HANDLERS:
            kept[key] = rt.array([])
        return kept.get(key)
    if key in config.extra:
        value = rt.from_python(config.extra[key])
    elif hasattr(config, key):
        plain: Any = getattr(config, key)
        if key in SYMBOLS and isinstance(plain, str):
            value = rt.sym(plain)
        elif isinstance(plain, tuple):
            value = rt.array([rt.from_python(item) for item in plain])
            if key == "chef_repo_path" and len(plain) == 1:
                value = rt.str(plain[0])
        else:
            value = rt.from_python(plain)
    else:
        return None
    kept[key] = value
    return value


def set_value(rt: Interpreter, key: str, value: Value) -> None:
    session = session_of(rt)
    session.chef_config[key] = value
    if key == "why_run":
        session.why_run = rt.truthy(value)


@config_class.singleton("[]")
def fetch(rt: Interpreter, self: RClass, key: Value) -> Value:
    return value_of(rt, rt.to_s(key))


@config_class.singleton("[]=")
def store(rt: Interpreter, self: RClass, key: Value, value: Value) -> Value:
    set_value(rt, rt.to_s(key), value)
    return value


@config_class.singleton("key?", "has_key?")
def has_key(rt: Interpreter, self: RClass, key: Value) -> bool:
    name = rt.to_s(key)
    session = session_of(rt)
    return name in session.chef_config or name in session.config.extra or hasattr(session.config, name)


@config_class.singleton("keys")
def keys(rt: Interpreter, self: RClass) -> Value:
    return rt.array([rt.sym(key) for key in session_of(rt).config.as_dict()])


@config_class.singleton("to_hash", "configuration", "save")
def to_hash(rt: Interpreter, self: RClass, *_: Value) -> Value:
    names: Dict[str, None] = dict.fromkeys(session_of(rt).config.as_dict())
    names.update(dict.fromkeys(session_of(rt).chef_config))
    return rt.hash([(rt.sym(name), value_of(rt, name)) for name in names])


@config_class.singleton("merge!")
def merge(rt: Interpreter, self: RClass, other: RHash) -> Value:
    for key, value in other.items():
        set_value(rt, rt.to_s(key), value)
    return self


@config_class.singleton("target_mode?", "chef_server_root?")
def never(rt: Interpreter, self: RClass) -> bool:
    return False


@config_class.singleton("platform_specific_path", "cache_dir")
def own_path(rt: Interpreter, self: RClass, path: Value = None) -> Value:
    return path if path is not None else value_of(rt, "cache_path")


@config_class.singleton("etc_chef_dir")
def etc_chef_dir(rt: Interpreter, self: RClass, *_: Value) -> str:
    return "/etc/chef"


@config_class.singleton("from_file")
def from_file(rt: Interpreter, self: RClass, path: str) -> Value:
    return rt.instance_eval_source(session_of(rt).system.read_text(path), self, path)


@config_class.singleton("method_missing", visibility="private")
def method_missing(rt: Interpreter, self: RClass, name: Value, *args: Value, block: Optional[RProc] = None) -> Value:
    word = rt.name(name)
    given: List[Value] = list(args)
    if word.endswith("="):
        set_value(rt, word[:-1], given[0])
        return given[0]
    if given:
        set_value(rt, word, given[0])
        return given[0]
    return value_of(rt, word)


@config_class.singleton("respond_to_missing?")
def respond_to_missing(rt: Interpreter, self: RClass, name: Value, private: Value = False) -> bool:
    return has_key(rt, self, name)


CLASSES = (config_class,)
