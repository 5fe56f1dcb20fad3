"""Python: the one that `python` runs, which need not be ours."""

from __future__ import annotations

from pysolo.ohai.languages import language, told
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin


@plugin("languages/python")
def collect(ohai: Ohai) -> Facts:
    words = (told(ohai.system, ["python", "-c", "import sys; print(sys.version)"]) or "").split()
    if not words:
        return {}
    facts = {"version": words[0]}
    if len(words) >= 6:
        facts["builddate"] = " ".join([*words[2:5], words[5].replace(")", "")])
    return language("python", facts)
