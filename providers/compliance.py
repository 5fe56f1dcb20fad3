"""What the inspec resources share: files of inputs and waivers, those of cookbooks and those of the host, and where they are kept."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from pysolo.ruby.runtime.objects import RHash, Value

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


def from_cookbooks(provider: Provider, kind: str, name: str) -> Dict[str, Any]:
    """`COOKBOOK` or `COOKBOOK::FILE`, both patterns, of the folder compliance/inputs or compliance/waivers."""
    cookbook, _, file = name.partition("::")
    found: Dict[str, Any] = {}
    for path in _matching(provider, kind, cookbook, file or "default"):
        found.update(_plain(provider, load_yaml(provider, path)))
    return found


def _matching(provider: Provider, kind: str, cookbook: str, file: str) -> List[str]:
    import os

    matching: List[str] = []
    try:
        wanted_cookbook, wanted_file = re.compile("^%s$" % cookbook), re.compile("^%s$" % file)
    except re.error:
        return []  # a title that is no pattern names nothing
    for name, known in sorted(provider.session.cookbooks.loaded.items()):
        folder = os.path.join(known.path, "compliance", kind)
        if wanted_cookbook.match(name) and os.path.isdir(folder):
            for entry in sorted(os.listdir(folder)):
                stem, suffix = os.path.splitext(entry)
                if suffix in (".yml", ".yaml") and wanted_file.match(stem):
                    matching.append(os.path.join(folder, entry))
    return matching


def source_of(provider: Provider, title: Value) -> Optional[Any]:
    """The `source` property, else the title where it is the path of a file: as plain data. None: there is none."""
    source = provider.new.get("source") if provider.new.is_set("source") else title
    if isinstance(source, RHash):
        return _plain(provider, source)
    path = provider.rt.to_s(source)
    if not provider.new.is_set("source") and not ("/" in path and provider.system.exists(path)):
        return None
    suffix = posixpath.splitext(path)[1]
    if suffix in (".yml", ".yaml"):
        return _plain(provider, load_yaml(provider, path))
    if suffix == ".json":
        from pysolo.json_text import parse_json

        return parse_json(provider.system.read_text(path), path)
    if suffix == ".toml":
        return _toml(provider, path)
    provider.fail("RuntimeError", "Expected TOML, JSON, or YAML when parsing %s" % path)


def _toml(provider: Provider, path: str) -> Any:
    from importlib import import_module

    try:
        reader = import_module("tomllib")  # from Python 3.11 on
    except ImportError:
        provider.fail("LoadError", "%s: reading TOML needs Python 3.11 or newer" % path)
    return reader.loads(provider.system.read_text(path))


def load_yaml(provider: Provider, path: str) -> Value:
    """A YAML file of the host, dates allowed."""
    rt = provider.rt
    rt.require("yaml")
    rt.require("date")
    options = rt.hash([(rt.sym("permitted_classes"), rt.array([rt.const_get("Date")]))])
    return rt.send(rt.const_get("YAML"), "safe_load", rt.str(provider.system.read_text(path)), kw=options)


def _plain(provider: Provider, value: Value) -> Dict[str, Any]:
    from pysolo.chef.property import as_plain

    plain = as_plain(provider.rt, value)
    return plain if isinstance(plain, dict) else {}


def record(provider: Provider, kind: str, content: Dict[str, Any]) -> None:
    """Keep it for the run report; a later entry of a name replaces an earlier one."""
    provider.run_context.compliance.setdefault(kind, {}).update(content)
