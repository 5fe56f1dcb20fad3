from __future__ import annotations

import pytest

from pysolo.resources.common_cron import is_hour, is_minute, is_month, is_weekday
from pysolo.resources.common_ownership import mode_in_range


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
