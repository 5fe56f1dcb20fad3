"""The bff_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_defaults import name_given

BFF_PACKAGE = Declaration(
    "bff_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={},
    properties=[
        Property(
            "package_name", str, default=name_given, identity=True, doc="One name, or a list that is handled in one go."
        ),
        Property("version", str, doc="One version, or a list that goes with the names."),
    ],
    example="""
bff_package 'bos.net.tcp.client' do
  source '/srv/packages/bos.net.tcp.client.bff'
end
""",
)
