"""The archive_file resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import full_path

ARCHIVE_FILE = Declaration(
    "archive_file",
    doc="Unpacks a tar or zip archive.",
    actions={"extract": "Unpack it."},
    default="extract",
    properties=[
        Property("path", str, name_property=True, coerce=full_path, doc="The archive."),
        Property("owner", str, doc="The owner of what is unpacked."),
        Property("group", str, doc="The group of what is unpacked."),
        Property("mode", (str, int), default="755", doc="The mode of the folder that is made."),
        Property("destination", str, required=True, doc="Where to unpack."),
        Property(
            "options",
            (list, "symbol"),
            default=lambda resource: [Sym("time")],
            doc="What to restore: `:time`, `:permissions`, `:owner`, `:no_overwrite` ...",
        ),
        Property(
            "overwrite",
            (bool, "symbol"),
            default=False,
            equal_to=(True, False, "auto"),
            doc="Unpack over existing files: true, false, or `:auto` when times differ.",
        ),
        Property(
            "strip_components",
            int,
            default=0,
            doc="How many leading folders to drop from each name.",
            introduced="17.5",
        ),
    ],
    provides=("libarchive_file",),
    methods={"extract_options": alias("options"), "extract_to": alias("destination")},
    example="""
archive_file '/srv/shop.tar.gz' do
  destination '/srv/shop'
  owner 'www-data'
end
""",
)
