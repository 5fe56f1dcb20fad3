"""The perl resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

PERL = Declaration(
    "perl",
    doc="Runs a script with perl.",
    extends="script",
    actions={},
    properties=[
        Property("interpreter", str, default="perl", doc="The program that runs it."),
    ],
    example=r"""
perl 'write the list' do
  code 'open(my $f, ">", "/tmp/list"); print $f join("\n", sort keys %ENV);'
end
""",
)
