"""Words that make a built-in resource of another name, with the platforms on which they do.

The same facts stand in the declarations; here they can be had without reading any. A spec compares the two.
"""

from __future__ import annotations

from typing import Dict, Mapping, Sequence, Tuple

Filters = Mapping[str, Tuple[str, ...]]

PROVIDED: Dict[str, Sequence[Tuple[str, Filters]]] = {
    "cron_manage": (("cron_access", {}),),
    "env": (("windows_env", {}),),
    "habitat_sup_systemd": (("habitat_sup", {}),),
    "habitat_sup_windows": (("habitat_sup", {}),),
    "launchd": (("launchd", {"os": ("darwin",)}),),
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
    "powershell_script": (("powershell_script", {"os": ("windows",)}),),
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
    "windows_script": (("windows_script", {"os": ("windows",)}),),
    "zypper_repo": (("zypper_repository", {}),),
}

# Words that came to Chef from a cookbook, and that the cookbook's own resource of that name, where it is still in use, does not take
# back: Chef provides them "if true", which a `provides` without a condition does not beat.
FIRM = frozenset(
    """
    alternatives apt_preference apt_repository apt_update build_essential chef_handler dmg_package homebrew_cask homebrew_tap
    homebrew_update macos_pkg macos_userdefaults mac_os_x_userdefaults ohai_hint openssl_dhparam openssl_rsa_private_key
    openssl_rsa_key openssl_rsa_public_key openssl_x509 registry_key rhsm_errata rhsm_errata_level rhsm_register rhsm_repo
    rhsm_subscription sudo swap_file sysctl sysctl_param systemd_unit windows_auto_run windows_feature windows_feature_dism
    windows_feature_powershell windows_font windows_package windows_pagefile windows_path windows_printer windows_printer_port
    windows_service windows_shortcut windows_task yum_repository zypper_repository zypper_repo
    """.split()
)
