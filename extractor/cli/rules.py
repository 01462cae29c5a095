"""`extractor rules`: what the rules are, and whether their examples hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import model_option
from extractor.cli.output import standard_output
from extractor.cli.process import DONE, SOME_FAILED, Commands, say

if TYPE_CHECKING:
    from extractor.rules import Rule, Rules


@click.group(cls=Commands, invoke_without_command=True)
@click.option("--kind", metavar="KIND", help="Only the rules of this kind of fact.")
@click.pass_context
def rules(ctx: click.Context, kind: str | None) -> None:
    """List the rules with their examples; `extractor rules check` runs these."""
    if ctx.invoked_subcommand is not None:
        if kind is not None:
            raise click.UsageError("--kind is for the list of rules, not for a command after it.")
        return
    from extractor.flow import rule_keys
    from extractor.rules import load_rules

    loaded = load_rules(rule_keys())
    known = [keys.kind for keys in rule_keys()]
    if kind is not None and kind not in known:
        raise click.BadParameter(f"{kind!r} is no kind with rules; known: {', '.join(known)}.", param_hint="--kind")
    with standard_output() as output:
        for line in listing(loaded, kind):
            output.write(line + "\n")


def listing(loaded: Rules, kind: str | None = None) -> Iterator[str]:
    """The lines that list the rules."""
    for name, ruleset in loaded.sets.items():
        if kind in (None, name):
            for rule in ruleset.rules:
                yield from _rule(rule)
                yield ""
            if ruleset.silent:
                yield f"{name}: no rule may find anything in"
                yield from (f"  - {_line(example.text)}" for example in ruleset.silent)
                yield ""


def _rule(rule: Rule) -> Iterator[str]:
    from extractor.rules import marked_example

    yield f"{rule.kind}: {rule.id} ({rule.origin})"
    if rule.note:
        yield f"  {_line(rule.note)}"
    yield from (f"  {key}: {_value(value)}" for key, value in rule.options.items())
    yield from (f"  + {_line(marked_example(example))}" for example in rule.match)
    yield from (f"  - {_line(example.text)}" for example in rule.no_match)


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _line(text: str) -> str:
    return " ".join(text.split())


@rules.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@model_option
def check(file: Path | None, model: str) -> int:
    """Run the examples of the built-in rules, or those of FILE, a rule file of your own.

    Ends with status 1 when an example does not hold, 2 when the file is no valid rule file.
    """
    from extractor.examples import cases, problems
    from extractor.flow import load

    extractor = load(model, rules=[file] if file else [])
    own = [r for s in extractor.rules.sets.values() for r in s.rules if r.origin == file.name] if file else None
    wrong = total = 0
    with standard_output() as output:
        for _, problem in problems(cases(extractor.rules, only=own), extractor):
            total += 1
            if problem:
                wrong += 1
                output.write(problem + "\n")
    say(f"{total} examples, {wrong} wrong.")
    return SOME_FAILED if wrong else DONE
