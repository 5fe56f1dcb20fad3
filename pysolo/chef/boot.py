"""An interpreter with Chef in it, ready for solo.rb or for a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    from pysolo.chef.session import Session
    from pysolo.system.interface import System


class QuietEvents:
    """Takes every event and tells nobody."""

    def __getattr__(self, name: str) -> Any:
        return _ignore


def _ignore(*args: Any) -> None:
    return None


def open_session(
    system: Optional[System] = None,
    log: Any = None,
    config: Any = None,
    events: Any = None,
    cache_dir: Optional[str] = None,
) -> Session:
    """A session of its own; what is not given is the local machine, a log of warnings, and silence."""
    from pysolo.chef.classes import install_chef
    from pysolo.chef.registry import Catalog, Registry
    from pysolo.chef.session import Session
    from pysolo.ruby.runtime.interpreter import Interpreter

    if system is None:
        from pysolo.system.local import LocalSystem

        system = LocalSystem()
    if log is None:
        from pysolo.log import Log

        log = Log("warn")
    rt = Interpreter(cache_dir)
    install_chef(rt)
    session = Session(rt, system, log, config, events if events is not None else QuietEvents())
    session.registry = Registry(session, Catalog())
    return session
