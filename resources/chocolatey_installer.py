"""The chocolatey_installer resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CHOCOLATEY_INSTALLER = Declaration(
    "chocolatey_installer",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"install": "Install.", "uninstall": "Uninstall.", "upgrade": "Upgrade."},
    default="install",
    properties=[
        Property("download_url", str),
        Property("chocolatey_version", str),
        Property("use_native_unzip", bool, default=False),
        Property("ignore_proxy", bool, default=False),
        Property("proxy_url", str),
        Property("proxy_user", str),
        Property("proxy_password", str, sensitive=True),
    ],
    example="""
chocolatey_installer 'latest' do
  action :upgrade
end
""",
)
