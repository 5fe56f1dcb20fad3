"""The ruby_block resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

RUBY_BLOCK = Declaration(
    "ruby_block",
    doc="Runs a block of Ruby while the run converges.",
    actions={"create": "The same as `:run`.", "run": "Run the block."},
    default="run",
    properties=[
        Property("block_name", str, name_property=True, doc="The name of the block."),
        Property("block", "proc", takes_block=True, desired_state=False, doc="The block itself."),
    ],
)
