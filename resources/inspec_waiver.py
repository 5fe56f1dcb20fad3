"""The inspec_waiver resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_date import DATE_RULE, is_date

INSPEC_WAIVER = Declaration(
    "inspec_waiver",
    doc="Records a waiver for compliance checks in the run report. It never counts as an update.",
    actions={"add": "Record it."},
    default="add",
    properties=[
        Property(
            "control",
            str,
            name_property=True,
            doc="The control, or COOKBOOK::FILE of a cookbook's compliance/waivers (patterns).",
        ),
        Property("expiration", str, callbacks={DATE_RULE: is_date}, doc="The last day (YYYY-MM-DD)."),
        Property("run_test", bool, doc="Run the control, but let it fail."),
        Property("justification", str, doc="Why."),
        Property("source", (dict, str), doc="A file of the host, or a Hash."),
    ],
    example="""
inspec_waiver 'ssh-04' do
  justification 'root logs in until the bastion is there'
  expiration '2039-12-31'
  run_test true
end
""",
)
