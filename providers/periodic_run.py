"""What the resources that set up periodic runs have in common: the program that is run, under Chef's name for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pysolo.chef.provider import Provider


def command_line(provider: Provider, *, license_last: bool) -> str:
    """The program with its options. Cron and systemd lines differ in where the licence option stands, as Chef's do."""
    new = provider.new
    options = " ".join(str(option) for option in new.daemon_options)
    config = "-c %s/client.rb" % str(new.config_directory).rstrip("/")
    licence = "--chef-license accept" if new.accept_chef_license else ""
    words = [str(new.chef_binary_path), options, *((config, licence) if license_last else (licence, config))]
    return " ".join(word for word in words if word)


def provide_program(provider: Provider) -> None:
    """Where Chef is not installed, the path that it would have is a launcher of this program."""
    new, system = provider.new, provider.system
    path = str(new.chef_binary_path)
    if new.is_set("chef_binary_path") or system.exists(path):
        return
    from pysolo.system.launcher import launcher

    def write() -> None:
        system.makedirs(path.rpartition("/")[0])
        system.write_atomic(path, launcher().encode(), mode=0o755)

    provider.converge_by("create launcher %s" % path, write)
