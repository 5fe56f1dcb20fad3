"""Write resources.md and proofs.md beside this file.

resources.md is the manual of every resource, from its declaration, with the example that cookbooks/every_resource has. proofs.md says
for each resource with a meaning on Debian what shows that it works.
"""

from __future__ import annotations

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
_BLOCK = re.compile(r"^(\w+) ['%].*? do\n(?:.*\n)*?end\n|^(\w+) ['%].*\n", re.M)
_RUN = re.compile(r"\.(?:apply|settle|fails|build)\(\s*\"(\w+)\"")


def examples() -> dict[str, str]:
    """The first use of each resource in the cookbook that a spec converges on a host."""
    found: dict[str, str] = {}
    for path in sorted((REPOSITORY / RECIPES).glob("*.rb")):
        for match in _BLOCK.finditer(path.read_text()):
            found.setdefault(match.group(1) or match.group(2), match.group().rstrip("\n"))
    found.pop("include_recipe", None)
    return found


def transcripts() -> dict[str, list[str]]:
    """The specs that run a resource and look at the commands and files that come of it."""
    found: dict[str, list[str]] = {}
    for path in sorted((REPOSITORY / "spec/providers").glob("*_spec.py")):
        for name in sorted(set(_RUN.findall(path.read_text()))):
            found.setdefault(name, []).append(str(path.relative_to(REPOSITORY)))
    deploy = "spec/converge/deploy_spec.py"
    for name in sorted(set(re.findall(r"\bdeploy(?:_branch|_revision)?\b", (REPOSITORY / deploy).read_text()))):
        found.setdefault(name, []).append(deploy)
    return found


def proofs() -> dict[str, list[str]]:
    hosts, commands = examples(), transcripts()
    return {
        name: [
            *(["host spec: `spec/hosts/every_resource_spec.py`"] if name in hosts else []),
            *(f"transcript: `{path}`" for path in commands.get(name, ())),
        ]
        for name in DEBIAN
    }


def proofs_page() -> str:
    lines = [
        "# What shows that a resource works",
        "",
        "Written by `make docs`. A *host spec* converges it twice on a booted Debian and mends drift; a *transcript* runs it on a machine",
        "in memory (or the openssl program of this one) and looks at every command and file.",
        "",
        "| resource | proofs |",
        "|---|---|",
        *(f"| {name} | {'<br>'.join(found)} |" for name, found in proofs().items()),
    ]
    return "\n".join(lines) + "\n"


def resources_page() -> str:
    from pysolo.cli.resources import declarations, manual

    known = {one.name: one for one in declarations()}
    shown = examples()
    lines = [
        "# Resources",
        "",
        "Written by `make docs` from the declarations; `pysolo resources NAME` prints the same.",
        "",
    ]
    for name in sorted(known):
        title, _, *text = manual(known[name], known).split("\n")
        lines += [f"## {title}", "", "```text", *text[1:], "```", ""]
        example = shown.get(name) or next((shown[word] for word in aliases(known[name]) if word in shown), None)
        if example is not None:
            lines += ["```ruby", example, "```", ""]
    return "\n".join(lines)


def aliases(declaration: object) -> list[str]:
    return [str(getattr(one, "name", one)) for one in getattr(declaration, "provides", ())]


def main() -> None:
    (HERE / "resources.md").write_text(resources_page())
    (HERE / "proofs.md").write_text(proofs_page())


if __name__ == "__main__":
    main()
