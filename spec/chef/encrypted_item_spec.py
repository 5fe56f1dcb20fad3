from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pysolo.chef.boot import open_session
from pysolo.chef.encrypted_item import decrypt, encrypt, make_encrypted
from pysolo.ruby.runtime.control import RubyError

RT = open_session().rt

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@given(json_values)
@settings(max_examples=30, deadline=None)
def test_what_was_encrypted_comes_back(value: Any) -> None:
    assert decrypt(RT, encrypt(RT, value, b"s3cret"), b"s3cret") == value


def test_values_are_decrypted_when_they_are_read_and_the_id_never() -> None:
    item = make_encrypted(RT, {"id": "db", "password": encrypt(RT, "pässword", b"right")}, b"wrong")
    assert RT.to_python(RT.send(item, "[]", RT.str("id"))) == "db"
    with pytest.raises(RubyError) as error:
        RT.send(item, "[]", RT.str("password"))
    assert RT.class_name(error.value.exc) == "Chef::EncryptedDataBagItem::DecryptionFailure"
    item.secret = b"right"
    assert RT.to_python(RT.send(item, "to_hash")) == {"id": "db", "password": "pässword"}


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("plain", "UnacceptableEncryptedDataBagItemFormat"),
        ({"encrypted_data": "", "iv": "", "version": 9}, "UnsupportedEncryptedDataBagItemFormat"),
        ({"encrypted_data": "AAAA", "iv": "AAAA", "version": 1}, "DecryptionFailure"),
    ],
)
def test_what_is_no_encrypted_value_is_chefs_error(value: Any, error: str) -> None:
    with pytest.raises(RubyError) as raised:
        decrypt(RT, value, b"s")
    assert RT.class_name(raised.value.exc) == "Chef::EncryptedDataBagItem::" + error
