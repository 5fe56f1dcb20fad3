"""The selinux_port resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SELINUX_PORT = Declaration(
    "selinux_port",
    doc="Stands here so that cookbooks compile; it cannot be converged yet.",
    actions={
        "manage": "Manage.",
        "addormodify": "Addormodify.",
        "add": "Add.",
        "modify": "Modify.",
        "delete": "Delete.",
    },
    default="manage",
    properties=[
        Property("port", (int, str), name_property=True, regex=r"^\d+$"),
        Property(
            "protocol",
            str,
            required=(
                "manage",
                "add",
                "modify",
            ),
            equal_to=("tcp", "udp"),
        ),
        Property(
            "secontext",
            str,
            required=(
                "manage",
                "add",
                "modify",
            ),
        ),
    ],
    example="""
selinux_port '8080' do
  protocol 'tcp'
  secontext 'http_port_t'
end
""",
)
