"""The windows_dfs_server resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_DFS_SERVER = Declaration(
    "windows_dfs_server",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"configure": "Configure."},
    default="configure",
    properties=[
        Property("use_fqdn", bool, default=False),
        Property("ldap_timeout_secs", int, default=30),
        Property("prefer_login_dc", bool, default=False),
        Property("enable_site_costed_referrals", bool, default=False),
        Property("sync_interval_secs", int, default=3600),
    ],
    example="""
windows_dfs_server 'files' do
  enable_site_costed_referrals true
end
""",
)
