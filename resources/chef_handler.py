"""The chef_handler resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.resources.common_alias import alias

CHEF_HANDLER = Declaration(
    "chef_handler",
    doc="Enables a report or exception handler.",
    actions={"enable": "Enable it.", "disable": "Disable it."},
    default="enable",
    properties=[
        Property("class_name", str, name_property=True, doc="The handler's class."),
        Property("source", str, doc="The Ruby file that has it."),
        Property("arguments", (list, dict), default=[], doc="Arguments of the class's constructor."),
        Property(
            "type",
            dict,
            default={Sym("report"): True, Sym("exception"): True},
            doc="Which of report and exception (and start) it handles.",
        ),
    ],
    methods={"supports": alias("type")},
    example="""
chef_handler 'Shop::MailReport' do
  source '/srv/handlers/mail_report.rb'
  arguments(to: 'ops@example.com')
  type exception: true
end
""",
)
