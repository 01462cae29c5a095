"""What the README shows is what happens."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from extractor.flow import Extractor
from tests.golden import README, readme_table, shown_table

TEXT = README.read_text(encoding="utf-8")


def block(language: str, *, after: str = "") -> str:
    """The first block of a language after some words."""
    found = re.compile(rf"```{language}\n(.*?)```", re.DOTALL).search(TEXT, TEXT.index(after))
    assert found, (language, after)
    return found.group(1)


def test_first_table(loaded: Extractor) -> None:
    assert shown_table(TEXT) == readme_table(loaded)


def test_python(loaded: Extractor) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(block("python"), {})
    assert f"prints `{printed.getvalue().strip()}`" in TEXT


def test_own_rule_passes_its_examples_and_finds_what_the_built_in_rules_miss(
    cli: Callable[..., Result], tmp_path: Path
) -> None:
    rule = tmp_path / "earmark.toml"
    rule.write_text(block("toml", after="earmark.toml"), encoding="utf-8")
    assert cli("rules", "check", rule).exit_code == 0
    article = tmp_path / "article.txt"
    article.write_text("The regional assembly earmarked nine million crowns for the ferry line.", encoding="utf-8")
    options = ("--only", "commitments", "--format", "jsonl")
    assert '"rule": "earmark"' not in cli("extract", article, *options).stdout
    assert '"rule": "earmark"' in cli("extract", article, *options, "--rules", rule).stdout


OWN = re.sub(r"(?m)^dask .*$", "", TEXT)
"""Without the commands of other programs."""


@pytest.mark.parametrize("option", sorted(set(re.findall(r"--[a-z][a-z-]+", OWN))))
def test_options_exist(option: str, cli: Callable[..., Result]) -> None:
    helps = "".join(cli(*command, "--help").stdout for command in ((), ("extract",), ("rules",), ("rules", "check")))
    assert option in helps


def test_make_targets_exist() -> None:
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z]+)", TEXT)):
        assert f"\n{target}:" in makefile
