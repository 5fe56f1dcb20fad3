"""Start, report and exception handlers: called around a run, told in the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List

from pysolo.ruby.runtime.objects import RArray, RClass, Value

if TYPE_CHECKING:
    from pysolo.chef.handler import RunStatus
    from pysolo.chef.session import Session


def configured(session: Session, key: str) -> List[Value]:
    """The handlers under a key of ``Chef::Config``; a class stands for a new instance of it."""
    value = session.chef_config.get(key)
    if value is None:
        return []
    handlers = value.items if isinstance(value, RArray) else [value]
    return [session.rt.send(one, "new") if isinstance(one, RClass) else one for one in handlers]


def run_start_handlers(session: Session, status: RunStatus) -> None:
    for handler in configured(session, "start_handlers"):
        session.rt.send(handler, "run_report_safely", status)


def run_end_handlers(session: Session, status: RunStatus, events: Any, failed: bool) -> None:
    """Report handlers after a good run, exception handlers after a failed one."""
    kind, tell = ("exception", session.log.error) if failed else ("report", session.log.info)
    handlers = configured(session, kind + "_handlers")
    events.handlers_start(len(handlers))
    tell("Running %s handlers" % kind)
    for handler in handlers:
        session.rt.send(handler, "run_report_safely", status)
        events.handler_executed(session.rt.class_name(handler))
    events.handlers_completed()
    tell("%s handlers complete" % kind.capitalize())
