"""script, bash, csh, ksh, perl, python, ruby: code on the standard input of an interpreter."""

from __future__ import annotations

from typing import Optional

from pysolo.chef.provider import provides
from pysolo.providers.execute import Execute


class Script(Execute):
    serves = tuple(provides(name) for name in ("script", "bash", "csh", "ksh", "perl", "python", "ruby"))

    def define_requirements(self) -> None:
        super().define_requirements()
        if not self.new.interpreter:
            self.fail(
                "Chef::Exceptions::Script",
                "%s needs the interpreter property: the program that runs its code" % self.new,
            )

    def command(self) -> str:
        return '"%s" %s' % (self.new.interpreter, self.new.flags or "")

    def input(self) -> Optional[str]:
        code: Optional[str] = self.new.code
        return code
