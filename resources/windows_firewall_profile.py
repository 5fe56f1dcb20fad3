"""The windows_firewall_profile resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_FIREWALL_PROFILE = Declaration(
    "windows_firewall_profile",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"enable": "Enable.", "disable": "Disable."},
    default="enable",
    properties=[
        Property("profile", str, name_property=True, equal_to=("Domain", "Public", "Private")),
        Property("default_inbound_action", (str, None), equal_to=("Allow", "Block", "NotConfigured")),
        Property("default_outbound_action", (str, None), equal_to=("Allow", "Block", "NotConfigured")),
        Property("allow_inbound_rules", (bool, str), equal_to=(True, False, "NotConfigured")),
        Property("allow_local_firewall_rules", (bool, str), equal_to=(True, False, "NotConfigured")),
        Property("allow_local_ipsec_rules", (bool, str), equal_to=(True, False, "NotConfigured")),
        Property("allow_user_apps", (bool, str), equal_to=(True, False, "NotConfigured")),
        Property("allow_user_ports", (bool, str), equal_to=(True, False, "NotConfigured")),
        Property("allow_unicast_response", (bool, str), equal_to=(True, False, "NotConfigured")),
        Property("display_notification", (bool, str), equal_to=(True, False, "NotConfigured")),
    ],
    example="""
windows_firewall_profile 'Public' do
  default_inbound_action 'Block'
end
""",
)
