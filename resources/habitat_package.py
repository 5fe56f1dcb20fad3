"""The habitat_package resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

HABITAT_PACKAGE = Declaration(
    "habitat_package",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    extends="package",
    actions={},
    properties=[
        Property("bldr_url", str, default="https://bldr.habitat.sh"),
        Property("channel", str, default="stable"),
        Property("auth_token", str, sensitive=True),
        Property("binlink", (bool, "symbol"), default=False, equal_to=(True, False, "force")),
        Property("options", str, doc="Further options of the package program."),
        Property("keep_latest", str),
        Property("exclude", str),
        Property("no_deps", bool, default=False),
    ],
    example="""
habitat_package 'core/nginx' do
  version '1.25.2'
end
""",
)
