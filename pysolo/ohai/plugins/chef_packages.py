"""The Chef that cookbooks may believe they run on."""

from __future__ import annotations

import os

from pysolo import CHEF_VERSION
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin

#: the Ohai that goes with that Chef
OHAI_VERSION = "18.2.21"


@plugin("chef_packages", "chef_packages/chef", "chef_packages/ohai")
def collect(ohai: Ohai) -> Facts:
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    return {
        "chef_packages": {
            "chef": {"version": CHEF_VERSION, "chef_root": root, "chef_effortless": None},
            "ohai": {"version": OHAI_VERSION, "ohai_root": os.path.join(root, "ohai")},
        }
    }
