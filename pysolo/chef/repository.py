"""The chef-repo on disk: roles, environments, data bags, policies and saved nodes, found by file name.

The real chef-solo serves these files through an in-memory server; the error classes that its clients rescue are kept.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

from pysolo.chef.session import session_of
from pysolo.json_text import JsonError, parse_json
from pysolo.ruby.runtime.control import RubyError

if TYPE_CHECKING:
    from pysolo.chef.environment import EnvironmentData
    from pysolo.chef.policy import Policy
    from pysolo.chef.role import RoleData
    from pysolo.ruby.runtime.interpreter import Interpreter


@contextmanager
def _served(rt: Interpreter, path: str) -> Iterator[None]:
    """An exception that a file in Ruby raises is one of the server that reads it; a syntax error stays one."""
    try:
        yield
    except RubyError as error:
        if not rt.is_a(error.exc, rt.classes["StandardError"]):
            raise
        text = "%s: %s: %s" % (path, rt.class_name(error.exc), rt.message_of(error.exc))
        raise http_error(rt, 500, text) from error


class Repository:
    """The folders of one run. A name found in several folders of a path comes from the first."""

    def __init__(
        self,
        *,
        role_path: Sequence[str] = (),
        environment_path: Sequence[str] = (),
        data_bag_path: Sequence[str] = (),
        node_path: Sequence[str] = (),
        policy_path: Sequence[str] = (),
        policy_group_path: Sequence[str] = (),
    ) -> None:
        self.role_path = tuple(role_path)
        self.environment_path = tuple(environment_path)
        self.data_bag_path = tuple(data_bag_path)
        self.node_path = tuple(node_path)
        self.policy_path = tuple(policy_path)
        self.policy_group_path = tuple(policy_group_path)

    # ------------------------------------------------------------------------------------------------ roles and environments

    def role(self, rt: Interpreter, name: str) -> Optional[RoleData]:
        from pysolo.chef.role import RoleData, read_ruby_role

        path = _find(self.role_path, name, (".rb", ".json"))
        if path is None:
            return None
        if path.endswith(".rb"):
            with _served(rt, path):
                return read_ruby_role(rt, name, _text(path), path)
        return RoleData.from_json(name, self._document(rt, path))

    def role_names(self) -> List[str]:
        return _names(self.role_path, (".rb", ".json"))

    def environment(self, rt: Interpreter, name: str) -> EnvironmentData:
        """``_default`` needs no file; any other raises Chef's 404 without one."""
        from pysolo.chef.environment import EnvironmentData, read_ruby_environment

        path = _find(self.environment_path, name, (".rb", ".json"))
        if path is None:
            if name == "_default":
                return EnvironmentData(name)
            raise self.not_found(rt, "environment", name)
        if path.endswith(".rb"):
            with _served(rt, path):
                return read_ruby_environment(rt, name, _text(path), path)
        return EnvironmentData.from_json(name, self._document(rt, path))

    def environment_names(self) -> List[str]:
        return _names(self.environment_path, (".rb", ".json"))

    # --------------------------------------------------------------------------------------------------------------- data bags

    def data_bag_names(self) -> List[str]:
        found = [entry for folder in self.data_bag_path if os.path.isdir(folder) for entry in os.listdir(folder)]
        return sorted({n for n in found if any(os.path.isdir(os.path.join(f, n)) for f in self.data_bag_path)})

    def data_bag_ids(self, rt: Interpreter, bag: str) -> List[str]:
        folders = [os.path.join(folder, bag) for folder in self.data_bag_path]
        if not any(os.path.isdir(folder) for folder in folders):
            raise self.not_found(rt, "data bag", bag)
        return _names(folders, (".json",))

    def data_bag_item(self, rt: Interpreter, bag: str, item: str) -> Dict[str, Any]:
        path = _find([os.path.join(folder, bag) for folder in self.data_bag_path], item, (".json",))
        if path is None:
            raise self.not_found(rt, "data bag item", "%s/%s" % (bag, item))
        return self._document(rt, path)

    def create_data_bag(self, rt: Interpreter, bag: str) -> None:
        """An empty one; raises Chef's 409 when it is there."""
        if bag in self.data_bag_names():
            raise http_error(rt, 409, "data bag %s exists already" % bag)
        os.makedirs(os.path.join(self._data_bag_folder(rt), bag))

    def delete_data_bag(self, rt: Interpreter, bag: str) -> None:
        import shutil

        folders = [os.path.join(folder, bag) for folder in self.data_bag_path]
        if not any(os.path.isdir(folder) for folder in folders):
            raise self.not_found(rt, "data bag", bag)
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    def write_data_bag_item(self, rt: Interpreter, bag: str, item: str, content: Dict[str, Any]) -> None:
        """Where the item is, or else in the first folder of its bag. Others may hold secrets: only the owner reads what is new."""
        import json

        folders = [os.path.join(folder, bag) for folder in self.data_bag_path]
        folders = [folder for folder in folders if os.path.isdir(folder)]
        if not folders:
            raise self.not_found(rt, "data bag", bag)
        path = _find(folders, item, (".json",)) or os.path.join(folders[0], item + ".json")
        text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        session_of(rt).system.write_atomic(path, text.encode(), mode=0o600)

    def delete_data_bag_item(self, rt: Interpreter, bag: str, item: str) -> None:
        path = _find([os.path.join(folder, bag) for folder in self.data_bag_path], item, (".json",))
        if path is None:
            raise self.not_found(rt, "data bag item", "%s/%s" % (bag, item))
        os.unlink(path)

    def _data_bag_folder(self, rt: Interpreter) -> str:
        if not self.data_bag_path:
            raise rt.error("Chef::Exceptions::InvalidDataBagPath", "there is no data_bag_path to make a data bag in")
        return self.data_bag_path[0]

    # ------------------------------------------------------------------------------------------------------------------- nodes

    def node_documents(self, rt: Interpreter) -> Iterator[Tuple[str, Dict[str, Any]]]:
        for name in _names(self.node_path, (".json",)):
            path = _find(self.node_path, name, (".json",))
            if path is not None:
                yield name, self._document(rt, path)

    def node_document(self, rt: Interpreter, name: str) -> Optional[Dict[str, Any]]:
        path = _find(self.node_path, name, (".json",))
        return None if path is None else self._document(rt, path)

    # ---------------------------------------------------------------------------------------------------------------- policies

    def policy(self, rt: Interpreter, name: str, group: str) -> Policy:
        """The revision of a policy that a group has; raises Chef's ConfigurationError when there is none."""
        from pysolo.chef.policy import Policy, configuration_error

        place = _find(self.policy_group_path, group, (".json",))
        if place is None:
            raise configuration_error(
                rt, "policy group %s has no file in %s" % (group, ", ".join(self.policy_group_path) or "any folder")
            )
        entry = (self._document(rt, place).get("policies") or {}).get(name)
        revision = entry.get("revision_id") if isinstance(entry, dict) else None
        if not revision:
            raise configuration_error(rt, "policy group %s (%s) has no policy %s" % (group, place, name))
        path = _find(self.policy_path, "%s-%s" % (name, revision), (".json",))
        if path is None:
            raise configuration_error(
                rt, "revision %s of policy %s has no file in %s" % (revision, name, ", ".join(self.policy_path))
            )
        return Policy(rt, self._document(rt, path), path)

    # ------------------------------------------------------------------------------------------------------------------ errors

    def not_found(self, rt: Interpreter, kind: str, name: str) -> RubyError:
        folders = {
            "role": self.role_path,
            "environment": self.environment_path,
            "data bag": self.data_bag_path,
            "data bag item": self.data_bag_path,
        }.get(kind, ())
        return http_error(rt, 404, "%s %s was not found in %s" % (kind, name, ", ".join(folders) or "any folder"))

    def _document(self, rt: Interpreter, path: str) -> Dict[str, Any]:
        try:
            document = parse_json(_text(path), path)
        except (JsonError, UnicodeDecodeError) as error:
            raise http_error(rt, 500, str(error)) from None
        if not isinstance(document, dict):
            raise http_error(rt, 500, "%s: a JSON object is expected here" % path)
        return document


REASONS = {
    400: "Bad Request",
    404: "Not Found",
    409: "Conflict",
    412: "Precondition Failed",
    500: "Internal Server Error",
}


def http_error(rt: Interpreter, status: int, message: str) -> RubyError:
    """``Net::HTTPClientException`` for 4xx, ``Net::HTTPFatalError`` for 5xx, with a ``response`` that has ``code`` and ``message``."""
    rt.require("net/http")
    reason = REASONS[status]
    name = "Net::HTTPClientException" if status < 500 else "Net::HTTPFatalError"
    response_class = rt.const_get("Net::HTTP" + reason.replace(" ", ""))
    response = rt.send(response_class, "new", rt.str("1.1"), rt.str(str(status)), rt.str(reason))
    error = rt.error(name, '%d "%s": %s' % (status, reason, message))
    error.exc.details["response"] = response
    rt.ivar_set(error.exc, "@response", response)
    return error


def repository_of(rt: Interpreter) -> Repository:
    """The repository of the run that this interpreter belongs to."""
    found = rt.classes["Chef"].extra["repository"]
    assert isinstance(found, Repository)
    return found


def attach_repository(rt: Interpreter, repository: Repository) -> None:
    rt.classes["Chef"].extra["repository"] = repository


def _find(folders: Iterable[str], name: str, suffixes: Sequence[str]) -> Optional[str]:
    if not name or "/" in name or name.startswith("."):
        return None
    for folder in folders:
        for suffix in suffixes:
            path = os.path.join(folder, name + suffix)
            if os.path.isfile(path):
                return path
    return None


def _names(folders: Iterable[str], suffixes: Sequence[str]) -> List[str]:
    found = set()
    for folder in folders:
        if os.path.isdir(folder):
            for entry in os.listdir(folder):
                base, suffix = os.path.splitext(entry)
                if suffix in suffixes and not entry.startswith("."):
                    found.add(base)
    return sorted(found)


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as source:
        return source.read()
