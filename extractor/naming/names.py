"""Read all names of an article in one pass over the whole of it, before anything is final.

First the model's entities, cleaned; then bodies by the shape of their names; then what the article settles itself:
a name seen once in full decides on its short forms, capitals in parentheses on an acronym.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.facts import EntityKind, Mention
from extractor.naming.bodies import Stretch, governments, headed_bodies, small_bodies, small_headed
from extractor.naming.lexicon import NameLexicon, lexicon
from extractor.naming.persons import person_stretch
from extractor.record import Span
from extractor.naming.words import capitalised, is_acronym, is_headline, is_possessive, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from extractor.analysis import Analysis

_OTHER = ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "LANGUAGE", "NORP")


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens `[start, end)` that names something, and the rule that says so."""

    start: int
    end: int
    kind: EntityKind
    rule: str


def read_names(analysis: Analysis) -> list[Name]:
    """The names of an article in the text's order; no two overlap."""
    doc, words = analysis.document.doc, lexicon(analysis.rules)
    bodies = [Name(a, b, "organisations", "head-word") for a, b in headed_bodies(doc, words)]
    bodies += [Name(a, b, "organisations", "small-head") for a, b in small_headed(doc, words)]
    bodies += [Name(a, b, "organisations", "government-of") for a, b in governments(doc)]
    bodies += [Name(a, b, "organisations", "small-body") for a, b in small_bodies(doc, words)]
    modelled = [name for ent in doc.ents for name in _from_model(ent, words)]
    modelled = _without_overlaps([*_dateline_places(analysis), *modelled])
    bodies_by_office = _bodies_by_office(doc, words)
    modelled = [replace(n, kind="organisations") if _text(doc, n) in bodies_by_office else n for n in modelled]
    names = _without_overlaps([*_grown_bodies(modelled, bodies), *bodies, *modelled])
    names = _without_overlaps([*_acronyms(doc, names), *names])
    names = _without_overlaps([*names, *_titled(doc, names, words)])
    names = _without_overlaps([*_affiliations(doc, names, words), *names])
    names = _settled(doc, names, words)
    return [name for name in sorted(names, key=lambda n: n.start) if _is_in_article(analysis, doc[name.start].idx)]


def _is_in_article(analysis: Analysis, offset: int) -> bool:
    """Does a name here belong to the article: not to a page's leftovers, its byline or its address line?"""
    return analysis.document.paragraph(offset).kind in ("headline", "body")


def _text(doc: Doc, name: Name) -> str:
    return str(doc[name.start : name.end].text)


def _dateline_places(analysis: Analysis) -> Iterator[Name]:
    """The capitals at the start of a paragraph that a dash, colon or parenthesis closes: `PORT ELVEN, March 4 -`."""
    doc, document = analysis.document.doc, analysis.document
    for paragraph in document.paragraphs:
        if paragraph.kind != "body":
            continue
        tokens = [
            t
            for t in document.tokens(Span(paragraph.start, min(paragraph.start + 60, paragraph.end), ""))
            if not t.is_space
        ]
        while tokens and not tokens[0].is_upper and (tokens[0].lower_ == "date" or not tokens[0].is_alpha):
            tokens = tokens[1:]  # `date 2026-01-07 BEIJING:`
        end = next((n for n, t in enumerate(tokens) if not (t.is_upper and t.is_alpha)), 0)
        closed = any(t.text in ("—", "–", "-", "--", ":", "(") for t in tokens[end : end + 8])
        if 0 < end <= 4 and len(tokens[0]) > 2 and closed:
            yield Name(tokens[0].i, tokens[end - 1].i + 1, "places", "dateline-place")
        if paragraph.end - paragraph.start > 100:  # datelines stand at the first long paragraph
            break


def _bodies_by_office(doc: Doc, words: NameLexicon) -> set[str]:
    """Texts of names of which somebody is chief executive, chairwoman or shareholder, whatever the model calls them."""
    found = set()
    for ent in doc.ents:
        i = ent.start - 1
        if i > 0 and doc[i].lower_ == "of" and plain(doc[i - 1]) in words.company_office:
            stretch = body_stretch(doc, ent.start, ent.end, words)
            if stretch is not None and ent.label_ not in ("GPE", "LOC"):
                found.add(str(doc[stretch[0] : stretch[1]].text))
    return found


def _person_by_title(ent: Tokens, words: NameLexicon) -> bool:
    """Does a title stand right before two or three words that the model takes for no person: `Secretary Daniel Mbeki`?"""
    doc, i = ent.doc, ent.start - 1
    if ent.label_ not in ("GPE", "LOC", "ORG", "FAC", "PRODUCT", "WORK_OF_ART") or not 2 <= len(ent) <= 3 or i < 1:
        return False
    if any(plain(t) in words.head | words.head_of | words.portfolio | words.legal_form for t in ent) or _is_country(
        ent.text, words
    ):
        return False
    apposed = doc[i].text == "," and ent.end < len(doc) and doc[ent.end].text == ","
    title = doc[i - 1] if apposed else doc[i]
    named = all(t.is_alpha and capitalised(t) for t in ent)
    return named and words.is_title(plain(title)) and not plain(title).endswith("s") and (apposed or capitalised(title))


def mentions_of(analysis: Analysis, kind: EntityKind) -> Iterator[Mention]:
    """The names of one kind as mentions; the article's names are read once and kept in the analysis."""
    if analysis.names is None:
        analysis.names = read_names(analysis)
    document = analysis.document
    for name in analysis.names:
        if name.kind == kind:
            yield Mention(kind, document.of(document.doc[name.start : name.end]), name.rule)


def _from_model(ent: Tokens, words: NameLexicon) -> Iterator[Name]:
    doc = ent.doc
    if "://" in ent.text or "www." in ent.text:
        return
    if ent.label_ == "PERSON" or _person_by_title(ent, words):
        yield from _person_or_body(doc, ent.start, ent.end, words)
    elif ent.label_ == "ORG" or (ent.label_ in _OTHER and plain_text(ent) in words.known):
        end = ent.end + (ent.end < len(doc) and doc[ent.end].ent_type_ == "NORP" and doc[ent.end].tag_ == "NNPS")
        stretch = body_stretch(doc, ent.start, end, words)
        if stretch:
            yield Name(*stretch, "organisations", "model-organisation")
    elif ent.label_ in ("GPE", "LOC"):
        start = ent.start + (ent[0].lower_ == "the" and len(ent) > 1)
        end = ent.end - is_possessive(ent[-1])
        if start < end:
            yield Name(start, end, "places", "model-place")


def _person_or_body(doc: Doc, start: int, end: int, words: NameLexicon) -> Iterator[Name]:
    stretch = person_stretch(doc, start, end, words)
    if stretch:
        yield Name(*stretch, "people", "model-person")
    elif end - start <= 2 and is_acronym(doc[start].text):
        body = body_stretch(doc, start, end, words)
        if body and not doc[start].sent.text.isupper():
            yield Name(*body, "organisations", "model-organisation")


def plain_text(tokens: Tokens) -> str:
    """A stretch's text in lower case without a leading article and a trailing possessive."""
    parts = [t for t in tokens if not is_possessive(t)]
    if parts and parts[0].lower_ == "the":
        parts = parts[1:]
    return " ".join(plain(t) for t in parts)


def body_stretch(doc: Doc, start: int, end: int, words: NameLexicon) -> Stretch | None:
    """The body's name within what the model labelled so, or None where it is none."""
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_space or doc[start].is_punct):
        start += 1
    if end - start > 2 and doc[start].lower_.startswith(("pro-", "anti-", "ex-")):
        start += 1
    if end - start > 2 and doc[start].lower_ in ("pro", "anti") and doc[start + 1].text == "-":
        start += 3
    if start + 1 < end and doc[start + 1].lower_ == "of" and plain(doc[start]) in words.never_organisation:
        start += 2
    sent = doc[start].sent if start < end else doc[:0]
    heads = [i for i in range(start + 1, end) if plain(doc[i]) in words.head]
    if heads and heads[-1] + 1 < end and doc[heads[-1] + 1].is_alpha and is_headline(doc, sent.start, sent.end):
        end = heads[-1] + 1
    for i in range(end - 1, start, -1):
        if doc[i].is_space or (doc[i].tag_ in ("VBN", "VBD", "VBZ") and plain(doc[i - 1]) in words.head):
            end = i
        elif doc[i].lower_ == "the" and doc[i - 1].lower_ not in ("of", "for", "and", "on"):
            start = i + 1
            break
    while end > start and (
        is_possessive(doc[end - 1]) or doc[end - 1].text in ",.;:'\"“”’)(-–—" or doc[end - 1].is_space
    ):
        end -= 1
    if start >= end or not any(capitalised(t) or t.text[0].isdigit() for t in doc[start:end]):
        return None
    lower = [plain(t) for t in doc[start:end]]
    text = " ".join(lower)
    if text in words.never_organisation or lower[-1] in words.never_organisation - {"state", "states", "house"}:
        return None
    if all(w in words.portfolio or words.is_title(w) or w in words.rank for w in lower):
        return None
    if "," in text and not any(w in words.head | words.head_of for w in lower):
        return None
    if text in words.demonym or text in words.country or any(c in "@/<>|\\=" for c in text):
        return None
    if end < len(doc) and doc[end].lower_ in words.not_before:
        return None
    if start > 0 and text in words.platform and doc[start - 1].lower_ in ("on", "via", "to", "onto"):
        return None
    if (
        start > 1
        and doc[start - 1].lower_ == "of"
        and doc[start - 2].lower_ in ("town", "city", "village", "district", "province")
    ):
        return None
    if _is_portfolio(doc, start, lower, words):
        return None
    if len(lower) == 1 and (
        len(text) < 2
        or words.is_title(text)
        or text in words.head | words.small_head
        or text.removesuffix("s") in words.head
    ):
        return (start, end) if text in words.known else None
    return start, end


def _is_portfolio(doc: Doc, start: int, lower: list[str], words: NameLexicon) -> bool:
    """Are the words what a minister is minister of, and no body: `Minister of Trade and Industry`?"""
    i = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if i < 1 or doc[i].lower_ not in ("of", "for") or any(w in words.head - words.soft_head for w in lower):
        return False
    return plain(doc[i - 1]).removesuffix("s") in ("minister", "secretary", "undersecretary", "commissioner")


def _grown_bodies(modelled: Iterable[Name], bodies: Iterable[Name]) -> Iterator[Name]:
    """Where the model's body and the shape's overlap without one inside the other, both together."""
    shapes = [b for b in bodies if b.rule == "head-word"]
    for name in modelled:
        if name.kind != "organisations":
            continue
        for shape in shapes:
            if name.start < shape.start < name.end < shape.end:
                yield Name(name.start, shape.end, "organisations", "head-word")


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Of names that overlap the longest stays, of equally long ones the first given."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: n.start - n.end):
        if taken.isdisjoint(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)


def _acronyms(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Capitals in parentheses after a body's name: `National Flood Relief Agency (NFRA)`."""
    for name in names:
        i = name.end
        if name.kind == "organisations" and i + 2 < len(doc) and doc[i].text in "([" and doc[i + 2].text in ")]":
            inside = doc[i + 1].text
            if inside.isalpha() and (is_acronym(inside) or inside.lower() == initials(doc[name.start : name.end])):
                yield Name(i + 1, i + 2, "organisations", "acronym")


def initials(tokens: Tokens) -> str:
    """The first letters of the capitalised words, in lower case."""
    return "".join(t.text[0] for t in tokens if capitalised(t)).lower()


def _affiliations(doc: Doc, names: list[Name], words: NameLexicon) -> Iterator[Name]:
    """Capitalised words that nothing names yet and to which a person belongs: `Orvia's Nils Berg`."""
    parts = _parts_of_people(doc, names, words)
    single = {n.start for n in names if n.kind == "people" and n.end - n.start == 1 and doc[n.start].text not in parts}
    taken = {i for name in names for i in range(name.start, name.end)} - single
    for name in names:
        if name.kind != "people" or name.end - name.start < 2:
            continue
        i = name.start - 1
        if i > 0 and is_possessive(doc[i]):
            start = i
            while start > 0 and _could_name_body(doc, start - 1, taken, words):
                start -= 1
            if start < i:
                yield Name(start, i, "organisations", "affiliation")
        i = name.end
        if i + 1 < len(doc) and doc[i].lower_ in ("of", "from"):
            first = i + 1 + (doc[i + 1].lower_ == "the")
            end = first
            while end < len(doc) and _could_name_body(doc, end, taken, words):
                end += 1
            if end > first and not (end < len(doc) and _modifies(doc, first, end, words)):
                yield Name(first, end, "organisations", "affiliation")


def _modifies(doc: Doc, start: int, end: int, words: NameLexicon) -> bool:
    """Do the words only say which seat, law or event is meant: `of the Social Welfare constituency`?"""
    return doc[end].lower_ in words.not_before or doc[start:end].root.head.lower_ in words.not_before


def _could_name_body(doc: Doc, i: int, taken: set[int], words: NameLexicon) -> bool:
    token = doc[i]
    function_word = token.is_stop and not is_acronym(token.text)
    plainly = token.is_alpha and capitalised(token) and i not in taken and not function_word
    if not plainly or token.ent_type_ in _OTHER or token.ent_type_ in ("GPE", "LOC", "DATE"):
        return False
    word = plain(token)
    return not (words.is_title(word) or word in words.demonym or word in words.country or word in words.honorific)


def _titled(doc: Doc, names: list[Name], words: NameLexicon) -> Iterator[Name]:
    """Two to four capitalised words between a title and punctuation or a verb, where nothing is named yet."""
    taken = {i for name in names for i in range(name.start, name.end)}
    for token in doc:
        if token.i in taken or not words.is_title(plain(token)) or not capitalised(token):
            continue
        start = end = token.i + 1
        while end < len(doc) and end not in taken and _could_name_body(doc, end, taken, words):
            end += 1
        bare = all(plain(t) not in words.head | words.portfolio | words.rank for t in doc[start:end])
        if 2 <= end - start <= 4 and bare and person_stretch(doc, start, end, words) == (start, end):
            yield Name(start, end, "people", "model-person")


def _settled(doc: Doc, names: list[Name], words: NameLexicon) -> list[Name]:
    """The names once the article's full names have decided on short ones, and stray single words are gone."""
    names = _agreed(doc, _completed(doc, names, words))
    parts = _parts_of_people(doc, names, words) | _mostly_people(doc, names)
    settled: list[Name] = []
    for name in names:
        single = name.end - name.start == 1
        text = doc[name.start].text
        short = single or all(plain(t) in words.particle for t in doc[name.start : name.end - 1])  # `de Witte`
        last = doc[name.end - 1].text
        if short and last in parts and (name.kind == "people" or not _is_country(text, words)):
            settled.append(Name(name.start, name.end, "people", "short-name"))
        else:
            settled.append(name)
    taken = {i for name in settled for i in range(name.start, name.end)}
    for token in doc:
        if token.text in parts and token.i not in taken and _stands_alone(token, taken):
            settled.append(Name(token.i, token.i + 1, "people", "short-name"))
            taken.add(token.i)
    settled += _repeated(doc, settled, taken)
    settled += _repeated_places(doc, settled, taken)
    return [name for name in settled if not _is_stray(doc, name, settled, parts, words)]


def _agreed(doc: Doc, names: list[Name]) -> list[Name]:
    """The names with one kind for a single word that no full name has: the kind that it has most often.

    A word with which a body's longer name begins is that body: `Brackwater` of `Brackwater United`.
    """
    votes: dict[str, dict[EntityKind, int]] = {}
    begins = {
        doc[n.start].text
        for n in names
        if n.kind == "organisations" and n.end - n.start > 1 and n.rule != "affiliation"
    }
    full = {doc[i].text for n in names if n.kind == "people" and n.end - n.start > 1 for i in (n.start, n.end - 1)}
    for name in names:
        if name.end - name.start == 1:
            counts = votes.setdefault(doc[name.start].text, {})
            counts[name.kind] = counts.get(name.kind, 0) + 1
    out = []
    for name in names:
        text = doc[name.start].text
        if name.end - name.start == 1 and text not in full and name.kind != "places":
            counts = votes[text]
            best = max(counts, key=lambda kind: (counts[kind], kind == name.kind))
            kind: EntityKind = "organisations" if text in begins and best == "people" else best
            name = replace(name, kind=kind)
        out.append(name)
    return out


def _mostly_people(doc: Doc, names: Iterable[Name]) -> set[str]:
    """Single words that name a person more often than a body in the article."""
    votes: dict[str, int] = {}
    for name in names:
        if name.end - name.start == 1 and name.kind != "places":
            text = doc[name.start].text
            votes[text] = votes.get(text, 0) + (1 if name.kind == "people" else -1)
    return {text for text, vote in votes.items() if vote > 1}


def _completed(doc: Doc, names: list[Name], words: NameLexicon) -> list[Name]:
    """The names, and those single ones of people that have a given name before them which the model overlooked."""
    single = {doc[n.start].text for n in names if n.kind == "people" and n.end - n.start == 1}
    taken = {i for n in names for i in range(n.start, n.end)}
    full = []
    for token in doc[1:]:
        before = token.nbor(-1)
        if token.text in single and before.i not in taken and _could_be_given(before, words):
            full.append(Name(before.i, token.i + 1, "people", "model-person"))
    return _without_overlaps([*full, *names])


def _could_be_given(token: Token, words: NameLexicon) -> bool:
    word = plain(token)
    good = (
        token.is_alpha
        and capitalised(token)
        and token.pos_ == "PROPN"
        and not token.is_upper
        and bool(token.whitespace_)
    )
    known = words.is_title(word) or word in words.honorific | words.portfolio | words.rank | words.demonym | words.head
    return good and not known and not token.ent_type_ and word not in words.country


def _is_country(text: str, words: NameLexicon) -> bool:
    return text.lower() in words.country or text.lower() in words.demonym


def _parts_of_people(doc: Doc, names: Iterable[Name], words: NameLexicon) -> set[str]:
    """Words by which a person named in full may be named alone: first and last words of full names."""
    parts: set[str] = set()
    for name in names:
        sent = doc[name.start].sent
        if name.kind == "people" and name.end - name.start > 1 and not is_headline(doc, sent.start, sent.end):
            for i in (name.start, name.end - 1):
                text = doc[i].text
                good = doc[i].is_alpha and len(text) > 1 and plain(doc[i]) not in words.particle | words.suffix
                if good and capitalised(doc[i]) and not doc[i].is_upper and not _is_country(text, words):
                    parts.add(text)
    return parts


def _stands_alone(token: Token, taken: set[int]) -> bool:
    """Is the word no part of a longer capitalised name, and a noun where it stands?"""
    doc = token.doc
    if token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = doc[token.i - 1] if token.i > 0 else None
    joined_after = after is not None and (after.i in taken or (capitalised(after) and after.pos_ == "PROPN"))
    joined_before = before is not None and capitalised(before) and before.pos_ == "PROPN" and not token.is_sent_start
    return not joined_after and not (joined_before and before is not None and before.i not in taken)


def _repeated(doc: Doc, names: list[Name], taken: set[int]) -> list[Name]:
    """Further places where a name of two words or more, or an acronym, stands that the model overlooked."""
    known: dict[str, list[tuple[tuple[str, ...], EntityKind]]] = {}
    for name in names:
        texts = tuple(t.lower_ for t in doc[name.start : name.end])
        if len(texts) == 1 and name.kind == "organisations" and len(texts[0]) > 3:
            known.setdefault(texts[0], []).append((texts, name.kind))
        if name.kind != "places" and (
            len(texts) > 1 or (name.rule != "model-organisation" and name.kind == "organisations")
        ):
            known.setdefault(texts[0], []).append((texts, name.kind))
    found: list[Name] = []
    for token in doc:
        for texts, kind in known.get(token.lower_, ()):
            stretch = range(token.i, token.i + len(texts))
            if not taken.isdisjoint(stretch) or stretch.stop > len(doc):
                continue
            tokens = doc[stretch.start : stretch.stop]
            same = tuple(t.lower_ for t in tokens) == texts and (len(texts) > 1 or _stands_alone(token, taken))
            if same and (capitalised(tokens[0]) or (kind == "organisations" and len(texts) > 2)):
                found.append(
                    Name(stretch.start, stretch.stop, kind, "repeated" if kind == "organisations" else "model-person")
                )
                taken.update(stretch)
                break
    return found


def _repeated_places(doc: Doc, names: list[Name], taken: set[int]) -> list[Name]:
    """Further places where the one-word name of a place stands: alone, or right before a person's name."""
    places = {doc[n.start].text for n in names if n.kind == "places" and n.end - n.start == 1}
    people = {n.start for n in names if n.kind == "people"}
    return [
        Name(token.i, token.i + 1, "places", "model-place")
        for token in doc
        if token.text in places and token.i not in taken and (token.i + 1 in people or _stands_alone(token, taken))
    ]


def _is_stray(doc: Doc, name: Name, names: list[Name], parts: set[str], words: NameLexicon) -> bool:
    """A single word, or a headline's words, that the model took for a person and nothing else speaks for."""
    if name.kind != "people":
        return False
    tokens = doc[name.start : name.end]
    sent = tokens[0].sent
    if len(tokens) > 1:
        words_there = sum(t.is_alpha for t in sent)
        if words_there > len(tokens) + 3 and is_headline(doc, sent.start, sent.end):
            return not any(
                n is not name and n.kind == "people" and doc[n.start : n.end].text == tokens.text for n in names
            )
        return False
    if tokens.text in parts:
        return False
    before = doc[name.start - 1] if name.start else None
    if before is not None and (plain(before) in words.honorific or words.is_title(plain(before))):
        return False
    around = (before, doc[name.end] if name.end < len(doc) else None)
    if all(t is not None and t.text in '"“”' for t in around):
        return True
    same = sum(n.kind == "people" and doc[n.start : n.end].text == tokens.text for n in names)
    return same < 2 and tokens[0].dep_ not in ("nsubj", "nsubjpass", "appos", "agent")
