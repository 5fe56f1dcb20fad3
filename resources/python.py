"""The python resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

PYTHON = Declaration(
    "python",
    doc="Runs a script with python.",
    extends="script",
    actions={},
    properties=[
        Property("interpreter", str, default="python", doc="The program that runs it."),
    ],
    example="""
python 'warm the cache' do
  interpreter 'python3'
  code 'import pathlib; pathlib.Path("/tmp/warm").touch()'
end
""",
)
