"""The service's own cookbooks on Chef 11: taken from a folder that the user gives, and a stand-in for the one that pysolo needs.

The old agent merged its own, vendored and custom cookbooks file by file into one tree: a custom file replaces just that file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence

from pysolo.stack.builtin_recipes import APP_RECIPES, BASE, BY_TYPE, FIRST, LAST

# What dependencies::default and ::update do for install_dependencies and update_dependencies.
_INSTALL = """\
(node["dependencies"] || {}).fetch("debs", {}).each do |name, wanted|
  package name do
    version wanted if wanted
  end
end
"""
_UPDATE = """\
if node["platform_family"] == "debian"
  execute("apt-get update") { environment("DEBIAN_FRONTEND" => "noninteractive") }
  execute("apt-get -y dist-upgrade") { environment("DEBIAN_FRONTEND" => "noninteractive") }
else
  execute "yum -y update"
end
command = node["opsworks"] ? nil : search("aws_opsworks_command").first
allowed = command ? command["args"]["allow_reboot"] == ["true"] : node["dependencies"]["allow_reboot"]
reboot "after the update" do
  delay_mins 2
  reason "update_dependencies"
  action :request_reboot
  only_if { File.exist?("/var/run/reboot-required") }
end if allowed
"""


def merged_tree(target: str, layers: Iterable[str]) -> None:
    """Lay cookbook folders over each other, file by file; what comes later wins."""
    for folder in layers:
        for name in sorted(os.listdir(folder)):
            if os.path.isdir(os.path.join(folder, name)) and not name.startswith("."):
                shutil.copytree(os.path.join(folder, name), os.path.join(target, name), dirs_exist_ok=True)


def write_stand_in(target: str) -> None:
    """A cookbook ``dependencies`` that installs the layers' packages."""
    recipes = os.path.join(target, "dependencies", "recipes")
    os.makedirs(recipes, exist_ok=True)
    files = {"../metadata.rb": 'name "dependencies"\n', "default.rb": _INSTALL, "update.rb": _UPDATE}
    for name, text in files.items():
        with open(os.path.join(recipes, name), "w", encoding="utf-8") as file:
            file.write(text)


def has_cookbook(paths: Sequence[str], name: str) -> bool:
    return any(os.path.isdir(os.path.join(path, name)) for path in paths)


def _has_recipe(paths: Sequence[str], name: str) -> bool:
    cookbook, _, recipe = name.partition("::")
    file = os.path.join(cookbook, "recipes", f"{recipe or 'default'}.rb")
    return any(os.path.isfile(os.path.join(path, file)) for path in paths)


def without_missing(recipes: Sequence[str], paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """(what can run, the built-in recipes that are not here): the lists of the documentation name some that are long gone."""
    missing = [name for name in recipes if name in _OURS and not _has_recipe(paths, name)]
    return [name for name in recipes if name not in missing], missing


_OURS = frozenset(
    (
        *(recipe for lists in (BASE, *BY_TYPE.values()) for recipes in lists.values() for recipe in recipes),
        *(recipe for recipes in APP_RECIPES.values() for recipe in recipes.values()),
        *(FIRST, *LAST),
    )
)
