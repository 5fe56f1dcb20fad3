"""The Python side of Time: nanoseconds since the epoch and how they are shown."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Optional, Tuple

from pysolo.ruby.core.civil import civil_from_days, day_of_year, days_from_civil, weekday
from pysolo.ruby.core.strftime import Moment
from pysolo.ruby.runtime.objects import RClass, RObject

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

SECOND = 1_000_000_000


class RTime(RObject):
    """``ns`` is an int, or a Fraction when there is something below a nanosecond. ``kind`` is utc, local or fixed."""

    __slots__ = ("ns", "kind", "offset", "zone", "_moment")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.ns: Any = 0
        self.kind = "local"
        self.offset = 0
        self.zone: Optional[str] = None
        self._moment: Optional[Moment] = None

    def set(self, ns: Any, kind: str, offset: int = 0, zone: Optional[str] = None) -> RTime:
        self.ns = exact(ns)
        self.kind = kind
        if kind == "local":
            self.offset, self.zone = local_offset(int(self.ns // SECOND))
        else:
            self.offset, self.zone = offset, "UTC" if kind == "utc" else zone
        self._moment = None
        return self

    def like(self, ns: Any) -> RTime:
        """Another time, shown in the same zone."""
        return RTime(self.cls.real).set(ns, self.kind, self.offset, self.zone)

    @property
    def moment(self) -> Moment:
        if self._moment is None:
            epoch, rest = divmod(self.ns, SECOND)
            epoch = int(epoch)
            days, second = divmod(epoch + self.offset, 86400)
            year, month, day = civil_from_days(days)
            hour, second = divmod(second, 3600)
            minute, second = divmod(second, 60)
            self._moment = Moment(
                year, month, day, hour, minute, second, rest, weekday(days), day_of_year(year, month, day), self.offset,
                self.zone or "", epoch,
            )  # fmt: skip
        return self._moment


def exact(ns: Any) -> Any:
    """An int where that says it all."""
    if type(ns) is int:
        return ns
    return int(ns) if ns == int(ns) else ns


def local_offset(epoch: int) -> Tuple[int, Optional[str]]:
    """Offset and abbreviation of the machine's zone at that moment."""
    try:
        found = time.localtime(epoch)
    except (OverflowError, OSError, ValueError):
        return 0, "UTC"
    return found.tm_gmtoff or 0, found.tm_zone


def epoch_of_local(seconds: int) -> int:
    """The epoch seconds at which the local clock shows what ``seconds`` means in UTC."""
    early, late = local_offset(seconds - 86400)[0], local_offset(seconds + 86400)[0]
    for offset in (min(early, late), max(early, late)):  # a reading that comes twice means standard time
        if local_offset(seconds - offset)[0] == offset:
            return seconds - offset
    return seconds - early


def utc_seconds(year: int, month: int, day: int, hour: int, minute: int, second: int) -> int:
    return days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second


def local_time(rt: Interpreter, ns: Any) -> RTime:
    return RTime(rt.classes["Time"]).set(ns, "local")


def utc_time(rt: Interpreter, ns: Any) -> RTime:
    return RTime(rt.classes["Time"]).set(ns, "utc")


def fixed_time(rt: Interpreter, ns: Any, offset: int, zone: Optional[str] = None) -> RTime:
    return RTime(rt.classes["Time"]).set(ns, "fixed", offset, zone)
