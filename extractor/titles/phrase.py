"""The phrase that states a title: its words, its status, and the organisation and place that stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from extractor.facts import Entity
from extractor.naming.words import is_possessive, plain
from extractor.record import RoleStatus, Span
from extractor.titles.board import Board, Named

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKS = ("of", "for", "at", "with", "in", "to", "from")
"""Prepositions that tie an organisation, a place or a field to a title."""

OWNERS = ("its", "their", "our", "whose")
"""Possessives that may stand for a body."""

NOUNS = ("NOUN", "PROPN", "ADJ", "X")
"""Parts of speech of a title's words."""


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title phrase on tokens `[start, end)`; `title_start`, `title_end` are the title's own tokens.

    `rank` are words of the title that stand before the body: `a senior Orvia executive`.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    status: RoleStatus = "current"
    organisation: Entity | None = None
    organisation_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    rank: str = ""
    plural: bool = False
    definite: bool = False

    def with_name(self, named: Named) -> TitlePhrase:
        """The phrase with the organisation or place that a name gives, where it has none of that kind yet."""
        if named.entity.kind == "organisations" and self.organisation is None:
            return replace(self, organisation=named.entity, organisation_span=named.span)
        if named.entity.kind == "places" and self.place is None:
            return replace(self, place=named.entity.name, place_span=named.span)
        return self

    def at_body_of(self, other: TitlePhrase) -> TitlePhrase:
        """The phrase with the organisation and place of another that it is joined to."""
        return replace(
            self,
            organisation=other.organisation,
            organisation_span=other.organisation_span,
            place=other.place,
            place_span=other.place_span,
            end=max(self.end, other.end),
        )


def is_joint(board: Board, phrase: TitlePhrase) -> bool:
    """Is the title an office in a body, not a calling such as `lawyer`?"""
    title = phrase.title.lower()
    return not board.joint.isdisjoint({title, *title.replace("-", " ").split()})


def closed(board: Board, head: int, title_end: int, floor: int, end: int) -> TitlePhrase | None:
    """The phrase around a head: its modifiers to the left, then status words, place, organisation."""
    if not {plain(board.doc[head]), _hyphenated(board, head)}.isdisjoint(board.circumstance):
        return None
    start = _modifiers_start(board, head, floor)
    start = _without_dropped(board, start, head)
    phrase = TitlePhrase(start, end, start, title_end, "", plural=board.is_plural(head))
    phrase = _owners(board, phrase, floor)
    phrase = status_inside(board, phrase)
    title = title_text(board, phrase.title_start, phrase.title_end, head if phrase.plural else None)
    return replace(phrase, title=f"{phrase.rank} {title}".strip()) if title else None


def _hyphenated(board: Board, head: int) -> str:
    """The head with what a hyphen ties to it: `front-runner`."""
    if head > 1 and board.doc[head - 1].text == "-":
        return f"{plain(board.doc[head - 2])}-{plain(board.doc[head])}"
    return plain(board.doc[head])


def _modifiers_start(board: Board, head: int, floor: int) -> int:
    start = head
    while start > floor:
        token = board.doc[start - 1]
        word = plain(token)
        if board.at(start - 1, "people") is not None and _is_served(board, start - 1, head):
            return start - 1
        if start - 1 in board.names or board.demonym(start - 1) or board.status_of(start - 1):
            break
        if _stands_outside(board, token, head):
            break
        if token.text == "-" and start - 1 > floor and (start - 2) not in board.names:
            if plain(board.doc[start - 2]) in ("pro", "anti", "pan", "turned"):  # a camp, no part of the title
                return start + 1
            if board.status_of(start - 2):
                break
            start -= 2
            continue
        known = board.words.is_title_at(token) or word in board.words.rank or word in board.words.portfolio
        noun = token.pos_ in NOUNS and token.is_alpha and token.tag_ not in ("JJS", "JJR") and not token.ent_type_
        fit = token.pos_ not in ("DET", "ADV") and (token.pos_ != "VERB" or token.tag_ == "VBG")
        if not (known and fit and token.is_alpha) and not noun:
            break
        if word in board.words.honorific and not known:
            break
        start -= 1
    return start


def _is_served(board: Board, i: int, head: int) -> bool:
    """Is a surname before a title that of whom its holder serves: `a former Clinton aide`?"""
    named, doc = board.names[i], board.doc
    alone = named.end == i + 1 == head and named.start == i and i > 0 and doc[head].is_lower
    return alone and (doc[i - 1].pos_ in ("DET", "ADJ") or board.status_of(i - 1) is not None)


def _stands_outside(board: Board, token: Token, head: int) -> bool:
    """Is a word before a title's head none of the title: a day, a verb's noun before capitals, a body's short name?

    `that day President Roe`, `the remark Minister Lind made`, `Cowboys owner`, `EAAT founder`.
    """
    doc, word = board.doc, plain(token)
    if word in board.no_modifier:
        return doc[token.i - 1].text != "-"
    known = board.words.is_title(word) or word in board.words.rank or word in board.words.portfolio
    if doc[head].text[:1].isupper():
        return token.pos_ == "NOUN" and token.is_lower and not known and doc[token.i - 1].text != "-"
    if not token.text[:1].isupper():
        return False
    plural = word.endswith("s") and word not in board.words.title and word not in board.words.rank
    return (token.is_upper and len(token) > 2 and not known) or (known and plural)


def _without_dropped(board: Board, start: int, head: int) -> int:
    """Leave out leading words that praise or place in a camp: `veteran`, `prominent`, `pan-democracy camp`."""
    camp = next((i for i in range(start, head) if board.doc[i].lower_ == "camp"), None)
    start = start if camp is None else camp + 1
    while start < head and (plain(board.doc[start]) in board.drop or not board.doc[start].is_alpha):
        start += 1
    return start


def _owners(board: Board, phrase: TitlePhrase, floor: int) -> TitlePhrase:
    """Take in what stands left of the title: `former`, `Chinese`, `Islamabad Police`, `Pakistan's`."""
    position = phrase.start
    while position > floor:
        i = position - 1
        token = board.doc[i]
        status = board.status_of(i)
        named = board.at(i)
        adjective = board.demonym(i)
        if status and status != "current":
            phrase = replace(phrase, status=cast(RoleStatus, status), start=i)
            position = i
        elif is_possessive(token) and i - 1 >= floor and (body := board.body_meant(i - 1)):
            if phrase.organisation is None:
                phrase = replace(phrase, organisation=body, organisation_span=board.span(i - 1, i))
            position = i - 1
        elif phrase.start == i + 1 < phrase.title_start and _is_rank(board, i):
            phrase = replace(phrase, rank=f"{token.text} {phrase.rank}".strip(), start=i)
            position = i
        elif status or token.text == "-" or plain(token) in board.drop or is_possessive(token):
            position = i
        elif token.lower_ in OWNERS:
            body = board.body_meant(i) if phrase.organisation is None else None
            if body is not None:
                phrase = replace(phrase, organisation=body, organisation_span=board.span(i, i + 1))
            return replace(phrase, start=i, definite=True)
        elif named and named.start > floor and _is_camp(board, named.start - 1):
            position = named.start - 2
        elif named and named.entity.kind != "people" and _owns(board, named, position):
            phrase = replace(phrase.with_name(named), start=named.start)
            position = named.start
        elif (far := _past_unnamed(board, i, floor)) is not None:
            phrase = replace(phrase.with_name(far), start=far.start)
            position = far.start
        elif token.text == ")" and i - 2 > floor and board.doc[i - 2].text == "(" and board.at(i - 3):
            position = i - 2  # an acronym after its name: `the Mint Institute (MI) professor`
        elif token.lower_ == "and" and phrase.place is not None and i == phrase.start - 1 and board.demonym(i - 1):
            position = i
        elif i not in board.names and _is_unnamed(board, i) and i > floor:
            position = i
        elif adjective:
            place, position = adjective
            if phrase.place is None:
                phrase = replace(phrase, place=place, place_span=board.span(position, i + 1))
            phrase = replace(phrase, start=position)
        else:
            definite = token.lower_ in ("the", "his", "her", "its", "their", "our")
            return replace(phrase, definite=definite)
    return phrase


def _is_rank(board: Board, i: int) -> bool:
    """Is it a word of rank that a body or nationality stands after: `senior Orvia executive`?"""
    token = board.doc[i]
    return token.is_lower and token.pos_ == "ADJ" and plain(token) in board.words.rank and plain(token) not in board.drop


def _is_unnamed(board: Board, i: int) -> bool:
    """Is it a word in capitals of a name that is not known: `a former White House aide`?"""
    token = board.doc[i]
    capital = token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha
    return capital and board.demonym(i) is None and not board.words.is_title_at(token)


def _past_unnamed(board: Board, i: int, floor: int) -> Named | None:
    """The body before a word in capitals that the model left out of its name: `Volvo Cars CEO`."""
    token = board.doc[i]
    named = board.at(i - 1, "organisations") if i > floor and i not in board.names else None
    if named is None or named.end != i or not token.is_alpha or token.pos_ != "PROPN" or not token.text[:1].isupper():
        return None
    return None if board.words.is_title_at(token) or board.demonym(i) else named


def _is_camp(board: Board, i: int) -> bool:
    """Does the hyphen at token `i` tie `pro`, `anti` or `pan` to the name after it?"""
    return board.doc[i].text == "-" and i > 0 and plain(board.doc[i - 1]) in ("pro", "anti", "pan")


def _owns(board: Board, named: Named, position: int) -> bool:
    """Does the name stand right before the phrase, joined by nothing but a possessive?"""
    return all(
        is_possessive(board.doc[i]) or board.doc[i].text == "-" or board.status_of(i)
        for i in range(named.end, position)
    )


def status_inside(board: Board, phrase: TitlePhrase) -> TitlePhrase:
    """`President-elect`, `minister designate`: the word after the head makes the status and leaves the title."""
    doc, end = board.doc, phrase.title_end
    i = end + 1 if end < len(doc) and doc[end].text == "-" else end
    if i < len(doc) and plain(doc[i]) in ("elect", "designate", "-elect"):
        return replace(phrase, status="incoming", end=max(phrase.end, i + 1))
    return phrase


def title_text(board: Board, start: int, end: int, plural_head: int | None) -> str:
    """The title's words; the head in the singular where it is a plural; ranks in capitals stay as written."""
    if start >= end:
        return ""
    text = board.span(start, end).text
    if plural_head is not None:
        head = board.doc[plural_head]
        at = head.idx - board.doc[start].idx
        text = text[:at] + text[at : at + len(head)].removesuffix("s") + text[at + len(head) :]
    return " ".join(text.split()).strip("-–, ")
