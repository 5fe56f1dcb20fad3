from __future__ import annotations

from pathlib import Path

import pytest

from pysolo.chef.cookbook.specificity import find_file, find_folder

FACTS = {"fqdn": "web1.example.com", "platform": "ubuntu", "platform_version": "22.04.1"}
ORDER = ["host-web1.example.com", "ubuntu-22.04.1", "ubuntu-22.04", "ubuntu-22", "ubuntu", "default", "."]


@pytest.mark.parametrize("best", range(len(ORDER)))
def test_the_most_specific_folder_wins(tmp_path: Path, best: int) -> None:
    for name in ORDER[best:]:
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "motd").write_text(name)
    found = find_file(str(tmp_path), "motd", FACTS.__getitem__)
    assert found is not None
    assert Path(found).read_text() == ORDER[best]


def test_facts_are_not_read_when_no_folder_depends_on_them(tmp_path: Path) -> None:
    (tmp_path / "default").mkdir()
    (tmp_path / "default" / "motd").touch()

    def unreadable(key: str) -> str:
        raise AssertionError("read " + key)

    assert find_file(str(tmp_path), "motd", unreadable) == str(tmp_path / "default" / "motd")


def test_a_missing_file_and_a_missing_top_give_none(tmp_path: Path) -> None:
    assert find_file(str(tmp_path), "motd", FACTS.__getitem__) is None
    assert find_file(str(tmp_path / "templates"), "motd", FACTS.__getitem__) is None


def test_folders_are_found_by_the_same_order(tmp_path: Path) -> None:
    for place in ("default/tree", "ubuntu/tree"):
        (tmp_path / place).mkdir(parents=True)
    assert find_folder(str(tmp_path), "tree", FACTS.__getitem__) == str(tmp_path / "ubuntu" / "tree")
