"""Write resources.md and proofs.md beside this file.

resources.md is the manual of every resource, from its declaration. proofs.md says for each resource with a meaning on Debian what shows
that it works.
"""

from __future__ import annotations

import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent
RECIPES = "cookbooks/every_resource/recipes"
#: every resource of Chef that has a meaning on Debian
DEBIAN = """
alternatives apt_package apt_preference apt_repository apt_update archive_file bash breakpoint build_essential chef_client_config
chef_client_cron chef_client_systemd_timer chef_client_trusted_certificate chef_gem chef_handler chef_sleep chef_vault_secret
cookbook_file cron cron_access cron_d csh deploy deploy_branch deploy_revision directory dpkg_package env execute file gem_package git
group hostname http_request ifconfig inspec_input inspec_waiver inspec_waiver_file_entry kernel_module ksh link linux_user locale log
mdadm mount notify_group ohai ohai_hint openssl_dhparam openssl_ec_private_key openssl_ec_public_key openssl_rsa_private_key
openssl_rsa_public_key openssl_x509_certificate openssl_x509_crl openssl_x509_request package perl python reboot remote_directory
remote_file route ruby ruby_block script service snap_package ssh_known_hosts_entry subversion sudo swap_file sysctl systemd_unit
template timezone user user_ulimit whyrun_safe_ruby_block
""".split()
_CALL = re.compile(r"^ *(\w+) (?:['\"%]|\w+\[|\w+ do$)", re.M)
_RUN = re.compile(r"\.(?:apply|settle|fails|build)\(\s*\"(\w+)\"")
#: resources that specs of whole runs are about
WHOLE = {"deploy", "deploy_branch", "deploy_revision", "chef_vault_secret", "env"}
#: cases recorded from chef-solo on booted hosts, where they lie beside the repository, and what they have of each resource
RECORDED = REPOSITORY.parent / "shared/hosts"
INDEX = HERE / "host-cases.json"


def recorded() -> dict[str, list[str]]:
    """The recorded host cases of each resource: found in the cases, or, where these are not at hand, as last written down."""
    if not RECORDED.is_dir():
        known: dict[str, list[str]] = json.loads(INDEX.read_text())
        return known
    found: dict[str, set[str]] = {}
    for recipe in sorted(RECORDED.glob("*/*/repo/cookbooks/*/recipes/*.rb")):
        case = "/".join(recipe.relative_to(RECORDED).parts[:2])
        for name in _CALL.findall(recipe.read_text()):
            if name in DEBIAN:
                found.setdefault(name, set()).add(case)
    return {name: sorted(cases) for name, cases in sorted(found.items())}


def used_on_a_host() -> set[str]:
    """The resources of the cookbook that a spec converges on a booted host."""
    return {name for path in sorted((REPOSITORY / RECIPES).glob("*.rb")) for name in _CALL.findall(path.read_text())}


def transcripts() -> dict[str, list[str]]:
    """The specs that run a resource and look at the commands and files that come of it."""
    found: dict[str, list[str]] = {}
    for path in sorted((REPOSITORY / "spec/providers").glob("*_spec.py")):
        for name in sorted(set(_RUN.findall(path.read_text()))):
            found.setdefault(name, []).append(str(path.relative_to(REPOSITORY)))
    for path in sorted((REPOSITORY / "spec/converge").glob("*_spec.py")):
        for name in sorted(WHOLE & set(re.findall(r"\b(\w+)(?:[ (]'|\", \")", path.read_text()))):
            found.setdefault(name, []).append(str(path.relative_to(REPOSITORY)))
    return found


def proofs() -> dict[str, list[str]]:
    cases, hosts, commands = recorded(), used_on_a_host(), transcripts()
    return {
        name: [
            *(f"host case: `{case}`" for case in cases.get(name, ())),
            *(["host spec: `spec/hosts/every_resource_spec.py`"] if name in hosts else []),
            *(f"transcript: `{path}`" for path in commands.get(name, ())),
        ]
        for name in DEBIAN
    }


#: why some of them are on no host of a spec
ON_NO_HOST = """
Hosts of specs are systemd-nspawn containers. The kernel keeps from them what would change this machine: swap areas
(`swap_file`), RAID devices (`mdadm`) and loaded modules (`kernel_module`) belong to it and not to a container; there is no second
network card (`ifconfig`), no snapd (`snap_package`) and no Ruby (`gem_package`). Of these the commands are held against a transcript.
""".strip().split("\n")


def proofs_page() -> str:
    lines = [
        "# What shows that a resource works",
        "",
        "Written by `make docs`. A *host case* is a run of chef-solo 18 on a booted Debian, drift included, that ours is held against; a",
        "*host spec* converges it twice on a booted Debian and mends drift; a *transcript* runs it on a machine in memory (or the openssl",
        "program of this one) and looks at every command and file.",
        "",
        *ON_NO_HOST,
        "",
        "| resource | proofs |",
        "|---|---|",
        *(f"| {name} | {'<br>'.join(found)} |" for name, found in proofs().items()),
    ]
    return "\n".join(lines) + "\n"


def resources_page() -> str:
    from pysolo.cli.resources import declarations, manual

    known = {one.name: one for one in declarations()}
    lines = [
        "# Resources",
        "",
        "Written by `make docs` from the declarations; `pysolo resources NAME` prints the same.",
        "",
    ]
    for name in sorted(known):
        title, _, *text = manual(known[name], known, example=False).split("\n")
        lines += [f"## {title}", "", "```text", *text[1:], "```", "", "```ruby", known[name].example, "```", ""]
    return "\n".join(lines)


def main() -> None:
    (HERE / "resources.md").write_text(resources_page())
    INDEX.write_text(json.dumps(recorded(), indent=1) + "\n")
    (HERE / "proofs.md").write_text(proofs_page())


if __name__ == "__main__":
    main()
