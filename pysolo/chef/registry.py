"""Names to classes: which resource a recipe word makes, and which provider serves a resource.

Built-in resources come from declarations, which are looked for when a name is first used; cookbooks add theirs with ``provides``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Type

from pysolo.chef.node_map import Entry, NodeMap, fits, node_text
from pysolo.chef.old.ways import OLD_RESOURCES, load_provider, load_source
from pysolo.chef.priority import Priorities, rank
from pysolo.chef.resource_class import ResourceClass, add_method, info_of
from pysolo.ruby.runtime.objects import RClass, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.chef.declaration import Declaration
    from pysolo.chef.provider import Provider
    from pysolo.chef.resource import Resource
    from pysolo.chef.session import Session


class Catalog:
    """Where built-in resources and providers come from; the one that looks into the shipped folders is in the converge room."""

    def names(self) -> Sequence[str]:
        """Every word that makes a built-in resource."""
        return ()

    def declaration(self, name: str) -> Optional[Declaration]:
        """The built-in resource that has this very name."""
        return None

    def provided(self, word: str) -> Sequence[Tuple[str, Mapping[str, Tuple[str, ...]]]]:
        """Names of other built-in resources that a word stands for, with the platforms where it does."""
        return ()

    def is_firm(self, word: str) -> bool:
        """Whether the built-in resource stays when a cookbook provides the word without a condition."""
        return False

    def providers(self, resource_name: str, bases: Sequence[str]) -> Sequence[Type[Provider]]:
        """Candidates for a resource: of its own name, and of those it extends."""
        return ()

    def family(self, name: str) -> Sequence[Type[Provider]]:
        """All providers of a file or folder, whatever they serve."""
        return ()

    def provider_classes(self, name: str) -> Sequence[Type[Provider]]:
        """Every provider in the file or folder of that name."""
        return ()


class Registry:
    """The resource and provider maps of one run."""

    def __init__(self, session: Session, catalog: Catalog) -> None:
        self.session = session
        self.catalog = catalog
        self.resources = NodeMap()
        self.providers = NodeMap()
        self._classes: Dict[str, RClass] = {}
        self._words: set[str] = set()
        self._served: set[str] = set()
        self._provider_classes: Dict[Type[Provider], RClass] = {}
        self._resolved: Dict[str, Optional[RClass]] = {}
        self.priorities = Priorities()
        self.platform_map: Optional[RHash] = None  # Chef::Platform.platforms, once a cookbook has asked for it

    # -- resources ------------------------------------------------------------------------------------------------------

    def declaration_class(self, declaration: Declaration) -> RClass:
        """The Ruby class of a built-in resource, made at first use."""
        cls = self._classes.get(declaration.name)
        if cls is not None:
            return cls
        rt = self.session.rt
        base = rt.classes["Chef::Resource"]
        parent = base
        if declaration.extends is not None:
            parent = self.builtin(declaration.extends) or base
        cls = rt.define_class(declaration.class_name.split("::")[-1], parent, self._under(declaration.class_name))
        self._classes[declaration.name] = cls
        info = info_of(cls)
        info.declaration = declaration
        info.named = declaration.named
        info.name = declaration.name
        info.allow(*declaration.actions)
        if declaration.default is not None:
            info.default = list(declaration.default)
        info.unified = True
        for prop in declaration.properties:
            info.own[prop.name] = prop
            add_method(cls, prop.name, prop.accessor, invalidate=False)
            add_method(cls, prop.name + "=", prop.writer, invalidate=False)
        for name, body in declaration.methods.items():
            add_method(cls, name, body, invalidate=False)
        info.forget()
        cls.invalidate()
        return cls

    def _under(self, class_name: str) -> RClass:
        rt = self.session.rt
        holder = rt.classes["Chef::Resource"]
        for part in class_name.split("::")[:-1]:
            holder = self.constant("Chef::Resource::" + part) or rt.define_class(part, holder, holder)
        return holder

    def builtin(self, name: str) -> Optional[RClass]:
        """The class of the built-in resource that has this very name."""
        cls = self._classes.get(name)
        if cls is not None:
            return cls
        declaration = self.catalog.declaration(name)
        return None if declaration is None else self.declaration_class(declaration)

    def constant(self, path: str) -> Any:
        """What a constant like Chef::Resource::AptPackage or Chef::Provider::File stands for; None when nothing."""
        found = re.fullmatch(r"Chef::(Resource|Provider)::(.+)", path)
        if found is None:
            return None
        parts = [snake_case(part) for part in found[2].split("::")]
        if found[1] == "Resource":
            cls = self.builtin(parts[-1])
            return cls if cls is not None and (cls.name == path or len(parts) == 1) else None
        for provider in self.catalog.provider_classes(parts[0]):
            if (provider.class_name or provider.__name__) == found[2]:
                return self.provider_class(provider)
        if len(parts) == 1 and self.catalog.provider_classes(parts[0]):
            rt = self.session.rt
            return rt.define_class(found[2], rt.classes["Chef::Provider"], rt.classes["Chef::Provider"])
        return None

    def _load_word(self, word: str) -> None:
        """Enter what is built in under a word, before anything a cookbook adds to it."""
        if word in self._words:
            return
        self._words.add(word)
        firm = self.catalog.is_firm(word)
        provided = self.catalog.provided(word)
        if self.catalog.declaration(word) is not None and all(name != word for name, _ in provided):
            self.resources.add(word, Entry(self.builtin(word), {}, firm=firm))
        for name, filters in provided:
            self.resources.add(word, Entry(name, filters, firm=firm))

    def add_resource(self, word: str, cls: RClass, filters: Dict[str, Tuple[str, ...]], block: Optional[RProc]) -> None:
        self._load_word(word)
        self._resolved.pop(word, None)
        self.resources.add(word, Entry(cls, filters, block))
        from pysolo.chef.dsl.resources import add_word

        add_word(self.session.rt, word)

    def serves(self, word: str, cls: RClass) -> bool:
        """Whether a class was entered under a word."""
        self._load_word(word)
        return any(entry.handler is cls for entry in self.resources.entries.get(word, ()))

    def resource_class(self, word: str, node: Any) -> Optional[RClass]:
        """The class that a word means on this node."""
        if word in self._resolved:
            return self._resolved[word]
        self._load_word(word)
        if word in OLD_RESOURCES and word not in self.resources.entries:
            load_source(self.session.rt, OLD_RESOURCES[word])
        entries = self.resources.entries.get(word, ())
        found: Optional[RClass] = None
        first = self.priorities.get(self.session.rt, "resource", word, node) or ()
        for entry in entries:
            if fits(self.session.rt, node, entry):
                if isinstance(entry.handler, str):
                    entry.handler = self.builtin(entry.handler)
                if found is None or rank(first, entry.handler) < rank(first, found):
                    found = entry.handler
                if not first:
                    break
        if not any(entry.block is not None for entry in entries):
            self._resolved[word] = found
        return found

    def resource_for_node(self, word: str, node: Any) -> RClass:
        cls = self.resource_class(word, node)
        if cls is None:
            rt = self.session.rt
            raise rt.error(
                "Chef::Exceptions::NoSuchResourceType",
                "Cannot find a resource for %s on %s version %s with target_mode? false"
                % (word, node_text(rt, node, "platform"), node_text(rt, node, "platform_version")),
                name=rt.sym(word),
            )
        return cls

    # -- providers ------------------------------------------------------------------------------------------------------

    def add_provider(self, name: str, cls: RClass, filters: Dict[str, Tuple[str, ...]], block: Optional[RProc]) -> None:
        self._load_providers(name, None)
        self.providers.add(name, Entry(cls, filters, block))

    def provider_class(self, provider: Type[Provider], name: Optional[str] = None) -> RClass:
        """The Ruby class of a provider written in Python."""
        cls = self._provider_classes.get(provider)
        if cls is None:
            from pysolo.chef.provider_bridge import bridge_provider

            cls = self._provider_classes[provider] = bridge_provider(self, provider, name)
        return cls

    def _load_providers(self, name: str, info: Optional[ResourceClass]) -> None:
        if name in self._served:
            return
        self._served.add(name)
        bases: List[str] = []
        declaration = info.declaration if info is not None else None
        while declaration is not None and declaration.extends is not None:
            bases.append(declaration.extends)
            above = self.builtin(declaration.extends)
            declaration = info_of(above).declaration if above is not None else None
        for provider in self.catalog.providers(name, bases):
            for served in provider.serves:
                if served.name == name:
                    self.providers.add(name, Entry(provider, served.filters, None, served.when, served.priority))

    def provider_for(self, resource: Resource, action: str) -> Provider:
        """A new provider, ready to run the action."""
        explicit = resource.ivars.get("@provider")
        context = resource.run_context
        handler: Any
        if explicit is not None:
            handler = explicit
        elif resource.info.is_custom:
            handler = self.action_class(resource.info)
        else:
            handler = self._best_provider(resource, context)
        return self.make_provider(handler, resource, context, action)

    def make_provider(self, handler: Any, resource: Resource, context: Any, action: str) -> Provider:
        if not isinstance(handler, RClass):
            provider: Provider = handler(self.provider_class(handler))
            provider.bind(resource, context, action)
            return provider
        if handler.extra.get("pure"):
            provider = handler.extra["python"](handler)
            provider.bind(resource, context, action)
            return provider
        rt = self.session.rt
        provider = rt.send(handler, "new", resource, context)
        provider.ivars["@action"] = rt.sym(action)
        return provider

    @staticmethod
    def action_class(info: ResourceClass) -> RClass:
        found: Optional[RClass] = info.inherited("action_class")
        assert found is not None
        return found

    def _best_provider(self, resource: Resource, context: Any) -> Any:
        name = resource.resource_name or ""
        self._load_providers(name, resource.info)
        rt, session = self.session.rt, self.session
        node = context.node if context is not None else session.node
        from pysolo.chef.platform_map import mapped_provider

        mapped = mapped_provider(rt, self, name, node)
        if mapped is not None:
            return mapped
        found: List[Any] = []
        first = self.priorities.get(rt, "provider", name, node)
        for entry in self.providers.entries.get(name, ()):
            if (entry.filters or entry.block is not None) and not fits(rt, node, entry):
                continue
            if entry.when is not None and not entry.when(session):
                continue
            if isinstance(entry.handler, RClass) and not self._answers(entry.handler, node, resource):
                continue
            if not first:
                return entry.handler
            found.append(entry.handler)
        if found:
            return min(found, key=lambda handler: rank(first or (), self._ruby_class(handler)))
        if load_provider(rt, name):
            return self._best_provider(resource, context)
        raise rt.error(
            "Chef::Exceptions::ProviderNotFound",
            "Cannot find a provider for %s on %s version %s"
            % (resource, node_text(rt, node, "platform"), node_text(rt, node, "platform_version")),
        )

    def _ruby_class(self, handler: Any) -> RClass:
        return handler if isinstance(handler, RClass) else self.provider_class(handler)

    def set_priority(self, kind: str, name: str, *rest: Any) -> None:
        self.priorities.set(kind, name, *rest)
        self._resolved.pop(name, None)

    def best_provider_class(self, resource: Resource) -> RClass:
        """The Ruby class of the provider that serves a resource."""
        return self._ruby_class(self._best_provider(resource, resource.run_context))

    @staticmethod
    def _answers(handler: RClass, node: Any, resource: Resource) -> bool:
        """A cookbook's provider class may say itself, in `self.provides?`, whether it serves a resource."""
        rt = handler.rt
        method = rt.class_of(handler).find("provides?")
        if method is None or method.owner.name in (None, "Chef::Provider") or method.file is None:
            return True
        return rt.truthy(rt.send(handler, "provides?", node, resource))


def snake_case(name: str) -> str:
    """``AptPackage`` as ``apt_package``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def filter_values(rt: Any, value: Value) -> Tuple[str, ...]:
    """The values of a `provides` filter: one or an Array, Strings or Symbols."""
    from pysolo.ruby.runtime.objects import RArray

    if value is None:
        return ()
    items = value.items if isinstance(value, RArray) else [value]
    return tuple(rt.to_s(item) for item in items)
