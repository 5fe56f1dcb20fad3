"""The whyrun_safe_ruby_block resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

WHYRUN_SAFE_RUBY_BLOCK = Declaration(
    "whyrun_safe_ruby_block",
    doc="A ruby_block that runs in why-run too.",
    extends="ruby_block",
    actions={},
    example="""
whyrun_safe_ruby_block 'read the version' do
  block { node.run_state['kernel'] = ::File.read('/proc/sys/kernel/osrelease').strip }
end
""",
)
