"""What the whole article settles: which single words are whose short names, what is named again, what is stray."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import EntityKind
from extractor.naming.growing import joined
from extractor.naming.lexicon import NameLexicon
from extractor.naming.name import Name, taken_by
from extractor.naming.words import capitalised, folded, is_acronym, is_headline, plain

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token, Tokens


def settled(doc: Doc, names: list[Name], refused: set[str], words: NameLexicon) -> list[Name]:
    """The names once the article's full names have decided on short ones; `refused` are texts that name no person."""
    names = _agreed(doc, names)
    parts = parts_of_people(doc, names, words) - refused
    names = [_as_short_name(doc, name, parts, words) for name in names]
    taken, places = taken_by(names), doc.places
    names += _kept(_overlooked_short_names(doc, places, parts, taken), taken)
    names += _kept(_repeated(doc, places, names, taken, words), taken)
    names += _kept(_repeated_places(doc, places, names, taken), taken)
    names = joined(doc, names, words)
    people = Counter(name.text(doc) for name in names if name.kind == "people")
    return [name for name in names if name.kind != "people" or not _is_stray(doc, name, people, words)]


def _kept(found: Iterable[Name], taken: set[int]) -> list[Name]:
    """Those of the names that cover nothing taken; what they cover is taken then."""
    out = []
    for name in found:
        stretch = range(name.start, name.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            out.append(name)
    return out


def parts_of_people(doc: Doc, names: Iterable[Name], words: NameLexicon) -> set[str]:
    """Words by which a person named in full may be named alone: first and last words of full names."""
    parts: set[str] = set()
    for name in names:
        if name.kind != "people" or name.is_single:
            continue
        sent = doc[name.start].sent
        if not is_headline(doc, sent.start, sent.end):
            parts.update(doc[i].text for i in (name.start, name.end - 1) if _may_stand_alone(doc[i], words))
    return parts


def _may_stand_alone(token: Token, words: NameLexicon) -> bool:
    word = plain(token)
    proper = token.is_alpha and len(token) > 1 and capitalised(token) and not token.is_upper
    return proper and word not in words.particle and word not in words.suffix and not words.is_country(word)


def _agreed(doc: Doc, names: list[Name]) -> list[Name]:
    """The names with one kind for a single word that no full name has: the kind that it has most often.

    A word with which a body's longer name begins is that body: `Brackwater` of `Brackwater United`.
    """
    bodies = [n for n in names if n.kind == "organisations" and not n.is_single and n.rule != "affiliation"]
    begins = {doc[n.start].text for n in bodies}
    full = {doc[i].text for n in names if n.kind == "people" and not n.is_single for i in (n.start, n.end - 1)}
    votes: dict[str, Counter[EntityKind]] = {}
    for name in names:
        if name.is_single:
            votes.setdefault(doc[name.start].text, Counter())[name.kind] += 1
    return [_voted(doc, name, votes, begins) if _is_open(doc, name, full) else name for name in names]


def _is_open(doc: Doc, name: Name, full: set[str]) -> bool:
    return name.is_single and name.kind == "organisations" and doc[name.start].text not in full


def _voted(doc: Doc, name: Name, votes: dict[str, Counter[EntityKind]], begins: set[str]) -> Name:
    text = doc[name.start].text
    counts = votes[text]
    best = max(counts, key=lambda kind: (counts[kind], kind == name.kind))
    return replace(name, kind="organisations" if text in begins or best == "people" else best)


def _as_short_name(doc: Doc, name: Name, parts: set[str], words: NameLexicon) -> Name:
    """The name as a person's short one, where it is a part of a full one: `Witte`, `de Witte`."""
    short = all(plain(t) in words.particle or t.text == "-" for t in doc[name.start : name.end - 1])
    known = short and doc[name.end - 1].text in parts
    if known and (name.kind == "people" or not words.is_country(name.text(doc))):
        return Name(name.start, name.end, "people", "short-name")
    return name


def _overlooked_short_names(doc: Doc, places: dict[str, list[int]], parts: set[str], taken: set[int]) -> Iterator[Name]:
    for part in sorted(parts):
        for i in places.get(part.lower(), ()):
            if i not in taken and doc[i].text == part and _stands_alone(doc[i], taken):
                yield Name(i, i + 1, "people", "short-name")


def _stands_alone(token: Token, taken: set[int]) -> bool:
    """Is the word no part of a longer capitalised name, and a noun where it stands?"""
    if token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    doc = token.doc
    if token.i + 1 < len(doc):
        after = doc[token.i + 1]
        if after.i in taken or (capitalised(after) and after.pos_ == "PROPN"):
            return False
    if token.i == 0 or token.is_sent_start:
        return True
    before = doc[token.i - 1]
    return before.i in taken or not (capitalised(before) and before.pos_ == "PROPN")


def _repeated(
    doc: Doc, places: dict[str, list[int]], names: list[Name], taken: set[int], words: NameLexicon
) -> Iterator[Name]:
    """Further places where the name of a person or body stands that the model overlooked.

    A body's single word counts where it is an acronym or a longer name has it; else only beside a title.
    """
    known: dict[str, set[tuple[tuple[str, ...], EntityKind, bool]]] = {}
    within = _ends_of_bodies(doc, names)
    for name in names:
        texts = tuple(t.lower_ for t in name.tokens(doc))
        sure = len(texts) > 1 or is_acronym(name.text(doc)) or texts[0] in within
        if name.kind == "organisations" or (name.kind == "people" and len(texts) > 1):
            known.setdefault(texts[0], set()).add((texts, name.kind, sure))
    for i in sorted(i for first in known for i in places.get(first, ())):
        token = doc[i]
        for texts, kind, sure in sorted(known[token.lower_], key=lambda item: (-len(item[0]), item)):
            tokens = doc[i : min(i + len(texts), len(doc))]
            same = tuple(t.lower_ for t in tokens) == texts and (len(texts) > 1 or _stands_alone(token, taken))
            written = (capitalised(token) and not tokens[-1].is_lower) or (kind == "organisations" and len(texts) > 2)
            if (
                same
                and written
                and not _goes_on(doc, token.i + len(texts), words)
                and (sure or _stands_by_title(token, words))
            ):
                rule = "repeated" if kind == "organisations" else "model-person"
                yield Name(i, i + len(texts), kind, rule)
                break


def _goes_on(doc: Doc, i: int, words: NameLexicon) -> bool:
    """Does a name that ends before token `i` go on to a law's, an event's or another longer name?"""
    if i >= len(doc) or not capitalised(doc[i]) or not doc[i].is_alpha or doc[i].is_sent_start:
        return False
    return doc[i].pos_ == "PROPN" and doc[i].ent_type_ != "PERSON" and not words.is_title_at(doc[i])


def _stands_by_title(token: Token, words: NameLexicon) -> bool:
    """Does the word say whose an office is: `a Veltra attorney`, `a member of Veltra`?"""
    doc, i = token.doc, token.i
    if i + 1 < len(doc) and words.is_title_at(doc[i + 1]):
        return True
    return i > 1 and doc[i - 1].lower_ in ("of", "for", "at") and words.is_title_at(doc[i - 2])


def _ends_of_bodies(doc: Doc, names: list[Name]) -> set[str]:
    """The words, in lower case, with which longer names of bodies begin or end: the model's label is not enough."""
    longer = [n for n in names if n.kind == "organisations" and not n.is_single]
    return {doc[i].lower_ for n in longer for i in (n.start, n.end - 1)}


def _repeated_places(doc: Doc, places: dict[str, list[int]], names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Further places where the one-word name of a place stands: alone, or right before a person's name."""
    known = {doc[n.start].text for n in names if n.kind == "places" and n.is_single}
    people = {n.start for n in names if n.kind == "people"}
    for text in sorted(known):
        for i in places.get(text.lower(), ()):
            if doc[i].text == text and (i + 1 in people or _stands_alone(doc[i], taken)):
                yield Name(i, i + 1, "places", "model-place")


def _is_stray(doc: Doc, name: Name, people: Counter[str], words: NameLexicon) -> bool:
    """Words of a headline that the model took for a person, of which nothing else speaks."""
    tokens = name.tokens(doc)
    if name.is_single or any(words.is_name(folded(token.text)) for token in tokens):
        return False
    return people[tokens.text] < 2 and _fills_headline(doc, tokens)


def _fills_headline(doc: Doc, tokens: Tokens) -> bool:
    sent = tokens[0].sent
    return sum(t.is_alpha for t in sent) > len(tokens) + 3 and is_headline(doc, sent.start, sent.end)
