"""`pysolo shim`: the names that existing scripts call."""

from __future__ import annotations

import os

import click

from pysolo.system.launcher import launcher

NAMES = ("chef-solo", "chef-client")


@click.command("shim", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--force", is_flag=True, help="Replace programs of these names that are there already.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
def command(folder: str, force: bool) -> int:
    """Put launchers named chef-solo and chef-client into DIR; each runs pysolo with the same options.

    A program of that name that is not such a launcher is left alone unless --force is given.
    """
    os.makedirs(folder, exist_ok=True)
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.lexists(path) and not force and not _is_ours(path):
            raise click.ClickException(f"{path} exists and is not a launcher of pysolo; --force replaces it")
        _write(path, launcher())
        click.echo(path)
    return 0


def _is_ours(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "# launcher of pysolo\n" in file.read(200)
    except OSError:
        return False


def _write(path: str, text: str) -> None:
    new = f"{path}.new"
    with open(new, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(new, 0o755)
    os.replace(new, path)
