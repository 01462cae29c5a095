"""Everything that scans a text without the language model, by name: each must take time in proportion to its length."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

from extractor.article import Article
from extractor.days import day_of_file_name, day_of_words, full_days
from extractor.flow import rule_keys
from extractor.headers import (
    Line,
    address_line,
    byline_line,
    credit_line,
    date_line,
    dateline,
    header_lines,
    lines_of,
    names_in,
)
from extractor.layout import compiled_rules
from extractor.marks import find_quotations
from extractor.metadata import with_metadata
from extractor.model import analysable
from extractor.paragraphs import paragraph_starts
from extractor.pieces import cut
from extractor.readers.markup import clean
from extractor.readers.sniffing import suffix_of_head
from extractor.readers.text import decode
from extractor.readers.values import byline_of, day_of
from extractor.rules import Rules, load_rules, parse_example
from extractor.sentences import sentence_starts
from extractor.timex.grammar import Grammar, lowered
from extractor.views.words import one_line, shortened


@functools.cache
def _rules() -> Rules:
    return load_rules(rule_keys())


@functools.cache
def _grammar() -> Grammar:
    return Grammar(_rules()["dates"])


def _marks(text: str) -> Any:
    return list(find_quotations(text, [(0, len(text))]))


def _line(read: Callable[[Line], Any]) -> Callable[[str], Any]:
    return lambda text: read(Line(0, len(text), text))


def _layout(text: str) -> Any:
    lines, sentences = _rules().derived(compiled_rules)
    return [regex.fullmatch(text) for _, regex in lines] + [regex.match(text) for _, regex in sentences]


def _dates(text: str) -> Any:
    return sum(1 for _ in _grammar().matches(lowered(text)))


def _language(text: str) -> Any:
    from extractor.language import not_english

    return not_english(text)


SCANNERS: Final[dict[str, Callable[[str], Any]]] = {
    "lines": lines_of,
    "paragraphs": paragraph_starts,
    "sentences": lambda text: sentence_starts(text, 0, len(text)),
    "as the model reads": analysable,
    "header": header_lines,
    "metadata": lambda text: with_metadata(Article(text)),
    "address": _line(address_line),
    "byline": _line(byline_line),
    "credit": _line(credit_line),
    "date line": _line(date_line),
    "dateline": _line(dateline),
    "writers": names_in,
    "full days": full_days,
    "day of words": day_of_words,
    "day in a name": day_of_file_name,
    "day of a value": day_of,
    "writers of a value": byline_of,
    "quotations": _marks,
    "layout": _layout,
    "dates": _dates,
    "pieces": lambda text: list(cut(Article(text))),
    "language": _language,
    "bytes": lambda text: decode(text.encode("utf-16"), "a"),
    "kind of bytes": lambda text: suffix_of_head(text.encode()),
    "characters of a page": clean,
    "one line": one_line,
    "shortened": lambda text: shortened(text, 240),
    "example": lambda text: parse_example(text, frozenset({"a"})),
}
"""Name -> what scans."""


PROBES: Final[dict[str, Callable[[int], str]]] = {
    "blanks in a place": lambda n: "A" + " " * n + "x",
    "blanks behind a place": lambda n: "A headline of some words\nAAA," + " " * n + "x\nand more",
    "a bracket in a dateline": lambda n: "AAA, B (" + " " * n + "x",
    "credits": lambda n: "Reporting by A B " + "reporting in " * (n // 13),
    "brackets": lambda n: "LIMA (" * (n // 6),
    "blanks behind a byline": lambda n: "By Ana Reyes" + " " * n + "x",
    "addresses": lambda n: "a@" * (n // 2),
    "no addresses": lambda n: "a" * n,
    "capitals": lambda n: "A" * n,
    "blank lines": lambda n: "A\n" + " \n" * (n // 2) + "B",
    "blanks behind a stop": lambda n: ("." + " " * (n // 2) + "a") * 2,
    "marks behind a stop": lambda n: "." + '"' * n,
    "a time without an end": lambda n: "2026-01-01T" + "1:" * (n // 2),
    "months": lambda n: ("May 1" + " " * 200) * (n // 205),
    "figures": lambda n: "1" * n,
    "days": lambda n: "May 1, " * (n // 7),
    "opened quotations": lambda n: "'a " * (n // 3),
    "possessives": lambda n: "'as' " * (n // 5),
    "comments": lambda n: "<!--" * (n // 4),
    "tags": lambda n: "<a " * (n // 3),
    "entities": lambda n: "&#" * (n // 2),
    "combining marks": lambda n: "a" + "\u0301" * n,
}
"""Name -> a text of that many characters over which a careless pattern goes back and forth."""
