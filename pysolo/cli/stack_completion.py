"""`pysolo stack completion`: what a shell needs to complete the commands, their options, and the names in a stack document."""

from __future__ import annotations

from typing import Optional

import click

_BASH = """\
_pysolo() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" words file="" number
    for ((number = 1; number < COMP_CWORD; number++)); do
        [ "${{COMP_WORDS[number]}}" = --stack ] && file="${{COMP_WORDS[number+1]}}"
    done
    case "${{COMP_WORDS[1]}}:${{COMP_WORDS[2]}}" in
{cases}
    stack:*) words="{commands}" ;;
    *) words="{top}" ;;
    esac
    case "$before" in
    --stack|--state-dir|--cookbook-path|--builtin-cookbooks) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --event|--command) words="{events}" ;;
    --instance|--online|--app|--layer)
        words="$(${{COMP_WORDS[0]}} stack completion --names "${{before#--}}" --stack "$file" 2>/dev/null)" ;;
    esac
    if [ "$COMP_CWORD" -eq 2 ] && [ "${{COMP_WORDS[1]}}" = stack ]; then words="{commands}"; fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _pysolo pysolo
"""


@click.command("completion")
@click.argument("shell", type=click.Choice(("bash", "zsh")), default="bash")
@click.option("--names", type=click.Choice(("instance", "online", "app", "layer")), hidden=True)
@click.option("stack_file", "--stack", hidden=True)
def completion(shell: str, names: Optional[str], stack_file: Optional[str]) -> int:
    """Print a completion script: `source <(pysolo stack completion)`."""
    if names is not None:
        return _names(names, stack_file)
    from pysolo.cli.dispatch import COMMANDS as TOP
    from pysolo.cli.stack import COMMANDS, command
    from pysolo.cli.stack_run import COMMANDS as EVENTS

    context = click.Context(command)
    cases = []
    for name in COMMANDS:
        found = command.get_command(context, name)
        assert found is not None
        options = [
            text
            for parameter in found.params
            if isinstance(parameter, click.Option) and not parameter.hidden
            for text in parameter.opts
            if text.startswith("--")
        ]
        cases.append(f'    stack:{name}) words="{" ".join(options)}" ;;')
    if shell == "zsh":
        click.echo("autoload -U +X bashcompinit && bashcompinit")
    script = _BASH.format(
        cases="\n".join(cases), commands=" ".join(COMMANDS), top=" ".join(TOP), events=" ".join(EVENTS)
    )
    click.echo(script, nl=False)
    return 0


def _names(kind: str, stack_file: Optional[str]) -> int:
    """What the script asks for while somebody types."""
    if not stack_file:
        return 1
    from pysolo.cli.stack_options import document_of

    document = document_of(stack_file)
    found = {
        "app": [app.shortname for app in document.apps],
        "layer": [layer.shortname for layer in document.layers],
    }
    for name in found.get(kind) or [item.hostname for item in document.instances]:
        click.echo(name)
    return 0
