"""The powershell_package_source resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias

POWERSHELL_PACKAGE_SOURCE = Declaration(
    "powershell_package_source",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"register": "Register.", "set": "Set.", "unregister": "Unregister."},
    default="register",
    properties=[
        Property("source_name", str, name_property=True),
        Property("new_name", str),
        Property("source_location", str),
        Property("publish_location", str),
        Property("script_source_location", str),
        Property("script_publish_location", str),
        Property("trusted", bool, default=False),
        Property("user", str),
        Property("password", str, sensitive=True),
        Property(
            "provider_name",
            str,
            default="NuGet",
            equal_to=("Programs", "msi", "NuGet", "msu", "PowerShellGet", "psl", "chocolatey", "winget"),
        ),
    ],
    methods={"url": alias("source_location")},
    example="""
powershell_package_source 'internal' do
  source_location 'https://packages.example.com/nuget'
  trusted true
end
""",
)
