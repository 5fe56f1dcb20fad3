"""Names of time zones as MRI's date library knows them."""

from __future__ import annotations

import re
from typing import Optional

HOURS = {
    "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "azost": 0, "egst": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "utct": 0, "at": -2, "brst": -2, "ndt": -2.5, "adt": -3, "art": -3, "brt": -3, "clst": -3, "nst": -3.5,
    "ast": -4, "clt": -4, "akdt": -8, "ydt": -8, "akst": -9, "hadt": -9, "hdt": -9, "yst": -9, "ahst": -10, "cat": 2, "hast": -10,
    "hst": -10, "nt": -11, "idlw": -12, "bst": 1, "cet": 1, "fwt": 1, "met": 1, "mewt": 1, "mez": 1, "swt": 1, "wat": 1, "west": 1,
    "cest": 2, "eet": 2, "fst": 2, "mest": 2, "mesz": 2, "sast": 2, "sst": 2, "bt": 3, "eat": 3, "eest": 3, "msk": 3, "msd": 4,
    "zp4": 4, "zp5": 5, "ist": 5.5, "zp6": 6, "wast": 2, "cct": 6.5, "sgt": 8, "wadt": 8, "jst": 9, "kst": 9, "east": -6,
    "gst": 10, "aest": 10, "aedt": 11, "eadt": 11, "idle": 12, "nzst": 12, "nzt": 12, "nzdt": 13, "acst": 9.5, "acdt": 10.5,
    "awst": 8, "hkt": 8, "ict": 7, "wib": 7, "wita": 8, "wit": 9, "pkt": 5, "uzt": 5, "npt": 5.75, "ekst": 10,
    "trt": 3, "irst": 3.5, "irdt": 4.5, "azt": 4, "gst4": 4, "mmt": 6.5, "chst": 10, "pgt": 10, "sbt": 11, "nct": 11, "fjt": 12,
    "eastern": -5, "central": -6, "mountain": -7, "pacific": -8, "alaskan": -9, "hawaiian": -10, "atlantic": -4,
    "newfoundland": -3.5, "greenwich": 0, "romance": 1, "tokyo": 9, "korea": 9, "china": 8, "india": 5.5, "russian": 3,
    "w. europe": 1, "central europe": 1, "e. europe": 2, "israel": 2, "singapore": 8, "new zealand": 12, "arabian": 4,
}  # fmt: skip
ENDINGS = ((" standard time", 0), (" daylight time", 3600), (" dst", 3600))
NUMBER = re.compile(r"(?:gmt|utc)?([-+])(\d+)(?:([,.:])(\d+)(?::(\d+))?)?")


def zone_offset(zone: str) -> Optional[int]:
    """Seconds east of Greenwich for a zone's name or number."""
    text = " ".join(zone.lower().split())
    summer = 0
    for ending, seconds in ENDINGS:
        if text.endswith(ending):
            summer, text = seconds, text[: -len(ending)]
    if text in HOURS:
        return int(HOURS[text] * 3600) + summer
    if len(text) == 1 and text.isalpha() and text != "j":
        return military(text)
    found = NUMBER.fullmatch(text)
    return None if found is None else numbered(*found.groups())


def military(letter: str) -> int:
    east, west = "abcdefghiklm".find(letter), "nopqrstuvwxy".find(letter)
    return (east + 1) * 3600 if east >= 0 else -(west + 1) * 3600


def numbered(sign: str, digits: str, mark: Optional[str], more: Optional[str], rest: Optional[str]) -> int:
    """+09:30, +0930, +9, +9.5"""
    if mark == ":":
        seconds = int(digits) * 3600 + int(more or 0) * 60 + int(rest or 0)
    elif mark:
        seconds = int(digits) * 3600 + round(float("0." + (more or "0")) * 3600)
    else:
        hours = 2 - len(digits) % 2
        seconds = int(digits[:hours]) * 3600 + int(digits[hours : hours + 2] or 0) * 60 + int(digits[hours + 2 :] or 0)
    return -seconds if sign == "-" else seconds
