"""Packages, virtualization, keys, languages and clouds."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pysolo.ohai import Ohai
from pysolo.system.memory import MemorySystem


def test_dpkg() -> None:
    system = MemorySystem({"/etc/os-release": "ID=debian\nVERSION_ID=12\n"})
    system.on(
        r"dpkg-query -W -f=${Package}\t${Version}\t${Architecture}\t${db:Status-Status}\n",
        stdout="adduser\t3.134\tall\tinstalled\nopenssl\t3.0.15-1~deb12u1\tamd64\tinstalled\n",
    )
    assert Ohai(system)["packages"]["openssl"] == {
        "version": "3.0.15-1~deb12u1",
        "arch": "amd64",
        "status": "installed",
    }


def test_rpm_with_a_package_in_two_versions() -> None:
    system = MemorySystem({"/etc/os-release": "ID=rocky\nVERSION_ID=9\n"})
    query = r"rpm -qa --qf %{NAME}\t%|EPOCH?{%{EPOCH}}:{0}|\t%{VERSION}\t%{RELEASE}\t%{INSTALLTIME}\t%{ARCH}\n"
    system.on(
        query,
        stdout="bash\t0\t5.1\t6.el9\t1700\tx86_64\nkernel\t0\t5.14\t1.el9\t1700\tx86_64\nkernel\t0\t5.14\t2.el9\t1800\tx86_64\n",
    )
    packages = Ohai(system)["packages"]
    assert packages["bash"] == {
        "epoch": "0",
        "version": "5.1",
        "release": "6.el9",
        "installdate": "1700",
        "arch": "x86_64",
    }
    assert packages["kernel"]["release"] == "2.el9"
    assert [row["release"] for row in packages["kernel"]["versions"]] == ["1.el9", "2.el9"]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({}, {"systems": {}}),
        (
            {"/proc/self/cgroup": "0::/init.scope\n", "/proc/1/environ": "container=systemd-nspawn\0TERM=x\0"},
            {"systems": {"nspawn": "guest"}, "system": "nspawn", "role": "guest"},
        ),
        (
            {"/proc/self/cgroup": "4:cpu:/docker/0123456789abcdef\n"},
            {"systems": {"docker": "guest"}, "system": "docker", "role": "guest"},
        ),
        ({"/.dockerenv": ""}, {"systems": {"docker": "guest"}, "system": "docker", "role": "guest"}),
        (
            {"/proc/self/cgroup": "0::/\n", "/proc/1/environ": "container=lxc\0"},
            {"systems": {"lxc": "guest"}, "system": "lxc", "role": "guest"},
        ),
        (
            {"/sys/devices/virtual/misc/kvm": "", "/proc/cpuinfo": "flags : fpu vmx\n"},
            {"systems": {"kvm": "host"}, "system": "kvm", "role": "host"},
        ),
        (
            {"/proc/xen/capabilities": "control_d\n"},
            {"systems": {"xen": "host"}, "system": "xen", "role": "host"},
        ),
        (
            {"/proc/modules": "ext4 1 2\nvboxguest 3 4\n"},
            {"systems": {"vbox": "guest"}, "system": "vbox", "role": "guest"},
        ),
    ],
)
def test_virtualization(files: dict[str, str], wanted: dict[str, object]) -> None:
    assert Ohai(MemorySystem(files))["virtualization"] == wanted


def test_ssh_keys() -> None:
    files = {
        "/etc/ssh/sshd_config": "Port 22\nHostKey /keys/mine\n#HostKey /keys/other\n",
        "/keys/mine.pub": "ssh-rsa AAAAmine root@host\n",
        "/etc/ssh/ssh_host_rsa_key.pub": "ssh-rsa AAAAusual root@host\n",
        "/etc/ssh/ssh_host_ecdsa_key.pub": "ecdsa-sha2-nistp256 AAAAec root@host\n",
    }
    assert Ohai(MemorySystem(files))["keys"] == {
        "ssh": {
            "host_rsa_public": "AAAAmine",
            "host_ecdsa_public": "AAAAec",
            "host_ecdsa_type": "ecdsa-sha2-nistp256",
        }
    }


def test_languages() -> None:
    system = MemorySystem()
    for program in ("python", "ruby", "java"):
        system.put(f"/usr/bin/{program}", mode=0o755)
    system.on("python -c import sys; print(sys.version)", stdout="3.11.2 (main, Nov 30 2024, 21:22:50) [GCC 12.2.0]\n")
    system.on(
        "java -mx64m -version",
        stdout='openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6)\n',
    )
    import re

    system.on(
        re.compile("ruby -e .*", re.DOTALL),
        stdout="x86_64-linux-gnu\n3.1.2\n2022-04-12\n" + "x\n" * 11 + "/var/lib/gems/3.1.0\n",
    )
    languages = Ohai(system)["languages"]
    assert languages["python"] == {"version": "3.11.2", "builddate": "Nov 30 2024, 21:22:50"}
    assert languages["ruby"]["version"] == "3.1.2"
    assert languages["java"] == {
        "version": "17.0.15",
        "runtime": {"name": "OpenJDK Runtime Environment", "build": "17.0.15+6"},
    }


METADATA = {
    "/latest/meta-data/": "instance-id\nlocal-ipv4\npublic-hostname\nsecurity-groups\nplacement/\niam/\npublic-keys/\nnetwork/",
    "/latest/meta-data/instance-id": "i-0123",
    "/latest/meta-data/local-ipv4": "10.0.0.5",
    "/latest/meta-data/public-hostname": "ec2.example",
    "/latest/meta-data/security-groups": "web\nssh",
    "/latest/meta-data/placement/": "availability-zone",
    "/latest/meta-data/placement/availability-zone": "eu-west-1a",
    "/latest/meta-data/iam/": "info\nsecurity-credentials/",
    "/latest/meta-data/iam/info": '{"Code": "Success"}',
    "/latest/meta-data/iam/security-credentials/": "app-role",
    "/latest/meta-data/iam/security-credentials/app-role": '{"SecretAccessKey": "hidden"}',
    "/latest/meta-data/public-keys/": "0=mykey",
    "/latest/meta-data/public-keys/0/": "openssh-key",
    "/latest/meta-data/public-keys/0/openssh-key": "ssh-rsa AAAA",
    "/latest/meta-data/network/": "interfaces/",
    "/latest/meta-data/network/interfaces/": "macs/",
    "/latest/meta-data/network/interfaces/macs/": "02:00/",
    "/latest/meta-data/network/interfaces/macs/02:00/": "device-number",
    "/latest/meta-data/network/interfaces/macs/02:00/device-number": "0",
    "/latest/user-data/": "#!/bin/sh",
    "/latest/dynamic/instance-identity/document/": '{"accountId": "42", "region": "eu-west-1", "availabilityZone": "eu-west-1a"}',
    "/metadata/v1.json": json.dumps(
        {"droplet_id": 7, "vendor_data": "secret", "interfaces": {"public": [{"ipv4": {"ip_address": "192.0.2.7"}}]}}
    ),
}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass

    def do_PUT(self) -> None:
        self.answer(200, "TOKEN")

    def do_GET(self) -> None:
        needs_token = self.path.startswith("/latest")
        if needs_token and self.headers.get("X-aws-ec2-metadata-token") != "TOKEN":
            self.answer(401, "")
        elif self.path in METADATA:
            self.answer(200, METADATA[self.path])
        else:
            self.answer(404, "")

    def answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_ec2(service: str) -> None:
    ohai = Ohai(MemorySystem({"/sys/class/dmi/id/bios_vendor": "Amazon EC2\n"}), metadata=service)
    assert ohai["ec2"] == {
        "instance_id": "i-0123",
        "local_ipv4": "10.0.0.5",
        "public_hostname": "ec2.example",
        "security_groups": ["web", "ssh"],
        "placement_availability_zone": "eu-west-1a",
        "iam": {"info": {"Code": "Success"}, "role_name": "app-role"},
        "public_keys_0_openssh_key": "ssh-rsa AAAA",
        "network_interfaces_macs": {"02:00": {"device_number": "0"}},
        "userdata": "#!/bin/sh",
        "account_id": "42",
        "availability_zone": "eu-west-1a",
        "region": "eu-west-1",
    }
    assert ohai["cloud"] == {
        "local_ipv4_addrs": ["10.0.0.5"],
        "public_hostname": "ec2.example",
        "provider": "ec2",
        "local_ipv4": "10.0.0.5",
    }


def test_digital_ocean_by_a_hint(service: str) -> None:
    ohai = Ohai(MemorySystem({"/etc/chef/ohai/hints/digital_ocean.json": ""}), metadata=service)
    assert ohai["digital_ocean"]["droplet_id"] == 7
    assert "vendor_data" not in ohai["digital_ocean"]
    assert ohai["cloud"]["public_ipv4"] == "192.0.2.7"


def test_no_cloud_is_asked_without_a_reason() -> None:
    ohai = Ohai(MemorySystem(), metadata="http://127.0.0.1:1")
    assert all(name not in ohai for name in ("ec2", "gce", "azure", "digital_ocean", "openstack", "cloud"))
    assert ohai.failures == {}


def test_a_cloud_that_does_not_answer() -> None:
    ohai = Ohai(MemorySystem({"/etc/chef/ohai/hints/ec2.json": ""}), metadata="http://127.0.0.1:1")
    assert "ec2" not in ohai
    assert "Connection refused" in str(ohai.failures["ec2"])
