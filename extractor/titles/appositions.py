"""Titles in apposition to a name, before and after it, and in front of a sentence about it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts import RoleFact
from extractor.naming.words import plain
from extractor.rules import Rule
from extractor.titles.after import past_dates, phrases_from
from extractor.titles.before import phrase_before, phrases_before
from extractor.titles.belonging import affiliated, listed_before
from extractor.titles.board import Board, Named
from extractor.titles.lists import listed_after
from extractor.titles.phrase import TitlePhrase
from extractor.titles.standing import Place, places_after
from extractor.titles.stated import role

_CLIMB = 3
"""Nouns above a name, each the object of the next one's preposition, that may be what it is in apposition to."""
_MADE = ("oprd", "xcomp", "ccomp", "dobj")
"""Parts of a clause in which a title is what somebody was made, not who he is: `named Roe chairman of Orvia`."""


def apposition_after(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`Jane Roe, 54, a spokeswoman for the union,`; `Tim Cook (chief executive of Apple)`; `Roe, both heads of`."""
    for person in board.people:
        for place in places_after(board, person):
            phrases = _own_phrases(board, person, place)
            for phrase in phrases:
                for named in listed_before(board, person) if phrase.plural else [person]:
                    yield role(board, rule, named, affiliated(board, phrase, named))
            if phrases and place.mark != "bracket":
                break


def _own_phrases(board: Board, person: Named, place: Place) -> list[TitlePhrase]:
    """The title phrases at a place after a name that are in apposition to it."""
    phrases = list(phrases_from(board, place.start))
    while phrases and _is_of_next(board, phrases):
        _drop_last(board, phrases)
    if not phrases or (phrases[0].plural and len(listed_before(board, person)) < 2):
        return []
    if place.mark == "bracket":
        return phrases if phrases[-1].end == place.close else []
    if place.mark == "none":
        return phrases if _stands_bare(board, person, place, phrases) else []
    closes = (_closes(board, phrases[-1].end) or _before_own_verb(board, person, phrases[-1])) and not _is_subject(
        board, person, phrases
    )
    return phrases if closes else []


def _drop_last(board: Board, phrases: list[TitlePhrase]) -> None:
    """Drop the last phrase, and with it what `and` alone joins to it: `Reed, Deputy Mayor and Director Ana Lopez`."""
    i = phrases.pop().start - 1
    if phrases and i > 0 and board.doc[i].lower_ in ("and", "&") and board.doc[i - 1].text != ",":
        phrases.pop()


def _closes(board: Board, end: int) -> bool:
    """May an apposition end before token `end`: punctuation, a link, the text's end, but no verb or noun?

    In `according to Reed, a detective was sent`, the verb shows that the detective is somebody else.
    """
    if end >= len(board.doc):
        return True
    token = board.doc[end]
    return token.is_punct or token.is_space or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "AUX")


def _before_own_verb(board: Board, person: Named, phrase: TitlePhrase) -> bool:
    """Does the verb after a phrase, where a comma is missing, have the person as its subject by the parse?"""
    verb = board.doc[phrase.end]
    root = board.doc[person.start : person.end].root
    head = board.doc[phrase.title_start : phrase.title_end].root
    subjects = [t.i for t in (root, head) if t.dep_ in ("nsubj", "nsubjpass") and t.head.i == verb.i]
    return bool(subjects) and (root.i == head.head.i or head.i == root.head.i)


def _is_of_next(board: Board, phrases: list[TitlePhrase]) -> bool:
    """Is the last title that of a name after it: `Reed, Finance Minister Ana Lopez and ...`?"""
    end, doc = phrases[-1].end, board.doc
    if end < len(doc) and board.person_starting(end) is not None:
        return True
    following = board.next_person(end)
    own = phrase_before(board, following.start) if following else None
    if own is None or own.end <= phrases[-1].start:
        return False
    joined = end < len(doc) and doc[end].lower_ in ("and", "&") and not own.definite
    return own.start < end or (joined and own.start == end + 1 and doc[own.title_start].text[:1].isupper())


def _is_subject(board: Board, person: Named, phrases: list[TitlePhrase]) -> bool:
    """Is the title the subject of a clause of its own: `according to Reed, a detective was sent`?"""
    doc = board.doc
    head = doc[phrases[0].title_start : phrases[0].title_end].root
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    root = doc[person.start : person.end].root
    return root.dep_ not in ("nsubj", "nsubjpass") or root.head.i != head.head.i


def _stands_bare(board: Board, person: Named, place: Place, phrases: list[TitlePhrase]) -> bool:
    """Is a title right after a name, without a comma, in apposition: one with its body or place after it?"""
    first = phrases[0]
    if first.start > place.start + 1 or first.plural or _is_chair(board, person, place):
        return False
    if board.doc[place.start].pos_ in ("ADV", "SCONJ", "ADP"):
        return False
    head = board.doc[first.title_start : first.title_end].root
    root = board.doc[person.start : person.end].root
    if head.dep_ == "appos" and person.start <= head.head.i < person.end:
        return board.doc[place.start].pos_ == "DET" or _has_complement(board, phrases)
    if not _has_complement(board, phrases):
        return False
    before = board.doc[board.before_honorific(person) - 1] if person.start > 1 else head
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.i > head.i and before.pos_ == "VERB":
        return False  # `they told Roe the president of Orvia would go`
    if root.head.i == head.i and root.dep_ == "compound":
        return True
    if head.dep_ in _MADE or (head.dep_ == "attr" and head.head.i < person.start):
        return False
    return not (head.dep_ in ("nsubj", "nsubjpass") and root.dep_ in ("dobj", "pobj", "dative", "npadvmod"))


def _is_chair(board: Board, person: Named, place: Place) -> bool:
    """Is the name that of a chair which somebody else holds: `is Robert Osgood Professor of Law at`?"""
    if not board.is_endowed(place.start):
        return False
    before = board.doc[max(person.start - 1, 0)]
    root = board.doc[person.start : person.end].root
    return (
        root.head.i >= place.start
        or before.pos_ in ("AUX", "ADV", "DET")
        or before.lower_ in ("as", "become", "became")
    )


def _has_complement(board: Board, phrases: list[TitlePhrase]) -> bool:
    """Does a body or place stand after the first title of a chain?"""
    spans = [span for p in phrases for span in (p.organisation_span, p.place_span) if span is not None]
    return any(span.start > board.doc[phrases[0].title_start].idx for span in spans)


def apposition_before(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`the company's chief executive, Jane Roe,`; `two aides, Jane Roe of Orvia and Bo Li of Calder,`."""
    doc = board.doc
    for person in board.people:
        i = person.start - 1
        while i > 2 and plain(doc[i]) in board.words.honorific:
            i -= 1
        if i < 2 or doc[i].text not in (",", "–", "—", ":") or not _is_apposition(board, person):
            continue
        for phrase in _read_from_left(board, person, i) or phrases_before(board, i):
            for named in [person, *listed_after(board, person)] if phrase.plural else [person]:
                yield role(board, rule, named, affiliated(board, phrase, named))


def _read_from_left(board: Board, person: Named, comma: int) -> list[TitlePhrase]:
    """The phrases between the left edge of the noun that the name is in apposition to and the comma before it.

    In `a professor at Leeds University, Jane Roe,` the parse may take the name for that of the university.
    """
    root = board.doc[person.start : person.end].root
    if root.dep_ != "appos" or root.head.i >= comma:
        return []
    noun = root.head
    for _ in range(_CLIMB):
        phrases = list(phrases_from(board, noun.left_edge.i))
        if phrases and phrases[-1].end == comma:
            return phrases
        if noun.dep_ != "pobj":
            break
        noun = noun.head.head
    return []


def _is_apposition(board: Board, person: Named) -> bool:
    """Does the parse say so, or do commas on both sides of the name?"""
    doc = board.doc
    root = doc[person.start : person.end].root
    if root.dep_ == "appos":
        return True
    after = doc[person.end] if person.end < len(doc) else None
    closed = after is None or after.text in (",", ".", ")", ";", "–", "—")
    return closed and root.dep_ not in ("nsubj", "nsubjpass", "conj", "npadvmod")


def fronted(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """`A professor of history at Leeds, Bill Hale wrote ten books`: the subject after the comma holds the title."""
    doc = board.doc
    for sent in doc.sents:
        start = sent.start
        if doc[start].lower_ not in ("a", "an", "the", "one") or len(sent) < 5:
            continue
        phrases = list(phrases_from(board, start))
        end = phrases[-1].end if phrases else 0
        comma = phrases and end < sent.end and doc[end].text == ","
        person = board.subject_starting(past_dates(board, end + 1)) if comma else None
        if person is None or phrases[0].start > start + 1 or any(p.plural for p in phrases):
            continue
        for phrase in phrases:
            yield role(board, rule, person, phrase)
