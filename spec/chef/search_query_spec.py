from __future__ import annotations

import pytest

from pysolo.chef.search_query import Fields, QueryError, compile_query

DOCUMENT = {
    "id": "alice",
    "uid": 1001,
    "active": True,
    "shell": "/bin/bash",
    "full_name": "Alice Liddell",
    "groups": ["admin", "dev"],
    "home": {"path": "/home/alice", "quota": {"mb": 500}},
    "tags": [{"name": "vip"}],
    "note": "on-call: yes",
    "recipes": ["nginx::default"],
}


@pytest.mark.parametrize(
    "query",
    [
        "*:*",
        "id:alice",
        "id:ALICE",
        "uid:1001",
        "active:true",
        "shell:/bin/bash",
        "full_name:Alice",
        'full_name:"Alice Liddell"',
        "full_name:Alice\\ Liddell",
        "groups:dev",
        "home_path:/home/alice",
        "home_quota_mb:500",
        "mb:500",
        "home:*",
        "home_*_mb:500",
        "tags_name:vip",
        "name:vip",
        "note:on-call\\:\\ yes",
        "recipes:nginx\\:\\:default",
        "recipes:nginx::default",
        "id:al*",
        "id:alic?",
        "id:bob OR uid:1001",
        "id:alice AND groups:admin",
        "id:alice AND NOT groups:ops",
        "NOT id:bob",
        "-id:bob",
        "(id:bob OR id:alice) AND active:true",
        "groups:(ops OR dev)",
        "uid:[1000 TO 1002]",
        "uid:[* TO 2000]",
    ],
)
def test_matches(query: str) -> None:
    assert compile_query(query)(Fields(DOCUMENT))


@pytest.mark.parametrize(
    "query",
    [
        "id:bob",
        "id:ali",
        "nope:x",
        "quota_mb:500",
        "home_quota:*",
        'full_name:"Liddell Alice"',
        'note:"on-call: yes"',
        "NOT id:alice",
        "id:alice AND active:false",
        "uid:{1001 TO 2000]",
        "groups:(ops AND dev)",
        "Liddell",
        '"Liddell"',
    ],
)
def test_does_not_match(query: str) -> None:
    assert not compile_query(query)(Fields(DOCUMENT))


@pytest.mark.parametrize(
    "query", ["id:(alice OR", "id:", "id: AND uid:1001", '"open', "a:[1 TO", "AND", "(id:a", "id:a)"]
)
def test_a_malformed_query_is_an_error_that_shows_it(query: str) -> None:
    with pytest.raises(QueryError) as error:
        compile_query(query)
    assert repr(query) in str(error.value)
