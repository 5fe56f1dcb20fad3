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
    example=r"""
ruby_block 'add a line to the hosts file' do
  block do
    edit = Chef::Util::FileEdit.new('/etc/hosts')
    edit.insert_line_if_no_match(/db\.internal/, '10.0.0.9 db.internal')
    edit.write_file
  end
  not_if { ::File.read('/etc/hosts').include?('db.internal') }
end
""",
)
