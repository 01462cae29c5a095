"""Which names are bodies': clues of all places where a name stands, weighed together over the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractor.naming.body_clues import clues_around, clues_within, listed_with
from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name, taken_by, without_overlaps
from extractor.naming.organisations import body_stretch
from extractor.naming.words import capitalised, is_acronym

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURE = ("head-word", "small-head", "government-of", "small-body", "acronym")
"""Rules that find a body by its shape; the clues do not overrule them."""
_LABELS = ("ORG", "PERSON", "GPE", "LOC", "NORP", "PRODUCT", "FAC", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE")
_MOST = 2
"""How often one clue counts for one name."""
_LONGEST_RUN = 5
"""Words of the longest name that is found without the model."""


@dataclass(slots=True)
class Case:
    """One text that may name a body, where it stands, and its clues."""

    names: list[Name] = field(default_factory=list)
    clues: Counter[str] = field(default_factory=Counter)
    score: float = 0.0


def weighed_bodies(doc: Doc, names: list[Name], words: NameLexicon) -> list[Name]:
    """The names with those bodies that the clues speak for, and without those that they speak against."""
    sure = [name for name in names if name.kind == "people" or name.rule in _SURE or name.rule == "dateline-place"]
    open_names = [name for name in names if name not in set(sure)]
    cases = body_cases(doc, open_names, sure, words)
    judged = [name for case in cases.values() for name in _judged(case)]
    return without_overlaps([*sure, *judged])


def body_cases(doc: Doc, open_names: list[Name], sure: list[Name], words: NameLexicon) -> dict[str, Case]:
    """What may name a body, by its text, with clues and score."""
    cases: dict[str, Case] = {}
    for name in [*open_names, *_overlooked(doc, [*open_names, *sure], words)]:
        cases.setdefault(name.text(doc), Case()).names.append(name)
    bodies = [name for name in sure if name.kind == "organisations"]
    ends, starts = {name.end: 0 for name in bodies}, {name.start for name in bodies}
    for case in cases.values():
        _weigh(doc, case, ends, starts, words)
    return cases


def _weigh(doc: Doc, case: Case, ends: dict[int, int], starts: set[int], words: NameLexicon) -> None:
    for name in case.names:
        case.clues.update(clues_around(doc, name.start, name.end, words))
        case.clues["listed"] += listed_with(doc, name.start, name.end, ends, starts)
        case.clues["affiliation"] += name.rule == "affiliation"
    for clue in case.clues:
        case.clues[clue] = min(case.clues[clue], _MOST)
    first = case.names[0]
    case.clues.update(clues_within(doc, first.start, first.end, words))
    if len(case.names) > 1:
        case.clues["repeated" if len(case.names) < 4 else "often"] = 1
    labels = Counter(_label(doc, name) for name in case.names)
    case.score = sum(words.body_weight.get(clue, 0) * count for clue, count in case.clues.items())
    case.score += sum(words.body_weight.get(k, 0) * n for k, n in labels.items()) / len(case.names)


def _label(doc: Doc, name: Name) -> str:
    return f"model-{doc[name.end - 1].ent_type_ or 'nothing'}"


def _overlooked(doc: Doc, names: list[Name], words: NameLexicon) -> Iterator[Name]:
    """Stretches that nothing names yet: what the model takes for other things, and proper nouns that it leaves out."""
    taken = taken_by(names)
    for start, end in [*_entities(doc), *_runs(doc)]:
        stretch = body_stretch(doc, start, end, words)
        if stretch and taken.isdisjoint(range(*stretch)) and not words.is_country(doc[stretch[0] : stretch[1]].text):
            taken.update(range(*stretch))
            yield Name(*stretch, "places", "overlooked")


def _entities(doc: Doc) -> Iterator[tuple[int, int]]:
    for ent in doc.ents:
        if ent.label_ in _LABELS and any(t.pos_ == "PROPN" for t in ent):
            yield ent.start, ent.end


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = None
    for token in doc:
        inside = (
            not token.ent_type_ and (token.pos_ == "PROPN" or is_acronym(token.text)) and capitalised(token) and token.text[0].isalpha()
        )
        if start is not None and (not inside or token.is_sent_start):
            if token.i - start <= _LONGEST_RUN:
                yield start, token.i
            start = None
        if inside and start is None:
            start = token.i


def _judged(case: Case) -> Iterator[Name]:
    for name in case.names:
        if case.score > 0:
            rule = name.rule if name.kind == "organisations" else "body-by-clues"
            yield replace(name, kind="organisations", rule=rule)
        elif name.kind == "places" and name.rule != "overlooked":
            yield name
