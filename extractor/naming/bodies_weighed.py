"""Which names are bodies': clues of all places where a name stands, weighed together over the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.naming.body_clues import clues_around, clues_within, is_placed, listed_with
from extractor.naming.cases import MOST, OVERLOOKED, SHAPED, Case, runs
from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name, taken_by, without_overlaps
from extractor.naming.organisations import body_stretch
from extractor.naming.others import called_otherwise
from extractor.naming.words import capitalised, folded, initials, is_acronym, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

_LABELS = ("ORG", "PERSON", "GPE", "LOC", "NORP", "PRODUCT", "FAC", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE")
_LONGEST_ACRONYM = 6
_LONGEST_RUN = 5
"""Words of the longest name that is found without the model."""


def weighed_bodies(doc: Doc, names: list[Name], other: set[str], words: NameLexicon) -> list[Name]:
    """The names with those bodies that the clues speak for, and without those that they speak against.

    `other` are the acronyms that are no bodies in this article.
    """
    sure: list[Name] = []
    open_names: list[Name] = []
    for name in names:
        (sure if _is_sure(doc, name, words) else open_names).append(name)
    cases = body_cases(doc, open_names, sure, other, words)
    judged = [name for case in cases.values() for name in _judged(doc, case)]
    return without_overlaps([*sure, *judged])


def _is_sure(doc: Doc, name: Name, words: NameLexicon) -> bool:
    """Is it a person in more than capitals, a place that is known, or a body by its shape?"""
    if name.rule == "dateline-place":
        return True
    if name.kind == "people":
        return not (name.is_single and is_acronym(doc[name.start].text))
    if name.kind == "places":
        text = name.text(doc)
        return folded(text) in words.place or words.is_country(text)
    return name.rule in SHAPED


def body_cases(
    doc: Doc, open_names: list[Name], sure: list[Name], other: set[str], words: NameLexicon
) -> dict[str, Case]:
    """What may name a body, by its text, with clues and score."""
    cases: dict[str, Case] = {}
    for name in [*open_names, *_overlooked(doc, [*open_names, *sure], words)]:
        text = name.text(doc)
        if text not in other or text.lower() in words.known:
            cases.setdefault(text, Case(text)).names.append(name)
        elif name.kind == "places" and name.rule != OVERLOOKED:
            cases.setdefault(text, Case(text, score=-1)).names.append(name)
    context = _Context(doc, cases, sure, words)
    for text, case in cases.items():
        _weigh(doc, text, case, context, words)
    return cases


class _Context:
    """What the article's other names say: where sure bodies stand, the words that begin bodies, those of people."""

    def __init__(self, doc: Doc, cases: dict[str, Case], sure: list[Name], words: NameLexicon) -> None:
        bodies = [name for name in sure if name.kind == "organisations"]
        self.ends, self.starts = {name.end for name in bodies}, {name.start for name in bodies}
        longer = [*bodies, *(n for case in cases.values() for n in case.names if n.kind == "organisations")]
        self.first = {doc[name.start].text for name in longer if not name.is_single}
        self.short = {doc[name.start].text for name in longer if _is_company(doc, name, words)}
        self.initials = {initials(name.tokens(doc)) for name in longer if not name.is_single}
        self.people = {t.text for name in sure if name.kind == "people" for t in name.tokens(doc)}
        self.otherwise = called_otherwise(doc)
        self.titled: dict[int, bool] = {}
        self.small = {t.text for t in doc if t.is_lower}


def _is_company(doc: Doc, name: Name, words: NameLexicon) -> bool:
    """Is what follows the first word only what companies and teams are called, so that the first word names it too?"""
    rest = [plain(t) for t in doc[name.start + 1 : name.end] if t.is_alpha]
    return bool(rest) and all(
        word in words.legal_form or word in words.company_word or word in words.trade_word for word in rest
    )


def _weigh(doc: Doc, text: str, case: Case, context: _Context, words: NameLexicon) -> None:
    for name in case.names:
        case.clues.update(clues_around(doc, name.start, name.end, context.titled, words))
        case.clues["listed"] += listed_with(doc, name.start, name.end, context.ends, context.starts)
        case.clues["affiliation"] += name.rule == "affiliation"
    for clue in case.clues:
        case.clues[clue] = min(case.clues[clue], MOST)
    first = case.names[0]
    case.clues.update(_relations(text, context))
    case.clues.update(clues_within(doc, first.start, first.end, words))
    labels = Counter(_label(doc, name) for name in case.names)
    case.score = sum(words.body_weight.get(clue, 0) * count for clue, count in case.clues.items())
    case.score += sum(words.body_weight.get(k, 0) * n for k, n in labels.items()) / len(case.names)


def _relations(text: str, context: _Context) -> Iterator[str]:
    """How the name goes with other names of the article."""
    if text.lower() in context.otherwise:
        yield "called-otherwise"
    if " " in text:
        if text.split(maxsplit=1)[0] in context.people:
            yield "person-first"
        return
    if not is_acronym(text) and text in context.first:
        yield "short-of-company" if text in context.short else "begins-body"
    if text in context.initials:
        yield "initials-of-body"
    if text in context.people:
        yield "part-of-person"
    if text.lower() in context.small:
        yield "seen-small"
    if text.isupper() and len(text) > _LONGEST_ACRONYM:
        yield "shouted"


def _label(doc: Doc, name: Name) -> str:
    return f"model-{doc[name.end - 1].ent_type_ or 'nothing'}"


def _overlooked(doc: Doc, names: list[Name], words: NameLexicon) -> Iterator[Name]:
    """Stretches that nothing names yet: what the model takes for other things, and proper nouns that it leaves out."""
    taken = taken_by(names)
    for start, end in [*_entities(doc), *_short_runs(doc)]:
        if taken.issuperset(range(start, end)):
            continue
        stretch = body_stretch(doc, start, end, words)
        if stretch and taken.isdisjoint(range(*stretch)) and not words.is_country(doc[stretch[0] : stretch[1]].text):
            taken.update(range(*stretch))
            yield Name(*stretch, "places", OVERLOOKED)


def _entities(doc: Doc) -> Iterator[tuple[int, int]]:
    for ent in doc.ents:
        if ent.label_ in _LABELS and any(t.pos_ == "PROPN" for t in ent):
            yield ent.start, ent.end


def _short_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    return (run for run in runs(doc, _is_free) if run[1] - run[0] <= _LONGEST_RUN)


def _is_free(token: Token) -> bool:
    """Is it a capitalised proper noun or acronym outside the model's entities?"""
    named = not token.ent_type_ and capitalised(token) and token.text[0].isalpha()
    return named and (token.pos_ == "PROPN" or is_acronym(token.text))


def _judged(doc: Doc, case: Case) -> Iterator[Name]:
    for name in case.names:
        if case.score > 0 and not (name.kind == "places" and is_placed(doc, name.start)):
            rule = name.rule if name.rule in ("model-organisation", "affiliation") else "body-by-clues"
            yield replace(name, kind="organisations", rule=rule)
        elif name.kind == "places" and name.rule != OVERLOOKED:
            yield name
