from __future__ import annotations

import pytest

from pysolo.chef.boot import open_session
from pysolo.chef.builder import new_resource
from pysolo.chef.registry import Registry
from pysolo.chef.session import Session
from pysolo.converge.catalog import ShippedCatalog
from pysolo.resources.common_cron import is_hour, is_minute, is_month, is_weekday
from pysolo.resources.common_ownership import mode_in_range
from pysolo.ruby.runtime.control import RubyError


@pytest.mark.parametrize("field", ["*", "5", 5, "1,2,3", "1-5", "*/10", "0-59/5"])
def test_cron_fields(field: object) -> None:
    assert is_minute(field)


@pytest.mark.parametrize("field", ["60", 60, "a", "1-70", "", "*/99"])
def test_what_is_no_cron_field(field: object) -> None:
    assert not is_minute(field)


def test_names_in_cron_fields() -> None:
    assert is_month("jan") and is_month("Jan-Mar") and not is_month("foo") and not is_hour("mon")
    assert (
        is_weekday("mon") and is_weekday("monday") and is_weekday("mon-fri") and is_weekday("7") and not is_weekday("8")
    )


def test_modes_in_range() -> None:
    assert mode_in_range("0755") and mode_in_range("755") and mode_in_range(0o7777)
    assert not mode_in_range("10777") and not mode_in_range(0o10000)


@pytest.fixture(scope="module")
def session() -> Session:
    session = open_session()
    session.registry = Registry(session, ShippedCatalog())
    return session


@pytest.mark.parametrize(
    ("word", "prop"),
    [
        ("mount", "options"),
        ("sudo", "groups"),
        ("user_ulimit", "filename"),
        ("chef_client_config", "ohai_disabled_plugins"),
        ("windows_feature_dism", "feature_name"),
        ("windows_defender_exclusion", "paths"),
        ("service", "start_command"),
        ("apt_repository", "arch"),
    ],
)
def test_a_value_of_no_sense_is_refused_by_its_type(session: Session, word: str, prop: str) -> None:
    cls = session.registry.builtin(word)
    assert cls is not None
    with pytest.raises(RubyError) as error:
        new_resource(cls, session.rt.str("x"), None).set(prop, True)
    assert session.rt.class_name(error.value.exc) == "Chef::Exceptions::ValidationFailed"


def test_a_list_as_the_name_of_a_command_never_meets_a_shell(session: Session) -> None:
    cls = session.registry.builtin("execute")
    assert cls is not None
    resource = new_resource(cls, session.rt.from_python(["ls", "-l"]), None)
    assert resource.command == ["ls", "-l"]
    assert resource.name == "ls, -l"
