"""The gem_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import config, name_given

GEM_PACKAGE = Declaration(
    "gem_package",
    doc="Manages a Ruby gem of the host.",
    extends="package",
    actions={
        "install": "Install what is missing, or the version asked for.",
        "upgrade": "Install, and bring to the newest version.",
        "remove": "Remove the package, its configuration stays.",
        "purge": "Remove the package with its configuration.",
    },
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", str, doc="One version, or a list that goes with the names."),
        Property("source", (str, list), doc="Where gems come from, or a gem file."),
        Property(
            "clear_sources",
            (bool, None),
            default=config("clear_gem_sources"),
            desired_state=False,
            doc="Use `source` alone.",
        ),
        Property("gem_binary", str, desired_state=False, doc="The gem program."),
        Property("include_default_source", (bool, None), default=None, doc="Ask rubygems.org too.", introduced="13.0"),
        Property("options", (str, dict, list, None), desired_state=False, doc="Further options of gem."),
    ],
    example="""
gem_package 'bundler' do
  version '2.4.10'
  options '--no-document'
end
""",
)
