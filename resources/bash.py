"""The bash resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

BASH = Declaration(
    "bash",
    doc="Runs a script with bash.",
    extends="script",
    actions={},
    properties=[
        Property("interpreter", str, default="bash", doc="The program that runs it."),
    ],
    example="""
bash 'build the assets' do
  cwd '/srv/shop'
  user 'www-data'
  code <<~SCRIPT
    set -e
    make assets
    touch .built
  SCRIPT
  creates '/srv/shop/.built'
end
""",
)
