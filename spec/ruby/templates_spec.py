"""Rendered by MRI: the Ruby text that a template becomes is right when the real thing gives the right text for it."""

from __future__ import annotations

import shutil
import subprocess
from typing import Optional

import pytest

from pysolo.ruby.erb import erb_to_ruby
from pysolo.ruby.erubis import erubis_to_ruby

pytestmark = pytest.mark.skipif(shutil.which("ruby") is None, reason="needs ruby (apt-get install ruby)")


def ruby(program: str, text: str) -> str:
    return subprocess.run(
        ["ruby", "-rerb", "-e", program], input=text, capture_output=True, text=True, check=True
    ).stdout


def rendered(source: str) -> str:
    return ruby("print(eval(STDIN.read))", source)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("a\n<% x = 1 %>\nb\n", "a\nb\n"),
        ("a\n  <%- x = 1 -%>  \nb\n", "a\nb\n"),
        ("a\n<%# gone %>\nb\n", "a\nb\n"),
        ("  <%= 1 %>\nb\n", "  1\nb\n"),
        ("<%= 1 -%>\n joined\n", "1 joined\n"),
        ("<%= 1 =%>\n joined\n", "1 joined\n"),
        ("<% y = 1 %><% y += 1 %>\n", "\n"),
        ("a <% y = 1 %>\n", "a \n"),
        ("<% y = 1 %> b\n", " b\n"),
        ("a <% y = 1 -%>\nb\n", "a \nb\n"),
        ("<%% x %%> <%%= x %>\n", "<% x %%> <%= x %>\n"),
        ("% text\n%% text\n", "% text\n%% text\n"),
        ("<% case 1 %>\n<% when 1 %>\none\n<% end %>\n", "one\n"),
        ("<% if true %>\r\nx\r\n<% end %>\r\n", "x\n"),  # Ruby reads CRLF in a literal as LF
        ("it's <%= '\\\\' %> \\ done", "it's \\ \\ done"),
        ("<%\n  z = 2\n%>\n<%= z %>\n", "2\n"),
        ("", ""),
    ],
)
def test_erubis_rules(template: str, text: str) -> None:
    assert rendered(erubis_to_ruby(template)) == text


TEMPLATES = [
    "a <%= 1 %>\nb\n",
    "<% 3.times do |i| %>\n  <%= i %>\n<% end %>\nx",
    "z <%# c %> w\n",
    "<%% a\n<%%= x\n",
    "<%= 'a' %>\n<%= 'b' %> c\n",
]


@pytest.mark.parametrize("mode", [None, "-", "<>", ">"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_erb_gives_what_rubys_own_gives(template: str, mode: Optional[str]) -> None:
    own = ruby("print ERB.new(STDIN.read, trim_mode: %s).result" % ("nil" if mode is None else "%r" % mode), template)
    assert rendered(erb_to_ruby(template, mode)) == own


@pytest.mark.parametrize(
    ("template", "mode"),
    [
        ("  <%- if true -%>\n  y\n  <%- end -%>\n<%= 1 -%>\nq", "-"),
        ("% x = 1\n%% text\n<%= x %>\n", "%"),
        ("% 2.times do\nline\n% end\n", "%<>"),
    ],
)
def test_erb_trim_modes(template: str, mode: str) -> None:
    assert rendered(erb_to_ruby(template, mode)) == ruby(
        "print ERB.new(STDIN.read, trim_mode: %r).result" % mode, template
    )


@pytest.mark.parametrize(
    "template", ["a\nb\n<%# c\nd %>\n<% x = 1 %>\n<%= 1 -%>\n<%= __LINE__ %>", "<%\n\n%><%= __LINE__ %>"]
)
def test_lines_keep_their_numbers(template: str) -> None:
    assert rendered(erubis_to_ruby(template)).rstrip().endswith(str(template.count("\n") + 1))
