from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pysolo.chef.role import RoleData
from pysolo.chef.run_list import (
    MalformedItem,
    MissingRole,
    RoleExpansion,
    RunList,
    RunListExpansion,
    RunListItem,
    parse_item,
)


def role(name: str, *run_list: str, **attributes: object) -> RoleData:
    return RoleData.from_json(name, {"run_list": list(run_list), **attributes})


def expand(roles: list[RoleData], *items: str, environment: str = "_default") -> RunListExpansion:
    known = {r.name: r for r in roles}
    return RoleExpansion(RunList([parse_item(i) for i in items]), environment, known.get)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("app", RunListItem("recipe", "app")),
        ("app::web", RunListItem("recipe", "app::web")),
        ("recipe[app::web]", RunListItem("recipe", "app::web")),
        ("recipe[app@1.2.3]", RunListItem("recipe", "app", "1.2.3")),
        ("app::web@1.2", RunListItem("recipe", "app::web", "1.2")),
        ("role[base]", RunListItem("role", "base")),
    ],
)
def test_every_spelling_is_understood(text: str, item: RunListItem) -> None:
    assert parse_item(text) == item


@pytest.mark.parametrize("text", ["recipe[app", "app]", "role[]", "", "recipe[app@x]", "[app]"])
def test_a_malformed_item_is_named(text: str) -> None:
    with pytest.raises(MalformedItem) as error:
        parse_item(text)
    assert repr(text) in str(error.value)


names = st.from_regex(r"[a-z][a-z0-9_-]{0,8}(::[a-z][a-z0-9_-]{0,8})?", fullmatch=True)


@given(name=names, kind=st.sampled_from(["recipe", "role"]), version=st.sampled_from([None, "1.0", "2.3.4"]))
def test_text_and_item_are_inverse(name: str, kind: str, version: str | None) -> None:
    item = RunListItem(kind, name, version if kind == "recipe" else None)
    assert parse_item(str(item)) == item


def test_roles_expand_depth_first_and_once_even_in_a_circle() -> None:
    roles = [
        role("top", "recipe[a]", "role[left]", "role[right]", "recipe[end]"),
        role("left", "recipe[b]", "role[shared]"),
        role("right", "role[shared]", "recipe[a]", "role[top]"),
        role("shared", "recipe[c]"),
    ]
    expansion = expand(roles, "role[top]")
    assert expansion.roles == ["top", "left", "shared", "right"]
    assert expansion.recipe_names() == ["a::default", "b::default", "c::default", "end::default"]


def test_outer_and_later_roles_win_over_inner_and_earlier_ones() -> None:
    roles = [
        role("outer", "role[inner]", default_attributes={"who": "outer", "list": [1]}),
        role("inner", default_attributes={"who": "inner", "deep": {"kept": True}, "list": [2]}),
        role("later", default_attributes={"who": "later"}),
    ]
    assert expand(roles, "role[outer]").default_attributes == {"who": "outer", "deep": {"kept": True}, "list": [2, 1]}
    assert expand(roles, "role[outer]", "role[later]").default_attributes["who"] == "later"


def test_the_environment_picks_a_roles_run_list() -> None:
    web = RoleData.from_json("web", {"run_list": ["any"], "env_run_lists": {"prod": ["prod"]}})
    assert expand([web], "role[web]", environment="prod").recipe_names() == ["prod::default"]
    assert expand([web], "role[web]", environment="qa").recipe_names() == ["any::default"]


def test_a_missing_role_names_who_asked_for_it() -> None:
    with pytest.raises(MissingRole, match=r"gone, asked for by role\[top\]"):
        expand([role("top", "role[gone]")], "role[top]")
