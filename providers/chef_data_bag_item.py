"""chef_data_bag_item: an item of a data bag."""

from __future__ import annotations

import posixpath
from typing import Any, ClassVar, Dict

from pysolo.chef.provider import provides
from pysolo.providers.repository_object import RepositoryObject


class ChefDataBagItem(RepositoryObject):
    serves = (provides("chef_data_bag_item"),)
    kind = "data_bag"
    name_key = "id"
    defaults: ClassVar[Dict[str, Any]] = {}
    keys: ClassVar[Dict[str, str]] = {}

    @property
    def object_name(self) -> str:
        return str(self.new.id)

    @property
    def folder(self) -> str:
        if self.new.data_bag is None:
            self.fail("RuntimeError", "%s: data_bag must be set, or a name like bag/item" % self.new)
        return posixpath.join(super().folder, str(self.new.data_bag))

    @property
    def shown(self) -> str:
        return "data bag item %s/%s" % (self.new.data_bag, self.object_name)

    def given(self) -> Dict[str, Any]:
        return {**super().given(), **(self.new.raw_data or {})}
