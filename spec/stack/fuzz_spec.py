"""Documents that are almost right: every fault names file, path and what is expected; what passes can be worked with."""

from __future__ import annotations

import copy
import json
import pathlib
import tempfile
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pysolo.stack.contract import contract_json, redacted_contract_json
from pysolo.stack.document import DocumentError, load_document
from pysolo.stack.enums import CommandType
from pysolo.stack.model import StackDocument
from pysolo.stack.request import Request
from pysolo.stack.run_list import full_run_list, run_list
from spec.stack.contract_spec import RDS, STORAGE
from spec.stack.stacks import source

COMMON = settings(deadline=None, suppress_health_check=list(HealthCheck))
WHOLE: dict[str, Any] = {
    **source(
        Stack={
            "Region": "us-east-1", "DefaultOs": "Ubuntu 14.04 LTS", "Tags": {"team": "a"}, "UseCustomCookbooks": True,
            "ChefConfiguration": {"ManageBerkshelf": True, "BerkshelfVersion": "3.2.0"},
            "ConfigurationManager": {"Name": "Chef", "Version": "11.10"},
            "CustomCookbooksSource": {"Type": "git", "Url": "https://example.com/x.git", "Revision": "main", "SshKey": "KEYKEYKEY"},
        }
    ),
    **STORAGE,
    **RDS,
    "EcsClusters": [{"EcsClusterArn": "arn:c", "EcsClusterName": "c"}],
    "ElasticLoadBalancers": [{"ElasticLoadBalancerName": "e", "Layer": "lb", "DnsName": "e.example"}],
}  # fmt: skip
WHOLE["Layers"] += [
    {
        "Type": "memcached", "Name": "Cache", "Shortname": "cache", "Attributes": {"MemcachedMemory": "64"}, "Packages": ["htop"],
        "VolumeConfigurations": [{"MountPoint": "/vol/x", "NumberOfDisks": 2, "Size": 10, "RaidLevel": 0}],
        "LifecycleEventConfiguration": {"Shutdown": {"ExecutionTimeout": 60}},
    },
    {"Type": "lb", "Name": "HAProxy", "Shortname": "ha", "Attributes": {"EnableHaproxyStats": "true"}},
    {"Type": "db-master", "Name": "MySQL", "Shortname": "db-master", "Attributes": {"MysqlRootPassword": "root-secret"}},
]  # fmt: skip
WHOLE["Instances"].append({"Hostname": "odd", "Layers": ["cache", "ha", "db-master"], "Os": "Amazon Linux 2016.03"})
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 10**12), st.floats(allow_nan=False),
    st.sampled_from(["", " ", "x" * 300, "12", "11.10", "custom", "web", "a::b", "lb1", "app", "{}", "[1]", "/", "\n", "ü", "true"]),
    st.just([]), st.just({}), st.just([None]), st.just({"": ""}), st.just({"a": [{"b": None}]}), st.just([["x"]]),
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


def mutate(value: Any, data: st.DataObject) -> Any:
    """One change at a random place: another value, nothing, a second time, or a key of another name."""
    place = data.draw(st.sampled_from(places(value)))
    if not place:
        return copy.deepcopy(data.draw(JUNK))
    *way, last = place
    holder = value
    for step in way:
        holder = holder[step]
    kind = data.draw(st.sampled_from(["replace", "replace", "replace", "remove", "twice", "rename"]))
    if kind == "remove":
        del holder[last]
    elif kind == "twice" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    elif kind == "rename" and isinstance(holder, dict):
        holder[f"{last}x"] = holder.pop(last)
    else:
        holder[last] = copy.deepcopy(data.draw(JUNK))  # it may be changed in its turn
    return value


def loaded(text: str, suffix: str) -> Any:
    """The document, or the lines of its faults."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"stack{suffix}"
        path.write_text(text)
        try:
            return load_document(str(path))
        except DocumentError as problem:
            lines = problem.lines()
            assert lines
            for line in lines:
                assert line.endswith(f"(in {path})")
            return lines


def work_with(document: StackDocument) -> None:
    statuses = {item.hostname: "online" for item in document.instances}
    for instance in document.instances:
        for command in (CommandType.SETUP, CommandType.DEPLOY, CommandType.UPDATE_DEPENDENCIES):
            run_list(document, instance, command)
            full_run_list(document, instance, command)
            request = Request(instance.hostname, command.value, "c0ffee", 1394966606.0, statuses=statuses)
            json.dumps(contract_json(document, request))
            json.dumps(redacted_contract_json(document, request))


def test_the_whole_document_is_right() -> None:
    document = loaded(json.dumps(WHOLE), ".json")
    assert isinstance(document, StackDocument), document
    work_with(document)


@settings(COMMON, max_examples=150)
@given(st.data(), st.integers(1, 3), st.sampled_from(["11.10", "12"]))
def test_a_changed_document(data: st.DataObject, times: int, version: str) -> None:
    value = copy.deepcopy(WHOLE)
    value["Stack"]["ConfigurationManager"]["Version"] = version
    for _ in range(times):
        if not isinstance(value, (dict, list)):
            break
        value = mutate(value, data)
    found = loaded(json.dumps(value), ".json")
    if isinstance(found, StackDocument):
        work_with(found)
    elif isinstance(value, dict):
        for line in found:
            place, _, text = line.partition(": ")
            assert place.split(".")[0].split("[")[0].strip('"') in {*WHOLE, *value}, line
            assert text


TEXT = (pathlib.Path(__file__).resolve().parents[2] / "cookbooks/stack_demo_12/stack.yml").read_text()


@settings(COMMON, max_examples=60)
@given(st.integers(0, len(TEXT)), st.integers(0, 12), st.text(alphabet="{}[]:,-#&*!|>'\"%@`\n\t x0ü\\", max_size=6))
def test_a_changed_text(start: int, length: int, text: str) -> None:
    found = loaded(TEXT[:start] + text + TEXT[start + length :], ".yml")
    if isinstance(found, StackDocument):
        work_with(found)


def test_nesting_has_a_limit() -> None:
    deep: Any = {}
    for _ in range(150):
        deep = {"a": deep}
    (line,) = loaded(json.dumps({"Stack": {"Name": "x", "CustomJson": deep}}), ".json")
    assert line.startswith("Stack.CustomJson: is nested too deeply (maximum is 100 levels)")
    for text in ("[" * 100_000, '{"a":' * 50_000, '{"Stack": {"CustomJson": "' + "[" * 100_000 + '"}}'):
        assert loaded(text, ".json")
        assert loaded(text, ".yml")
