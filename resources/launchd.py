"""The launchd resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, provided
from pysolo.resources.common_coerce import unchanged, within

LAUNCHD = Declaration(
    "launchd",
    doc="macOS only: stands here so that cookbooks compile.",
    actions={
        "create": "Create.",
        "create_if_missing": "Create if missing.",
        "delete": "Delete.",
        "enable": "Enable.",
        "disable": "Disable.",
        "restart": "Restart.",
    },
    default="create",
    properties=[
        Property("label", str, name_property=True),
        Property("backup", (int, False), desired_state=False),
        Property("cookbook", str, desired_state=False),
        Property("group", (str, int)),
        Property("plist_hash", dict),
        Property("mode", (str, int)),
        Property("owner", (str, int)),
        Property("path", str),
        Property("source", str),
        Property("session_type", str),
        Property("start_calendar_interval", (dict, list), coerce=unchanged),
        Property("type", str, default="daemon", coerce=unchanged),
        Property("abandon_process_group", bool),
        Property("associated_bundle_identifiers", list),
        Property("debug", bool),
        Property("disabled", bool, default=False),
        Property("enable_globbing", bool),
        Property("enable_transactions", bool),
        Property("environment_variables", dict),
        Property("exit_timeout", int),
        Property("hard_resource_limits", dict),
        Property("inetd_compatibility", dict),
        Property("init_groups", bool),
        Property("keep_alive", (bool, dict)),
        Property("launch_events", dict),
        Property("launch_only_once", bool),
        Property("ld_group", str),
        Property("limit_load_from_hosts", list),
        Property("limit_load_to_hosts", list),
        Property("limit_load_to_session_type", (list, str)),
        Property("low_priority_io", bool),
        Property("mach_services", dict),
        Property("nice", int, callbacks={"should be a Integer between -20 and 19": within(-20, 19)}),
        Property("on_demand", bool),
        Property("process_type", str),
        Property("program", str),
        Property("program_arguments", list, coerce=unchanged),
        Property("queue_directories", list),
        Property("root_directory", str),
        Property("run_at_load", bool),
        Property("sockets", dict),
        Property("soft_resource_limits", list),
        Property("standard_error_path", str),
        Property("standard_in_path", str),
        Property("standard_out_path", str),
        Property("start_interval", int),
        Property("start_on_mount", bool),
        Property("throttle_interval", int),
        Property("time_out", int),
        Property("username", str),
        Property("wait_for_debugger", bool),
        Property("watch_paths", list),
        Property("working_directory", str),
    ],
    provides=(provided("launchd", os="darwin"),),
    example="""
launchd 'com.example.shop' do
  program '/usr/local/bin/shop'
  run_at_load true
  action :enable
end
""",
)
