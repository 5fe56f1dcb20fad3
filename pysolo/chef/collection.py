"""The resources of one run context: an ordered list, and an index by ``type[name]`` in which the latest of a name counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional

from pysolo.chef.resource import Resource
from pysolo.ruby.runtime.control import RubyError
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, RString, Value

if TYPE_CHECKING:
    pass

_MULTIPLE = re.compile(r"(.+)\[(.+?),(.+)\]", re.S)
_SINGLE = re.compile(r"(.+)\[(.*)\]", re.S)
_NAMELESS = re.compile(r"[^\[\]\s]+")


class ResourceCollection(RObject):
    """Ruby code sees it as Chef::ResourceCollection."""

    __slots__ = ("run_context", "listed", "by_key", "unified_mode", "insert_at")

    def __init__(self, cls: RClass, run_context: Any = None) -> None:
        super().__init__(cls)
        self.run_context = run_context
        self.listed = RArray(cls.rt.c_array, [])  # Ruby code gets this very array and may change it (`all_resources`)
        self.by_key: Dict[str, Resource] = {}
        self.unified_mode = False
        self.insert_at: Optional[int] = (
            None  # while converging: what is declared goes right behind the resource in hand
        )

    @property
    def resources(self) -> List[Any]:
        return self.listed.items

    def insert(self, resource: Resource, key: Optional[str] = None) -> None:
        key = key if key is not None else resource.declared_key  # raises for one without a name: then it is not in
        if self.insert_at is not None:
            self.insert_at += 1
            self.resources.insert(self.insert_at, resource)
        else:
            self.resources.append(resource)
        self.by_key[key] = resource
        if self.unified_mode:
            self.run_context.runner.run_all_actions(resource)

    def each_to_run(self) -> Iterator[Resource]:
        """Every resource in order, those too that are inserted on the way."""
        at = 0
        try:
            while at < len(self.resources):
                self.insert_at = at
                resource = self.resources[at]
                yield resource
                at += 1
        finally:
            self.insert_at = None

    def lookup(self, key: str) -> Resource:
        found = self.by_key.get(key)
        if found is None:
            raise self.cls.rt.error(
                "Chef::Exceptions::ResourceNotFound",
                "Cannot find a resource matching %s (did you define it first?)" % key,
            )
        return found

    def delete(self, key: str) -> Resource:
        found = self.lookup(key)
        del self.by_key[key]
        text = str(found)
        self.resources[:] = [one for one in self.resources if str(one) != text]
        return found

    # -- finding, here and in the enclosing contexts --------------------------------------------------------------------

    def find_spec(self, spec: Value) -> Value:
        """What one specification (String or Hash) names: a resource, or an Array of several."""
        return self.find([spec])

    def find(self, specs: List[Value]) -> Value:
        context = self.run_context
        collection = self
        while True:
            try:
                return collection.find_local(specs)
            except RubyError as error:
                rt = self.cls.rt
                context = context.parent if context is not None else None
                if context is None or not rt.is_a(error.exc, rt.classes["Chef::Exceptions::ResourceNotFound"]):
                    raise
                collection = context.resource_collection

    def find_local(self, specs: List[Value]) -> Value:
        rt = self.cls.rt
        found: List[Resource] = []
        for spec in specs:
            if isinstance(spec, RHash):
                for kind, names in spec.items():
                    for name in names.items if isinstance(names, RArray) else [names]:
                        found.append(self.lookup("%s[%s]" % (rt.to_s(kind), rt.to_s(name))))
            elif isinstance(spec, RString):
                found.extend(self._by_text(spec.s))
            else:
                raise rt.error(
                    "Chef::Exceptions::InvalidResourceSpecification",
                    "arguments to Chef::ResourceCollection::ResourceSet#find should be of the form :resource => 'name' or "
                    "'resource[name]'",
                )
        return found[0] if len(found) == 1 else rt.array(list(found))

    def _by_text(self, text: str) -> List[Resource]:
        if _SINGLE.fullmatch(text):
            if text in self.by_key:
                return [self.by_key[text]]
            several = _MULTIPLE.fullmatch(text)
            if several is not None:
                kind, _, names = text[:-1].partition("[")
                keys = ["%s[%s]" % (kind, name) for name in names.split(",")]
                if all(key in self.by_key for key in keys):
                    return [self.by_key[key] for key in keys]
            return [self.lookup(text)]
        if _NAMELESS.fullmatch(text):
            return [self.lookup(text + "[]")]
        raise self.cls.rt.error(
            "ArgumentError", "Bad string format %s, you must have a string like resource_type[name]!" % text
        )

    def check_spec(self, spec: Value) -> None:
        """Refuse what cannot name a resource, at the place where it is written."""
        if isinstance(spec, (Resource, RHash)):
            return
        rt = self.cls.rt
        if isinstance(spec, RString):
            if _SINGLE.fullmatch(spec.s) or _NAMELESS.fullmatch(spec.s):
                return
            message = (
                "The string `%s' is not valid for resource collection lookup. Correct syntax is `resource_type[resource_name]'"
                % spec.s
            )
        else:
            message = (
                "The object `%s' is not valid for resource collection lookup. Use a String like "
                "`resource_type[resource_name]' or a Chef::Resource object" % rt.inspect(spec)
            )
        raise rt.error("Chef::Exceptions::InvalidResourceSpecification", message)
