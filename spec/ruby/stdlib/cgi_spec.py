"""CGI's escaping, compared with MRI's where it is installed."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pysolo.ruby.runtime.interpreter import Interpreter

RT = Interpreter(None, preloaded=False)
RT.require("cgi")
CGI = RT.const_get("CGI")


def call(name: str, text: str) -> str:
    return str(RT.to_python(RT.send(CGI, name, RT.str(text))))


@given(st.text(max_size=20))
def test_escaping_is_undone_by_unescaping(text: str) -> None:
    assert call("unescape", call("escape", text)) == text
    assert call("unescapeHTML", call("escapeHTML", text)) == text


@pytest.mark.skipif(shutil.which("ruby") is None, reason="needs ruby (apt-get install ruby)")
@pytest.mark.parametrize("name", ["escape", "unescape", "escapeHTML", "unescapeHTML"])
def test_mri_gives_the_same(name: str) -> None:
    texts = ["a b&c=d/é", "a+b%26", '<a href="x">\'&~*-._</a>', "&lt;b&gt; &amp; &nbsp; &#65;&#x42;", ""]
    for text in texts:
        done = subprocess.run(
            ["ruby", "-rcgi", "-e", "print CGI.%s(ARGV[0])" % name, text], capture_output=True, check=True
        )
        assert call(name, text) == done.stdout.decode()
