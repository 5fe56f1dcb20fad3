"""The windows_uac resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_UAC = Declaration(
    "windows_uac",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"configure": "Configure."},
    default="configure",
    properties=[
        Property("enable_uac", bool, default=True),
        Property("require_signed_binaries", bool, default=False),
        Property("prompt_on_secure_desktop", bool, default=True),
        Property("detect_installers", bool),
        Property(
            "consent_behavior_admins",
            "symbol",
            default="prompt_for_consent_non_windows_binaries",
            equal_to=(
                "no_prompt",
                "secure_prompt_for_creds",
                "secure_prompt_for_consent",
                "prompt_for_creds",
                "prompt_for_consent",
                "prompt_for_consent_non_windows_binaries",
            ),
        ),
        Property(
            "consent_behavior_users",
            "symbol",
            default="prompt_for_creds",
            equal_to=("auto_deny", "secure_prompt_for_creds", "prompt_for_creds"),
        ),
    ],
    example="""
windows_uac 'prompt' do
  prompt_on_secure_desktop true
end
""",
)
