"""Ruby: the one that `ruby` runs. Without any the attribute is empty, as cookbooks expect it to be there."""

from __future__ import annotations

from pysolo.ohai.languages import told
from pysolo.ohai.ohai import Ohai
from pysolo.ohai.plugin import Facts, plugin

_CONFIG = {
    "target": "target",
    "target_cpu": "target_cpu",
    "target_vendor": "target_vendor",
    "target_os": "target_os",
    "host": "host",
    "host_cpu": "host_cpu",
    "host_os": "host_os",
    "host_vendor": "host_vendor",
    "bin_dir": "bindir",
}
_QUESTIONS = {
    "platform": "RUBY_PLATFORM",
    "version": "RUBY_VERSION",
    "release_date": "RUBY_RELEASE_DATE",
    **{name: f"RbConfig::CONFIG['{key}']" for name, key in _CONFIG.items()},
    "ruby_bin": "File.join(RbConfig::CONFIG['bindir'], RbConfig::CONFIG['ruby_install_name'])",
    "gem_bin": "File.join(RbConfig::CONFIG['bindir'], Gem.default_exec_format % 'gem')",
    "gems_dir": "Gem.dir",
}


@plugin("languages/ruby")
def collect(ohai: Ohai) -> Facts:
    code = "require 'rbconfig'; require 'rubygems'; puts " + ", ".join(_QUESTIONS.values())
    answers = (told(ohai.system, ["ruby", "-e", code]) or "").splitlines()
    return {"languages": {"ruby": dict(zip(_QUESTIONS, answers))}}
