"""The subversion resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias
from pysolo.resources.common_checkout import CHECKOUT
from pysolo.resources.common_coerce import nil_when_false

SUBVERSION = Declaration(
    "subversion",
    doc="Manages a checkout of a Subversion repository.",
    actions={
        "sync": "Check out, or bring an existing checkout to the revision.",
        "checkout": "Check out unless something is there.",
        "export": "Export, without the repository's own data.",
        "force_export": "Export over what is there.",
        "diff": "Show how the checkout differs.",
        "log": "Show the log.",
    },
    default="sync",
    properties=[
        *CHECKOUT,
        Property(
            "svn_arguments",
            (str, None, False),
            default="--no-auth-cache",
            coerce=nil_when_false,
            doc="Further arguments of svn.",
        ),
        Property(
            "svn_info_args",
            (str, None, False),
            default="--no-auth-cache",
            coerce=nil_when_false,
            doc="Further arguments of svn info.",
        ),
        Property("svn_binary", str, doc="The svn program."),
        Property("svn_username", str, doc="The user name."),
        Property("svn_password", str, sensitive=True, desired_state=False, doc="The password."),
    ],
    methods={"env": alias("environment")},
    example="""
subversion '/srv/legacy' do
  repository 'https://svn.example.com/legacy/trunk'
  revision 'HEAD'
end
""",
)
