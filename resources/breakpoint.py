"""The breakpoint resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration

BREAKPOINT = Declaration(
    "breakpoint",
    doc="Stops in an interactive session; does nothing here.",
    actions={"break": "Stop."},
    default="break",
)
