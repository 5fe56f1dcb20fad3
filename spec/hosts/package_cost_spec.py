"""Two hundred installed packages cost hardly more than twenty."""

from __future__ import annotations

import pytest

from spec.hosts.host import Host
from spec.hosts.recipes import converge

pytestmark = [pytest.mark.hosts, pytest.mark.slow]
TIMED = "TIMEFORMAT='%U %S'; time pysolo -c /etc/chef/solo.rb -o spec > /dev/null"


def cpu(host: Host, names: list[str]) -> float:
    """The least of three runs, in seconds."""
    assert converge(host, "".join(f"package '{name}'\n" for name in names)).updated == []
    return min(sum(float(part) for part in host.run(TIMED, check=True).err.split()[-2:]) for _ in range(3))


def test_the_cost_of_packages_that_are_there(host: Host) -> None:
    names = host.run("dpkg-query -W -f '${Package} '", check=True).out.split()[:200]
    assert len(names) == 200
    few, many = cpu(host, names[:20]), cpu(host, names)
    assert many <= 1.5 * few, f"{many} s for 200, {few} s for 20"
