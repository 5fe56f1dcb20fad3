"""Commands on the real machine behave as Mixlib::ShellOut's do."""

from __future__ import annotations

import os
import pathlib
import stat
import time

import pytest

from pysolo.system.command_line import arguments, needs_shell
from pysolo.system.errors import CommandTimeout, NoSuchFolder, UnknownAccount
from pysolo.system.local import LocalSystem

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="switching users needs root")


@pytest.fixture
def system() -> LocalSystem:
    return LocalSystem()


@pytest.mark.parametrize(
    ("text", "shell"),
    [
        ("ls -l /tmp", False),
        ("ls | wc", True),
        ("echo $HOME", True),
        ("FOO=1 env", True),
        ("dd if=/dev/zero of=x", False),
        ("exit 3", True),
        ("./exit 3", False),
        ("exitor 3", False),
        (": ignored", True),
        ("a\nb", True),
        ("date +%s", False),
        ("rm *.o", True),
    ],
)
def test_when_a_shell_is_needed(text: str, shell: bool) -> None:
    assert needs_shell(text) is shell


def test_a_list_never_sees_a_shell(system: LocalSystem) -> None:
    assert arguments(["echo", "$HOME; x"]) == ("echo", "$HOME; x")
    assert system.run(["printf", "%s|", "a b", "$HOME"]).out == "a b|$HOME|"


def test_output_and_status(system: LocalSystem) -> None:
    result = system.run("echo out; echo err >&2; exit 3")
    assert (result.stdout, result.stderr, result.status, result.signal, result.ok) == (
        b"out\n",
        b"err\n",
        3,
        None,
        False,
    )
    assert result.unexpected().startswith(
        "Expected process to exit with [0], but received '3'\n---- Begin output of echo out"
    )


def test_a_signal_is_no_status(system: LocalSystem) -> None:
    result = system.run("kill -9 $$")
    assert (result.status, result.signal) == (None, 9)


@pytest.mark.parametrize("command", ["no-such-program x", ["no-such-program"], "/no/such/program"])
def test_a_missing_program_is_named(system: LocalSystem, command: object) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        system.run(command)  # type: ignore[arg-type]
    assert "no-such-program" in str(caught.value) or "/no/such/program" in str(caught.value)


def test_in_a_shell_it_is_status_127(system: LocalSystem) -> None:
    assert system.run("no-such-program | cat; no-such-program; true; no-such-program").status == 127


def test_a_missing_folder(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    with pytest.raises(NoSuchFolder):
        system.run("true", cwd=str(tmp_path / "absent"))


def test_folder_mask_and_environment(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    os.environ["PYSOLO_SPEC_GONE"] = "x"
    try:
        result = system.run(
            "pwd; umask; echo ${PYSOLO_SPEC_GONE-unset}; echo $NEW",
            cwd=str(tmp_path),
            umask=0o027,
            env={"PYSOLO_SPEC_GONE": None, "NEW": "here"},
        )
    finally:
        del os.environ["PYSOLO_SPEC_GONE"]
    assert result.out.split() == [str(tmp_path), "0027", "unset", "here"]


def test_default_environment(system: LocalSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "xx")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    show = "echo $LANG $PATH"
    assert system.run(show).out == "C.UTF-8 /usr/bin:/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin\n"
    assert system.run(show, default_env=False).out == "xx /usr/bin:/bin\n"
    assert system.run(show, env={"LANG": "C"}).out.startswith("C /usr/bin")


def test_input_larger_than_a_pipe(system: LocalSystem) -> None:
    data = bytes(range(256)) * 4000
    assert system.run("cat", input=data).stdout == data
    assert system.run("true", input=data).ok  # it does not read at all
    assert system.run("cat").stdout == b""


def test_streaming(system: LocalSystem) -> None:
    pieces: list[bytes] = []
    system.run("echo a; echo b >&2", stream=pieces.append)
    assert sorted(b"".join(pieces).split()) == [b"a", b"b"]


def test_time_out_kills_the_group(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    mark = tmp_path / "mark"
    start = time.monotonic()
    with pytest.raises(CommandTimeout) as caught:
        system.run(f"echo begun; (sleep 1.5; touch {mark}) & sleep 30", timeout=0.2)
    assert time.monotonic() - start < 4
    assert caught.value.result.out == "begun\n"
    time.sleep(1.5)
    assert not mark.exists()


def test_what_runs_on_behind_is_not_waited_for(system: LocalSystem) -> None:
    start = time.monotonic()
    assert system.run("sleep 3 & echo done").out == "done\n"
    assert time.monotonic() - start < 1.5


def test_a_script_without_interpreter_line(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    script = tmp_path / "script"
    script.write_text("echo script $1\n")
    script.chmod(0o755)
    assert system.run([str(script), "x"]).out == "script x\n"


def test_a_program_relative_to_the_folder(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    script = tmp_path / "here"
    script.write_text("#!/bin/sh\necho here\n")
    script.chmod(0o755)
    assert system.run("./here", cwd=str(tmp_path)).out == "here\n"


@as_root
def test_user_alone_keeps_the_groups(system: LocalSystem) -> None:
    assert system.run("id -u; id -g", user="daemon").out.split() == ["1", "0"]
    assert system.run("id -u; id -g", user="daemon", group="daemon").out.split() == ["1", "1"]


@as_root
def test_login_brings_groups_and_environment(system: LocalSystem) -> None:
    result = system.run("id -u; id -g; echo $HOME $USER $LOGNAME $SHELL", user="daemon", login=True)
    assert result.out.split() == ["1", "0", "/usr/sbin", "daemon", "daemon", "/usr/sbin/nologin"]


def test_unknown_accounts(system: LocalSystem) -> None:
    with pytest.raises(UnknownAccount, match="can't find user for nobody-such"):
        system.run("true", user="nobody-such")
    with pytest.raises(UnknownAccount, match="can't find group for nobody-such"):
        system.run("true", group="nobody-such")


def test_no_descriptors_are_left_open(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    for command in ("true", "cat", "exit 1"):
        system.run(command, input=b"x")
        system.run(command, cwd=str(tmp_path))
    with pytest.raises(FileNotFoundError):
        system.run("no-such-program")
    with pytest.raises(PermissionError):
        system.run(str(tmp_path))
    assert len(os.listdir("/proc/self/fd")) == before


def test_commands_inherit_their_three_ends_alone(tmp_path: pathlib.Path) -> None:
    with open(tmp_path / "left-open", "w") as file:
        os.set_inheritable(file.fileno(), True)
        system = LocalSystem()
        for cwd in (None, "/"):
            assert system.run(["ls", "/proc/self/fd"], cwd=cwd).out.split() == [
                "0",
                "1",
                "2",
                "3",
            ]  # 3: the folder itself


def test_which(system: LocalSystem, tmp_path: pathlib.Path) -> None:
    program = tmp_path / "only-here"
    program.write_text("")
    assert system.which("only-here", [str(tmp_path)]) is None
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert system.which("only-here", [str(tmp_path)]) == str(program)
    assert system.which("sh") is not None
