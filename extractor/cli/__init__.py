"""The command line: one file a command, shared options in one place; thin layers over plain functions."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem
from click_default_group import DefaultGroup

from extractor.cli.extract import extract
from extractor.cli.process import Commands
from extractor.cli.rules import rules
from extractor.cli.schema import schema
from extractor.version import __version__

EPILOG = """\b
Examples:
  extractor article.txt                  a table of one article
  extractor articles/ > records.jsonl    a folder, one JSON object a line
  curl -s URL | html2text | extractor    standard input
  extractor --only commitments --sentences article.txt

\b
Exit status: 0 done, 1 some inputs failed, 2 usage, 3 nothing could be read,
130 interrupted. Data go to standard output, everything else to standard error.

\b
Shell completion:
  bash: eval "$(_EXTRACTOR_COMPLETE=bash_source extractor)"   in ~/.bashrc
  zsh:  eval "$(_EXTRACTOR_COMPLETE=zsh_source extractor)"    in ~/.zshrc
  fish: _EXTRACTOR_COMPLETE=fish_source extractor | source    in config.fish
"""


class _Main(Commands, DefaultGroup):
    """The group of all commands; what is no command is an article to extract from."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As the default group does, but the shell, which completes the first word, is to see the commands."""
        if ctx.resilient_parsing and not args:
            return click.Group.parse_args(self, ctx, args)
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """For the shell: files, because an article may stand first, and commands."""
        return [CompletionItem(incomplete, type="file"), *super().shell_complete(ctx, incomplete)]


@click.group(
    cls=_Main,
    default="extract",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
    subcommand_metavar="[ARTICLE]... | COMMAND [ARGS]...",
    options_metavar="[OPTIONS]",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def extractor() -> None:
    """Read news articles and say who said and promised what, in which role, by when.

    `extractor ARTICLE...` is short for `extractor extract ARTICLE...`; its options are listed by
    `extractor extract --help`.
    """


for command in (extract, rules, schema):
    extractor.add_command(command)
