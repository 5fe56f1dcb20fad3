"""The windows_ad_join resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_AD_JOIN = Declaration(
    "windows_ad_join",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"join": "Join.", "leave": "Leave."},
    default="join",
    properties=[
        Property("domain_name", str, name_property=True, regex=r".\.."),
        Property("domain_user", str, required=True),
        Property("domain_password", str, required=True, sensitive=True),
        Property("ou_path", str),
        Property(
            "reboot",
            "symbol",
            default="immediate",
            equal_to=("immediate", "delayed", "never", "request_reboot", "reboot_now"),
        ),
        Property("reboot_delay", int, default=0),
        Property("new_hostname", str),
        Property("workgroup_name", str),
        Property("sensitive", bool, default=True, desired_state=False),
    ],
    example="""
windows_ad_join 'ad.example.com' do
  domain_user 'joiner'
  domain_password 's3cret'
end
""",
)
