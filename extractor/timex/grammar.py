"""The patterns of `dates.toml`: their pieces put in, compiled once, and run over a text.

Patterns meet the text in lower case, with every stretch of an article's line breaks inside a paragraph already a
blank. `{name}` stands for an entry of the `pieces` table, or for `(?P<name>...)` over the words of another table,
`{:name}` for the same words without a group; a blank stands for one to three.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extractor.errors import RuleError
from extractor.rules import Rule, RuleSet, compiled
from extractor.timex.patterns import alternation, alternatives, blanks, by_first_letter, twins
from extractor.timex.verbs import Looking

_PIECE = re.compile(r"\{(:?)([a-z_]+)\}")
_REACH = 60
"""How far, in characters, an expression may stand from the word by which it is noticed."""
_TAIL = r"[\w./:'–-]{0,12}"
"""What of the text after a trigger word is looked at to tell whose it is: `2025` of `2025-28`."""
_HERE = "here"
"""The group that is the expression, where a pattern reads words before it too: `25` after `April 24 and`."""
_KNOWN = 5000
"""Trigger words that are kept with the rules they belong to."""
_LONGEST = 1_000_000
"""Characters of the longest pattern, with its pieces put in."""
_BEFORE = r"(?<![\w$£€#@])(?<!\d[.,:/-])"
_AFTER = r"(?![\w$£€%])(?![.,:/]\d)"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule's pattern matched, and what its groups hold."""

    rule: Rule
    rank: int
    found: re.Match[str]
    tables: Mapping[str, Mapping[str, Any]]

    @property
    def start(self) -> int:
        """The first character of the expression."""
        return self.found.start(_HERE if _HERE in self.found.re.groupindex else 0)

    @property
    def end(self) -> int:
        """After its last character."""
        return self.found.end(_HERE if _HERE in self.found.re.groupindex else 0)

    def text(self, group: str) -> str | None:
        """The characters of a group, or of its twins, in lower case; None where none of them took part."""
        name = self.twin(group)
        said = self.found[name] if name else None
        return " ".join(said.split()) if said else None

    def twin(self, group: str) -> str | None:
        """The name of the group that took part: `month`, or `month_2` where a pattern has it in two places."""
        name, number, groups = group, 1, self.found.re.groupindex
        while name in groups:
            if self.found[name]:
                return name
            number += 1
            name = f"{group}_{number}"
        return None

    def before(self, length: int) -> str:
        """Up to `length` characters in front of the match, in lower case."""
        return self.found.string[max(self.start - length, 0) : self.start]

    def after(self, length: int) -> str:
        """Up to `length` characters behind the match, in lower case."""
        return self.found.string[self.end : self.end + length]

    def of(self, table: str) -> Any:
        """What the group named like a word table means by that table; None where it is not there."""
        word = self.text(table)
        return None if word is None else self.tables[table].get(word, self.tables[table].get(word.rstrip(".")))


Ranked = tuple[int, Rule, re.Pattern[str]]
"""A rule with its place in the file and its compiled pattern."""


class Grammar:
    """The compiled patterns of one set of rules."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.tables: Mapping[str, Any] = rules.lexicons
        whole = self._expand(rules.lexicons["pieces"]["trigger"], "trigger")
        _compiled(whole, "dates.toml", "pieces", "trigger")  # alone: a bracket in it could end the group around it
        trigger = by_first_letter(alternatives(whole))
        self.trigger = _compiled(rf"\b(?:{trigger})(?=(?P<tail>{_TAIL}))", "dates.toml", "pieces", "trigger")
        self.groups = self._grouped()
        self._known: dict[str, tuple[int, ...]] = {}

    @cached_property
    def vague(self) -> frozenset[str]:
        """Words for a number that is not said."""
        return self.rules.words("vague")

    @cached_property
    def looking(self) -> Looking:
        """Lemmas that look forward whatever their tense."""
        return Looking(*(self.rules.words(name) for name in ("ahead", "by_then", "timetable", "set_for", "realised")))

    @cached_property
    def saying(self) -> frozenset[str]:
        """Lemmas of verbs that attribute: their day is not that of what they tell."""
        return self.rules.words("saying")

    def _grouped(self) -> list[tuple[re.Pattern[str] | None, list[Ranked]]]:
        """The compiled rules by what their matches must hold; a rule that does not say so is tried near any trigger."""
        groups: dict[str | None, tuple[re.Pattern[str] | None, list[Ranked]]] = {}
        for rank, rule in enumerate(self.rules.rules):
            near = rule.get("near")
            if near not in groups:
                groups[near] = (self._compile(rule, "near", r"(?<![a-z])(?:{})(?![a-z])") if near else None, [])
            pattern = self._compile(rule, "pattern", f"{_BEFORE}(?:{{}}){_AFTER}")
            groups[near][1].append((rank, rule, pattern))
        return list(groups.values())

    def _compile(self, rule: Rule, key: str, frame: str) -> re.Pattern[str]:
        body = twins(blanks(self._expand(rule[key], rule.id)))
        return _compiled(frame.replace("{}", body), rule.origin, rule.id, key)

    def _expand(self, pattern: str, where: str, within: tuple[str, ...] = ()) -> str:
        def piece(found: re.Match[str]) -> str:
            name = found[2]
            pieces = self.tables["pieces"]
            if name in within:
                raise RuleError(f"the piece {{{name}}} is a piece of itself", file="dates.toml", rule=where)
            if name in pieces:
                return f"(?:{self._expand(pieces[name], where, (*within, name))})"
            if name not in self.tables:
                raise RuleError(f"{{{name}}} is no piece and no word table", file="dates.toml", rule=where)
            return f"({'?:' if found[1] else f'?P<{name}>'}{alternation(self.tables[name])})"

        whole = _PIECE.sub(piece, pattern)
        if len(whole) > _LONGEST:
            raise RuleError("is too long with its pieces put in", file="dates.toml", rule=where)
        return whole

    def windows(self, text: str) -> Iterator[tuple[Ranked, int, int]]:
        """The stretches of a text in which a pattern can match: near the words that its rule must hold."""
        open_ones: dict[int, tuple[int, int]] = {}
        for found in self.trigger.finditer(text):
            left, right = max(found.start() - _REACH, 0), min(found.end() + _REACH, len(text))
            for at in self._groups_at(found[0] + found["tail"]):
                start, end = open_ones.get(at, (left, left))
                if left > end:
                    yield from ((ranked, start, end) for ranked in self.groups[at][1])
                    start = left
                open_ones[at] = (start, right)
        for at, (start, end) in open_ones.items():
            yield from ((ranked, start, end) for ranked in self.groups[at][1])

    def _groups_at(self, word: str) -> tuple[int, ...]:
        """The groups of rules, by their places in `groups`, that a trigger word can belong to."""
        known = self._known.get(word)
        if known is None:
            known = tuple(at for at, (near, _) in enumerate(self.groups) if near is None or near.search(word))
            if len(self._known) < _KNOWN:
                self._known[word] = known
        return known

    def matches(self, text: str) -> Iterator[Match]:
        """Every match of every rule that holds more than blanks; they may overlap."""
        for (rank, rule, pattern), start, end in self.windows(text):
            for found in pattern.finditer(text, start, end):
                match = Match(rule, rank, found, self.tables)
                if text[max(match.start, 0) : match.end].strip():
                    yield match


def _compiled(pattern: str, file: str, rule: str, key: str) -> re.Pattern[str]:
    try:
        return compiled(pattern)
    except ValueError as error:
        raise RuleError(f"does not compile ({error})", file=file, rule=rule, key=key) from None


def longest(matches: list[Match]) -> list[Match]:
    """Those that no longer, earlier or first-named match overlaps, in the text's order."""
    chosen: list[Match] = []
    starts: list[int] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.rank)):
        at = bisect_left(starts, match.start)
        before = chosen[at - 1] if at else None
        after = chosen[at] if at < len(chosen) else None
        if (before is None or before.end <= match.start) and (after is None or match.end <= after.start):
            chosen.insert(at, match)
            starts.insert(at, match.start)
    return chosen


def lowered(text: str) -> str:
    """The text in lower case with plain apostrophes, its length kept."""
    text = text.replace("’", "'")
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
