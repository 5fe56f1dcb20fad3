"""What resources for the chef-repo's own objects have in common."""

from __future__ import annotations

from pysolo.chef.declaration import Property

OBJECT = (
    Property("raw_json", dict, desired_state=False, doc="Anything else that the object's JSON holds."),
    Property(
        "complete",
        bool,
        default=False,
        desired_state=False,
        doc="What is not given goes back to its default instead of staying as it is.",
    ),
    Property(
        "chef_server",
        dict,
        desired_state=False,
        doc="Taken for cookbooks' sake; the chef-repo of the run is what is written to.",
    ),
)
ACTIONS = {"create": "Write it unless it says the same.", "delete": "Remove it."}
ATTRIBUTES = (
    Property("default_attributes", dict, doc="Default attributes."),
    Property("override_attributes", dict, doc="Override attributes."),
)
