"""Which names are people's: clues of all places where a name stands, weighed together over the article.

The model decides on every mention alone, and takes towns, peoples and products for people and rare names for
bodies. A name's clues are summed over its mentions; a full name and its short forms speak for each other.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractor.naming.clues import clues_around, clues_within
from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name, taken_by, without_overlaps
from extractor.naming.persons import person_stretches
from extractor.naming.words import capitalised, folded, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURE = ("head-word", "small-head", "government-of", "small-body", "acronym", "dateline-place", "affiliation")
"""Rules whose names are no people, whatever the clues."""
_OTHER = ("PRODUCT", "WORK_OF_ART", "NORP", "FAC", "EVENT", "LAW", "LANGUAGE", "DATE", "ORG", "GPE", "LOC", "PERSON")
MOST = 2
"""How often one clue counts for one name."""
LONGEST_RUN = 4
"""Words of the longest name that is found without the model."""


@dataclass(slots=True)
class Case:
    """One text that may name a person, where it stands, and what its clues sum up to."""

    text: str
    names: list[Name] = field(default_factory=list)
    clues: Counter[str] = field(default_factory=Counter)
    score: float = 0.0


def weighed(doc: Doc, names: list[Name], words: NameLexicon) -> tuple[list[Name], set[str]]:
    """The names, with those people that the clues speak for, and without those that they speak against."""
    open_names = [name for name in names if name.rule not in _SURE]
    begins = {doc[n.start].text for n in names if n.kind == "organisations" and not n.is_single}
    found = [*_candidates(doc, open_names, words), *_overlooked(doc, names, words)]
    cases = _cases(doc, found, begins, words)
    sure = [name for name in names if name.rule in _SURE]
    _add_neighbours(doc, [*sure, *found], cases, words)
    people = _people(doc, cases, words)
    judged = [name for case in cases.values() for name in _judged(case, case.text in people)]
    taken = taken_by(name for name in judged if name.kind == "people")
    kept = [n for n in open_names if n.kind != "people" and taken.isdisjoint(range(n.start, n.end))]
    return without_overlaps([*sure, *judged, *kept]), cases.keys() - people


def _candidates(doc: Doc, names: Iterable[Name], words: NameLexicon) -> Iterator[Name]:
    """The names as people's: bodies and places too, where what they name could be a person."""
    for name in names:
        if name.kind == "people":
            yield name
            continue
        for stretch in person_stretches(doc, name.start, name.end, words):
            yield replace(name, start=stretch[0], end=stretch[1])


def _overlooked(doc: Doc, names: list[Name], words: NameLexicon) -> Iterator[Name]:
    """Stretches that nothing names yet: what the model takes for other things, and proper nouns that it leaves out."""
    taken = taken_by(names)
    for start, end in [*_other_entities(doc), *_runs(doc)]:
        for stretch in person_stretches(doc, start, end, words):
            if taken.isdisjoint(range(*stretch)) and not words.is_country(doc[stretch[0] : stretch[1]].text):
                taken.update(range(*stretch))
                yield Name(*stretch, "people", "overlooked")


def _other_entities(doc: Doc) -> Iterator[tuple[int, int]]:
    for ent in doc.ents:
        if ent.label_ in _OTHER and ent[-1].pos_ == "PROPN" and (ent.label_ != "NORP" or ent[-1].tag_ == "NNP"):
            yield ent.start, ent.end


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = None
    for token in doc:
        inside = token.pos_ == "PROPN" and not token.ent_type_ and capitalised(token) and token.text[0].isalpha()
        if start is not None and (not inside or token.is_sent_start):
            if token.i - start <= LONGEST_RUN:
                yield start, token.i
            start = None
        if inside and start is None:
            start = token.i


def _cases(doc: Doc, names: Iterable[Name], begins: set[str], words: NameLexicon) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for name in names:
        text = name.text(doc)
        cases.setdefault(text, Case(text)).names.append(name)
    for case in cases.values():
        first = case.names[0]
        for name in case.names:
            case.clues.update(clues_around(doc, name.start, name.end, words))
        for clue in case.clues:
            case.clues[clue] = min(case.clues[clue], MOST)
        if case.text in begins:
            case.clues["begins-body"] = 1
        case.clues.update(clues_within(doc, first.start, first.end, words))
        if case.clues["given-and-surname"]:
            del case.clues["before-noun"]  # `the Tom Cruise video`
        case.score = sum(words.weight.get(clue, 0) * count for clue, count in case.clues.items())
        case.score += sum(_label_weight(doc, name, words) for name in case.names) / len(case.names)
    return cases


def _add_neighbours(doc: Doc, names: list[Name], cases: dict[str, Case], words: NameLexicon) -> None:
    """Count for every case the people and the others that stand beside it in a list: `Ana Lind, Veltra and Lima`."""
    ordered = sorted(names, key=lambda name: name.start)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for left, right in itertools.pairwise(ordered):
        gap = doc[left.end : right.start]
        if not 1 <= len(gap) <= 2 or any(t.lower_ not in (",", "and", "&", ";", "or") for t in gap):
            continue
        for one, other in ((left, right), (right, left)):
            case, beside = cases.get(one.text(doc)), cases.get(other.text(doc))
            if case is not None:
                clue = "beside-person" if beside is not None and beside.score > 0 else "beside-other"
                found[case.text][clue] += 1
    for text, clues in found.items():
        for clue, count in clues.items():
            cases[text].clues[clue] = min(count, MOST)
            cases[text].score += words.weight.get(clue, 0) * min(count, MOST)


def _label_weight(doc: Doc, name: Name, words: NameLexicon) -> float:
    labels = [token.ent_type_ for token in name.tokens(doc)]
    label = "PERSON" if "PERSON" in labels else labels[-1] or "nothing"
    return words.weight.get(f"model-{label}", 0)


def _people(doc: Doc, cases: dict[str, Case], words: NameLexicon) -> set[str]:
    """The texts that name people: full names with the help of short forms, then short forms with that of full names."""
    shorts: dict[str, list[Case]] = defaultdict(list)
    full = [case for case in cases.values() if not case.names[0].is_single]
    for case in full:
        tokens = case.names[0].tokens(doc)
        for word in {tokens[0].text, tokens[-1].text}:
            shorts[word].append(case)
    for case in full:
        last = case.names[0].tokens(doc)[-1]
        if len(shorts[last.text]) > 1 and folded(last.text) not in words.common:
            case.clues["shared-surname"] = 1
            case.score += words.weight.get("shared-surname", 0)
    help_ = words.weight.get("short-form", 0)
    people = set()
    helped = {}
    for case in full:
        tokens = case.names[0].tokens(doc)
        bonus = 0.0
        for word in (tokens[0].text, tokens[-1].text):
            short = cases.get(word)
            if short is not None:
                k="short-form" if short.score>0 else "other-short"
                bonus+=words.weight.get(k,0); case.clues[k]+=1
        helped[case.text] = case.score + bonus
        if helped[case.text] > 0:
            people.add(case.text)
    for case in cases.values():
        if case.names[0].is_single:
            longer = shorts.get(case.text, [])
            if longer: case.clues["full-form" if any(l.text in people for l in longer) else "other-form"]=1
            good = any(l.text in people for l in longer)
            score = case.score + (words.weight.get("full-form", 0) if good else words.weight.get("other-form", 0) if longer else 0)
            if score > 0:
                people.add(case.text)
    return people


def _judged(case: Case, is_person: bool) -> Iterator[Name]:
    for name in case.names:
        if is_person:
            yield replace(name, kind="people", rule="model-person")
        elif name.kind != "people":
            continue
        elif name.rule == "overlooked":
            continue
        elif any(other.kind == "places" for other in case.names) or case.clues["after-place"]:
            yield replace(name, kind="places", rule="model-place")
