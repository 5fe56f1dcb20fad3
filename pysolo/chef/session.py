"""One run's own things: what every room reaches through the objects it is handed, instead of through globals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Set

from pysolo.config import StopFlag

if TYPE_CHECKING:
    from pysolo.chef.registry import Registry
    from pysolo.ruby.runtime.interpreter import Interpreter
    from pysolo.ruby.runtime.objects import Value
    from pysolo.system.interface import System


class QuietEvents:
    """Takes every event and tells nobody."""

    def __getattr__(self, name: str) -> Any:
        return _ignore


def _ignore(*args: Any) -> None:
    return None


class Session:
    """Made by the client at the start of a run; Ruby code's way to it is the class Chef of its interpreter."""

    def __init__(self, rt: Interpreter, system: System, log: Any, config: Any, events: Any) -> None:
        self.rt = rt
        self.system = system
        self.log = log
        self.config = config
        self.events = events if events is not None else QuietEvents()
        self.registry: Registry
        self.node: Any = None
        self.cookbooks: Any = None
        self.run_context: Any = None
        self.packages: Any = None  # what the package databases said, while nothing has changed them
        self.facts: Any = None  # the automatic attributes, collected when they are read
        self.run_status: Any = None
        self.why_run = False
        self.chef_config: Dict[str, Value] = {}  # Chef::Config as Ruby code sees and changes it
        self.templates: Dict[Any, Any] = {}  # compiled templates by their source
        self.stop = StopFlag()  # set by a signal; the run ends after the resource in hand
        self.at_exit: List[Any] = []  # what has to be tidied up when the run is over
        self.chef_callbacks: Dict[str, List[Any]] = {}  # blocks given to Chef::Client.when_run_starts ...
        # made of files in resources/ and, with " provider" behind it, providers/
        self.file_classes: Dict[str, Any] = {}
        self.old_ways: Set[str] = set()  # messages of the old ways that were told already
        self.secret_service: Value = None  # defaults of the recipe word `secret`
        self.secret_config: Value = None
        self.event_names: Any = None  # what Chef.event_handler may listen to; None: anything
        rt.classes["Chef"].extra["session"] = self


def session_of(rt: Interpreter) -> Session:
    """The run that an interpreter works for."""
    found: Session = rt.classes["Chef"].extra["session"]
    return found
