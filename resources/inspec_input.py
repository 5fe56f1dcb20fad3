"""The inspec_input resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

INSPEC_INPUT = Declaration(
    "inspec_input",
    doc="Records an input for compliance checks in the run report. It never counts as an update.",
    actions={"add": "Record it."},
    default="add",
    properties=[
        Property("name", (dict, str), doc="The resource's name."),
        Property(
            "input",
            (dict, str),
            name_property=True,
            doc="COOKBOOK::FILE of a cookbook's compliance/inputs (patterns), a file of the host, or a Hash.",
        ),
        Property("source", (dict, str), name_property=True, doc="A file of the host, or a Hash."),
    ],
    example="""
inspec_input 'port of the shop' do
  source('shop_port' => 8080)
end
""",
)
