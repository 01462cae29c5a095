"""The body that a person is said to be of: `Orvia's Nils Berg`, `Nils Berg of the Green Party`."""

from __future__ import annotations

from dataclasses import replace

from extractor.naming.words import is_possessive, plain
from extractor.titles.board import Board, Named
from extractor.titles.phrase import TitlePhrase

_PARTISAN = ("democrat", "republican", "independent")


def after_affiliation(board: Board, person: Named) -> int:
    """The token after a name and the `of` or `from` phrase that says where the person belongs."""
    found = belongs_to(board, person)
    return found.end if found else _after_seat(board, person.end)


def _after_seat(board: Board, i: int) -> int:
    """The token after `, Democrat of Ohio,` at token `i`."""
    doc = board.doc
    if i + 4 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in _PARTISAN and doc[i + 2].lower_ == "of":
        place = board.at(i + 3, "places")
        return place.end if place is not None else i
    return i


def belongs_to(board: Board, person: Named) -> Named | None:
    """The body after a name and `of` or `from`: `Nils Berg of the Green Party`."""
    doc, i = board.doc, person.end
    if i + 2 < len(doc) and doc[i].text == "(":
        return _in_brackets(board, person)
    apart = i + 3 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in ("of", "from")
    if apart and (named := board.at(i + 2 + (doc[i + 2].lower_ == "the"), "organisations")):
        return named if named.end >= len(doc) or doc[named.end].is_punct else None
    linked = i + 1 < len(doc) and doc[i].lower_ in ("of", "from")
    if linked and (doc[i].lower_ == "of" or doc[i].head.pos_ != "VERB"):
        first = i + 1 + (doc[i + 1].lower_ == "the")
        return board.at(first, "organisations") if first < len(doc) else None
    return None


def _in_brackets(board: Board, person: Named) -> Named | None:
    """The body that alone stands in brackets after a name: `Petro Lysenko (Green Party)`."""
    doc, i = board.doc, person.end + 1
    named = board.at(i + (doc[i].lower_ == "the"), "organisations")
    if named is None or named.end >= len(doc) or doc[named.end].text != ")":
        return None
    text = named.span.text.replace(".", "")
    initials = "".join(word[:1] for word in person.span.text.split())
    is_body = text.isupper() or any(plain(token) in board.words.head for token in doc[named.start : named.end])
    return named if is_body and len(initials) > 1 and text != initials else None


def people_at(board: Board, person: Named) -> tuple[list[Named], Named] | None:
    """A list of people that a name ends, and the body at which they are said to be: `by Carl Hew and Bo Li at Orvia`.

    After `with` and `under`, and where nothing leads the list, the body must be one of learning: people meet at any.
    """
    doc, i = board.doc, person.end
    if i + 2 >= len(doc) or doc[i].lower_ != "at":
        return None
    named = board.at(i + 1 + (doc[i + 1].lower_ == "the"), "organisations")
    people = listed_before(board, person)
    if named is None:
        return None
    before = doc[max(board.before_honorific(people[-1]) - 1, 0)]
    learned = any(plain(token) in board.learned for token in doc[named.start : named.end])
    if (before.lower_ == "by" and before.dep_ == "agent") or (learned and before.lower_ in ("by", "with", "under")):
        return people, named
    return ([person], named) if learned and _is_described(board, person) else None


def _is_described(board: Board, person: Named) -> bool:
    """Is `at` after a name part of who it names, in a subject, predicate or list: `are Ann Roe at Leeds University`?"""
    link = board.doc[person.end]
    root = board.doc[person.start : person.end].root
    return link.head.i == root.i and root.dep_ in ("nsubj", "attr", "appos", "conj")


def listed_before(board: Board, person: Named) -> list[Named]:
    """The names of a list that a name ends, that name first: `Harold Abel and Gerald Suss`."""
    doc, found = board.doc, [person]
    while True:
        i = board.before_honorific(found[-1]) - 1
        joined = i > 0 and doc[i].lower_ in ("and", "&", ",")
        if joined and doc[i].lower_ != "," and doc[i - 1].text == ",":
            i -= 1
        named = board.at(i - 1, "people") if joined else None
        if named is None or named.end != i or doc[i].sent.start > named.start:
            return found
        found.append(named)


def possessor(board: Board, person: Named) -> Named | None:
    """The body whose possessive stands before a name: `Orvia's Nils Berg`."""
    i = person.start - 1
    if i > 0 and is_possessive(board.doc[i]):
        return board.at(i - 1, "organisations")
    named = board.at(i, "organisations") if i >= 0 else None  # the name's last token may be the possessive
    return named if named and is_possessive(board.doc[i]) else None


def shared_possessor(board: Board, person: Named) -> Named | None:
    """The body whose possessive stands before the name that `and` joins to this one: `Orvia's Nils Berg and Bo Li`."""
    i = person.start - 1
    before = board.at(i - 1, "people") if i > 0 and board.doc[i].lower_ == "and" else None
    return possessor(board, before) if before is not None and person.end - person.start > 1 else None


def body_of(board: Board, person: Named) -> Named | None:
    """The body that the words around a name say a person is of."""
    return belongs_to(board, person) or possessor(board, person) or shared_possessor(board, person)


def led_by(board: Board, start: int) -> Named | None:
    """The body before `under` and the name or title that begins at a token: `the Third Army under General Berg`."""
    i = start - 1
    named = board.at(i - 1, "organisations") if i > 0 and board.doc[i].lower_ == "under" else None
    return named if named is not None and named.end == i else None


def affiliated(board: Board, phrase: TitlePhrase, person: Named) -> TitlePhrase:
    """A title without organisation takes the body that the person is said to be of, unless it is a state office."""
    phrase = _seated(board, phrase, person)
    body = body_of(board, person) or led_by(board, phrase.start)
    head = phrase.title.split()[-1].lower()
    if (
        body is None
        or phrase.organisation is not None
        or (head in board.party_free and not _holds_offices(board, body))
    ):
        return phrase
    return replace(phrase, organisation=body.entity, organisation_span=body.span, end=max(phrase.end, body.end))


def _seated(board: Board, phrase: TitlePhrase, person: Named) -> TitlePhrase:
    """`Senator Jane Roe of Ohio`, `Representative Bo Li, Democrat of Texas,`: the place of an office of state."""
    doc, i = board.doc, person.end
    if phrase.place or phrase.organisation:
        return phrase
    if phrase.title.split()[-1].lower() not in board.party_free | board.of_place:
        return phrase
    if i + 3 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in _PARTISAN:
        i += 2
    place = board.at(i + 1, "places") if i + 1 < len(doc) and doc[i].lower_ == "of" else None
    if place is None or place.start != i + 1:
        return phrase
    return replace(phrase, place=place.entity.name, place_span=place.span, end=max(phrase.end, place.end))


def _holds_offices(board: Board, body: Named) -> bool:
    """Can a judge or a councillor be one of the body: a court or a council, not a party?"""
    last = body.span.text.split()[-1].lower()
    return last in board.words.head and last not in (
        "party",
        "alliance",
        "front",
        "movement",
        "league",
        "union",
        "list",
    )
