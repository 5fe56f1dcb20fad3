"""The node of a run: the saved node file, the ``-j`` document and automatic attributes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Mapping, Optional

from pysolo.chef.node.node import Node, external_settings, make_node
from pysolo.chef.node.saved import take_over, write_node_file
from pysolo.chef.run_list import RunList
from pysolo.chef.session import session_of

if TYPE_CHECKING:
    from pysolo.chef.repository import Repository
    from pysolo.config import Config, RunOptions
    from pysolo.ruby.runtime.interpreter import Interpreter


class NodeBuilder:
    def __init__(self, rt: Interpreter, config: Config, options: RunOptions, repository: Repository) -> None:
        self.rt = rt
        self.config = config
        self.options = options
        self.repository = repository

    def build(self, facts: Mapping[str, Any]) -> Node:
        """Everything but the run-list's expansion. ``facts`` are the automatic attributes, collected when they are read."""
        rt, config = self.rt, self.config
        node = make_node(rt, self.name(facts))
        saved = self.repository.node_document(rt, node.name)
        keeps_file = self.keeps_node_files()
        if saved is not None:
            take_over(node, saved)
        elif keeps_file and self.options.list_resources is None:
            self.save(node)  # as registering a node does: a search of this very run finds it
        if config.environment:
            node.chef_environment = config.environment
        node.attributes.set_automatic_source(facts)
        self._take_json(node, self.options.json_attributes)
        node.attributes.merge_into("default", rt.from_python(dict(self.options.default_attributes)))
        if self.options.override_runlist is not None:
            node.override_run_list = RunList.parse(rt, self.options.override_runlist)
            for line in (
                "Run List override has been provided.",
                "Original Run List: [%s]" % ", ".join(node.run_list.strings()),
                "Overridden Run List: [%s]" % ", ".join(node.override_run_list.strings()),
            ):
                session_of(rt).log.warn(line)
        automatic = node.attributes.levels["automatic"]
        for key, text in (("name", node.name), ("chef_environment", node.chef_environment)):
            rt.send(automatic, "[]=", rt.str(key), rt.str(text))
        normal = node.attributes.levels["normal"]
        if normal.get(rt.str("tags")) is None:
            rt.send(normal, "[]=", rt.str("tags"), rt.array([]))
        if keeps_file:
            node.saver = self.save
        return node

    def name(self, facts: Mapping[str, Any]) -> str:
        """``node_name``, else the machine's name as Chef guesses it."""
        if self.config.node_name:
            return self.config.node_name
        for fact in ("fqdn", "machinename", "hostname"):
            value = facts.get(fact)
            if value:
                return str(value)
        return "localhost"

    def _take_json(self, node: Node, document: Any) -> None:
        rt = self.rt
        if not isinstance(document, dict):
            raise rt.error(
                "NoMethodError", "the -j document must be a JSON object {...}, not %s" % type(document).__name__
            )
        if document.get("chef_environment"):
            node.chef_environment = str(document["chef_environment"])
        items: Optional[Any] = document.get("run_list")
        if "recipes" in document:
            if items is not None:
                raise rt.error(
                    "Chef::Exceptions::AmbiguousRunlistSpecification",
                    "the -j document sets the node's run-list with both 'run_list' and 'recipes': keep one of them",
                )
            items = document["recipes"]
        if items is not None:
            if not isinstance(items, list):
                raise rt.error(
                    "ArgumentError", "run_list in the -j document must be an array of strings, not %r" % (items,)
                )
            node.run_list = RunList.parse(rt, [str(item) for item in items])
        node.attributes.merge_into("normal", rt.from_python(external_settings(document)))

    def save(self, node: Node) -> None:
        folder = self.config.node_path[0]
        try:
            write_node_file(node, folder)
        except OSError as error:
            raise self.rt.error(
                "RuntimeError", "the node file cannot be written to %s: %s" % (folder, error.strerror)
            ) from None

    def keeps_node_files(self) -> bool:
        """Whether there is a place for node files: an ordinary user may have none."""
        folder = self.config.node_path[0] if self.config.node_path else ""
        while folder and not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        return bool(folder) and os.access(folder, os.W_OK)
