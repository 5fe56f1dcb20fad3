"""A fresh Ruby with all of Chef's classes in it, and the session that binds it to a machine."""

from __future__ import annotations

from typing import Any, Optional

from pysolo.chef.classes import install_chef
from pysolo.chef.registry import Catalog, Registry
from pysolo.chef.session import Session
from pysolo.ruby.runtime.interpreter import Interpreter


def open_session(log: Any = None, cache_dir: Optional[str] = None) -> Session:
    """``log`` may come later, with the configuration that says where to; until then warnings go to standard output.

    ``cache_dir`` is where syntax trees are kept from run to run; None keeps none.
    """
    from pysolo.log import Log, StreamSink
    from pysolo.system.local import LocalSystem

    rt = Interpreter(cache_dir)
    install_chef(rt)
    session = Session(rt, LocalSystem(), log or Log("warn", StreamSink()), None, None)
    session.registry = Registry(session, Catalog())
    return session
