"""Stand-ins for gems that cookbooks require at compile time: the part of each that cookbooks use, in Ruby."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pysolo.ruby.runtime.objects import UNSET, RClass, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# what is required -> the file beside this one
LIBRARIES = {
    "chef/sugar": "chef_sugar.rb",
    "chef-sugar": "chef_sugar.rb",
    "chef-vault": "chef_vault.rb",
    "chef_vault": "chef_vault.rb",
    "deepsort": "deepsort.rb",
    "deep_sort": "deepsort.rb",
    "inifile": "inifile.rb",
    "iniparse": "iniparse.rb",
    "rest-client": "rest_client.rb",
    "rest_client": "rest_client.rb",
    "restclient": "rest_client.rb",
    "toml": "toml_rb.rb",
    "toml-rb": "toml_rb.rb",
    "tomlrb": "toml_rb.rb",
}
# what cookbooks derive from to manage the gems of a Ruby of their own
RUBYGEMS = "Chef::Provider::Package::Rubygems"
ENVIRONMENTS = ("GemEnvironment", "CurrentGemEnvironment", "AlternateGemEnvironment")


def stand_in(rt: Interpreter, gem: str) -> bool:
    """Whether what a gem brings can be required here."""
    return gem in rt.libraries or gem.replace("-", "/") in rt.libraries


def install_gems(rt: Interpreter) -> None:
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, file in LIBRARIES.items():
        rt.libraries[name] = os.path.join(folder, file)
    rt.classes["Object"].autoloads["ChefVault"] = "chef-vault"

    def supply(cls: RClass, name: str) -> Value:
        if name not in ENVIRONMENTS or all(above.name != RUBYGEMS for above in cls.ancestors):
            return UNSET
        rt.require(os.path.join(folder, "gem_environment.rb"))
        return rt.const_get(RUBYGEMS).consts.get(name, UNSET)

    rt.extend_const_missing(supply)
