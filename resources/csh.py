"""The csh resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

CSH = Declaration(
    "csh",
    doc="Runs a script with csh.",
    extends="script",
    actions={},
    properties=[
        Property("interpreter", str, default="csh", doc="The program that runs it."),
    ],
    example="""
csh 'list the queue' do
  code 'lpq >& /tmp/queue'
  only_if { ::File.exist?('/bin/csh') }
end
""",
)
