"""Data bags, search, tags and vaults (Chef::DSL::DataQuery, ChefVault)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from pysolo.chef.dsl.platform import node_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import UNSET, RHash, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

data_query = NativeClass("Chef::DSL::DataQuery", module=True)
vault = NativeClass("Chef::DSL::ChefVault", module=True, includes=("Chef::DSL::DataQuery",))


@data_query.method("search")
def search(
    rt: Interpreter, self: Value, index: Value, query: Value = UNSET, *options: Value, block: Optional[RProc] = None
) -> Value:
    """What is found; true with a block, which is given each of it."""
    from pysolo.chef.search import run_search

    if isinstance(query, RHash):
        query, options = UNSET, (query, *options)
    values, _start, _total = run_search(rt, index, query, options, block)
    return True if block is not None else rt.array(values)


@data_query.method("data_bag")
def data_bag(rt: Interpreter, self: Value, name: Value) -> Value:
    return rt.send(rt.send(rt.const_get("Chef::DataBag"), "load", name), "keys")


@data_query.method("data_bag_item")
def data_bag_item(rt: Interpreter, self: Value, bag: Value, item: Value, secret: Value = None) -> Value:
    from pysolo.chef.encrypted_item import data_bag_item as load

    return load(rt, bag, item, secret)


@data_query.method("tagged?")
def tagged(rt: Interpreter, self: Value, *tags: Value) -> bool:
    known = {rt.to_s(tag) for tag in rt.iterate(rt.send(node_of(rt, self), "tags"))}
    return all(rt.to_s(tag) in known for tag in tags)


@vault.method("chef_vault_item")
def chef_vault_item(rt: Interpreter, self: Value, bag: Value, item: Value) -> Value:
    """A plain item only where ``node['chef-vault']['databag_fallback']`` allows it, or under Test Kitchen."""
    vault_class = rt.const_get("ChefVault::Item")
    if rt.truthy(rt.send(vault_class, "vault?", bag, item)):
        return rt.send(vault_class, "load", bag, item)
    node = node_of(rt, self)
    allowed = node.read("chef-vault", "databag_fallback")
    if rt.truthy(rt.send(rt.classes["ChefUtils"], "kitchen?", node)) if allowed is None else allowed:
        return data_bag_item(rt, self, bag, item)
    raise rt.error(
        "RuntimeError",
        "%s/%s is no item of Chef Vault: read it with data_bag_item, or set node['chef-vault']['databag_fallback']"
        % (rt.to_s(bag), rt.to_s(item)),
    )


@vault.method("chef_vault")
def chef_vault(rt: Interpreter, self: Value, bag: Value) -> Value:
    from pysolo.chef.repository import repository_of

    if rt.to_s(bag) not in repository_of(rt).data_bag_names():
        raise rt.error("RuntimeError", "'%s' is not a vault: there is no such data bag" % rt.to_s(bag))
    names = rt.iterate(data_bag(rt, self, bag))
    return rt.array([name for name in names if not rt.to_s(name).endswith("_keys")])


@vault.method("chef_vault_item_for_environment")
def chef_vault_item_for_environment(rt: Interpreter, self: Value, bag: Value, item: Value) -> Value:
    found = chef_vault_item(rt, self, bag, item)
    value = rt.send(found, "[]", rt.send(node_of(rt, self), "chef_environment"))
    return value if value is not None else rt.hash({})


CLASSES = (data_query, vault)
