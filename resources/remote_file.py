"""The remote_file resource."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, List, Optional

from pysolo.chef.declaration import Declaration, Property
from pysolo.chef.lazy import Lazy
from pysolo.resources.common_alias import alias
from pysolo.resources.common_coerce import plain_text
from pysolo.ruby.runtime.objects import RHash, RProc, RString, Value

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource
    from pysolo.ruby.runtime.interpreter import Interpreter


def source(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """``source "https://a", "https://b"``: addresses to try in turn; a single lazy one is asked when the file is fetched."""
    rt = resource.cls.rt
    prop = resource.properties["source"]
    if not args:
        return prop.get(resource)
    if isinstance(args[0], Lazy) and len(args) == 1:
        return prop.set(resource, args[0])
    if any(isinstance(arg, Lazy) for arg in args):
        raise rt.error(
            "Chef::Exceptions::InvalidRemoteFileURI", "Only 1 source argument allowed when using a lazy evaluator"
        )
    return prop.set(resource, rt.send(rt.array(list(args)), "flatten"))


def addresses(rt: Interpreter, resource: Resource, value: Value) -> Value:
    """Each has to be an absolute address, or the path of a network share."""
    found = rt.send(rt.array([value]), "flatten")
    if not found.items:
        raise rt.error("ArgumentError", "%s has an empty source" % resource.resource_name)
    for item in found.items:
        text = plain_text(rt, item)
        if not isinstance(item, RString) or not re.match(r"(?i)[a-z][a-z0-9+.-]*:|\\\\\\\\|//", text):
            raise rt.error(
                "Chef::Exceptions::InvalidRemoteFileURI",
                "%s is not a valid `source` parameter for %s. `source` must be an absolute URI or an array of URIs."
                % (rt.inspect(item), resource.resource_name),
            )
    return found


def use_conditional_get(resource: Resource, args: List[Value], kw: Optional[RHash], block: Optional[RProc]) -> Value:
    """Both ways of asking only for what is newer."""
    for name in ("use_etag", "use_last_modified"):
        resource.properties[name].set(resource, args[0] if args else None)
    return None


REMOTE_FILE = Declaration(
    "remote_file",
    doc="Fetches a file by HTTP, HTTPS or from a path of the host.",
    extends="file",
    actions={},
    properties=[
        Property(
            "checksum",
            str,
            doc="The SHA-256 (or its beginning) of the file; when the host's copy has it nothing is fetched.",
        ),
        Property("use_etag", bool, default=True, doc="Ask the server with the ETag of the copy at hand."),
        Property("use_last_modified", bool, default=True, doc="Ask the server with the date of the copy at hand."),
        Property("ftp_active_mode", bool, default=False, doc="FTP in active mode."),
        Property("headers", dict, default={}, doc="Further HTTP headers."),
        Property("show_progress", bool, default=False, doc="Report how far a download is."),
        Property(
            "ssl_verify_mode",
            "symbol",
            equal_to=("verify_none", "verify_peer"),
            doc="Override the run's TLS verification.",
            introduced="16.2",
        ),
        Property("remote_user", str, doc="Windows: the user for a network share.", introduced="13.4"),
        Property("remote_domain", str, doc="Windows: the domain for a network share.", introduced="13.4"),
        Property(
            "remote_password",
            str,
            sensitive=True,
            doc="Windows: the password for a network share.",
            introduced="13.4",
        ),
        Property(
            "authentication",
            "symbol",
            default="remote",
            equal_to=("remote", "local"),
            doc="Windows: how `remote_user` is authenticated.",
        ),
        Property("http_options", dict, default={}, doc="Further options of the HTTP client.", introduced="17.5"),
        Property("source", list, coerce=addresses, doc="One or more addresses, tried in turn."),
    ],
    methods={
        "source": source,
        "use_conditional_get": use_conditional_get,
        "use_conditional_gets": use_conditional_get,
        "use_etags": alias("use_etag"),
    },
    example="""
remote_file '/srv/packages/shop-agent.deb' do
  source 'https://packages.example.com/shop-agent_1.2_all.deb'
  checksum '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'
end
""",
)
