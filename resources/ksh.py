"""The ksh resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

KSH = Declaration(
    "ksh",
    doc="Runs a script with ksh.",
    extends="script",
    actions={},
    properties=[
        Property("interpreter", str, default="ksh", doc="The program that runs it."),
    ],
    example="""
ksh 'count the lines' do
  code 'typeset -i n=$(wc -l < /etc/passwd); echo $n > /tmp/lines'
  only_if { ::File.exist?('/bin/ksh') }
end
""",
)
