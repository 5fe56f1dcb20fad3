"""`pysolo ohai`: the automatic attributes of this machine."""

from __future__ import annotations

from typing import Any

import click


@click.command("ohai", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("attributes", nargs=-1, metavar="[ATTRIBUTE]...")
def command(attributes: tuple[str, ...]) -> int:
    """Print all automatic attributes as JSON, or those named: platform, memory/total ..."""
    from pysolo.ohai import Ohai
    from pysolo.system.local import LocalSystem

    ohai = Ohai(LocalSystem())
    if not attributes:
        click.echo(_json(ohai.all()))
        return 0
    for attribute in attributes:
        value = ohai.at(*attribute.split("/"))
        if value is None:
            raise click.ClickException(f"this machine has no automatic attribute {attribute}")
        # As ohai itself does, text is printed as an array of its lines.
        click.echo(
            _json(
                value.splitlines() if isinstance(value, str) else value if isinstance(value, (dict, list)) else [value]
            )
        )
    return 0


def _json(value: Any) -> str:
    import json

    return json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True)
