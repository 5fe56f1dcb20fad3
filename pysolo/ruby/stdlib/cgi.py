"""CGI: the escaping that cookbooks use it for."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, unquote_plus

from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

escape_module = NativeClass("CGI::Escape", module=True)
util = NativeClass("CGI::Util", module=True, includes=("CGI::Escape",))
cgi = NativeClass("CGI")

_ENTITIES = {"'": "&#39;", "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;"}


def escape(rt: Interpreter, self: Value, text: str) -> str:
    """For a query: blanks become plus signs, all but letters, digits and ``-._~`` is given in hexadecimal."""
    return quote_plus(text, safe="-._~", errors="surrogateescape")


def unescape(rt: Interpreter, self: Value, text: str, encoding: Value = None) -> str:
    return unquote_plus(text, errors="surrogateescape")


def escape_html(rt: Interpreter, self: Value, text: str) -> str:
    return re.sub("['&\"<>]", lambda found: _ENTITIES[found.group()], text)


def unescape_html(rt: Interpreter, self: Value, text: str) -> str:
    """The five named entities and numbers; any other entity stays."""
    return re.sub(r"&(?:apos|amp|quot|lt|gt|#\d+|#[xX][0-9A-Fa-f]+);", lambda found: html.unescape(found.group()), text)


for _names, _function in (
    (("escape",), escape),
    (("unescape",), unescape),
    (("escapeHTML", "escape_html", "h"), escape_html),
    (("unescapeHTML", "unescape_html"), unescape_html),
):
    escape_module.method(*_names)(_function)
    util.singleton(*_names)(_function)
    cgi.singleton(*_names)(_function)

CLASSES = (cgi, escape_module, util)
