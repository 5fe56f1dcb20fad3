"""`pysolo stack completion`: what a shell needs to complete the commands and their options."""

from __future__ import annotations

import click

_BASH = """\
_pysolo() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" words
    case "${{COMP_WORDS[1]}}:${{COMP_WORDS[2]}}" in
{cases}
    stack:*) words="{commands}" ;;
    *) words="{top}" ;;
    esac
    case "${{COMP_WORDS[COMP_CWORD-1]}}" in
    --stack|--state-dir|--cookbook-path) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --event|--command) words="setup configure deploy undeploy shutdown execute_recipes update_custom_cookbooks" ;;
    esac
    if [ "$COMP_CWORD" -eq 2 ] && [ "${{COMP_WORDS[1]}}" = stack ]; then words="{commands}"; fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _pysolo pysolo
"""


@click.command("completion")
@click.argument("shell", type=click.Choice(("bash", "zsh")), default="bash")
def completion(shell: str) -> int:
    """Print a completion script: `source <(pysolo stack completion)`."""
    from pysolo.cli.dispatch import COMMANDS as TOP
    from pysolo.cli.stack import COMMANDS, command

    context = click.Context(command)
    cases = []
    for name in COMMANDS:
        found = command.get_command(context, name)
        assert found is not None
        options = [text for parameter in found.params for text in parameter.opts if text.startswith("--")]
        cases.append(f'    stack:{name}) words="{" ".join(options)}" ;;')
    if shell == "zsh":
        click.echo("autoload -U +X bashcompinit && bashcompinit")
    click.echo(_BASH.format(cases="\n".join(cases), commands=" ".join(COMMANDS), top=" ".join(TOP)), nl=False)
    return 0
