from __future__ import annotations

import shlex

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pysolo.ruby.runtime.interpreter import Interpreter
from pysolo.ruby.stdlib.shellwords import escape_text, split_words

WORDS = st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=10), max_size=5)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
def test_escaped_words_split_again(lib: Interpreter, words: list[str]) -> None:
    line = " ".join(escape_text(word) for word in words)
    assert split_words(lib, line) == words


@given(words=WORDS)
def test_a_shell_reads_the_same_words(words: list[str]) -> None:
    assert shlex.split(" ".join(escape_text(word) for word in words)) == words


def test_quotes_and_backslashes(lib: Interpreter) -> None:
    assert split_words(lib, 'a \'b c\' "d \\"e\\"" f\\ g') == ["a", "b c", 'd "e"', "f g"]
