"""The systemd_unit resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

SYSTEMD_UNIT = Declaration(
    "systemd_unit",
    doc="Manages a systemd unit file and the unit's state.",
    actions={
        "create": "Write the unit file.",
        "delete": "Remove the unit file.",
        "preset": "Enable or disable as the presets say.",
        "revert": "Go back to the vendor's version.",
        "enable": "Start it at boot.",
        "disable": "Do not start it at boot.",
        "reenable": "Disable and enable, which renews its links.",
        "mask": "Make starting it impossible.",
        "unmask": "Undo `:mask`.",
        "start": "Start it now.",
        "stop": "Stop it now.",
        "restart": "Stop and start it.",
        "reload": "Let it read its configuration again.",
        "try_restart": "Restart it if it runs.",
        "reload_or_restart": "Reload it where it can be, else restart it.",
        "reload_or_try_restart": "Reload it where it can be, else restart it if it runs.",
    },
    default="nothing",
    properties=[
        Property("enabled", bool, skip_docs=True, doc="Is it started at boot?"),
        Property("active", bool, skip_docs=True, doc="Is it active?"),
        Property("masked", bool, skip_docs=True, doc="Is it masked?"),
        Property("static", bool, skip_docs=True, doc="Is it a unit that cannot be enabled?"),
        Property("indirect", bool, skip_docs=True, doc="Is it enabled through another unit?"),
        Property("user", str, desired_state=False, doc="The user whose manager runs it."),
        Property("content", (str, dict), doc="The unit file as text, or as a Hash of sections."),
        Property(
            "triggers_reload",
            bool,
            default=True,
            desired_state=False,
            doc="Let systemd read its units again after a change.",
        ),
        Property("verify", bool, default=True, desired_state=False, doc="Check the text with systemd-analyze first."),
        Property(
            "unit_name",
            str,
            name_property=True,
            desired_state=False,
            doc="The file name of the unit.",
            introduced="13.7",
        ),
    ],
    example="""
systemd_unit 'shop.service' do
  content(
    Unit: { Description: 'The shop', After: 'network.target' },
    Service: { ExecStart: '/srv/shop/bin/serve', User: 'www-data', Restart: 'always' },
    Install: { WantedBy: 'multi-user.target' }
  )
  action %i(create enable)
end
""",
)
