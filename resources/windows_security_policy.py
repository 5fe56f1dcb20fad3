"""The windows_security_policy resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

WINDOWS_SECURITY_POLICY = Declaration(
    "windows_security_policy",
    doc="Windows only: stands here so that cookbooks compile.",
    actions={"set": "Set."},
    default="set",
    properties=[
        Property(
            "secoption",
            str,
            name_property=True,
            required=True,
            equal_to=(
                "LockoutDuration",
                "MaximumPasswordAge",
                "MinimumPasswordAge",
                "MinimumPasswordLength",
                "PasswordComplexity",
                "PasswordHistorySize",
                "LockoutBadCount",
                "ResetLockoutCount",
                "AuditPolicyChange",
                "RequireLogonToChangePassword",
                "ForceLogoffWhenHourExpire",
                "NewAdministratorName",
                "NewGuestName",
                "ClearTextPassword",
                "LSAAnonymousNameLookup",
                "EnableAdminAccount",
                "EnableGuestAccount",
            ),
        ),
        Property("secvalue", str, required=True),
    ],
    example="""
windows_security_policy 'MinimumPasswordLength' do
  secvalue '14'
end
""",
)
