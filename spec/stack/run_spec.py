"""Events that run on this machine, from the command line."""

from __future__ import annotations

import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import time
from typing import Any

import click
import pytest

from pysolo.cli.dispatch import dispatch
from pysolo.cli.stack import COMMANDS

Here = Any
ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_setup_then_the_configure_that_follows(here: Here) -> None:
    assert here("run", "--instance", "app1", "--event", "setup") == 0
    assert (here.out / "me").read_text() == "app1 app 4\n"
    assert (here.out / "app-shop").read_text() == "TOKEN=s3cret-token\n"
    assert "s3cret-token" not in here.text
    assert "TOKEN=*****FILTERED*****" in here.text
    assert [(item["Type"], item["Status"]) for item in here.commands()] == [
        ("configure", "pending"),
        ("setup", "successful"),
    ]
    assert here("agent", "--instance", "app1", "--once") == 0
    assert (here.out / "peers").read_text() == "app1 app1\n"
    assert here("show-log") == 0
    assert "Run List expands to [site::peers]" in here.text
    assert here("show-log", here.commands()[-1]["CommandId"]) == 0
    assert "the token is *****FILTERED*****" in here.text
    assert "s3cret-token" not in here.text


def test_what_may_not_run_is_refused_and_leaves_no_trace(here: Here) -> None:
    assert here("run", "--instance", "app1", "--event", "deploy") == 1
    assert "app1 has had no successful setup: deploy is refused" in here.errors
    assert here.commands() == []
    assert here("run", "--instance", "nope", "--event", "deploy") == 1
    assert "there is no instance nope" in here.errors


def test_a_setup_that_fails_and_then_works(here: Here) -> None:
    here.write(fail=True)
    assert here("run", "--instance", "app1", "--event", "setup") == 1
    assert here("state") == 0
    assert json.loads(here.text)["instances"]["app1"]["status"] == "setup_failed"
    failed = here.commands()[0]
    assert (failed["Status"], failed["ExitCode"]) == ("failed", 1)
    here.write()
    assert here("rerun", failed["CommandId"]) == 1, "exactly as it was"
    assert here("rerun", failed["CommandId"], "--now") == 0
    assert here("instance-report", "--instance", "app1", "--json") == 0
    assert json.loads(here.text)["Status"] == "online"


def test_the_run_folder_is_that_of_the_chef_12_agent(here: Here) -> None:
    assert here("run", "--instance", "app1", "--event", "setup", "--json") == 0
    command = json.loads(here.text)
    (folder,) = here.folder.glob("state/*/runs/*")
    assert folder.name == command["CommandId"]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in folder.iterdir()} >= {"attribs.json", "client.rb", "chef.log", "data_bags", "nodes"}
    attributes = json.loads((folder / "attribs.json").read_text())
    assert attributes["run_list"] == ["recipe[site::runtime]", "recipe[site::release]"]
    assert (folder / "data_bags/aws_opsworks_app/shop.json").is_file()
    assert command["CookbooksRevision"] == here.git("rev-parse", "HEAD")


def test_cookbooks_are_fetched_when_the_service_fetched_them(here: Here) -> None:
    assert here("run", "--instance", "app1", "--event", "setup") == 0
    old = here.git("rev-parse", "HEAD")
    (here.repository / "site/recipes/peers.rb").write_text('file("#{node["out"]}/peers") { content "new" }')
    new = here.commit()
    assert here("run", "--instance", "app1", "--event", "configure") == 0
    assert (here.out / "peers").read_text() == "app1 app1\n"
    assert here("run", "--instance", "app1", "--event", "update_custom_cookbooks") == 0
    assert here("run", "--instance", "app1", "--event", "configure") == 0
    assert (here.out / "peers").read_text() == "new"
    newest, _, before = here.commands()[:3]
    assert (before["CookbooksRevision"], newest["CookbooksRevision"]) == (old, new)
    assert here("rerun", before["CommandId"]) == 0
    assert (here.out / "peers").read_text() == "app1 app1\n", "with the cookbooks of then"
    shutil.move(here.repository, here.folder / "away")
    assert here("run", "--instance", "app1", "--event", "update_custom_cookbooks") == 1
    assert "custom cookbooks: git clone failed" in here.text
    assert here("run", "--instance", "app1", "--event", "configure") == 0, "the old copy is kept"


def test_a_deployment_runs_one_revision_everywhere(here: Here) -> None:
    for name in ("app1", "app2"):
        assert here("run", "--instance", name, "--event", "setup") == 0
    assert here("send", "--command", "update_custom_cookbooks") == 0
    assert here("agent", "--instance", "app1", "--once") == 0
    pinned = here.git("rev-parse", "HEAD")
    (here.repository / "site/recipes/peers.rb").write_text("")
    here.commit()
    assert here("agent", "--instance", "app2", "--once") == 0
    assert here("list-deployments", "--json") == 0
    (deployment,) = json.loads(here.text)
    assert (deployment["Status"], deployment["CookbooksRevision"]) == ("successful", pinned)
    assert {c["CookbooksRevision"] for c in here.commands() if c["Type"] == "update_custom_cookbooks"} == {pinned}


def test_shutdown_has_its_time(here: Here) -> None:
    here.write(slow=True)
    assert here("run", "--instance", "app1", "--event", "setup") == 0
    began = time.monotonic()
    assert here("run", "--instance", "app1", "--event", "shutdown") != 0
    assert time.monotonic() - began < 15
    assert here.commands()[0]["Status"] == "expired"
    here.write()
    assert here("run", "--instance", "app1", "--event", "shutdown") == 0
    assert here("show", "--json") == 0
    assert json.loads(here.text)["Instances"][0]["Status"] == "stopped"


def test_shown_as_a_tree_and_completed(here: Here) -> None:
    assert here("show") == 0
    assert "├─ App (app, custom)" in here.text
    assert "│   └─ app2  stopped" in here.text


def test_the_shell_completes_commands_options_and_names(here: Here) -> None:
    assert dispatch(["stack", "completion"]) == 0
    script = here.capture.readouterr().out
    words = ["pysolo", "stack", "run", "--stack", str(here.folder / "stack.json")]
    asked = [
        [*words[:2], "list-"],
        [*words, "--cust"],
        [*words, "--event", "se"],
        [*words, "--instance", "app"],
        [*words, "--app", ""],
    ]
    lines = [
        f"COMP_WORDS=({shlex.join(item)}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _pysolo; echo ${{COMPREPLY[*]}}"
        for item in asked
    ]
    program = f'pysolo() {{ {sys.executable} -m pysolo "$@"; }}\n{script}\n' + "\n".join(lines)
    done = subprocess.run(["bash", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["list-commands list-deployments", "--custom-json", "setup", "app1 app2", "shop"]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("completion",)])
def test_json_everywhere(here: Here, name: str) -> None:
    from pysolo.cli.stack import command

    found = command.get_command(click.Context(command), name)
    assert found is not None
    assert any("--json" in parameter.opts for parameter in found.params)


def test_what_is_printed_as_json(here: Here) -> None:
    assert here("validate", "--json") == 0
    assert json.loads(here.text) == []
    assert here("run", "--instance", "app1", "--event", "setup", "--json") == 0
    assert here("agent", "--instance", "app1", "--once", "--json") == 0
    assert json.loads(here.text)["Type"] == "configure"
    assert here("show-log", "--json") == 0
    assert "Infra Phase complete" in json.loads(here.text)["Log"]
    path = here.folder / "stack.json"
    path.write_text(path.read_text().replace('"Type": "custom"', '"Type": "odd"'))
    assert here("validate", "--json") == 1
    (fault,) = json.loads(here.text)
    assert (fault["Path"], fault["File"]) == ("Layers[0].Type", str(path))


def test_a_log_is_followed_from_before_it_begins(here: Here) -> None:
    assert here("run", "--instance", "app1", "--event", "setup") == 0
    assert here("agent", "--instance", "app1", "--once") == 0
    assert here("send", "--command", "execute_recipes", "--recipe", "site::count", "--instance", "app1", "--json") == 0
    command_id = json.loads(here.text)[0]["CommandId"]
    follower = subprocess.Popen(
        [sys.executable, "-m", "pysolo", "stack", "show-log", "-f", command_id],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    time.sleep(0.7)
    assert follower.poll() is None, "it waits"
    assert here("agent", "--instance", "app1", "--once", "-F", "null") == 0
    text, _ = follower.communicate(timeout=20)
    assert "site::count" in text
    assert follower.returncode == 0


def test_secrets_stay_out_of_all_that_is_kept_for_people(here: Here) -> None:
    secret = 'pa"ss\\word\nline'
    path = here.folder / "stack.json"
    document = json.loads(path.read_text())
    document["Apps"][0]["AppSource"] = {
        "Type": "git",
        "Url": "https://me:url-secret@example.com/x.git",
        "SshKey": secret,
    }
    path.write_text(json.dumps(document))
    (here.repository / "site/recipes/tell.rb").write_text(
        'app = search("aws_opsworks_app").first\n'
        'log app["app_source"].to_hash.inspect\nlog app["app_source"]["url"]\nraise app["environment"]["TOKEN"]\n'
    )
    here.commit()
    custom = json.dumps({"again": "s3cret-token"})
    tell = (
        "run",
        "--instance",
        "app1",
        "--event",
        "execute_recipes",
        "--recipe",
        "site::tell",
        "--custom-json",
        custom,
    )
    assert here(*tell) == 1
    told = [here.text, here.errors]
    for command in (
        ["list-deployments", "--json"],
        ["list-commands", "--json"],
        ["show-log"],
        ["show", "--json"],
        ["state"],
    ):
        assert here(*command) == 0
        told += [here.text, here.errors]
    assert here("get-json", here.commands()[0]["CommandId"]) == 0
    told.append(here.text)
    (folder,) = here.folder.glob("state/*/runs/*")
    told += [(folder / name).read_text() for name in ("chef.log", "report.json")]
    for text in told:
        for part in ("s3cret-token", "url-secret", 'pa"ss', 'pa\\"ss', "ss\\word", "ss\\\\word"):
            assert part not in text
    assert "*****FILTERED*****" in told[0]


def test_who_is_online_can_be_said(here: Here) -> None:
    assert here("run", "--instance", "app1", "--event", "setup") == 0
    assert here("run", "--instance", "app1", "--event", "configure", "--online", "app2") == 0
    assert (here.out / "peers").read_text().split()[0] == "app2"
    assert here("json", "--instance", "app2", "--event", "setup") == 0
    found = json.loads(here.text)["data_bags"]["aws_opsworks_instance"]
    assert (found["app1"]["status"], found["app2"]["status"]) == ("online", "running_setup")
    assert here("json", "--instance", "app2", "--event", "setup", "--online", "app2") == 0
    assert list(json.loads(here.text)["nodes"]) == ["app2"]


def test_recipes_see_chef_client_in_local_mode(here: Here) -> None:
    (here.repository / "site/recipes/mode.rb").write_text(
        'c = Chef::Config\nfile("#{node["out"]}/mode") { content [c[:solo], c[:local_mode], File.basename(c[:config_file])].inspect }\n'
    )
    here.commit()
    assert here("run", "--instance", "app1", "--event", "execute_recipes", "--recipe", "site::mode") == 0
    assert (here.out / "mode").read_text() == '[false, true, "client.rb"]'
    (folder,) = here.folder.glob("state/*/runs/*")
    assert not (folder / "local-mode-cache").exists()


def test_a_user_sends_what_the_permission_level_allows(here: Here) -> None:
    path = here.folder / "stack.json"
    document = json.loads(path.read_text())
    document["Users"] = [
        {"SshUsername": "ann", "Level": "deploy", "IamUserArn": "arn:aws:iam::1:user/ann"},
        {"SshUsername": "bob", "Level": "show"},
        {"SshUsername": "eve", "Level": "manage"},
    ]
    path.write_text(json.dumps(document))
    assert here("run", "--instance", "app1", "--event", "setup", "--user", "ann") == 0
    assert here("run", "--instance", "app1", "--event", "deploy", "--user", "bob") == 1
    assert "bob has the permission level show: deploy needs deploy or manage" in here.errors
    assert here("run", "--instance", "app1", "--event", "shutdown", "--user", "ann") == 1
    assert here("run", "--instance", "app1", "--event", "deploy", "--user", "nobody") == 1
    assert "there is no user nobody" in here.errors
    assert here("send", "--command", "deploy", "--user", "ann") == 0
    assert here("list-deployments", "--json") == 0
    assert json.loads(here.text)[0]["IamUserArn"] == "arn:aws:iam::1:user/ann"
    assert here("agent", "--instance", "app1", "--once") == 0
    assert here("get-json", here.commands()[0]["CommandId"]) == 0
    (command,) = json.loads(here.text)["data_bags"]["aws_opsworks_command"].values()
    assert command["iam_user_arn"] == "arn:aws:iam::1:user/ann"
    assert here("run", "--instance", "app1", "--event", "shutdown", "--user", "eve") == 0
