"""``Chef::DataBag`` and ``Chef::DataBagItem``: items are read anew at each call, as from a server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Optional

from pysolo.chef.mash import plain, to_mash
from pysolo.chef.repository import http_error, repository_of
from pysolo.ruby.runtime.native import Name, NativeClass
from pysolo.ruby.runtime.objects import RClass, RHash, RObject, RProc, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

VALID_ID = r"[.\-\w]+\Z"
VALID_BAG = r"[.\-\w]+\Z"

bag_class = NativeClass("Chef::DataBag", superclass="Object", allocator=lambda cls: DataBag(cls))
item_class = NativeClass(
    "Chef::DataBagItem", superclass="Object", includes=("Enumerable",), allocator=lambda cls: DataBagItem(cls)
)


class DataBag(RObject):
    __slots__ = ("name",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.name = ""


class DataBagItem(RObject):
    """Not a Hash, but answers what a Hash answers by its ``raw_data``."""

    __slots__ = ("data_bag", "raw_data")

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.data_bag = ""
        self.raw_data = RHash(cls.rt.classes["ChefUtils::Mash"])


def check_bag_name(rt: Interpreter, name: Value) -> str:
    text = "" if name is None else rt.name(name)
    if not re.match(VALID_BAG, text):
        raise rt.error(
            "Chef::Exceptions::InvalidDataBagName",
            "DataBags must have a name matching /^[\\.\\-[:alnum:]_]+$/, you gave %s" % rt.inspect(name),
        )
    return text


def check_item_id(rt: Interpreter, identifier: Value) -> str:
    text = "" if identifier is None else rt.to_s(identifier)
    if not re.match(VALID_ID, text):
        raise rt.error(
            "Chef::Exceptions::InvalidDataBagItemID",
            "Data Bag items must have an id matching /^[\\.\\-[:alnum:]_]+$/, you gave: %s" % rt.inspect(identifier),
        )
    return text


def load_item(rt: Interpreter, bag: Value, identifier: Value) -> DataBagItem:
    bag_name, item_name = check_bag_name(rt, bag), check_item_id(rt, identifier)
    document = repository_of(rt).data_bag_item(rt, bag_name, item_name)
    return make_item(rt, bag_name, document)


def make_item(rt: Interpreter, bag: str, document: Any) -> DataBagItem:
    item = DataBagItem(rt.classes["Chef::DataBagItem"])
    item.data_bag = bag
    # a data bag item as the API gives it wraps its content
    if document.get("json_class") == "Chef::DataBagItem" and isinstance(document.get("raw_data"), dict):
        document = document["raw_data"]
    item.raw_data = to_mash(rt, rt.from_python(document))
    return item


# ------------------------------------------------------------------------------------------------------------- data bags


@bag_class.method("name")
def bag_name(rt: Interpreter, self: DataBag, value: Value = None) -> str:
    if value is not None:
        if not re.match(VALID_BAG, rt.to_s(value)):
            raise rt.error(
                "Chef::Exceptions::ValidationFailed",
                "Option name's value %s does not match regular expression /^[\\.\\-[:alnum:]_]+$/" % rt.to_s(value),
            )
        self.name = rt.to_s(value)
    return self.name


@bag_class.method("to_s")
def bag_to_s(rt: Interpreter, self: DataBag) -> str:
    return "data_bag[%s]" % self.name


@bag_class.singleton("load")
def load_bag(rt: Interpreter, self: Value, name: Value) -> Value:
    bag = check_bag_name(rt, name)
    identifiers = repository_of(rt).data_bag_ids(rt, bag)
    return rt.from_python({found: "data/%s/%s" % (bag, found) for found in identifiers})


@bag_class.singleton("list")
def list_bags(rt: Interpreter, self: Value, *_inflate: Value) -> Value:
    return rt.from_python({found: "data/" + found for found in repository_of(rt).data_bag_names()})


@bag_class.method("create")
def create_bag(rt: Interpreter, self: DataBag) -> Value:
    repository_of(rt).create_data_bag(rt, check_bag_name(rt, rt.str(self.name)))
    return self


@bag_class.method("save")
def save_bag(rt: Interpreter, self: DataBag) -> Value:
    """As ``create``, but one that is there is fine."""
    return self if self.name in repository_of(rt).data_bag_names() else create_bag(rt, self)


@bag_class.method("destroy")
def destroy_bag(rt: Interpreter, self: DataBag) -> Value:
    repository_of(rt).delete_data_bag(rt, self.name)
    return self


# ----------------------------------------------------------------------------------------------------------------- items


@item_class.singleton("load")
def load(rt: Interpreter, self: Value, bag: Value, identifier: Value) -> Value:
    return load_item(rt, bag, identifier)


@item_class.singleton("from_hash")
def from_hash(rt: Interpreter, self: Value, content: RHash) -> Value:
    document = rt.to_python(content)
    bag = str(document.pop("data_bag", "") or "")
    document.pop("chef_type", None)
    return make_item(rt, bag, document)


@item_class.method("create")
def create(rt: Interpreter, self: DataBagItem) -> Value:
    """A new item; one that is there is Chef's 409."""
    name = check_item_id(rt, identifier(rt, self))
    repository = repository_of(rt)
    if self.data_bag in repository.data_bag_names() and name in repository.data_bag_ids(rt, self.data_bag):
        raise http_error(rt, 409, "data bag item %s/%s exists already" % (self.data_bag, name))
    return save(rt, self)


@item_class.method("save")
def save(rt: Interpreter, self: DataBagItem, item_id: Value = None) -> Value:
    object_name(rt, self)  # of which bag?
    name = check_item_id(rt, identifier(rt, self) if item_id is None else item_id)
    repository_of(rt).write_data_bag_item(rt, self.data_bag, name, rt.to_python(self.raw_data))
    return self


@item_class.method("destroy")
def destroy(rt: Interpreter, self: DataBagItem, bag: Value = None, item_id: Value = None) -> Value:
    bag_name = self.data_bag if bag is None else rt.to_s(bag)
    name = rt.to_s(identifier(rt, self) if item_id is None else item_id)
    repository_of(rt).delete_data_bag_item(rt, bag_name, name)
    return to_hash(rt, self)


@item_class.method("data_bag")
def data_bag(rt: Interpreter, self: DataBagItem, value: Value = None) -> Value:
    if value is not None:
        self.data_bag = rt.name(value)
    return rt.str(self.data_bag) if self.data_bag else None


@item_class.method("data_bag=")
def set_data_bag(rt: Interpreter, self: DataBagItem, value: Name) -> None:
    self.data_bag = value


@item_class.method("raw_data")
def raw_data(rt: Interpreter, self: DataBagItem) -> Value:
    return self.raw_data


@item_class.method("raw_data=")
def set_raw_data(rt: Interpreter, self: DataBagItem, value: Value) -> None:
    if not isinstance(value, RHash):
        raise rt.error(
            "Chef::Exceptions::InvalidDataBagItemID",
            "Data Bag items must be a Hash with an id, you gave: %s" % rt.inspect(value),
        )
    content = to_mash(rt, value)
    check_item_id(rt, content.get(rt.str("id")))
    self.raw_data = content


@item_class.method("id")
def identifier(rt: Interpreter, self: DataBagItem, *_value: Value) -> Value:
    return self.raw_data.get(rt.str("id"))


@item_class.method("object_name", "name")
def object_name(rt: Interpreter, self: DataBagItem) -> str:
    if not self.data_bag:
        raise rt.error("Chef::Exceptions::ValidationFailed", "You must have declared what bag this item belongs to!")
    return "data_bag_item_%s_%s" % (self.data_bag, rt.to_s(identifier(rt, self)))


@item_class.method("to_s")
def to_s(rt: Interpreter, self: DataBagItem) -> str:
    return "data_bag_item[%s]" % rt.to_s(identifier(rt, self))


@item_class.method("inspect")
def inspect(rt: Interpreter, self: DataBagItem) -> str:
    return "data_bag_item[%s, %s, %s]" % (
        rt.inspect(rt.str(self.data_bag)),
        rt.inspect(identifier(rt, self)),
        rt.inspect(plain(rt, self.raw_data)),
    )


@item_class.method("[]")
def fetch(rt: Interpreter, self: DataBagItem, key: Value) -> Value:
    return rt.send(self.raw_data, "[]", key)


@item_class.method("[]=")
def store(rt: Interpreter, self: DataBagItem, key: Value, value: Value) -> Value:
    return rt.send(self.raw_data, "[]=", key, value)


@item_class.method("each", "each_pair")
def each(rt: Interpreter, self: DataBagItem, *, block: Optional[RProc] = None) -> Value:
    return rt.send(self.raw_data, "each", block=block)


@item_class.method("to_hash", "to_h")
def to_hash(rt: Interpreter, self: DataBagItem, *, block: Optional[RProc] = None) -> Value:
    content = plain(rt, self.raw_data)
    content.put(rt.str("chef_type"), rt.str("data_bag_item"))
    content.put(rt.str("data_bag"), rt.str(self.data_bag))
    return content if block is None else rt.send(content, "to_h", block=block)


@item_class.method("to_json")
def to_json(rt: Interpreter, self: DataBagItem, *options: Value) -> Value:
    document = {
        "name": object_name(rt, self),
        "json_class": "Chef::DataBagItem",
        "chef_type": "data_bag_item",
        "data_bag": self.data_bag,
        "raw_data": rt.to_python(self.raw_data),
    }
    return rt.send(rt.from_python(document), "to_json", *options)


@item_class.method("==")
def equal(rt: Interpreter, self: DataBagItem, other: Value) -> bool:
    if isinstance(other, DataBagItem):
        return self.data_bag == other.data_bag and rt.eq(self.raw_data, other.raw_data)
    return isinstance(other, RHash) and rt.eq(to_hash(rt, self), other)


def _delegated(name: str) -> Any:
    """What a Hash has and no object; Enumerable's own methods go to the content as well."""

    def call(rt: Interpreter, self: DataBagItem, *args: Value, block: Optional[RProc] = None) -> Value:
        return rt.send(self.raw_data, name, *args, block=block)

    return call


for _name in (
    "key? has_key? include? member? value? has_value? keys values fetch fetch_values values_at dig length size empty? each_key each_value "
    "map collect select filter reject find_all any? all? none? sort sort_by min_by max_by group_by partition merge merge! update delete "
    "delete_if keep_if reject! select! to_a slice except compact transform_values transform_keys invert key count sum store default "
    "filter_map flat_map each_with_object reduce inject first to_set sort_by symbolize_keys assoc replace clear"
).split():
    item_class.method(_name)(_delegated(_name))

CLASSES = (bag_class, item_class)
