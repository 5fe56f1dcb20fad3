"""The alternatives resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_coerce import leading_integer
from pysolo.resources.common_defaults import text

ALTERNATIVES = Declaration(
    "alternatives",
    doc="Manages which program a command name stands for.",
    actions={
        "install": "Offer a program for the name.",
        "set": "Choose a program.",
        "remove": "Take the offer back.",
        "auto": "Choose by priority.",
        "refresh": "Renew the links.",
    },
    default="install",
    properties=[
        Property("link_name", str, name_property=True, doc="The name."),
        Property("link", str, default=text("/usr/bin/%s", "link_name"), doc="The link's path."),
        Property("path", str, doc="The program."),
        Property("priority", (str, int), coerce=leading_integer, doc="How strongly it is offered."),
    ],
    example="""
alternatives 'editor' do
  link_name 'editor'
  link '/usr/local/bin/editor'
  path '/usr/bin/vim.basic'
  priority 50
end
""",
)
