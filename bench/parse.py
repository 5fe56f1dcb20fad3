"""Print how many tokens a second go through lexer, tables and builder, loading them included.

The text is the Ruby of this repository, taken as often as it needs to be some 100,000 tokens; nothing is kept between parses.
"""

from __future__ import annotations

import pathlib
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
ENOUGH = 100_000


def main() -> None:
    paths = sorted(path for top in ("cookbooks", "pysolo") for path in (ROOT / top).rglob("*.rb"))
    sources = [(str(path), path.read_text()) for path in paths]
    began = time.process_time()
    from pysolo.ruby.parser import parse

    spent = time.process_time() - began
    from pysolo.ruby.lexer.scanner import Lexer
    from pysolo.ruby.source import Source

    tokens = 0
    while tokens < ENOUGH:
        for name, text in sources:
            began = time.process_time()
            parse(text, name)
            spent += time.process_time() - began
            lexer = Lexer(Source(name, text, 1), ())
            lexer.run()
            tokens += len(lexer.types)
    print(tokens / spent)


if __name__ == "__main__":
    main()
