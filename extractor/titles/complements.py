"""What stands right of a title's head and belongs to it: `of the bank`, `for public affairs at Orvia`, `at large`."""

from __future__ import annotations

from dataclasses import replace

from extractor.naming.words import capitalised, plain
from extractor.titles.board import Board
from extractor.titles.objects import Object, object_at, past_address, past_bracket
from extractor.titles.phrase import LINKS, NOUNS, TitlePhrase, status_inside

_IDIOMS = ("at large", "in chief", "in residence", "in waiting", "ad interim")


def completed(board: Board, phrase: TitlePhrase, stop: int) -> list[TitlePhrase]:
    """The phrase with its right complement: one for each body of a list, the fullest first."""
    phrase = status_inside(board, _with_idiom(board, phrase, stop))
    end = past_bracket(board, max(phrase.end, phrase.title_end), stop)
    phrase = _with_named_field(board, replace(phrase, end=end), stop)
    return _with_objects(board, phrase, stop) or [_beside(board, phrase, stop)]


def _with_idiom(board: Board, phrase: TitlePhrase, stop: int) -> TitlePhrase:
    """`editor at large`, `editor-in-chief`, `professor emeritus` have their last words after the head."""
    doc, end = board.doc, phrase.title_end
    if end + 1 < stop and f"{doc[end].lower_} {doc[end + 1].lower_}" in _IDIOMS:
        return _longer(board, phrase, end + 2)
    if end + 3 < stop and doc[end].text == "-" and doc[end + 1].lower_ == "in" and doc[end + 3].lower_ == "chief":
        return replace(_longer(board, phrase, end + 4), title=board.span(phrase.title_start, end + 4).text)
    if end < stop and doc[end].lower_ in ("emeritus", "emerita"):
        return _longer(board, phrase, end + 1)
    return phrase


def _longer(board: Board, phrase: TitlePhrase, end: int) -> TitlePhrase:
    """The phrase with the title up to token `end`."""
    added = board.span(phrase.title_end, end).text
    return replace(phrase, title=f"{phrase.title} {added}", title_end=end, end=max(phrase.end, end))


def _with_named_field(board: Board, phrase: TitlePhrase, stop: int) -> TitlePhrase:
    """`Vice President, Corporate Affairs at Orvia`: a field in capitals after a comma."""
    doc, end = board.doc, phrase.title_end
    if end != phrase.end or end + 2 >= stop or doc[end].text != "," or not capitalised(doc[end - 1]):
        return phrase
    i = end + 1
    while i < stop and (doc[i].text in ("&", "and", "-") or (capitalised(doc[i]) and doc[i].is_alpha)):
        named = board.names.get(i)
        if board.is_head(i) or (named is not None and named.entity.kind != "organisations"):
            return phrase
        i = named.end if named is not None else i + 1
    linked = i > end + 1 and i + 1 < stop and doc[i].lower_ in ("at", "of", "for", "with")
    if not linked or not (found := object_at(board, i + 1, stop)) or not found.is_body:
        return phrase
    return replace(phrase, title=board.span(phrase.title_start, i).text, title_end=i, end=i)


def _with_objects(board: Board, phrase: TitlePhrase, stop: int) -> list[TitlePhrase]:
    """The phrase with the objects of the prepositions that follow it; [] where none does."""
    doc, end = board.doc, phrase.end
    if end >= stop or doc[end].lower_ not in (*LINKS, "on"):
        return []
    link = doc[end].lower_
    found = object_at(board, end + 1, stop)
    if found is None:
        return []
    if found.words is not None:
        return _with_field(board, phrase, link, found, stop)
    if found.body is not None:
        return [replace(phrase, organisation=found.body, organisation_span=found.body_span, end=found.end)]
    if link == "to":
        return _to_whom(board, phrase, found)
    if link == "of" and found.is_body and phrase.organisation is not None:
        return [replace(phrase, end=end), *_at_each(phrase, found)]  # `the Asia chief of Orvia`
    if _names_nothing_new(phrase, found):
        return [replace(phrase, end=max(phrase.end, end))]
    return [
        *_followed(board, replace(phrase.with_name(found.names[0]), end=found.end), link, found, stop),
        *(_at_each(phrase, found)[1:] if phrase.organisation is None else []),
    ]


def _at_each(phrase: TitlePhrase, found: Object) -> list[TitlePhrase]:
    """The phrase at each of the bodies and places that an object names."""
    return [
        replace(phrase, organisation=named.entity, organisation_span=named.span, end=found.end)
        if named.entity.kind == "organisations"
        else replace(phrase.with_name(named), end=found.end)
        for named in found.names
    ]


def _names_nothing_new(phrase: TitlePhrase, found: Object) -> bool:
    """Has the phrase a body or place of that kind already: `Norvik's president in Oslo`?"""
    kind = found.names[0].entity.kind
    return (kind == "organisations" and phrase.organisation is not None) or kind == "people"


def _to_whom(board: Board, phrase: TitlePhrase, found: Object) -> list[TitlePhrase]:
    """`Ambassador to China`: the place to which somebody is sent stays in the title; a body that is served does not."""
    named = found.names[0]
    if named.entity.kind == "organisations":
        return [replace(phrase.with_name(named), end=found.end)]
    title = f"{phrase.title} {board.span(phrase.end, named.end).text}"
    phrase = replace(phrase, title=title, title_end=named.end, end=found.end)
    return [phrase]


def _followed(board: Board, phrase: TitlePhrase, link: str, found: Object, stop: int) -> list[TitlePhrase]:
    """The phrase, and what follows its body: a place, or the body of which that one is a part."""
    doc, end, named = board.doc, phrase.end, found.names[0]
    if end >= stop or doc[end].lower_ not in LINKS or doc[end].lower_ == "to" or len(found.names) > 1:
        return [phrase]
    further = object_at(board, end + 1, stop)
    if further is None or not further.names:
        return [phrase]
    second = further.names[0]
    if second.entity.kind == "places":
        seat = doc[end].lower_ == "in" and link in ("at", "with") and named.entity.kind == "organisations"
        return [replace(phrase if seat else phrase.with_name(second), end=further.end)]
    if named.entity.kind == "places":
        return [replace(phrase.with_name(second), end=further.end)]
    if named.entity.kind != "organisations" or doc[end].lower_ not in ("at", "of"):
        return [phrase]
    whole = _longer(board, phrase, named.end) if link in ("of", "for") else phrase
    whole = replace(whole, organisation=second.entity, organisation_span=second.span, end=further.end)
    field = link == "for" or (link == "of" and not _is_body(board, named.start, named.end))
    return [whole] if field else [replace(phrase, end=further.end), whole]


def _is_body(board: Board, start: int, end: int) -> bool:
    """Does a name with an article and a word for a body name one: `the School of Law`, not `Trade Policy`?"""
    doc = board.doc
    return doc[start - 1].pos_ == "DET" and any(plain(token) in board.words.head for token in doc[start:end])


def _with_field(board: Board, phrase: TitlePhrase, link: str, found: Object, stop: int) -> list[TitlePhrase]:
    """`minister of finance`, `head of the light programme at Leeds University`: the field stays in the title.

    A field with a determiner does so only where the body that it belongs to follows; one after `in` or `on` only
    for titles that have fields so (`expert in hydrology`).
    """
    doc = board.doc
    start, end = found.words or (found.end, found.end)
    bare = doc[start].pos_ not in ("DET", "PRON") or (link in ("of", "for") and _is_unit(board, start, end))
    linked = end < stop and doc[end].lower_ in LINKS
    on_field = link in ("in", "on") and bare and plain(doc[phrase.title_end - 1]) in board.of_field
    of_field = (link in ("of", "for") or on_field) and phrase.end == phrase.title_end
    longer = replace(phrase, title=f"{phrase.title} {board.span(phrase.title_end, end).text}", title_end=end, end=end)
    further = _with_objects(board, longer if of_field else replace(phrase, end=end), stop) if linked else []
    if further and (further[0].organisation is not None or bare):
        return further
    if of_field and _names_unknown_body(board, start, end):
        return [replace(phrase, end=end)]
    place = next((board.names[i] for i in range(start, end) if board.at(i, "places")), None)
    if of_field and place is not None and doc[start].lower_ == "the":
        return [replace(phrase.with_name(place), end=end)]
    if bare and of_field:
        return [longer]
    return [replace(phrase, end=end)] if not bare or link in ("of", "for") else []


def _names_unknown_body(board: Board, start: int, end: int) -> bool:
    """Do the words name a body that is not known as one: `priest of Hill Temple`, `drummer of the band Deep Snow`?"""
    words = [token for token in board.doc[start:end] if token.is_alpha]
    named = [token for token in words if capitalised(token) and plain(token) not in board.words.portfolio]
    if not named:
        return False
    last = plain(words[-1])
    body = last in board.words.head and last not in board.of_the and len(named) > 1
    band = any(t.is_lower and plain(t) in board.words.small_head for t in words[:-1]) and words[-1] in named
    return (body and words[-1] in named) or band


def _is_unit(board: Board, start: int, end: int) -> bool:
    """Does a field with an article say more than a kind of body: `the finance committee`, `the Republic`?"""
    doc = board.doc
    if doc[start].lower_ != "the":
        return False
    nouns = all(token.pos_ in NOUNS and token.is_alpha for token in doc[start + 1 : end])
    return nouns and (2 < end - start < 6 or plain(doc[end - 1]) in board.of_the)


def _beside(board: Board, phrase: TitlePhrase, stop: int) -> TitlePhrase:
    """`CEO Orvia Motors` in brackets or before a comma; `CEO, Orvia Motors,`: the body right after a bare title."""
    doc, end = board.doc, phrase.end
    if phrase.organisation is not None or end != phrase.title_end or end >= stop:
        return phrase
    comma = doc[end].text == ","
    named = board.at(end + comma, "organisations") if end + comma < stop else None
    if named is None or named.start != end + comma or phrase.definite:
        return phrase
    closed = named.end >= len(doc) or doc[named.end].text in (",", ".", ")", ";") or doc[named.end].is_space
    subject = doc[named.start : named.end].root.dep_ in ("nsubj", "nsubjpass")
    bare = phrase.start == 0 or doc[phrase.start - 1].lower_ not in ("a", "an", "the")
    if not closed or not bare or (comma and subject):
        return phrase
    return replace(phrase.with_name(named), end=past_address(board, named.end, stop))
