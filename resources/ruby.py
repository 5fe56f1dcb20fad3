"""The ruby resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

RUBY = Declaration(
    "ruby",
    doc="Runs a script with the ruby program of the host.",
    extends="script",
    actions={},
    properties=[
        Property("interpreter", str, default="ruby", doc="The program that runs it."),
    ],
    example="""
ruby 'note the time' do
  code 'File.write("/tmp/now", Time.now.to_i.to_s)'
end
""",
)
