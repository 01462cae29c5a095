"""The organisations that the parts of a clause name: its object, `at Orvia`, `the board of Orvia`, `where`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.syntax import coordinated
from extractor.titles.board import Named
from extractor.titles.holders import antecedent, subject_of
from extractor.titles.verbs import clause_links, has_subject

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.titles.board import Board

_DEPTH = 4
_BETWEEN = ("DET", "ADJ", "NUM", "ADV", "ADP")
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation in a clause; `unit` is the noun for a part of it that was named (`the board of Orvia`)."""

    named: Named
    unit: str | None = None


def bodies_meant(board: Board, token: Token | None, depth: int = _DEPTH) -> list[Body]:
    """The organisations that a noun phrase names, or that a noun, `it` or `which` stands for."""
    if token is None or depth == 0:
        return []
    if board.at(token.i, "organisations") is not None:
        found = [board.at(other.i, "organisations") for other in coordinated(token)]
        return [Body(named) for named in dict.fromkeys(found) if named is not None]
    if token.i in board.names:
        return []
    meant = antecedent(token)
    if meant.i != token.i:
        return bodies_meant(board, meant, depth - 1)
    if token.lower_ == "it":
        return _of_pronoun(board, token)
    if token.pos_ not in ("NOUN", "PROPN"):
        return []
    return _of_noun(board, token, depth)


def _of_pronoun(board: Board, token: Token) -> list[Body]:
    found = board.analysis.references.entities(token)
    if len(found) != 1 or found[0].kind != "organisations":
        return []
    return [Body(Named(token.i, token.i + 1, board.document.of(token), found[0]))]


def _of_noun(board: Board, noun: Token, depth: int) -> list[Body]:
    """`the board of Orvia`, `Orvia's staff`, `the company Orvia`, `firms such as Orvia and Veltra`, `the company`."""
    lemma = noun.lemma_.lower()
    if lemma in board.units:
        owners = [body for owner in _owners(noun) for body in bodies_meant(board, owner, depth - 1)]
        if owners:
            return [Body(body.named, body.unit or lemma) for body in owners]
    for same in _equals(board, noun):
        found = bodies_meant(board, same, depth - 1)
        if found:
            return found
    meant = board.body_meant(noun.i)
    return [Body(Named(noun.i, noun.i + 1, board.document.of(noun), meant))] if meant is not None else []


def _owners(noun: Token) -> Iterator[Token]:
    """The nouns to which a unit can belong."""
    for child in noun.children:
        if child.dep_ in ("poss", "compound", "nmod"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "at", "for", "with"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _equals(board: Board, noun: Token) -> Iterator[Token]:
    """Names that stand for the same as a noun: in apposition, as its examples, or as what it says of a body."""
    for child in noun.children:
        if child.dep_ in ("appos", "compound", "nmod") and _names_body(board, child) and _may_be_body(board, noun):
            yield child
        elif child.dep_ == "acl" and child.lemma_ in ("call", "name", "know"):
            yield from (c for c in child.children if c.dep_ in ("oprd", "dobj"))
        elif child.dep_ == "prep" and child.lower_ in ("as", "including", "like", "include"):
            yield from (c for c in child.children if c.dep_ == "pobj" and _names_body(board, c))
    if noun.dep_ == "appos":
        yield noun.head
    elif noun.dep_ == "attr":
        above = subject_of(noun.head)
        if above is not None:
            yield above


def _names_body(board: Board, token: Token) -> bool:
    return board.at(token.i, "organisations") is not None


def _may_be_body(board: Board, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in board.bodies or lemma in board.words.head


def bodies_at(board: Board, verb: Token, places: frozenset[str]) -> list[Body]:
    """The organisations in the places of a clause that a rule names: `object`, `subject`, or prepositions."""
    out: list[Body] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "attr") and "object" in places:
            out += bodies_meant(board, child) or _of_unit_at(board, child, verb)
        elif child.dep_ == "dobj" and "post" in places and child.lemma_ in board.posts:
            out += of_post(board, child, ("at", "with", "in", "on"))
        elif child.dep_ == "dobj" and "post" in places and child.lemma_ in board.office_nouns:
            out += of_post(board, child, ("of", "in", "at"), child.lemma_)
        elif child.dep_ in ("prep", "agent") and child.lower_ in places:
            out += _after_links(board, (child,))
    if not out and "object" in places and not _has_object(verb):
        out += _object_elsewhere(board, verb)
    out = out or _near(board, verb, places) or _at_end(board, verb, places) or _where(board, verb)
    return _once_each([*out, *(whole for body in out for whole in _wholes(board, body))])


def _once_each(bodies: list[Body]) -> list[Body]:
    first: dict[int, Body] = {}
    for body in bodies:
        first.setdefault(id(body.named.entity), body)
    return list(first.values())


def _wholes(board: Board, body: Body) -> Iterator[Body]:
    """The bodies that a named part is said to be of: `the Institute for Peace at the University of Ghent`."""
    root = board.doc[body.named.start : body.named.end].root
    for owner in _owners(root) if board.at(root.i, "organisations") else ():
        named = board.at(owner.i, "organisations")
        if named is not None and named.entity is not body.named.entity:
            yield Body(named, "part")


def _of_unit_at(board: Board, noun: Token, verb: Token) -> list[Body]:
    """`leads a team of ten at Orvia`: the unit's body stands after a preposition of the verb."""
    lemma = noun.lemma_.lower()
    if lemma not in board.units or noun.i in board.names:
        return []
    links = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("at", "of") and c.i > noun.i]
    return [Body(body.named, lemma) for body in _after_links(board, links)]


def of_post(board: Board, post: Token, words: tuple[str, ...], unit: str | None = None) -> list[Body]:
    """`held posts at Orvia and Veltra`, `resigned the presidency of Orvia` (`unit` is then the noun for the office)."""
    own = [child for child in post.children if child.dep_ == "prep" and child.lower_ in words]
    of_verb = [c for c in post.head.children if c.dep_ == "prep" and c.i > post.i and c.lower_ in words]
    return [Body(body.named, unit or body.unit) for body in _after_links(board, own or of_verb)]


def _after_links(board: Board, links: Iterable[Token]) -> list[Body]:
    """The bodies after prepositions."""
    nouns = (noun for link in links for noun in link.children if noun.dep_ == "pobj")
    return [body for noun in nouns for body in bodies_meant(board, noun)]


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "attr", "ccomp", "xcomp") for child in verb.children)


def _object_elsewhere(board: Board, verb: Token) -> list[Body]:
    """`the firm that she runs`, `which she joined in 2001 and left in 2004`, `founded and ran Orvia`."""
    if verb.dep_ == "relcl":
        return bodies_meant(board, verb.head)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        which = next((c for c in verb.head.children if c.dep_ == "dobj" and c.tag_ in ("WDT", "WP")), None)
        return bodies_meant(board, which)
    later = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB" and not has_subject(c)), None)
    objects = [c for c in later.rights if c.dep_ == "dobj"] if later is not None else []
    return bodies_meant(board, objects[0]) if objects else []


def bodies_after_agent(board: Board, verb: Token, places: frozenset[str]) -> list[Body]:
    """`the drug was developed by Roe and Lind at the University of Ghent`: where those who did it work."""
    out = bodies_at(board, verb, places)
    agent = next((c for c in verb.rights if c.dep_ == "agent"), None)
    people = [p for c in agent.children for p in coordinated(c)] if agent is not None else []
    for person in people:
        links = (c for c in person.children if c.dep_ == "prep" and c.lower_ in places)
        out += _after_links(board, links)
    return _once_each(out)


def _at_end(board: Board, verb: Token, places: frozenset[str]) -> list[Body]:
    """`teaches a course in law and history at Orvia`: `at` and a body, whatever noun the parse ties them to."""
    if "at" not in places or not any(c.dep_ == "dobj" and c.i not in board.names for c in verb.rights):
        return []
    links = clause_links(verb, frozenset({"at"}))
    return next((found for link in links if (found := _after_links(board, (link,)))), [])


def _near(board: Board, verb: Token, places: frozenset[str]) -> list[Body]:
    """A name right after the verb or one of the prepositions, whatever the parse makes of it."""
    doc, end = board.doc, min(verb.i + _NEAR, verb.sent.end)
    open_place = "object" in places
    for i in range(verb.i + 1, end):
        token, named = doc[i], board.names.get(i)
        if named is not None:
            body = open_place and named.entity.kind == "organisations" and _heads_itself(board, named)
            return [Body(named)] if body else []
        if token.pos_ == "ADP":
            open_place = token.lower_ in places
        elif token.pos_ not in _BETWEEN:
            return []
    return []


def _heads_itself(board: Board, named: Named) -> bool:
    """Is the name no mere part of a longer noun phrase (`the Orvia takeover bid`)?"""
    root = board.doc[named.start : named.end].root
    return root.dep_ not in ("compound", "poss", "nmod", "amod", "nsubj", "nsubjpass")


def _where(board: Board, verb: Token) -> list[Body]:
    """`Orvia, where she served as director`: the body that the relative clause tells of."""
    token = verb
    for _ in range(3):
        if token.dep_ == "relcl":
            where = any(child.lower_ == "where" for child in token.lefts) or _in_which(token)
            return bodies_meant(board, token.head) if where else []
        if token.dep_ != "conj":
            return []
        token = token.head
    return []


def _in_which(verb: Token) -> bool:
    links = (child for child in verb.lefts if child.dep_ == "prep" and child.lower_ in ("at", "in", "for", "of"))
    return any(child.lower_ == "which" for link in links for child in link.children)
