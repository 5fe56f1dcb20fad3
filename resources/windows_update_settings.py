"""The windows_update_settings resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import unchanged, within

WINDOWS_UPDATE_SETTINGS = Declaration(
    "windows_update_settings",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"set": "Set.", "enable": "Enable."},
    default="set",
    properties=[
        Property("disable_os_upgrades", bool, default=False),
        Property("elevate_non_admins", bool, default=True),
        Property(
            "add_to_target_wsus_group",
            bool,
            deprecated="The add_to_target_wsus_group property of windows_update_settings is not needed any more.",
        ),
        Property("target_wsus_group_name", str),
        Property("wsus_server_url", str),
        Property(
            "wsus_status_server_url",
            str,
            deprecated="The wsus_status_server_url property of windows_update_settings is not needed any more.",
        ),
        Property("block_windows_update_website", bool, default=False),
        Property(
            "automatic_update_option",
            (int, "symbol"),
            default="download_and_schedule",
            coerce=unchanged,
            equal_to=("notify", "download_and_notify", "download_and_schedule", "local_admin_decides"),
        ),
        Property("automatically_install_minor_updates", bool, default=False),
        Property("enable_detection_frequency", bool, default=False),
        Property(
            "custom_detection_frequency",
            int,
            default=22,
            callbacks={"should be a valid detection frequency (0-22)": within(0, 22)},
        ),
        Property("no_reboot_with_users_logged_on", bool, default=True),
        Property("disable_automatic_updates", bool, default=False),
        Property(
            "scheduled_install_day",
            str,
            default="Everyday",
            equal_to=("Everyday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ),
        Property("scheduled_install_hour", int, callbacks={"should be a valid hour in a 24 hour clock": within(0, 23)}),
        Property("update_other_ms_products", bool, default=True),
        Property(
            "custom_wsus_server",
            bool,
            deprecated="The custom_wsus_server property of windows_update_settings is not needed any more.",
        ),
    ],
    example="""
windows_update_settings 'updates' do
  automatic_update_option :download_and_schedule
end
""",
)
