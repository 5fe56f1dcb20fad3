"""The yum_repository resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_alias import alias

YUM_REPOSITORY = Declaration(
    "yum_repository",
    doc="Manages a source of RPM packages; does nothing on other platforms.",
    actions={
        "create": "Write it.",
        "remove": "The same as `:delete`.",
        "makecache": "Fetch its metadata.",
        "add": "The same as `:create`.",
        "delete": "Remove it.",
    },
    default="create",
    properties=[
        Property("reposdir", str, default="/etc/yum.repos.d/", doc="The folder of the repository files."),
        Property("baseurl", (str, list), doc="The base address, or several."),
        Property("clean_headers", bool, default=False, doc="Not used any more."),
        Property("clean_metadata", bool, default=True, doc="Forget what is known of the repository when it changes."),
        Property("cost", str, regex=r"^\d+$", doc="How expensive it is compared with others."),
        Property("description", str, default="Yum Repository", doc="What it is called."),
        Property("enabled", bool, default=True, doc="Use it."),
        Property("enablegroups", bool, doc="Use its package groups."),
        Property("exclude", str, doc="Packages not to take from it."),
        Property(
            "failovermethod",
            str,
            equal_to=("priority", "roundrobin"),
            doc="In which order its addresses are tried.",
        ),
        Property("fastestmirror_enabled", bool, doc="Prefer the fastest mirror."),
        Property("gpgcheck", bool, default=True, doc="Check signatures of packages."),
        Property("gpgkey", (str, list), doc="Where the signing keys are."),
        Property("http_caching", str, equal_to=("packages", "all", "none"), doc="What proxies may keep."),
        Property("include_config", str, doc="A further configuration file."),
        Property("includepkgs", str, doc="The only packages to take from it."),
        Property("keepalive", bool, doc="Keep connections open."),
        Property("make_cache", bool, default=True, doc="Fetch its metadata when it changes."),
        Property("makecache_fast", bool, default=False, doc="Fetch no more than is needed."),
        Property("max_retries", (str, int), doc="How often to try again."),
        Property(
            "metadata_expire",
            str,
            regex=(r"^\d+$", r"^\d+[mhd]$", r"never"),
            doc="How long its metadata is good.",
        ),
        Property("metalink", str, doc="The address of a metalink file."),
        Property("mirror_expire", str, regex=(r"^\d+$", r"^\d+[mhd]$"), doc="How long the list of mirrors is good."),
        Property(
            "mirrorlist_expire",
            str,
            regex=(r"^\d+$", r"^\d+[mhd]$"),
            doc="How long the list of mirrors is good.",
        ),
        Property("mirrorlist", str, doc="The address of a list of mirrors."),
        Property("mode", (str, int), default="0644", doc="The mode of the file."),
        Property("options", dict, doc="Further settings."),
        Property("password", str, sensitive=True, doc="The password."),
        Property("priority", str, regex=r"^(\d?[1-9]|[0-9][0-9])$", doc="The priority."),
        Property("proxy_password", str, sensitive=True, doc="The proxy's password."),
        Property("proxy_username", str, doc="The proxy's user."),
        Property("proxy", str, doc="The proxy."),
        Property("repo_gpgcheck", bool, doc="Check signatures of metadata."),
        Property("report_instanceid", bool, doc="Tell the instance's number."),
        Property(
            "repositoryid",
            str,
            name_property=True,
            regex=r"^[^/]+$",
            doc="The name of the repository and its file.",
        ),
        Property("skip_if_unavailable", bool, doc="Go on without it when it cannot be reached."),
        Property("source", str, doc="A template of the cookbook in place of the built-in one."),
        Property("sslcacert", str, doc="The CA's certificate."),
        Property("sslclientcert", str, doc="The client's certificate."),
        Property("sslclientkey", str, doc="The client's key."),
        Property("sslverify", bool, doc="Check the server's certificate."),
        Property("throttle", (str, int), doc="A limit on the speed."),
        Property("timeout", str, regex=r"^\d+$", doc="Seconds to wait."),
        Property("username", str, doc="The user."),
    ],
    methods={"url": alias("baseurl"), "keyurl": alias("gpgkey"), "mirrorexpire": alias("mirror_expire")},
    example="""
yum_repository 'internal' do
  description 'Packages of our own'
  baseurl 'https://packages.example.com/rpm'
  gpgkey 'https://packages.example.com/rpm/key.asc'
end
""",
)
