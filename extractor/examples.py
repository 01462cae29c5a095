"""Run the examples of rules: each `match` sentence must give what is marked, each `no_match` nothing by the rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.article import Article
from extractor.facts import Fact
from extractor.flow import Extractor
from extractor.rules import Example, Rule, Rules

PUBLISHED = "2026-03-10"
"""The day, a Tuesday, on which every example sentence is taken to appear."""


@dataclass(frozen=True, slots=True)
class Case:
    """One example to run; `rule` is None for a sentence of the kind's `silent` list, which no rule may match."""

    kind: str
    rule: str | None
    example: Example
    must_match: bool

    @property
    def label(self) -> str:
        """How a failure is named: rule, list and sentence."""
        part = "match" if self.must_match else "no_match" if self.rule else "silent"
        return f"{self.rule or self.kind} {part}: {self.example.text}"


def cases(rules: Rules, *, only: Iterable[Rule] | None = None) -> Iterator[Case]:
    """Every example of every rule, and of the `silent` lists; with `only`, of those rules alone."""
    chosen = {rule.id for rule in only} if only is not None else None
    for kind, ruleset in rules.sets.items():
        for rule in ruleset.rules:
            if chosen is None or rule.id in chosen:
                yield from (Case(kind, rule.id, example, True) for example in rule.match)
                yield from (Case(kind, rule.id, example, False) for example in rule.no_match)
        if chosen is None:
            yield from (Case(kind, None, example, False) for example in ruleset.silent)


def problems(checked: Iterable[Case], extractor: Extractor) -> Iterator[tuple[Case, str | None]]:
    """Each example with what is wrong with it, run in batches."""
    todo = list(checked)
    articles = (Article(text=case.example.text, published=PUBLISHED, published_from="option") for case in todo)
    for case, analysis in zip(todo, extractor.analyses(articles), strict=True):
        yield case, _problem(case, analysis.facts(case.kind))


def _problem(case: Case, facts: list[Fact]) -> str | None:
    mine = [fact for fact in facts if case.rule is None or fact.rule == case.rule]
    if not case.must_match:
        return f"{case.label}\n  must find nothing, but found {_shown(mine)}" if mine else None
    if any(_agrees(fact, case.example) for fact in mine):
        return None
    found = _shown(mine) or "nothing"
    others = [fact for fact in facts if fact not in mine]
    more = f"; by other rules {_shown(others)}" if others else ""
    marks = "; ".join(
        f"{m.slot} {case.example.text[m.start : m.end]!r} {dict(m.attributes) or ''}" for m in case.example.marks
    )
    return f"{case.label}\n  must find {marks}\n  but found {found}{more}"


def _agrees(fact: Fact, example: Example) -> bool:
    slots, values = fact.slots(), fact.values()
    for slot in {mark.slot for mark in example.marks}:
        marked = {(mark.start, mark.end) for mark in example.marks if mark.slot == slot}
        if {(span.start, span.end) for span in slots.get(slot, [])} != marked:
            return False
    wanted = [pair for mark in example.marks for pair in mark.attributes]
    return all((values.get(name) or "") == value for name, value in wanted)


def _shown(facts: list[Fact]) -> str:
    return " | ".join(
        f"[{fact.rule}] "
        + "; ".join(f"{slot} {[span.text for span in spans]}" for slot, spans in fact.slots().items())
        + f" { ({k: v for k, v in fact.values().items() if v}) }"
        for fact in facts
    )
