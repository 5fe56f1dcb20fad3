"""``search`` and ``Chef::Search::Query`` over the files of the chef-repo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Sequence, Tuple

from pysolo.chef.data_bag import make_item
from pysolo.chef.environment import Environment
from pysolo.chef.node.saved import node_from_document, searchable
from pysolo.chef.old.ways import allowed, note
from pysolo.chef.plain_merge import deep_merge
from pysolo.chef.repository import http_error, repository_of
from pysolo.chef.role import Role
from pysolo.chef.search_query import Fields, QueryError, compile_query
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RHash, RProc, RString, RSymbol, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

query_class = NativeClass("Chef::Search::Query", superclass="Object")

OPTIONS = ("start", "rows", "filter_result")
# a document to look into, and what makes the object that the search gives
Row = Tuple[Dict[str, Any], Callable[[], Value]]


def _rows(rt: Interpreter, index: str) -> List[Row]:
    repository = repository_of(rt)
    rows: List[Row] = []
    if index == "node":
        for name, document in repository.node_documents(rt):
            rows.append((searchable(name, document), lambda d=document, n=name: node_from_document(rt, n, d)))  # type: ignore[misc]
    elif index == "role":
        for name in repository.role_names():
            role = repository.role(rt, name)
            assert role is not None
            rows.append((role.document(), lambda r=role: Role(rt.classes["Chef::Role"], r)))  # type: ignore[misc]
    elif index == "environment":
        for name in repository.environment_names():
            data = repository.environment(rt, name)
            rows.append((data.document(), lambda d=data: Environment(rt.classes["Chef::Environment"], d)))  # type: ignore[misc]
    elif index != "client":
        for identifier in repository.data_bag_ids(rt, index):
            document = repository.data_bag_item(rt, index, identifier)
            rows.append((document, lambda d=document: make_item(rt, index, d)))  # type: ignore[misc]
    return rows


def search(rt: Interpreter, index: str, query: str) -> List[Row]:
    """The rows that match, in order of name."""
    try:
        matches = compile_query(query)
    except QueryError as error:
        raise http_error(rt, 400, str(error)) from None
    return [row for row in _rows(rt, index) if matches(Fields(row[0]))]


def filtered(rt: Interpreter, document: Dict[str, Any], wanted: RHash) -> Value:
    """One row of ``filter_result``: a plain Hash of what stands at each path, nil where nothing does."""
    found = []
    for key, path in wanted.items():
        value: Any = document
        for step in rt.iterate(path):
            value = value.get(rt.name(step)) if isinstance(value, dict) else None
        found.append((rt.str(rt.name(key)), rt.from_python(value)))
    return rt.hash(found)


def run_search(
    rt: Interpreter, kind: Value, query: Value, options: Sequence[Value], block: Optional[RProc]
) -> Tuple[List[Value], int, int]:
    """(objects or filtered rows, first row's number, how many there are in all)"""
    if type(kind) is not RSymbol and not isinstance(kind, RString):
        raise rt.error(
            "Chef::Exceptions::InvalidSearchQuery",
            "what is searched is named by a String or Symbol, not %s" % rt.inspect(kind),
        )
    index = rt.name(kind)
    option = _options(rt, options)
    rows = search(rt, index, "*:*" if query is UNSET else rt.to_s(query))
    start = rt.to_int(option.get("start") or 0)
    count = option.get("rows")
    total = len(rows)
    rows = rows[start:] if count is None else rows[start : start + rt.to_int(count)]
    wanted = option.get("filter_result")
    if wanted is not None:
        if index == "node":
            rows = [(_flat(row[0]), row[1]) for row in rows]
        values = [filtered(rt, document, wanted) for document, _ in rows]
    else:
        values = [make() for _, make in rows]
    if block is not None:
        for value in values:
            rt.call_block(block, value)
    return values, start, total


def _options(rt: Interpreter, given: Sequence[Value]) -> Dict[str, Value]:
    """A Hash, or the old list of start, rows and filter."""
    if not given or not isinstance(given[0], RHash):
        return dict(zip(OPTIONS, given))
    found = {rt.name(key): value for key, value in given[0].items()}
    for name in found:
        if name == "sort" and allowed(rt):
            note(rt, "search has no option sort since Chef 14: sort what it gives")
        elif name not in OPTIONS and name != "fuzz":
            raise rt.error("ArgumentError", "unknown keyword: :%s" % name)
    return found


def _flat(document: Dict[str, Any]) -> Dict[str, Any]:
    """A node's attributes merged over its own keys: what a filter's paths begin at."""
    merged: Dict[str, Any] = {}
    for level in ("default", "normal", "override", "automatic"):
        merged = deep_merge(merged, document.get(level) or {})
    return {**document, **merged}


@query_class.method("search")
def query_search(
    rt: Interpreter,
    self: Value,
    index: Value,
    query: Value = UNSET,
    *options: Value,
    block: Optional[RProc] = None,
) -> Value:
    values, start, total = run_search(rt, index, query, options, block)
    return True if block is not None else rt.array([rt.array(values), start, total])


CLASSES = (query_class,)
