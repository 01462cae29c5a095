"""What each paragraph of an article is: headline, header, body, or a leftover of the web page that it came from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.document import Paragraph, ParagraphKind
from extractor.headers import HeaderLine, header_lines
from extractor.rules import Rule, RuleKeys, Rules, flag, one_of, pattern, strings
from extractor.sentences import sentence_starts

if TYPE_CHECKING:
    from extractor.parsed import Doc

KEYS = RuleKeys(
    kind="layout",
    slots=frozenset({"leftover"}),
    options={"unit": one_of(("line", "sentence")), "pattern": pattern, "list_follows": flag},
    required=frozenset({"unit", "pattern"}),
    lexicons={"goes_on": strings},
)
"""`unit = "line"`: the whole line is the pattern; `"sentence"`: a sentence begins with it. `list_follows`: the
titles in the lines after it are leftovers too. `goes_on`: how a sentence begins that goes on with a promotion."""

Compiled = tuple[Rule, re.Pattern[str]]

LIST_ITEM = 140
"""Characters of the longest line that can be a title in a list of links."""


def find_paragraphs(article: Article, doc: Doc, rules: Rules) -> Iterator[Paragraph]:
    """The article's paragraphs in order; one with a promotion in it gives several."""
    text = article.text
    lines, sentences = rules.derived(compiled_rules)
    goes_on = tuple(rules.sets["layout"].lexicons.get("goes_on", ())) if "layout" in rules.sets else ()
    in_list: str | None = None
    for paragraph in _cut(article, doc.user_data.get("paragraph_starts", [0])):
        words = text[paragraph.start : paragraph.end].strip()
        rule = next((rule for rule, regex in lines if regex.fullmatch(words)), None)
        if rule is not None:
            in_list = rule.id if rule.get("list_follows") else None
            yield replace(paragraph, kind="leftover", rule=rule.id)
        elif paragraph.kind != "body":
            yield paragraph
        elif in_list and _is_title(words):
            yield replace(paragraph, kind="leftover", rule=in_list)
        else:
            in_list = None
            yield from _without_promotions(paragraph, text, sentences, goes_on)


def compiled_rules(rules: Rules) -> tuple[list[Compiled], list[Compiled]]:
    """The rules for lines and those for sentences."""
    by_unit: dict[str, list[Compiled]] = {"line": [], "sentence": []}
    for rule in rules["layout"].rules:
        by_unit[rule["unit"]].append((rule, re.compile(rule["pattern"])))
    return by_unit["line"], by_unit["sentence"]


def _cut(article: Article, starts: list[int]) -> Iterator[Paragraph]:
    """Paragraphs as line breaks give them, with header lines apart."""
    found = header_lines(article.text) if article.start == 0 else []
    headers = {header.line.start: header for header in found}
    bounds = set(starts)
    for header in headers.values():
        bounds |= {header.line.start, header.line.end}
    ordered = sorted({0, *bounds, len(article.text)}) if article.text else [0, 0]
    begin = ordered[0]
    for start, end in itertools.pairwise(ordered):
        if not article.text[begin:end].strip() and end < len(article.text):
            continue  # blanks belong to what follows
        yield Paragraph(begin, end, _kind(headers.get(start)))
        begin = end


def _kind(header: HeaderLine | None) -> ParagraphKind:
    if header is None:
        return "body"
    return "headline" if header.kind == "headline" else "header"


def _is_title(words: str) -> bool:
    """Does a line after `Related News` read like a title, not like a sentence of the article?"""
    return len(words) <= LIST_ITEM and not re.search(r"[.!?…][\"'”’)]*$", words)


def _without_promotions(
    paragraph: Paragraph, text: str, rules: list[Compiled], goes_on: tuple[str, ...]
) -> Iterator[Paragraph]:
    """The paragraph, cut so that promotional sentences are leftovers of their own."""
    begin = paragraph.start
    for start, end, rule in _promotions(paragraph, text, rules, goes_on):
        if text[begin:start].strip():
            yield Paragraph(begin, start, "body")
            begin = start
        yield Paragraph(begin, end, "leftover", rule)
        begin = end
    if begin < paragraph.end or begin == paragraph.start:
        yield Paragraph(begin, paragraph.end, "body")


def _promotions(
    paragraph: Paragraph, text: str, rules: list[Compiled], goes_on: tuple[str, ...]
) -> list[tuple[int, int, str]]:
    """Start, end and rule of each stretch of promotional sentences, the last one's end that of the paragraph."""
    found: list[tuple[int, int, str]] = []
    starts = sentence_starts(text, paragraph.start, paragraph.end)
    for start, end in itertools.pairwise([*starts, paragraph.end]):
        words = text[start:end].strip()
        rule = next((rule for rule, regex in rules if regex.match(words)), None)
        if rule is not None:
            found.append((start, end, rule.id))
        elif found and found[-1][1] == start and words.lower().startswith(goes_on):
            found[-1] = (found[-1][0], end, found[-1][2])
    return found
