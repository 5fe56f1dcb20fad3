"""Words that make a built-in resource of another name, with the platforms on which they do.

The same facts stand in the declarations; here they can be had without reading any. A spec compares the two.
"""

from __future__ import annotations

from typing import Dict, Mapping, Sequence, Tuple

Filters = Mapping[str, Tuple[str, ...]]

PROVIDED: Dict[str, Sequence[Tuple[str, Filters]]] = {
    "cron_manage": (("cron_access", {}),),
    "env": (("windows_env", {}),),
    "habitat_sup_windows": (("habitat_sup", {}),),
    "libarchive_file": (("archive_file", {}),),
    "mac_os_x_userdefaults": (("macos_userdefaults", {}),),
    "openssl_rsa_key": (("openssl_rsa_private_key", {}),),
    "openssl_x509": (("openssl_x509_certificate", {}),),
    "osx_config_profile": (("osx_profile", {}),),
    "package": (
        ("apt_package", {"platform_family": ("debian",)}),
        ("dnf_package", {"platform_family": ("rhel",), "platform_version": (">= 8",)}),
        ("dnf_package", {"platform": ("fedora",), "platform_version": (">= 22",)}),
        ("dnf_package", {"platform": ("amazon",)}),
        ("freebsd_package", {"platform": ("freebsd",)}),
        ("homebrew_package", {"os": ("darwin",)}),
        ("ips_package", {"os": ("solaris2",)}),
        ("openbsd_package", {"os": ("openbsd",)}),
        ("smartos_package", {"platform_family": ("smartos",)}),
        ("windows_package", {"os": ("windows",)}),
        ("yum_package", {"platform_family": ("fedora", "rhel", "amazon")}),
        ("zypper_package", {"platform_family": ("suse",)}),
    ),
    "service": (
        ("macosx_service", {"os": ("darwin",)}),
        ("windows_service", {"os": ("windows",)}),
    ),
    "sysctl_param": (("sysctl", {}),),
    "user": (
        ("aix_user", {"os": ("aix",)}),
        ("linux_user", {"os": ("linux",)}),
        ("mac_user", {"platform": ("mac_os_x",)}),
        ("pw_user", {"os": ("freebsd",)}),
        ("solaris_user", {"os": ("omnios", "solaris2")}),
        ("windows_user", {"os": ("windows",)}),
    ),
    "zypper_repo": (("zypper_repository", {}),),
}
