"""The habitat_install resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

HABITAT_INSTALL = Declaration(
    "habitat_install",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"install": "Install."},
    default="install",
    properties=[
        Property("name", str, default="install habitat"),
        Property(
            "install_url",
            str,
            default="https://raw.githubusercontent.com/habitat-sh/habitat/main/components/hab/install.sh",
        ),
        Property("bldr_url", str),
        Property("create_user", bool, default=True),
        Property("tmp_dir", str),
        Property("license", str, equal_to=("accept",)),
        Property("hab_version", str),
    ],
    example="""
habitat_install 'habitat' do
  license 'accept'
end
""",
)
