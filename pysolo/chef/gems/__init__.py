"""Stand-ins for gems that cookbooks require at compile time: the part of each that cookbooks use, in Ruby."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# what is required -> the file beside this one
LIBRARIES = {
    "chef-vault": "chef_vault.rb",
    "chef_vault": "chef_vault.rb",
    "deepsort": "deepsort.rb",
    "deep_sort": "deepsort.rb",
    "inifile": "inifile.rb",
    "rest-client": "rest_client.rb",
    "rest_client": "rest_client.rb",
    "restclient": "rest_client.rb",
    "toml": "toml_rb.rb",
    "toml-rb": "toml_rb.rb",
    "tomlrb": "toml_rb.rb",
}


def install_gems(rt: Interpreter) -> None:
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, file in LIBRARIES.items():
        rt.libraries[name] = os.path.join(folder, file)
    rt.classes["Object"].autoloads["ChefVault"] = "chef-vault"
