"""The chef_gem resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import name_given

CHEF_GEM = Declaration(
    "chef_gem",
    doc="Asks for a gem inside Chef's own Ruby. There is none here: libraries that pysolo brings along count as installed.",
    extends="gem_package",
    actions={
        "install": "Accept the gem when its library is built in, else fail.",
        "upgrade": "The same as `:install`.",
        "remove": "Nothing: there is no gem to remove.",
        "purge": "Nothing: there is no gem to remove.",
    },
    default="install",
    properties=[
        Property("package_name", str, default=name_given, identity=True, doc="The gem."),
        Property("version", str, doc="The version asked for; not looked at."),
        Property("gem_binary", str, desired_state=False, doc="Not used: there is no gem program of Chef's own."),
    ],
    example="""
chef_gem 'json' do
  compile_time false
end
""",
)
