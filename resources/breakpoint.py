"""The breakpoint resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

BREAKPOINT = Declaration(
    "breakpoint",
    doc="Stops in an interactive session; there is none here, so it says so and goes on.",
    actions={"break": "Stop."},
    default="break",
    example="""
breakpoint 'before the service starts' do
  only_if { ENV['DEBUG_RUN'] }
end
""",
)
