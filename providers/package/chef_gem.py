"""chef_gem: a library for the run itself. There is no Ruby to install one into; what is built in counts as installed."""

from __future__ import annotations

from pysolo.chef.gems import stand_in
from pysolo.chef.provider import Provider, provides


class ChefGem(Provider):
    serves = (provides("chef_gem"),)
    class_name = "Package::ChefGem"

    def action_install(self) -> None:
        name = str(self.new.package_name)
        if stand_in(self.rt, name):
            self.log.debug("%s is built in" % self.new)
            return
        self.requires(
            False,
            (
                "Chef::Exceptions::Package",
                "%s cannot be installed: pysolo has no Ruby of its own, and brings no library of the name %s along. What "
                "the cookbook does with the gem has to be done another way." % (self.new, name),
            ),
            "Assuming that the gem %s would be usable" % name,
        )

    def action_upgrade(self) -> None:
        self.action_install()

    def action_remove(self) -> None:
        self.log.debug("%s: there is no gem to remove" % self.new)

    def action_purge(self) -> None:
        self.action_remove()
