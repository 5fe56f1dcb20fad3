"""locale: the system's locale, generated where it is missing."""

from __future__ import annotations

from typing import Dict, List, Optional

from pysolo.chef.provider import Provider, provides

LOCALE_CONF = "/etc/locale.conf"


class Locale(Provider):
    serves = (provides("locale"),)
    values: Dict[str, str]

    def load_current(self) -> None:
        self.values = {}
        if self.system.exists(LOCALE_CONF):
            for line in self.system.read_text(LOCALE_CONF).splitlines():
                name, sign, value = line.partition("=")
                if sign:
                    self.values[name] = value
        self.current = self.values or None

    def define_requirements(self) -> None:
        self.requires(
            self.system.which("locale-gen") is not None,
            ("Chef::Exceptions::ProviderNotFound", "The locale resource requires the locale-gen tool"),
        )

    def _wanted(self) -> Dict[str, str]:
        new = self.new
        found = {str(name): str(value) for name, value in (new.lc_env or {}).items()}
        if new.lang:
            found["LANG"] = str(new.lang)
        return found

    def action_update(self) -> None:
        wanted = self._wanted()
        lines: List[str] = []
        for name, value in wanted.items():
            old: Optional[str] = self.values.get(name)
            if old != value:
                lines.append('  set %s to "%s"%s' % (name, value, ' (was "%s")' % old if old is not None else ""))
        if lines:
            self.converge_by(["update %s" % self.new, *lines], self._update)

    def _update(self) -> None:
        missing = self._missing()
        if missing:
            self.shell_out_("locale-gen %s" % " ".join(missing), timeout=1800)
        text = "\n".join("%s=%s" % pair for pair in sorted(self._wanted().items())) + "\n"
        self.declare("file", "Updating system locale", path=LOCALE_CONF, content=text)

    def _missing(self) -> List[str]:
        known = self.shell_out_("locale", "-a").stdout.splitlines()
        return [value for value in dict.fromkeys(self._wanted().values()) if value not in known]
