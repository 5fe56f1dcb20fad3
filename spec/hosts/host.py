"""A whole Debian host: an overlay on the root folder, booted with systemd as process 1 by systemd-nspawn."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import NamedTuple

import psutil

from spec.hosts.root import overlay

BOOT_LIMIT = 90.0
#: units that only cost time, or reach for a network that is not there
QUIET = (
    "apt-daily.timer",
    "apt-daily-upgrade.timer",
    "dpkg-db-backup.timer",
    "e2scrub_all.timer",
    "e2scrub_reap.service",
    "fstrim.timer",
    "logrotate.timer",
    "console-getty.service",
    "systemd-networkd.service",
    "systemd-networkd.socket",
    "systemd-resolved.service",
    "systemd-timesyncd.service",
)
ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "USER": "root",
    "LOGNAME": "root",
    "SHELL": "/bin/bash",
    "LANG": "C.UTF-8",
}
_FETCH = """
import json, sys, urllib.error, urllib.request
method, url, limit, headers = sys.argv[1], sys.argv[2], float(sys.argv[3]), json.loads(sys.argv[4])
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    answer = opener.open(urllib.request.Request(url, method=method, headers=headers), timeout=limit)
except urllib.error.HTTPError as error:
    answer = error
json.dump([answer.status, dict(answer.headers), answer.read().decode("utf-8", "replace")], sys.stdout)
"""


class Result(NamedTuple):
    """What a command in a host did. `status` is negative when a signal ended it, or when it ran too long."""

    status: int
    out: str
    err: str

    @property
    def ok(self) -> bool:
        return self.status == 0


class Answer(NamedTuple):
    """What a web server in a host answered."""

    status: int
    headers: dict[str, str]
    body: str


class Host:
    """A booted host; a context manager. Nothing of it is left at the end.

    It has a network of its own with nothing but lo; with `network` it shares this machine's. `binds` are folders of this
    machine that are seen in it, read-only, at the same path; `shared` ones can be written to by the host as well.
    """

    def __init__(
        self,
        layers: Sequence[pathlib.Path],
        *,
        name: str = "host",
        domain: str = "example.com",
        network: bool = False,
        binds: Sequence[pathlib.Path] = (),
        shared: Sequence[pathlib.Path] = (),
    ) -> None:
        self.name = name
        self._layers = list(layers)
        self._domain = domain
        self._network = network
        self._binds = list(binds)
        self._shared = list(shared)
        self._cleanup = contextlib.ExitStack()
        self._groups: list[pathlib.Path] = []
        self._leader = 0
        #: the host's root folder as this machine sees it
        self.root = pathlib.Path()

    def __enter__(self) -> Host:
        try:
            self._boot()
        except BaseException:
            self._cleanup.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cleanup.close()

    @property
    def leader(self) -> int:
        """The host's process 1 as this machine numbers it: what its namespaces are known by."""
        return self._leader

    def run(
        self,
        command: str | Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        input: bytes = b"",
        timeout: float = 300,
        check: bool = False,
    ) -> Result:
        """Run a command as root in the host: a text by bash, a list as it is. With `check` a failure is an error."""
        words = ["bash", "-c", command] if isinstance(command, str) else list(command)
        variables = [f"{key}={value}" for key, value in {**ENVIRONMENT, **(env or {})}.items()]
        full = [*self._enter("-a", "-r", "-w"), "env", "-i", *variables, "setsid", "--wait", *words]
        # files, not pipes: what the command leaves running may keep them open
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
            given.write(input)
            given.seek(0)
            process = subprocess.Popen(full, stdin=given, stdout=out, stderr=err, cwd="/", start_new_session=True)
            try:
                status = process.wait(timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                status = -abs(process.wait())
            out.seek(0)
            err.seek(0)
            result = Result(status, out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace"))
        if check and not result.ok:
            raise RuntimeError(f"{command}\nstatus {result.status}\n{result.out[-4000:]}\n{result.err[-4000:]}")
        return result

    def push(self, source: pathlib.Path, target: str) -> None:
        """Copy a file or a folder of this machine into the host, owned by root."""

        def root_owned(member: tarfile.TarInfo) -> tarfile.TarInfo:
            member.uid = member.gid = 0
            member.uname = member.gname = "root"
            return member

        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            archive.add(source, arcname=os.path.basename(target), filter=root_owned)
        folder = os.path.dirname(target)
        self.run(["mkdir", "-p", folder], check=True)
        self.run(["tar", "-x", "-C", folder], input=packed.getvalue(), check=True)

    def write(self, path: str, text: str, mode: str = "644") -> None:
        """Write a file in the host."""
        script = 'mkdir -p "$(dirname "$1")" && cat > "$1" && chmod "$2" "$1"'
        self.run(["sh", "-c", script, "sh", path, mode], input=text.encode(), check=True)

    def read(self, path: str) -> str:
        """A file of the host."""
        return self.run(["cat", path], check=True).out

    def http(
        self, url: str, method: str = "GET", headers: Mapping[str, str] | None = None, timeout: float = 10
    ) -> Answer:
        """Ask a web server from inside the host's network."""
        words = [sys.executable, "-c", _FETCH, method, url, str(timeout), json.dumps(dict(headers or {}))]
        done = subprocess.run([*self._enter("-n"), *words], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ConnectionError(f"{url}: {done.stderr.strip().splitlines()[-1]}")
        return Answer(*json.loads(done.stdout))

    def _enter(self, *namespaces: str) -> list[str]:
        return ["nsenter", "-t", str(self._leader), *namespaces]

    def _boot(self) -> None:
        scratch = pathlib.Path(tempfile.mkdtemp(prefix="pysolo-host-"))
        self._cleanup.callback(shutil.rmtree, scratch, ignore_errors=True)
        self.root = self._cleanup.enter_context(overlay(self._layers, scratch / "overlay"))
        full = f"{self.name}.{self._domain}"
        (self.root / "etc/hostname").write_text(f"{self.name}\n")
        (self.root / "etc/hosts").write_text(f"127.0.0.1 localhost\n127.0.1.1 {full} {self.name}\n")
        resolver = self.root / "etc/resolv.conf"
        resolver.unlink(missing_ok=True)
        if self._network:
            shutil.copy("/etc/resolv.conf", resolver)
        machine = f"pysolo-{os.urandom(6).hex()}"
        self._make_control_groups(machine)
        console = scratch / "console"
        with open(console, "wb") as output:
            process = subprocess.Popen(
                self._command(machine),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._cleanup.callback(self._stop, process)
        self._wait_for_boot(process, console)

    def _command(self, machine: str) -> list[str]:
        command = [
            "systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "-D", str(self.root), "-M", machine,
            f"--hostname={self.name}", "--resolv-conf=off", "--timezone=off", "--link-journal=no", "--console=pipe",
            "--capability=CAP_NET_ADMIN", *([] if self._network else ["--private-network"]),
            *(f"--bind-ro={path}" for path in self._binds), *(f"--bind={path}" for path in self._shared),
            "systemd.unit=multi-user.target", *(f"systemd.mask={unit}" for unit in QUIET),
        ]  # fmt: skip
        join = "".join(f"echo $$ > {group}/cgroup.procs; " for group in self._groups)
        return ["sh", "-c", f'{join}exec "$@"', "sh", *command]

    def _make_control_groups(self, name: str) -> None:
        """A control group of its own: without one its systemd would take ours for its root."""
        for base in ("/sys/fs/cgroup/systemd", "/sys/fs/cgroup/unified", "/sys/fs/cgroup"):
            group = pathlib.Path(base) / name
            if os.path.exists(f"{base}/cgroup.procs"):
                with contextlib.suppress(OSError):
                    group.mkdir()
                    self._groups.append(group)
                    self._cleanup.callback(_remove_group, group)

    def _wait_for_boot(self, process: subprocess.Popen[bytes], console: pathlib.Path) -> None:
        end = time.monotonic() + BOOT_LIMIT
        while time.monotonic() < end and process.poll() is None:
            with contextlib.suppress(psutil.Error):
                children = psutil.Process(process.pid).children()
                self._leader = next((child.pid for child in children if child.name() == "systemd"), 0)
            if self._leader:
                state = self.run(["systemctl", "is-system-running"], timeout=20).out.strip()
                if state in ("running", "degraded"):
                    return
            time.sleep(0.1)
        raise RuntimeError("the host did not come up:\n" + console.read_text(errors="replace")[-2000:])

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        if self._leader:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._leader, signal.SIGKILL)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _remove_group(group: pathlib.Path) -> None:
    inner = sorted((path for path in group.rglob("*") if path.is_dir()), reverse=True)
    for folder in [*inner, group]:
        with contextlib.suppress(OSError):
            folder.rmdir()
