"""One run from start to end: session, node, cookbooks, compile phase, converge phase, handlers, report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional

from pysolo import __version__
from pysolo.converge.events import CHEF_ONLY, NAMES, Events
from pysolo.converge.formatters import make_formatter
from pysolo.converge.report import RunReport, write_json
from pysolo.ruby.runtime.control import ControlFlow, RubyError
from pysolo.ruby.runtime.stack import with_room

if TYPE_CHECKING:
    from pysolo.chef.cookbook.collection import CookbookCollection
    from pysolo.chef.handler import RunStatus
    from pysolo.chef.node.node import Node
    from pysolo.chef.run_list import RunListExpansion
    from pysolo.chef.session import Session
    from pysolo.config import Config, RunOptions
    from pysolo.converge.node_builder import NodeBuilder
    from pysolo.converge.run_list_source import RunListSource
    from pysolo.log import Log


def run_once(config: Config, log: Log, options: RunOptions) -> int:
    """Run, and give the exit status: 0, 1, or what Chef's exit codes (RFC 062) say of a reboot."""
    return with_room(Client(config, log, options).run)


class Client:
    def __init__(self, config: Config, log: Log, options: RunOptions) -> None:
        self.config = config
        self.log = log
        self.options = options
        self.events = Events()
        self.report = RunReport()
        self.events.subscribe(self.report)
        self.session: Session = self._open_session()
        if options.list_resources is None:
            formatter = make_formatter(options.formatter, sys.stdout, self.session, color=options.color)
            if formatter is not None:
                self.events.subscribe(formatter)
        if log.enabled("info"):
            from pysolo.converge.run_log import RunLog

            self.events.subscribe(RunLog(log))
        if options.slow_report is not None:
            from pysolo.converge.run_log import SlowReport

            self.events.subscribe(SlowReport(log, self.report.rows, options.slow_report))
        self.node: Optional[Node] = None
        self.expansion: Optional[RunListExpansion] = None
        self.run_context: Any = None
        self.status: Optional[RunStatus] = None

    # ------------------------------------------------------------------------------------------------------------- the run

    def run(self) -> int:
        from pysolo.converge.stopping import Stopped

        error: Optional[BaseException] = None
        stop = self.options.stop
        stop.running = True
        try:
            self._phases()
        except (RubyError, ControlFlow) as trouble:
            error = trouble
        except Exception as trouble:
            found = self.session.rt.rescue_python(trouble)
            if (found is None and not isinstance(trouble, Stopped)) or self.log.enabled("trace"):
                self._trace()
            error = found or trouble
        finally:
            stop.running = False
        error = self._finish(error)
        return self._exit_status(error)

    def _phases(self) -> None:
        from pysolo.chef.handler import RunStatus
        from pysolo.converge.compiler import compile_cookbooks
        from pysolo.converge.handlers import run_start_handlers
        from pysolo.converge.run_context import RunContext
        from pysolo.converge.run_list_source import run_list_source

        session, events = self.session, self.events
        events.run_start(__version__, None)
        builder = self._node_builder()
        facts = session.facts = self._facts()
        node = self.node = session.node = builder.build(facts)
        events.ohai_completed(node)
        source = run_list_source(session.rt, self.config, self.options, builder.repository, node)
        if source.policy is not None:
            events.policyfile_loaded(source.policy)
        self.status = session.run_status = RunStatus(session.rt.classes["Chef::RunStatus"], node)
        run_start_handlers(session, self.status)
        events.run_started(self.status)
        self._callbacks("when_run_starts")
        try:
            self.expansion = source.expand()
        except RubyError as trouble:
            events.run_list_expand_failed(node, trouble)
            raise
        events.run_list_expanded(self.expansion)
        self._resolve(node, self.expansion, source)
        self.run_context = session.run_context = node.run_context = RunContext(session)
        self.status.run_context = self.run_context
        compile_cookbooks(session, self.run_context, self.expansion, self.options.specific_recipes)
        if self.options.list_resources is None:
            self._converge()

    def _resolve(self, node: Node, expansion: RunListExpansion, source: RunListSource) -> None:
        from pysolo.converge.cookbook_cache import link_cookbooks

        events, rt = self.events, self.session.rt
        names = expansion.shown_names()
        events.cookbook_resolution_start(names)
        cookbooks = self.session.cookbooks = source.cookbooks()
        try:
            source.load(cookbooks, expansion)
        except RubyError as trouble:
            events.cookbook_resolution_failed(names, trouble)
            raise
        events.cookbook_resolution_complete(cookbooks)
        events.cookbook_sync_start(len(cookbooks.loaded))
        for name, cookbook in sorted(cookbooks.loaded.items()):
            events.synchronized_cookbook(name, cookbook)
        events.cookbook_sync_complete()
        self._gems(cookbooks)
        linked = link_cookbooks(cookbooks.loaded.values(), self.config.file_cache_path)
        if linked is not None:
            self.session.chef_config["cookbook_path"] = rt.str(linked)
        versions = {name: {"version": cookbook.version} for name, cookbook in cookbooks.loaded.items()}
        rt.send(node.attributes.levels["automatic"], "[]=", rt.str("cookbooks"), rt.from_python(versions))

    def _gems(self, cookbooks: CookbookCollection) -> None:
        """Tell which gems of the cookbooks' metadata have a stand-in here; there is no Ruby to install the others into."""
        from pysolo.chef.gems import stand_in

        self.events.cookbook_gem_start(None)
        for cookbook in cookbooks.loaded.values():
            for name, *_ in cookbook.metadata.gems:
                if stand_in(self.session.rt, name):
                    self.events.cookbook_gem_using(name, "(built in)")
                else:
                    self.log.warn(
                        "gem %s of cookbook %s has no stand-in here: a `require` of it raises LoadError"
                        % (name, cookbook.name)
                    )
        self.events.cookbook_gem_finished()

    def _converge(self) -> None:
        events = self.events
        events.converge_start(self.run_context)
        try:
            self.run_context.make_runner().converge()
        except BaseException as trouble:
            events.converge_failed(trouble)
            raise
        events.converge_complete()

    # ----------------------------------------------------------------------------------------------------------- beginning

    def _open_session(self) -> Session:
        """solo.rb's session, when it was evaluated; a new one otherwise."""
        from pysolo.chef.boot import open_session
        from pysolo.chef.classes import announce
        from pysolo.chef.dsl.resources import add_words
        from pysolo.chef.event_dispatch import subscribe_configured
        from pysolo.chef.old.ways import OLD_RESOURCES, allowed
        from pysolo.converge.catalog import ShippedCatalog
        from pysolo.converge.run_context import install_run_context

        session: Session = self.config.evaluated_by or open_session(self.log)
        session.log, session.config, session.events = self.log, self.config, self.events
        session.why_run = self.options.why_run
        session.stop = self.options.stop
        session.event_names = frozenset(NAMES) | CHEF_ONLY
        subscribe_configured(session)
        session.rt.cache_dir = self.config.file_cache_path
        session.rt.trees = None  # solo.rb was read before it was known where trees are kept
        catalog = session.registry.catalog = ShippedCatalog()
        words = catalog.names()
        add_words(session.rt, [*words, *OLD_RESOURCES] if allowed(session.rt) else words)
        announce(session.rt, words, catalog.provider_names())
        install_run_context(session.rt)
        return session

    def _node_builder(self) -> NodeBuilder:
        from pysolo.chef.repository import Repository, attach_repository
        from pysolo.converge.node_builder import NodeBuilder

        config = self.config
        repository = Repository(
            role_path=config.role_path,
            environment_path=config.environment_path,
            data_bag_path=config.data_bag_path,
            node_path=config.node_path,
            policy_path=config.policy_path,
            policy_group_path=config.policy_group_path,
        )
        attach_repository(self.session.rt, repository)
        return NodeBuilder(self.session.rt, config, self.options, repository)

    def _facts(self) -> Mapping[str, Any]:
        """The automatic attributes: of this machine, or from the file that the user gave."""
        if self.options.automatic_json is not None:
            from pysolo.json_text import parse_json

            with open(self.options.automatic_json, encoding="utf-8") as text:
                document: Dict[str, Any] = parse_json(text.read(), self.options.automatic_json)
            return document
        from pysolo.ohai import Ohai

        return Ohai(self.session.system, minimal=self.config.minimal_ohai)

    # --------------------------------------------------------------------------------------------------------------- ending

    def _finish(self, error: Optional[BaseException]) -> Optional[BaseException]:
        """Save the node, tell of the end, run the handlers, write the report."""
        if error is None:
            error = self._save_node()
        if isinstance(error, RubyError) and self._is_exit(error) and error.exc.details.get("status") == 0:
            error = None
        if self.status is not None:
            import time

            self.status.ended_at = time.time()
            self.status.exception = error.exc if isinstance(error, RubyError) else None
        if error is None:
            self._end_handlers(failed=False)
            self.events.run_completed(self.node, self.status)
        else:
            self._end_handlers(failed=True)
            self.events.run_failed(error, self.status)
            self._say(error)
        self._tidy()
        self._write_documents(error)
        return error

    def _save_node(self) -> Optional[BaseException]:
        node, options = self.node, self.options
        if node is None or node.saver is None or options.why_run or options.list_resources is not None:
            return None
        if options.override_runlist is not None:
            # a run for once leaves the saved run-list alone, as in Chef
            self.log.warn("Skipping final node save because override_runlist was given")
            return None
        try:
            node.saver(node)
        except RubyError as trouble:
            return trouble
        return None

    def _end_handlers(self, failed: bool) -> None:
        if self.status is not None and self.options.list_resources is None:
            from pysolo.converge.handlers import run_end_handlers

            run_end_handlers(self.session, self.status, self.events, failed)
            self._callbacks("when_run_fails" if failed else "when_run_completes_successfully")

    def _callbacks(self, name: str) -> None:
        """Blocks that cookbooks gave to ``Chef::Client.when_run_starts`` and its like."""
        for block in self.session.chef_callbacks.get(name, ()):
            self.session.rt.call_proc(block, self.session.run_status)

    def _tidy(self) -> None:
        """``at_exit`` blocks, and what providers left for the end."""
        try:
            self.session.rt.run_at_exit()
        except RubyError as trouble:
            self.log.error("at_exit: %s" % trouble)
        for tidy in self.session.at_exit:
            tidy()

    def _say(self, error: BaseException) -> None:
        from pysolo.converge.formatters.failure import describe

        if self.options.list_resources is None:
            self._dump(error)
        self.log.fatal("%s: %s" % describe(error))

    def _dump(self, error: BaseException) -> None:
        from pysolo.converge.stacktrace import stack_text, write_stacktrace

        text = stack_text(error)
        try:
            path = write_stacktrace(self.session.system, self.config.file_cache_path, text)
            self.log.fatal("Stacktrace dumped to %s" % path)
        except OSError as trouble:
            self.log.warn("the stacktrace could not be kept: %s" % trouble)
        (self.log.fatal if self.config.always_dump_stacktrace else self.log.debug)(text)

    def _trace(self) -> None:
        import traceback

        for line in traceback.format_exc().rstrip().split("\n"):
            self.log.error(line)

    def _write_documents(self, error: Optional[BaseException]) -> None:
        options, node = self.options, self.node
        if options.list_resources is not None:
            from pysolo.converge.collection_listing import listing

            write_json(self.session.system, options.list_resources, listing(self.run_context, error))
        if options.report_json is not None:
            run_list: List[str] = [] if node is None else (node.override_run_list or node.run_list).strings()
            document = self.report.document(
                node="" if node is None else node.name,
                run_list=run_list,
                expanded_run_list=[] if self.expansion is None else self.expansion.versioned_names(),
                error=error,
            )
            write_json(self.session.system, options.report_json, document)

    def _is_exit(self, error: RubyError) -> bool:
        return bool(self.session.rt.is_a(error.exc, self.session.rt.classes["SystemExit"]))

    def _exit_status(self, error: Optional[BaseException]) -> int:
        if error is None:
            asked = self.run_context.reboot_info if self.run_context is not None else None
            if asked and not self.options.why_run and self.options.list_resources is None:
                from pysolo.converge.rebooter import reboot

                return reboot(self.session, asked)
            return 0
        if isinstance(error, RubyError):
            status = error.exc.details.get("status")
            if self._is_exit(error) and isinstance(status, int):
                return status
            codes = {
                "Chef::Exceptions::Reboot": 35,
                "Chef::Exceptions::RebootPending": 37,
                "Chef::Exceptions::RebootFailed": 41,
            }
            return codes.get(error.exc.cls.real.name or "", 1)
        return 1
