"""The apt_repository resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import array
from pysolo.resources.common_defaults import release_codename

APT_REPOSITORY = Declaration(
    "apt_repository",
    doc="Manages a source of Debian packages.",
    actions={"add": "Write the source and fetch its key.", "remove": "Remove source and key."},
    default="add",
    properties=[
        Property(
            "repo_name",
            str,
            name_property=True,
            regex=r"^[^/]+$",
            doc="The name of the file in /etc/apt/sources.list.d.",
            introduced="14.1",
        ),
        Property("uri", str, doc="The base address; `ppa:owner/name` is understood."),
        Property(
            "distribution",
            (str, None, False),
            default=release_codename,
            doc="The release, by default the host's code name.",
        ),
        Property("components", list, default=[], doc="The parts of the release."),
        Property("arch", (str, None, False), doc="Only packages of this architecture."),
        Property("trusted", bool, default=False, doc="Accept it without signatures."),
        Property("deb_src", bool, default=False, doc="Offer source packages too."),
        Property(
            "keyserver",
            (str, None, False),
            default="keyserver.ubuntu.com",
            doc="Where keys given by number are fetched.",
        ),
        Property(
            "key",
            (str, list, None, False),
            default=[],
            coerce=array,
            doc="Addresses, cookbook files or numbers of keys.",
        ),
        Property("key_proxy", (str, None, False), doc="A proxy for the key server."),
        Property(
            "signed_by",
            (str, bool, None),
            default=True,
            doc="true keeps the key in a keyring of its own that only this source trusts; a path names the keyring; false uses apt-key.",
        ),
        Property("cookbook", (str, None, False), desired_state=False, doc="The cookbook that has the key file."),
        Property(
            "cache_rebuild",
            bool,
            default=True,
            desired_state=False,
            doc="Update the package lists when the source changes.",
        ),
        Property("options", (str, list), default=[], coerce=array, doc="Further options of the source line."),
    ],
    example="""
apt_repository 'internal' do
  uri 'https://packages.example.com/debian'
  components ['main']
  key 'internal.asc'
end
""",
)
