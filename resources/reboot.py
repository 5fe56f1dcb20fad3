"""The reboot resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

REBOOT = Declaration(
    "reboot",
    doc="Reboots the host, now or when the run has ended.",
    actions={
        "request_reboot": "Reboot when the run has ended well.",
        "reboot_now": "End the run and reboot.",
        "cancel": "Take a request back.",
    },
    default="nothing",
    properties=[
        Property("reason", str, default="Reboot by Chef Infra Client", doc="Why."),
        Property("delay_mins", int, default=0, doc="Minutes to wait."),
    ],
    example="""
reboot 'a new kernel' do
  reason 'the kernel was updated'
  delay_mins 5
  action :nothing
end
""",
)
