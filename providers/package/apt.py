"""Packages of Debian and its family, through apt."""

from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from pysolo.chef.provider import provides
from pysolo.providers.package.base import Version
from pysolo.providers.package.deb import DebPackageProvider
from pysolo.providers.package.debian_state import state_of


class Policy(NamedTuple):
    """What `apt-cache policy` says of one package."""

    installed: Version
    candidate: Version
    versions: Tuple[str, ...]


class Offer(NamedTuple):
    """What apt makes of one name that a recipe gives."""

    installed: Version
    candidate: Version
    real_name: str  # of a virtual package: the one that provides it
    virtual: bool


class Apt(DebPackageProvider):
    serves = (provides("package", platform_family="debian"), provides("apt_package"))
    class_name = "Package::Apt"
    _offers: Optional[List[Offer]] = None

    # -- what there is --------------------------------------------------------------------------------------------------

    def define_requirements(self) -> None:
        self.requires(
            not self.new.source,
            (
                "Chef::Exceptions::Package",
                "apt package provider cannot handle source property. Use dpkg provider instead",
            ),
        )
        super().define_requirements()

    def installed_versions(self) -> List[Version]:
        """By dpkg's database where it has all names; else apt is asked, which knows what virtual packages are."""
        packages = state_of(self).packages(self.system)
        entries = [packages.get(name) if packages is not None else None for name in self.names]
        found = [entry.version if entry is not None and entry.is_complete else None for entry in entries]
        if all(version is not None for version in found):
            return found
        unfinished = [entry is not None and not entry.is_complete for entry in entries]
        return [
            (None if unfinished[at] and self._completes() else offer.installed)
            for at, offer in enumerate(self.offers())
        ]

    def _completes(self) -> bool:
        """Whether the action brings a package that is only half there to its end."""
        return self.action in ("install", "upgrade")

    def candidates(self) -> List[Version]:
        return [offer.candidate for offer in self.offers()]

    def offers(self) -> List[Offer]:
        if self._offers is None:
            names, wanted = self.names, self.wanted_versions
            policies = self._policies(names)
            self._offers = [
                self._offer(name, wanted[at] if at < len(wanted) else None, policies.get(self._pattern(name)))
                for at, name in enumerate(names)
            ]
        return self._offers

    def _pattern(self, name: str) -> str:
        return "^%s$" % name if self.new.anchor_package_regex else name

    def _offer(self, name: str, wanted: Version, policy: Optional[Policy]) -> Offer:
        installed, candidate = self._choose(policy, wanted)
        if candidate is None and not (policy is not None and policy.versions):
            real = self._provider_of(name)
            if real is not None:
                self.log.info("%s is a virtual package, actually acting on package[%s]" % (self.new, real))
                policy = self._policies([real]).get(self._pattern(real))
                installed, candidate = self._choose(policy, None)
                return Offer(installed, candidate, real, True)
        return Offer(installed, candidate, name, False)

    @staticmethod
    def _choose(policy: Optional[Policy], wanted: Version) -> Tuple[Version, Version]:
        if policy is None:
            return None, None
        if wanted is None:
            return policy.installed, policy.candidate
        return policy.installed, wanted if wanted in policy.versions else None

    def _policies(self, names: Sequence[str]) -> Dict[str, Policy]:
        """One question to apt for all names."""
        patterns = [self._pattern(name) for name in names]
        if self._release_options() or not all(_PLAIN.match(pattern) for pattern in patterns):
            return self._ask(patterns)
        known = state_of(self).known_policies(self.system)
        if any(pattern not in known for pattern in patterns):
            asked = [
                *patterns,
                *(name for name in self._names_of_the_run() if name not in known and name not in patterns),
            ]
            answered = self._ask(asked)
            known.update({name: answered.get(name) for name in asked})
        return {pattern: policy for pattern in patterns if isinstance(policy := known.get(pattern), Policy)}

    def _ask(self, patterns: Sequence[str]) -> Dict[str, Policy]:
        answer = self.run_noninteractive("apt-cache", *self._release_options(), "policy", *patterns).stdout
        return parse_policies(answer, patterns)

    def _names_of_the_run(self) -> List[str]:
        """The packages of the resources that are still to come: one question does for all of them."""
        found: List[str] = []
        for resource in self.run_context.root.resource_collection.resources:
            if resource.resource_name == "apt_package" and not resource.updated:
                names = resource.python("package_name")
                found += [str(name) for name in (names if isinstance(names, list) else [names])]
        return [name for name in dict.fromkeys(found) if _PLAIN.match(name)]

    def _provider_of(self, name: str) -> Optional[str]:
        """The one package that provides a virtual one."""
        answer = self.run_noninteractive("apt-cache", "showpkg", self._pattern(name)).stdout
        _, mark, rest = answer.rpartition("Reverse Provides:")
        if not mark:
            return None
        found = sorted({line.split()[0] for line in rest.splitlines() if line.split()})
        if len(found) > 1:
            self.fail(
                "Chef::Exceptions::Package",
                "%s is a virtual package provided by multiple packages, you must explicitly select one" % name,
            )
        return found[0] if found else None

    # -- changing it ----------------------------------------------------------------------------------------------------

    def _release_options(self) -> List[str]:
        release = self.new.default_release if "default_release" in self.new.properties else None
        return ["-o", "APT::Default-Release=%s" % release] if release else []

    def _config_file_options(self) -> List[str]:
        if any("--force-conf" in option for option in self.options):
            return []
        if self.new.overwrite_config_files:
            return ["-o", "Dpkg::Options::=--force-confnew"]
        return ["-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold"]

    def install_packages(self, names: List[str], versions: List[Version]) -> None:
        virtual = {offer_name for offer_name, offer in zip(self.names, self.offers()) if offer.virtual}
        wanted = [name if name in virtual else "%s=%s" % (name, version) for name, version in zip(names, versions)]
        self.change(
            "apt-get",
            "-q",
            "-y",
            *(["--allow-downgrades"] if self.allows_downgrade else []),
            *self._config_file_options(),
            *self._release_options(),
            *self.options,
            "install",
            *wanted,
        )

    def remove_packages(self, names: List[str]) -> None:
        self.change("apt-get", "-q", "-y", *self.options, "remove", *self._real_names())

    def purge_packages(self, names: List[str]) -> None:
        self.change("apt-get", "-q", "-y", *self.options, "purge", *self._real_names())

    def _real_names(self) -> List[str]:
        return [offer.real_name for offer in self.offers()]

    def locked_names(self) -> Sequence[str]:
        answer: str = self.shell_out_("apt-mark", "showhold").stdout
        return answer.split()

    def lock_packages(self, names: List[str]) -> None:
        self.change("apt-mark", *self.options, "hold", *names)

    def unlock_packages(self, names: List[str]) -> None:
        self.change("apt-mark", *self.options, "unhold", *names)


# a name that can be no pattern of apt's
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_VERSION = re.compile(r"(?: {5}| \*\*\* )(\S+) -?\d+$")


def parse_policies(answer: str, patterns: Sequence[str]) -> Dict[str, Policy]:
    """The answer of `apt-cache policy`, by the name asked for."""
    blocks: List[Tuple[str, List[str]]] = []
    for line in answer.splitlines():
        if line and not line[0].isspace() and line.endswith(":"):
            blocks.append((line[:-1], []))
        elif blocks:
            blocks[-1][1].append(line)
    found: Dict[str, Policy] = {}
    for name, lines in blocks:
        installed = candidate = None
        versions: List[str] = []
        for line in lines:
            if line.startswith("  Installed: "):
                installed = _version(line[13:])
            elif line.startswith("  Candidate: "):
                candidate = _version(line[13:])
            else:
                match = _VERSION.match(line)
                if match is not None:
                    versions.append(match.group(1))
        policy = Policy(installed, candidate, tuple(versions))
        for pattern in patterns:
            if pattern not in found and (name == pattern or _same(name, pattern)):
                found[pattern] = policy
    if len(patterns) == 1 and blocks and patterns[0] not in found:
        # a pattern that names other packages: the last answer counts
        found[patterns[0]] = _last(blocks)
    return found


def _last(blocks: List[Tuple[str, List[str]]]) -> Policy:
    name = blocks[-1][0]
    return parse_policies("\n".join(["%s:" % name, *blocks[-1][1]]), [name])[name]


def _same(name: str, pattern: str) -> bool:
    if pattern.startswith("^") and pattern.endswith("$"):
        return name == pattern[1:-1]
    return name.partition(":")[0] == pattern.partition(":")[0] and ":" in pattern


def _version(text: str) -> Version:
    text = text.strip()
    return None if text in ("", "(none)") else text
