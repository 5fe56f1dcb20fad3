"""check_floors.py SUITE OUTPUT: compare the shares that a suite printed with the floors in floors.json.

A floor only goes up: when a share has grown, write the new number into floors.json, less one case, so that one host that
boots too slowly does not stop the line. An area is an area of the suite, `all` the
cases over all areas, `lines` the equal lines of the Ruby suite. Numbers are percent.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys


def shares(text: str) -> dict[str, float]:
    found = {}
    for area, passed, total in re.findall(r"^(\w+) +(\d+)/(\d+)", text, re.M):
        found[area] = 100.0 * int(passed) / int(total)
    for equal, total in re.findall(r"^equal lines: (\d+) of (\d+)", text, re.M):
        found["lines"] = 100.0 * int(equal) / max(1, int(total))
    for passed, failed in re.findall(r"^(\d+) passed, (\d+) failed$", text, re.M):
        found["all"] = 100.0 * int(passed) / max(1, int(passed) + int(failed))
    return found


def main() -> int:
    suite, output = sys.argv[1:]
    text = pathlib.Path(output).read_text(errors="replace")
    found = shares(text)
    floors = json.loads((pathlib.Path(__file__).parent / "floors.json").read_text())[suite]
    fallen = 0
    print(f"{suite}:")
    for area in sorted(found.keys() | floors.keys()):
        share, floor = found.get(area), floors.get(area)
        below = floor is not None and (share is None or share < floor)
        fallen += below
        print(
            f"  {area:20} {'no result' if share is None else format(share, '.1f') + ' %':>10}"
            + ("" if floor is None else f"   floor {floor:.1f} %")
            + ("   BELOW" if below else "")
        )
    if fallen:
        print(text[-4000:])
    print(text.strip().rsplit("\n", 1)[-1])
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
