"""The rhsm_repo resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

RHSM_REPO = Declaration(
    "rhsm_repo",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={"enable": "Enable.", "disable": "Disable."},
    default="enable",
    properties=[
        Property("repo_name", str, name_property=True),
    ],
    example="""
rhsm_repo 'rhel-9-server-extras-rpms' do
  action :disable
end
""",
)
