"""The inspec_waiver_file_entry resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property
from pysolo.resources.common_date import DATE_RULE, is_date

INSPEC_WAIVER_FILE_ENTRY = Declaration(
    "inspec_waiver_file_entry",
    doc="Manages one control's entry in a file of InSpec waivers.",
    actions={"add": "Add or change it.", "remove": "Remove it."},
    default="add",
    properties=[
        Property("control", str, name_property=True, doc="The control."),
        Property("file_path", str, default="/etc/chef/inspec_waivers.yml", required=True, doc="The file, YAML."),
        Property("expiration", str, callbacks={DATE_RULE: is_date}, doc="The last day (YYYY-MM-DD)."),
        Property("run_test", bool, doc="Run the control, but let it fail."),
        Property("justification", str, doc="Why; has to be given."),
        Property("backup", (False, int), default=False, doc="How many backups of the file are kept."),
    ],
    example="""
inspec_waiver_file_entry 'ssh-04' do
  file_path '/etc/chef/waivers.yml'
  justification 'root logs in until the bastion is there'
end
""",
)
