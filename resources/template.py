"""The template resource."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_template import helper, helper_modules, helpers

if TYPE_CHECKING:
    from pysolo.chef.resource import Resource


def default_source(resource: Resource) -> str:
    return posixpath.basename(resource.name) + ".erb"


TEMPLATE = Declaration(
    "template",
    doc="Manages a file whose content is rendered from an ERB (or, for a source ending in .j2, a Jinja) template.",
    extends="file",
    actions={},
    properties=[
        Property("variables", dict, default={}, doc="What the template sees as instance variables."),
        Property(
            "cookbook",
            str,
            desired_state=False,
            doc="The cookbook that has the template; the recipe's own by default.",
        ),
        Property(
            "local",
            bool,
            default=False,
            desired_state=False,
            doc="Take the source from the host's file system and not from a cookbook.",
        ),
        Property(
            "source",
            (str, list),
            default=default_source,
            doc="The template's name below `templates/`, a list of exact names to try, or a path with `local`.",
        ),
    ],
    methods={"helper": helper, "helpers": helpers, "helper_modules": helper_modules},
    example="""
template '/etc/shop.ini' do
  source 'shop.ini.erb'
  variables(port: 8080, workers: 4)
  mode '0640'
end
""",
)
