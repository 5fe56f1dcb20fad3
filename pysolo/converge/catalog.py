"""The built-in resources and providers, found in their folders by file name and imported when first asked for."""

from __future__ import annotations

import importlib
import os
from typing import Dict, List, Mapping, Optional, Sequence, Set, Tuple, Type

from pysolo.chef.declaration import Declaration
from pysolo.chef.provider import Provider
from pysolo.chef.registry import Catalog

HELPERS = ("__init__", "provided")


def modules_of(package: str) -> Tuple[Set[str], Set[str]]:
    """Names of the modules and of the packages inside a package, without importing them."""
    modules: Set[str] = set()
    packages: Set[str] = set()
    for place in importlib.import_module(package).__path__:
        with os.scandir(place) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(".py"):
                    modules.add(name[:-3])
                elif "." not in name and not name.startswith("_") and entry.is_dir():
                    packages.add(name)
    return modules, packages


class ShippedCatalog(Catalog):
    """Of ``pysolo.resources`` and ``pysolo.providers``."""

    def __init__(self) -> None:
        modules, _ = modules_of("pysolo.resources")
        self._resources = {name for name in modules if name not in HELPERS and not name.startswith("common_")}
        self._providers, self._families = modules_of("pysolo.providers")
        self._declared: Dict[str, Optional[Declaration]] = {}

    def names(self) -> Sequence[str]:
        from pysolo.resources.provided import PROVIDED

        return [*self._resources, *(word for word in PROVIDED if word not in self._resources)]

    def provider_names(self) -> Sequence[str]:
        return [*self._providers, *self._families]

    def declaration(self, name: str) -> Optional[Declaration]:
        if name not in self._declared:
            found: Optional[Declaration] = None
            if name in self._resources:
                module = importlib.import_module("pysolo.resources." + name)
                for value in vars(module).values():
                    if isinstance(value, Declaration) and value.name == name:
                        found = value
            self._declared[name] = found
        return self._declared[name]

    def provided(self, word: str) -> Sequence[Tuple[str, Mapping[str, Tuple[str, ...]]]]:
        from pysolo.resources.provided import PROVIDED

        return PROVIDED.get(word, ())

    def is_firm(self, word: str) -> bool:
        from pysolo.resources.provided import FIRM

        return word in FIRM

    def providers(self, resource_name: str, bases: Sequence[str]) -> Sequence[Type[Provider]]:
        found: List[Type[Provider]] = []
        for name in (resource_name, *bases):
            for provider in self.provider_classes(name):
                if provider not in found and any(served.name == resource_name for served in provider.serves):
                    found.append(provider)
        return found

    def provider_classes(self, name: str) -> Sequence[Type[Provider]]:
        return [
            value
            for module in self._modules(name)
            for value in vars(importlib.import_module(module)).values()
            if isinstance(value, type) and issubclass(value, Provider) and value.__module__ == module
        ]

    def family(self, name: str) -> Sequence[Type[Provider]]:
        return [
            value
            for module in self._modules(name)
            for value in vars(importlib.import_module(module)).values()
            if isinstance(value, type) and issubclass(value, Provider) and value.__module__ == module
        ]

    def _modules(self, name: str) -> List[str]:
        """Modules that may serve a resource: its own file, or every file of its family's folder."""
        if name in self._families:
            package = "pysolo.providers." + name
            return ["%s.%s" % (package, module) for module in sorted(modules_of(package)[0]) if module != "__init__"]
        return ["pysolo.providers." + name] if name in self._providers else []
