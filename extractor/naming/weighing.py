"""Which names are people's: the clues of all places where a name stands, weighed together over the article.

The model decides on every mention alone; it takes towns, peoples and products for people, and rare names for bodies.
Here a text is judged once for the whole article: its clues are summed over its mentions, and a full name and its
short forms speak for each other. The weights stand in `models/en/people.toml`.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import EntityKind
from extractor.naming.cases import MOST, OVERLOOKED, SHAPED, Case, runs
from extractor.naming.clues import clues_around, clues_within
from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name, taken_by, without_overlaps
from extractor.naming.persons import person_stretches
from extractor.naming.words import capitalised, folded, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

SETTLED = (*SHAPED, "dateline-place", "affiliation")
"""Rules whose names are no people's, whatever the clues."""
_NO_NAMES = ("CARDINAL", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")
_JOINS = (",", "and", "&", ";", "or")


def _add(case: Case, clue: str, words: NameLexicon, times: int = 1) -> None:
    """Count a clue."""
    times = min(times, MOST)
    case.clues[clue] += times
    case.score += times * words.weight.get(clue, 0.0)


def weighed(doc: Doc, names: list[Name], words: NameLexicon) -> tuple[list[Name], set[str]]:
    """The names with those of people that the clues speak for, and the texts that they speak against."""
    settled = [name for name in names if name.rule in SETTLED]
    others = [name for name in names if name.rule not in SETTLED]
    places = {text for n in others if n.kind == "places" and _is_only_place(text := n.text(doc), words)}
    candidates = [*_candidates(doc, others, places, words), *_overlooked(doc, names, words)]
    cases = _cases(doc, candidates, _first_words_of_bodies(doc, names), words)
    _compare_neighbours(doc, sorted([*settled, *candidates], key=lambda name: name.start), cases, words)
    people = _people(doc, cases, words)
    judged = [name for case in cases.values() for name in _judged(case, case.text in people)]
    taken = taken_by(name for name in judged if name.kind == "people")
    kept = [n for n in others if n.kind != "people" and taken.isdisjoint(range(n.start, n.end))]
    return without_overlaps([*settled, *judged, *kept]), (cases.keys() | places) - people


def _candidates(doc: Doc, names: Iterable[Name], places: set[str], words: NameLexicon) -> Iterator[Name]:
    """The names as people's: those of bodies and places too, as far as a person's name stands in them."""
    names = list(names)
    taken = taken_by(name for name in names if name.kind == "people")
    for name in names:
        if name.kind == "people":
            yield name
        if name.kind == "people" or name.text(doc) in places or _is_firm(doc, name):
            continue
        for start, end in person_stretches(doc, name.start, name.end, words):
            if taken.isdisjoint(range(start, end)):
                yield replace(name, start=start, end=end)


def _is_firm(doc: Doc, name: Name) -> bool:
    """Does an ampersand join people's names to a firm's: `Lind & Wolfe`?"""
    return name.kind == "organisations" and any(token.text == "&" for token in name.tokens(doc))


def _is_only_place(text: str, words: NameLexicon) -> bool:
    """Is it a known place, and nobody's name?"""
    part = folded(text)
    return words.is_country(text) or (part in words.place and not words.is_name(part))


def _overlooked(doc: Doc, names: Iterable[Name], words: NameLexicon) -> Iterator[Name]:
    """Stretches that nothing names yet: what the model takes for other things, and proper nouns that it leaves out."""
    taken = taken_by(names)
    for first, last in [*_unnamed_entities(doc, taken), *runs(doc, lambda token: _is_free(token, taken))]:
        for start, end in person_stretches(doc, first, last, words):
            if taken.isdisjoint(range(start, end)) and not words.is_country(doc[start:end].text):
                taken.update(range(start, end))
                yield Name(start, end, "people", OVERLOOKED)


def _is_free(token: Token, taken: set[int]) -> bool:
    """Is it a capitalised proper noun outside the model's entities and the names?"""
    return token.pos_ == "PROPN" and not token.ent_type_ and token.i not in taken and capitalised(token)


def _unnamed_entities(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    for ent in doc.ents:
        if ent.label_ in _NO_NAMES or ent.start in taken or ent[-1].pos_ != "PROPN":
            continue
        if ent.label_ != "NORP" or ent[-1].tag_ == "NNP":
            yield ent.start, ent.end


def _first_words_of_bodies(doc: Doc, names: Iterable[Name]) -> set[str]:
    return {doc[name.start].text for name in names if name.kind == "organisations" and not name.is_single}


def _cases(doc: Doc, names: Iterable[Name], begins: set[str], words: NameLexicon) -> dict[str, Case]:
    """The names by their text, with the clues of the words themselves and of the words around them."""
    cases: dict[str, Case] = {}
    for name in names:
        text = name.text(doc)
        cases.setdefault(text, Case(text)).names.append(name)
    for case in cases.values():
        within = set(clues_within(doc, case.names[0].start, case.names[0].end, words))
        around = Counter(clue for name in case.names for clue in clues_around(doc, name.start, name.end, words))
        if "given-and-surname" in within:
            del around["before-noun"]  # `the Tom Cruise video`
        for clue in within:
            _add(case, clue, words)
        for clue, count in around.items():
            _add(case, clue, words, count)
        if case.text in begins:
            _add(case, "begins-body", words)
        labels = [words.weight.get(f"model-{_label(doc, name)}", 0.0) for name in case.names]
        case.score += sum(labels) / len(labels)
    return cases


def _label(doc: Doc, name: Name) -> str:
    """What the model takes the name for."""
    labels = [token.ent_type_ for token in name.tokens(doc)]
    return "PERSON" if "PERSON" in labels else labels[-1] or "nothing"


def _compare_neighbours(doc: Doc, names: list[Name], cases: dict[str, Case], words: NameLexicon) -> None:
    """Count for every case the people and the others that stand beside it in a list: `Ana Lind, Veltra and Lima`."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for left, right in itertools.pairwise(names):
        gap = doc[left.end : right.start]
        if not 1 <= len(gap) <= 2 or any(token.lower_ not in _JOINS for token in gap):
            continue
        for one, other in ((left, right), (right, left)):
            case, beside = cases.get(one.text(doc)), cases.get(other.text(doc))
            if case is not None:
                is_person = beside is not None and beside.score > 0
                found[case.text]["beside-person" if is_person else "beside-other"] += 1
    for text, clues in found.items():
        for clue, count in clues.items():
            _add(cases[text], clue, words, count)


def _people(doc: Doc, cases: dict[str, Case], words: NameLexicon) -> set[str]:
    """The texts that name people: full names with the help of short forms, then short forms with that of full names."""
    full: dict[str, list[Case]] = defaultdict(list)
    short = []
    for case in cases.values():
        tokens = case.names[0].tokens(doc)
        if all(t.text == "-" or plain(t) in words.particle for t in tokens[:-1]):
            short.append(case)
            continue
        for word in {tokens[0].text, tokens[-1].text}:
            full[word].append(case)
    for case in {case.text: case for longer in full.values() for case in longer}.values():
        _ask_short_forms(doc, case, cases, full, words)
    for case in short:
        longer = full.get(case.names[0].tokens(doc)[-1].text)
        if longer:
            _add(case, "full-form" if any(other.score > 0 for other in longer) else "other-form", words)
    return {case.text for case in cases.values() if case.score > 0}


def _ask_short_forms(
    doc: Doc, case: Case, cases: dict[str, Case], full: dict[str, list[Case]], words: NameLexicon
) -> None:
    tokens = case.names[0].tokens(doc)
    for word in (tokens[0].text, tokens[-1].text):
        short = cases.get(word)
        if short is not None:
            _add(case, "short-form" if short.score > 0 else "other-short", words)
    last = tokens[-1].text
    if len(full[last]) > 1 and folded(last) not in words.common:
        _add(case, "shared-surname", words)


def _judged(case: Case, is_person: bool) -> Iterator[Name]:
    """The names of a case where it is a person's; else those of people that are rather a body's or a place's."""
    kind = _other_kind(case)
    for name in case.names:
        if is_person:
            yield replace(name, kind="people", rule="model-person")
        elif kind is not None and name.kind == "people" and name.rule != OVERLOOKED:
            rule = "model-place" if kind == "places" else "model-organisation"
            yield replace(name, kind=kind, rule=rule)


def _other_kind(case: Case) -> EntityKind | None:
    """What a text that names no person names, where that is seen."""
    kinds = Counter(name.kind for name in case.names)
    if case.clues["begins-body"] or kinds["organisations"] > kinds["places"]:
        return "organisations"
    return "places" if kinds["places"] or case.clues["after-place"] else None
