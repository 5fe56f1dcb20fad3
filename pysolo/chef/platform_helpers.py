"""ChefUtils: ``debian?``, ``systemd?``, ``docker?`` ... as words of recipes and resources, and as ``ChefUtils.debian?(node)``.

What is asked of an attribute stands in a table; the rest are small functions.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from pysolo.chef.session import session_of
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, Value

if TYPE_CHECKING:
    from pysolo.ruby.runtime.interpreter import Interpreter

# attribute path -> words with the values that make them true
_PLATFORMS = {
    "linuxmint_platform? mint? linux_mint? linuxmint?": "linuxmint",
    "ubuntu_platform? ubuntu?": "ubuntu",
    "raspbian_platform? raspbian?": "raspbian",
    "debian_platform?": "debian",
    "amazon_platform?": "amazon",
    "redhat_platform? redhat_enterprise? redhat_enterprise_linux? redhat?": "redhat",
    "centos_platform? centos?": "centos",
    "oracle_platform? oracle_linux? oracle?": "oracle",
    "scientific_platform? scientific_linux? scientific?": "scientific",
    "clearos_platform? clearos?": "clearos",
    "fedora_platform?": "fedora",
    "arch_platform?": "arch",
    "solaris2_platform?": "solaris2",
    "smartos_platform?": "smartos",
    "omnios_platform? omnios?": "omnios",
    "openindiana_platform? openindiana?": "openindiana",
    "aix_platform?": "aix",
    "freebsd_platform?": "freebsd",
    "openbsd_platform?": "openbsd",
    "netbsd_platform?": "netbsd",
    "dragonfly_platform?": "dragonfly",
    "macos_platform? mac_os_x_platform?": "mac_os_x",
    "gentoo_platform?": "gentoo",
    "slackware_platform?": "slackware",
    "suse_platform?": "suse",
    "opensuse_platform? opensuse? opensuseleap_platform? leap_platform?": "opensuse opensuseleap",
    "windows_platform?": "windows",
    "solaris_based?": "solaris2 smartos omnios openindiana",
    "bsd_based?": "netbsd freebsd openbsd dragonflybsd",
}
_FAMILIES = {
    "arch? arch_linux?": "arch",
    "aix?": "aix",
    "debian?": "debian",
    "fedora?": "fedora",
    "macos? osx? mac? mac_os_x?": "mac_os_x",
    "rhel? el?": "rhel",
    "amazon? amazon_linux?": "amazon",
    "solaris2? solaris?": "solaris2",
    "smartos?": "smartos",
    "suse?": "suse",
    "gentoo?": "gentoo",
    "freebsd?": "freebsd",
    "openbsd?": "openbsd",
    "netbsd?": "netbsd",
    "dragonflybsd?": "dragonflybsd",
    "windows?": "windows",
    "rpm_based?": "rhel fedora amazon suse",
    "fedora_derived?": "rhel fedora amazon",
    "redhat_based?": "rhel fedora",
}
_MACHINES = {
    "_64_bit?": "amd64 x86_64 ppc64 ppc64le s390x ia64 sparc64 aarch64 arch64 arm64 sun4v sun4u",
    "intel?": "i86pc i386 x86_64 amd64 i686",
    "sparc?": "sun4u sun4v",
    "ppc64?": "ppc64",
    "ppc64le?": "ppc64le",
    "powerpc?": "powerpc",
    "arm?": "armv6l armv7l armhf aarch64 arm64 arch64",
    "armhf?": "armv6l armv7l armhf",
    "s390x?": "s390x",
    "s390?": "s390",
}
_OS = {"linux?": "linux", "darwin?": "darwin"}
CLOUDS = {
    "alibaba?": "alibaba",
    "ec2?": "ec2",
    "gce?": "gce",
    "rackspace?": "rackspace",
    "eucalyptus?": "eucalyptus",
    "euca?": "eucalyptus",
    "linode?": "linode",
    "openstack?": "openstack",
    "azure?": "azure",
    "digital_ocean?": "digital_ocean",
    "digitalocean?": "digital_ocean",
    "softlayer?": "softlayer",
}
_GUESTS = {
    "kvm?": ("kvm", "guest"),
    "kvm_host?": ("kvm", "host"),
    "lxc?": ("lxc", "guest"),
    "lxc_host?": ("lxc", "host"),
    "parallels?": ("parallels", "guest"),
    "parallels_host?": ("parallels", "host"),
    "vbox?": ("vbox", "guest"),
    "virtualbox?": ("vbox", "guest"),
    "vbox_host?": ("vbox", "host"),
    "vmware?": ("vmware", "guest"),
    "vmware_host?": ("vmware", "host"),
    "openvz?": ("openvz", "guest"),
    "openvz_host?": ("openvz", "host"),
    "hyperv?": ("hyperv", "guest"),
    "guest?": (None, "guest"),
    "virtual?": (None, "guest"),
    "hypervisor?": (None, "host"),
}
TABLES: Tuple[Tuple[Tuple[str, ...], Dict[str, str]], ...] = (
    (("platform",), _PLATFORMS),
    (("platform_family",), _FAMILIES),
    (("kernel", "machine"), _MACHINES),
    (("os",), _OS),
)
Question = Callable[["Interpreter", Any], bool]


def dig(rt: Interpreter, node: Value, *path: str) -> Value:
    """A merged attribute; None where the path ends early. Plain Hashes with String keys do as well as a node."""
    value = node
    for key in path:
        if value is None:
            return None
        value = rt.send(value, "[]", rt.str(key))
    return value


def text_at(rt: Interpreter, node: Value, *path: str) -> Optional[str]:
    value = dig(rt, node, *path)
    return None if value is None else rt.to_s(value)


def _among(path: Tuple[str, ...], values: Tuple[str, ...]) -> Question:
    return lambda rt, node: text_at(rt, node, *path) in values


def _has_key(key: str) -> Question:
    return lambda rt, node: rt.truthy(rt.send(node, "key?", rt.str(key)))


def _virtual(system: Optional[str], role: str) -> Question:
    def ask(rt: Interpreter, node: Value) -> bool:
        if system is not None and text_at(rt, node, "virtualization", "system") != system:
            return False
        return text_at(rt, node, "virtualization", "role") == role

    return ask


def _rhel(major: int) -> Question:
    def ask(rt: Interpreter, node: Value) -> bool:
        if text_at(rt, node, "platform_family") != "rhel":
            return False
        return (text_at(rt, node, "platform_version") or "").split(".")[0] == str(major)

    return ask


def _centos_stream(rt: Interpreter, node: Value) -> bool:
    if dig(rt, node, "os_release") is not None:
        return text_at(rt, node, "os_release", "name") == "CentOS Stream"
    return text_at(rt, node, "lsb", "id") == "CentOSStream"


def _systemd(rt: Interpreter, node: Value) -> bool:
    try:
        return session_of(rt).system.read_text("/proc/1/comm").strip() == "systemd"
    except OSError:
        return False


def _docker(rt: Interpreter, node: Value) -> bool:
    return text_at(rt, node, "virtualization", "systems", "docker") == "guest"


def _vagrant(rt: Interpreter, node: Value) -> bool:
    if rt.truthy(rt.send(node, "key?", rt.str("vagrant"))):
        return True
    if "vagrantup.com" in (text_at(rt, node, "domain") or ""):
        return True
    return session_of(rt).system.user_by_name("vagrant") is not None


def _environment(name: str) -> Question:
    return lambda rt, node: name in os.environ


def questions() -> Dict[str, Question]:
    """Every word with a question mark that asks something of the node."""
    found: Dict[str, Question] = {}
    for path, table in TABLES:
        for words, values in table.items():
            question = _among(path, tuple(values.split()))
            for word in words.split():
                found[word] = question
    found.update({word: _has_key(key) for word, key in CLOUDS.items()})
    found.update({word: _virtual(system, role) for word, (system, role) in _GUESTS.items()})
    found.update({"rhel%d?" % major: _rhel(major) for major in (6, 7, 8, 9)})
    found["cloud?"] = lambda rt, node: dig(rt, node, "cloud") is not None
    found["_32_bit?"] = lambda rt, node: not found["_64_bit?"](rt, node)
    found["i386?"] = lambda rt, node: not found["_64_bit?"](rt, node) and found["intel?"](rt, node)
    found["physical?"] = lambda rt, node: not found["guest?"](rt, node)
    found["vmware_desktop?"] = lambda rt, node: text_at(rt, node, "vmware", "host", "type") == "vmware_desktop"
    found["vmware_vsphere?"] = lambda rt, node: text_at(rt, node, "vmware", "host", "type") == "vmware_vsphere"
    found["centos_stream_platform?"] = _centos_stream
    found["systemd?"] = _systemd
    found["docker?"] = _docker
    found["vagrant?"] = _vagrant
    found["kitchen?"] = _environment("TEST_KITCHEN")
    found["ci?"] = _environment("CI")
    for word in (
        "windows_ruby?",
        "macos_ruby?",
        "effortless?",
        "windows_server?",
        "windows_server_core?",
        "upstart?",
        "redhat_kernel?",
    ):
        found[word] = lambda rt, node: False
    found["debianrcd?"] = lambda rt, node: os.path.exists("/usr/sbin/update-rc.d")
    found["invokercd?"] = lambda rt, node: os.path.exists("/usr/sbin/invoke-rc.d")
    return found


def answer(rt: Interpreter, word: str, node: Value) -> bool:
    """One question."""
    return questions()[word](rt, node)


def is_family(name: str, family: str, rt: Interpreter, node: Value) -> bool:
    """Whether a ``provides`` filter like "fedora_derived" is true of the node."""
    for words, values in _FAMILIES.items():
        if name + "?" in words.split():
            return family in values.split()
    return False


chef_utils = NativeClass("ChefUtils", module=True)


def _word(word: str, question: Question) -> None:
    def ask(rt: Interpreter, self: Value, node: Value = None) -> bool:
        from pysolo.chef.dsl.platform import node_of

        return question(rt, node if node is not None else node_of(rt, self))

    chef_utils.method(word)(ask)
    chef_utils.singleton(word)(ask)


for _name, _question in questions().items():
    _word(_name, _question)


@chef_utils.method("platform_version")
def platform_version(rt: Interpreter, self: Value, node: Value = None) -> Value:
    """The platform's version as a String that compares as one."""
    from pysolo.chef.dsl.platform import node_of
    from pysolo.chef.version_string import make_version_string

    return make_version_string(
        rt, text_at(rt, node if node is not None else node_of(rt, self), "platform_version") or ""
    )


chef_utils.singleton("platform_version")(platform_version)


def unit_exists(rt: Interpreter, name: str) -> bool:
    system = session_of(rt).system
    return any(
        system.exists("%s/systemd/system/%s" % (folder, name)) for folder in ("/etc", "/usr/lib", "/lib", "/run")
    )


def _has_service_unit(rt: Interpreter, self: Value, name: str) -> bool:
    base, at, _ = name.partition("@")
    return unit_exists(rt, base + at + ".service")


def _has_unit(rt: Interpreter, self: Value, name: str) -> bool:
    return unit_exists(rt, name)


def _includes_recipe(rt: Interpreter, self: Value, name: Value, node: Value = None) -> bool:
    from pysolo.chef.dsl.platform import node_of

    return rt.truthy(rt.send(node if node is not None else node_of(rt, self), "recipe?", name))


def _names(rt: Interpreter, values: Tuple[Value, ...]) -> Tuple[List[str], List[str]]:
    """Program names, and folders from `extra_path:`."""
    from pysolo.ruby.runtime.objects import RHash

    names: List[str] = []
    extra: List[str] = []
    for value in values:
        if isinstance(value, RHash):
            paths = value.get(rt.sym("extra_path"))
            if paths is not None:
                extra.extend(rt.to_s(one) for one in (paths.items if isinstance(paths, RArray) else [paths]))
        elif isinstance(value, RArray):
            names.extend(rt.to_s(one) for one in value.items)
        else:
            names.append(rt.to_s(value))
    return names, extra


def _which(rt: Interpreter, self: Value, *values: Value) -> Value:
    names, extra = _names(rt, values)
    for name in names:
        path = session_of(rt).system.which(name, extra)
        if path is not None:
            return rt.str(path)
    return False


def _where(rt: Interpreter, self: Value, *values: Value) -> Value:
    names, extra = _names(rt, values)
    system = session_of(rt).system
    found = [system.which(name, extra) for name in names]
    return rt.array([rt.str(path) for path in found if path is not None])


for _name, _function in (
    ("has_systemd_service_unit?", _has_service_unit),
    ("has_systemd_unit?", _has_unit),
    ("includes_recipe?", _includes_recipe),
    ("include_recipe?", _includes_recipe),
    ("which", _which),
    ("where", _where),
):
    chef_utils.method(_name)(_function)
    chef_utils.singleton(_name)(_function)


CLASSES = (chef_utils,)
