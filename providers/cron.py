"""cron: an entry of a user's crontab, found again by a comment with the resource's name."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from pysolo.chef.provider import Provider, provides
from pysolo.ruby.runtime.control import RubyError

TIMES = ("reboot", "yearly", "annually", "monthly", "weekly", "daily", "midnight", "hourly")
_FIELD = r"[-0-9*,/]+"
_NAMED = r"[-0-9*,/]+|[a-zA-Z]{3}"
_LINE = re.compile(r"(%s)\s(%s)\s(%s)\s(%s)\s(%s)\s(.*)" % (_FIELD, _FIELD, _FIELD, _NAMED, _NAMED))
_TIMED = re.compile(r"@(%s)\s(.*)" % "|".join(TIMES))
_VARIABLE = re.compile(r"(\S+)=(\S*)")
_OWN_VARIABLES = ("mailto", "path", "shell", "home")
_FIELDS = ("minute", "hour", "day", "month", "weekday")


class Entry:
    """What stands in the crontab under the resource's name. Fields that are not there have their defaults."""

    def __init__(self) -> None:
        self.values: Dict[str, Any] = {**dict.fromkeys(_FIELDS, "*"), "environment": {}}
        self.complete = False


class Cron(Provider):
    serves = (provides("cron", os="linux"),)
    table: Optional[str]
    entry: Optional[Entry]

    @property
    def marker(self) -> str:
        return "# Chef Name: %s" % self.new.name

    def load_current(self) -> None:
        self.table = self._read()
        self.entry = self.current = self._find(self.table.splitlines()) if self.table else None

    def _find(self, lines: List[str]) -> Optional[Entry]:
        entry: Optional[Entry] = None
        inside = False
        for line in lines:
            if line == self.marker:
                entry, inside = entry or Entry(), True
                continue
            variable, timed, plain = _VARIABLE.match(line), _TIMED.match(line), _LINE.match(line)
            if variable is not None:
                if inside and entry is not None:
                    self._note_variable(entry, variable.group(1), variable.group(2))
                continue
            if inside and entry is not None:
                if timed is not None:
                    entry.values["time"], entry.values["command"] = timed.groups()
                    entry.complete = True
                elif plain is not None:
                    entry.values.update(zip((*_FIELDS, "command"), plain.groups()))
                    entry.complete = True
            inside = False
        return entry

    @staticmethod
    def _note_variable(entry: Entry, name: str, value: str) -> None:
        if name in [own.upper() for own in _OWN_VARIABLES]:
            entry.values[name.lower()] = re.sub(r'^"|"$', "", value)
        else:
            entry.values["environment"][name] = value

    def _differs(self) -> bool:
        assert self.entry is not None
        found = self.entry.values
        new = self.new
        for name in (*_FIELDS, "time", "command", *_OWN_VARIABLES):
            wanted = getattr(new, name)
            if name == "command":
                wanted = "%s%s" % (self._limit().lstrip() + " " if self._limit() else "", wanted)
            if _text(wanted) != _text(found.get(name)):
                return True
        wanted_variables = {str(key): str(value) for key, value in (new.environment or {}).items()}
        return bool(wanted_variables != found["environment"])

    # -- the table ------------------------------------------------------------------------------------------------------

    def _read(self) -> Optional[str]:
        try:
            result = self.shell_out_("crontab -l -u %s" % self.new.user, returns=[0, 1])
        except RubyError as error:
            self.fail(
                "Chef::Exceptions::Cron",
                "Error determining state of %s, error: %s" % (self.new.name, self.rt.message_of(error.exc)),
            )
        text: str = result.stdout
        return None if result.exitstatus == 1 else text

    def _write(self, table: str) -> None:
        try:
            self.shell_out_("crontab -u %s -" % self.new.user, input=table)
        except RubyError as error:
            self.fail(
                "Chef::Exceptions::Cron",
                "Error updating state of %s, error: %s" % (self.new.name, self.rt.message_of(error.exc)),
            )

    def _lines(self) -> str:
        """The entry as it is to stand in the table."""
        new = self.new
        lines = [self.marker]
        for name in _OWN_VARIABLES:
            value = getattr(new, name)
            if value:
                lines.append('%s="%s"' % (name.upper(), value))
        for name, value in (new.environment or {}).items():
            if name in [own.upper() for own in _OWN_VARIABLES]:
                if getattr(new, name.lower()):
                    self.log.warn(
                        "%s: the environment property contains the '%s' variable, which the '%s' property sets: the "
                        "property wins" % (new, name, name.lower())
                    )
                    continue
            lines.append("%s=%s" % (name, value))
        when = "@%s" % new.time if new.time else " ".join(str(getattr(new, name)) for name in _FIELDS)
        lines.append("%s%s %s" % (when, self._limit(), new.command))
        return "\n".join(lines) + "\n"

    def _limit(self) -> str:
        """The command's limit in time."""
        limit = self.new.time_out or {}
        if not limit:
            return ""
        words = ["timeout"]
        if str(limit.get("preserve-status", "")).lower() == "true":
            words.append("--preserve-status")
        if str(limit.get("foreground", "")).lower() == "true":
            words.append("--foreground")
        for key in ("kill-after", "signal"):
            if limit.get(key):
                words.append("--%s %s" % (key, limit[key]))
        words.append("%s;" % limit.get("duration", ""))
        return " " + " ".join(words)

    def _without(self, replacement: str = "") -> str:
        """The table without the entry, with something else in its place."""
        kept: List[str] = []
        inside = False
        for line in (self.table or "").splitlines(keepends=True):
            bare = line.rstrip("\n")
            if bare == self.marker:
                inside = True
                continue
            if inside and _VARIABLE.match(bare):
                continue
            if inside:
                inside = False
                kept.append(replacement)
                if _TIMED.match(bare) or _LINE.match(bare):
                    continue
            kept.append(line)
        if inside:
            kept.append(replacement)
        return "".join(kept)

    # -- actions --------------------------------------------------------------------------------------------------------

    def action_create(self) -> None:
        new = self.new
        if self.entry is not None:
            if self.entry.complete and not self._differs():
                self.log.debug("%s: Skipping existing cron entry" % new)
                return
            table = self._without(self._lines())
            self.converge_by("update crontab entry for %s" % new, lambda: self._write(table))
            self.log.info("%s updated crontab entry" % new)
            return
        before = self.table or ""
        if before and not before.endswith("\n"):
            before += "\n"
        self.converge_by("add crontab entry for %s" % new, lambda: self._write(before + self._lines()))
        self.log.info("%s added crontab entry" % new)

    def action_delete(self) -> None:
        if self.entry is not None:
            table = self._without()
            self.converge_by("remove %s from crontab" % self.new.name, lambda: self._write(table))
            self.log.info("%s deleted crontab entry" % self.new)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
