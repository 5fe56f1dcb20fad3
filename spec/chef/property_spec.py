"""Properties, asked through a declaration written in Python."""

from __future__ import annotations

from typing import Any

import pytest

from pysolo.chef.boot import open_session
from pysolo.chef.builder import new_resource
from pysolo.chef.declaration import Declaration, Property, Sym
from pysolo.chef.resource import Resource
from pysolo.chef.session import Session
from pysolo.ruby.runtime.control import RubyError


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session()


def make(session: Session, *properties: Property) -> Resource:
    """A resource `thing` with these properties."""
    declaration = Declaration(
        f"thing_{id(properties)}", actions={"create": ""}, default="create", properties=properties
    )
    cls = session.registry.declaration_class(declaration)
    return new_resource(cls, session.rt.str("the name"), None)


def failure(session: Session, error: pytest.ExceptionInfo[RubyError]) -> tuple[str, str]:
    exc = error.value.exc
    return session.rt.class_name(exc), session.rt.message_of(exc)


@pytest.mark.parametrize(
    ("types", "good", "bad"),
    [
        (str, "a", 1),
        ((str, None), None, 5),
        (int, 5, True),
        (bool, False, 0),
        (float, 1.5, 1),
        (list, [1], {}),
        (dict, {"a": 1}, []),
        ("symbol", Sym("a"), "a"),
        ((int, False), False, True),
        ("Exception", None, 1),
    ],
)
def test_types(session: Session, types: Any, good: Any, bad: Any) -> None:
    resource = make(session, Property("value", types))
    resource.set("value", good)
    assert resource.value == (str(good) if isinstance(good, Sym) else good)
    with pytest.raises(RubyError) as error:
        resource.set("value", bad)
    name, message = failure(session, error)
    assert name == "Chef::Exceptions::ValidationFailed"
    assert message.startswith("Property value must be one of: ")


def test_an_unset_property_gives_its_default_and_stays_unset(session: Session) -> None:
    resource = make(session, Property("a", int, default=4), Property("b", str, default=lambda owner: owner.name + "!"))
    assert (resource.a, resource.b) == (4, "the name!")
    assert not resource.is_set("a")
    assert resource.values.keys() == {"name"}


def test_nil_resets_a_typed_property_to_its_default(session: Session) -> None:
    resource = make(session, Property("a", str, default="x"))
    resource.set("a", "y")
    resource.set("a", None)
    assert resource.a == "x"


def test_a_name_property_is_the_name_until_it_is_set(session: Session) -> None:
    resource = make(session, Property("path", str, name_property=True))
    assert (resource.path, resource.identity) == ("the name", "the name")
    resource.set("path", "/x")
    assert (resource.path, resource.identity) == ("/x", "/x")


def test_a_mutable_default_belongs_to_the_resource_that_changed_it(session: Session) -> None:
    items = Property("items", list, default=[])
    one, other = make(session, items), make(session, items)
    one.get("items").items.append(1)
    assert (one.items, other.items) == ([1], [])


def test_other_checks(session: Session) -> None:
    resource = make(
        session,
        Property("level", equal_to=("low", "high")),
        Property("word", str, regex=r"^[a-z]+$"),
        Property("even", int, callbacks={"must be even": lambda value: value % 2 == 0}),
        Property("need", str, required=True),
    )
    resource.set("level", Sym("low"))
    for name, value, text in (
        ("level", "mid", 'Option level must be equal to one of: "low", "high"!  You passed "mid".'),
        ("word", "A1", "Property word's value A1 does not match regular expression /^[a-z]+$/"),
        ("even", 3, "Option even's value 3 must be even!"),
    ):
        with pytest.raises(RubyError) as error:
            resource.set(name, value)
        assert failure(session, error)[1] == text
    with pytest.raises(RubyError) as error:
        resource.get("need")
    assert failure(session, error)[1] == "need is a required property"


def test_coerce_works_on_ruby_values(session: Session) -> None:
    resource = make(
        session,
        Property(
            "names", list, coerce=lambda rt, owner, value: rt.array(value.items if hasattr(value, "items") else [value])
        ),
    )
    resource.set("names", "a")
    assert resource.names == ["a"]
