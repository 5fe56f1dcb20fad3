"""Whatever the text, the parser answers with a tree or with a RubySyntaxError."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pysolo.ruby.parser import parse
from pysolo.ruby.source import RubySyntaxError
from pysolo.ruby.tree import Program

WORDS = (
    'a b? c! d: Foo @a @@b $c $1 1 2.5 0x1 \'str\' "s" "a#{ } :sym :"d" /re/ %w(a) %w[ %( <<A <<~B '
    "+ - * ** / % = += ||= == => -> ( ) [ ] { "
    "} | || & && . &. :: : ? , ; if unless while until do end then else elsif case when in def class module begin rescue ensure "
    "return break next redo retry yield super self nil true not and or defined? alias undef BEGIN END __FILE__ .. ... ! ~ < << > ?a "
    "` # \\ ^ for __END__ @ $"
).split()
TOKENS = st.sampled_from([*WORDS, "\n", "\nA\n", "\nB\n", "\t"])
JOINTS = st.sampled_from(["", " ", "\n"])


def attempt(text: str) -> None:
    try:
        assert isinstance(parse(text), Program)
    except RubySyntaxError as error:
        assert error.message
        assert error.line >= 1
        assert str(error).startswith("(eval):%d: " % error.line)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(TOKENS, JOINTS), max_size=25))
def test_mixed_tokens(tokens: list) -> None:  # type: ignore[type-arg]
    attempt("".join(token + joint for token, joint in tokens))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    attempt(text)
