"""The windows_task resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import within

WINDOWS_TASK = Declaration(
    "windows_task",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={
        "create": "Create.",
        "delete": "Delete.",
        "run": "Run.",
        "end": "End.",
        "enable": "Enable.",
        "disable": "Disable.",
        "change": "Change.",
    },
    default="create",
    properties=[
        Property("task_name", str, name_property=True, regex=r"\A[^/\:\*\?\<\>\|]+\Z"),
        Property("command", str),
        Property("cwd", str),
        Property("user", str),
        Property("password", str, sensitive=True),
        Property("run_level", "symbol", default="limited", equal_to=("highest", "limited")),
        Property("force", bool, default=False),
        Property("interactive_enabled", bool, default=False),
        Property("frequency_modifier", (int, str), default=1),
        Property(
            "frequency",
            "symbol",
            equal_to=(
                "minute",
                "hourly",
                "daily",
                "weekly",
                "monthly",
                "once",
                "on_logon",
                "onstart",
                "on_idle",
                "none",
            ),
        ),
        Property("start_day", str),
        Property("start_time", str),
        Property("day", (str, int)),
        Property("months", str),
        Property("idle_time", int),
        Property("random_delay", (str, int)),
        Property("execution_time_limit", (str, int), default="PT72H"),
        Property("minutes_duration", (str, int)),
        Property("minutes_interval", (str, int)),
        Property("priority", int, default=7, callbacks={"should be in range of 0 to 10": within(0, 10)}),
        Property("disallow_start_if_on_batteries", bool, default=False),
        Property("stop_if_going_on_batteries", bool, default=False),
        Property("description", str),
        Property("start_when_available", bool, default=False),
        Property("backup", (int, False), default=5),
    ],
    example="""
windows_task 'clear the queue' do
  command 'C:/shop/clear.cmd'
  frequency :daily
  start_time '04:00'
end
""",
)
