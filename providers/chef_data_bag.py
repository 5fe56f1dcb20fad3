"""chef_data_bag: a data bag, which is a folder."""

from __future__ import annotations

import posixpath

from pysolo.chef.provider import Provider, provides
from pysolo.providers.settings import repository_folder


class ChefDataBag(Provider):
    serves = (provides("chef_data_bag"),)

    @property
    def path(self) -> str:
        return posixpath.join(repository_folder(self, "data_bags"), str(self.new.data_bag_name))

    def action_create(self) -> None:
        if not self.system.is_dir(self.path):
            self.converge_by("create data bag %s" % self.new.data_bag_name, lambda: self.system.makedirs(self.path))

    def action_delete(self) -> None:
        if self.system.is_dir(self.path):
            self.converge_by("delete data bag %s" % self.new.data_bag_name, lambda: self.system.rmtree(self.path))
