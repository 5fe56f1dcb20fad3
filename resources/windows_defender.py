"""The windows_defender resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_DEFENDER = Declaration(
    "windows_defender",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"enable": "Enable.", "disable": "Disable."},
    default="enable",
    properties=[
        Property("realtime_protection", bool, default=True),
        Property("intrusion_protection_system", bool, default=True),
        Property("lock_ui", bool, default=False),
        Property("scan_archives", bool, default=True),
        Property("scan_scripts", bool, default=False),
        Property("scan_email", bool, default=False),
        Property("scan_removable_drives", bool, default=False),
        Property("scan_network_files", bool, default=False),
        Property("scan_mapped_drives", bool, default=True),
    ],
    example="""
windows_defender 'settings' do
  realtime_protection true
end
""",
)
