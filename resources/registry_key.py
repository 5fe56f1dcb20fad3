"""The registry_key resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import array_of_hashes

REGISTRY_KEY = Declaration(
    "registry_key",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={
        "create": "Create.",
        "create_if_missing": "Create if missing.",
        "delete": "Delete.",
        "delete_key": "Delete key.",
    },
    default="create",
    properties=[
        Property("key", str, name_property=True),
        Property("values", (dict, list), default=[], coerce=array_of_hashes, callbacks={}),
        Property("recursive", bool, default=False),
        Property("architecture", "symbol", default="machine", equal_to=("machine", "x86_64", "i386")),
        Property("only_record_changes", bool, default=True),
    ],
    example=r"""
registry_key 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Shop' do
  values [{ name: 'Port', type: :dword, data: 8080 }]
  recursive true
end
""",
)
