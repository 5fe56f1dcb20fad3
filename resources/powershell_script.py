"""The powershell_script resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided

POWERSHELL_SCRIPT = Declaration(
    "powershell_script",
    doc="Windows only: stands here so that cookbooks compile.",
    extends="windows_script",
    actions={},
    properties=[
        Property("flags", str, doc="Options of the interpreter."),
        Property(
            "interpreter",
            str,
            default="powershell",
            equal_to=("powershell", "pwsh"),
            doc="The program that runs it.",
        ),
        Property("use_inline_powershell", bool, default=False),
        Property("convert_boolean_return", bool, default=False),
    ],
    provides=(provided("powershell_script", os="windows"),),
    example="""
powershell_script 'open the port' do
  code 'New-NetFirewallRule -DisplayName shop -LocalPort 8080 -Action Allow'
  not_if 'Get-NetFirewallRule -DisplayName shop'
end
""",
)
