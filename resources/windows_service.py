"""The windows_service resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_coerce import symbol, unchanged

WINDOWS_SERVICE = Declaration(
    "windows_service",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="service",
    actions={
        "configure_startup": "Configure startup.",
        "create": "Create.",
        "delete": "Delete.",
        "configure": "Configure.",
    },
    properties=[
        Property("timeout", int, default=60, desired_state=False, doc="Seconds to wait."),
        Property("display_name", str, regex=r"^.{1,256}$"),
        Property("desired_access", int, default=0xF01FF),
        Property("service_type", int, default=0x10),
        Property(
            "startup_type",
            "symbol",
            default="automatic",
            coerce=symbol,
            equal_to=("automatic", "manual", "disabled"),
        ),
        Property("delayed_start", bool, default=False, coerce=unchanged),
        Property("error_control", int, default=1),
        Property("binary_path_name", str),
        Property("load_order_group", str),
        Property("dependencies", (str, list)),
        Property("description", str),
        Property("run_as_user", str, default="localsystem", coerce=unchanged),
        Property("run_as_password", str, default="", sensitive=True),
    ],
    provides=(provided("service", os="windows"),),
    example="""
windows_service 'shop' do
  startup_type :automatic
  action %i(configure_startup start)
end
""",
)
