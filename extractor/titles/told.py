"""The roles that clauses of office tell: `was named chief executive of Orvia`, `runs Orvia`, `who served as mayor`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.facts import RoleFact
from extractor.naming.words import plain
from extractor.titles.after import phrases_from
from extractor.titles.before import phrase_before
from extractor.titles.board import Named
from extractor.titles.bodies import Body
from extractor.titles.clauses import Clause, clauses
from extractor.titles.stated import belongs, role, status_by_tense, tensed
from extractor.titles.tenure import by_clause
from extractor.titles.verbs import verb_above

if TYPE_CHECKING:
    from extractor.rules import Rule
    from extractor.titles.board import Board
    from extractor.titles.phrase import TitlePhrase

_BOARDS = ("board", "committee", "council", "company", "group")
_SHARED = 4
"""Tokens between two verbs that share what comes after the second."""
_LINKED = ("conj", "advcl", "xcomp", "ccomp")


def clause_of_office(board: Board, rule: Rule) -> Iterator[RoleFact]:
    """The roles of one rule's clauses."""
    for clause in clauses(board).get(rule.id, ()):
        yield from _roles(board, clause)


def _roles(board: Board, clause: Clause) -> Iterator[RoleFact]:
    needs = clause.rule.get("needs")
    offices = [p for p in clause.offices if not _is_praise(board, p, clause) and not _is_award(board, p)]
    if not offices and (clause.before or _is_of_post(board, clause)):
        offices = _offices_above(board, clause)
    told = [_placed(board, clause, phrase) for phrase in offices]
    if needs == "placed":
        told = [phrase for phrase in told if phrase.organisation is not None]
    if not clause.bodies and needs == "body":
        clause.bodies = _bodies_below(board, clause)
    if needs != "body" or clause.bodies:
        for phrase in told:
            for person in clause.holders:
                yield _with_office(board, clause, person, phrase)
            for person in clause.before:
                yield replace(_with_office(board, clause, person, phrase), status="former", since=None, until=None)
    own = [pair for person in clause.holders for pair in _own_titles(board, clause, person)]
    for person, phrase in own:
        yield by_clause(board, role(board, clause.rule, person, phrase), clause.verb.i)
    if needs not in ("office", "placed"):
        known = {phrase.organisation for phrase in told}
        instead = clause.rule.get("own") == "instead"
        titled = {person.entity for person, _ in own if instead} | {p.entity for p in clause.holders if told}
        for body in clause.bodies:
            if body.named.entity not in known:
                for person in clause.holders:
                    yield _with_body(board, clause, person, body, titled=person.entity not in titled)


def _own_titles(board: Board, clause: Clause, person: Named) -> Iterator[tuple[Named, TitlePhrase]]:
    """In `Orvia, led by managing director Nils Berg` and `Berg, its director, leads Orvia` the title is at Orvia."""
    if not clause.rule.get("own") or not clause.bodies or clause.bodies[0].unit is not None:
        return
    body = clause.bodies[0]
    before = phrase_before(board, person.start)
    for phrase in (*([before] if before else []), *_after_name(board, person)):
        bare = phrase.organisation in (None, body.named.entity) and phrase.place is None and phrase.status == "current"
        if bare and _may_be_of(board, phrase, body) and phrase.title.split()[-1].lower() not in board.party_free:
            yield person, _at(phrase, body)


def _after_name(board: Board, person: Named) -> list[TitlePhrase]:
    if not _opens(board, person.end):
        return []
    phrases = list(phrases_from(board, person.end + 1))
    end = phrases[-1].end if phrases else 0
    return phrases if phrases and (end >= len(board.doc) or board.doc[end].is_punct) else []


def _opens(board: Board, i: int) -> bool:
    return i < len(board.doc) - 1 and board.doc[i].text in (",", "(")


def _with_office(board: Board, clause: Clause, person: Named, phrase: TitlePhrase) -> RoleFact:
    fact = role(board, clause.rule, person, replace(phrase, status=tensed(phrase, clause.form, clause.rule)))
    return by_clause(board, fact, clause.verb.i, clause.rule.get("dated"))


def _with_body(board: Board, clause: Clause, person: Named, body: Body, *, titled: bool) -> RoleFact:
    rule, verb, named = clause.rule, clause.verb.i, body.named
    title = board.office_nouns.get(body.unit or "")
    if title is None and titled and (body.unit is None or body.unit in _BOARDS):
        title = rule.get("title")
    fact = replace(
        belongs(board, rule, person, named),
        title=title,
        status=status_by_tense(clause.form, rule),
        title_span=board.span(verb, verb + 1) if title else None,
    )
    return by_clause(board, fact, verb, rule.get("dated"))


def _placed(board: Board, clause: Clause, phrase: TitlePhrase) -> TitlePhrase:
    """The title with the body of its clause, or of the clause that leads to it, where it names none itself."""
    if phrase.organisation is not None or phrase.place is not None:
        return phrase
    bodies = clause.bodies or _bodies_above(board, clause)
    if not bodies or not _may_be_of(board, phrase, bodies[0]):
        return phrase
    return _at(phrase, bodies[0])


def _at(phrase: TitlePhrase, body: Body) -> TitlePhrase:
    named = body.named
    start, end = min(phrase.start, named.start), max(phrase.end, named.end)
    return replace(phrase, organisation=named.entity, organisation_span=named.span, start=start, end=end)


def _may_be_of(board: Board, phrase: TitlePhrase, body: Body) -> bool:
    """Is the title that of an office in a body, and not in the state: `mayor`, or a party's `senator`?"""
    head = re.split(r" (?:of|for|in|at) ", phrase.title)[0].split()[-1].lower()
    political = body.named.span.text.split()[-1].lower() in board.political
    return head in board.of_body and not (political and head in board.party_free)


def _above(board: Board, clause: Clause) -> Iterator[Clause]:
    """The clauses that a clause is joined to or hangs on, which tell of the same people, none of them of leaving."""
    by_verb = board.clause_at
    token = clause.verb
    if _is_of_post(board, clause):
        token = verb_above(token.head)
        yield from (other for other in by_verb.get(token.i, ()) if other is not clause)
        return
    for _ in range(3):
        if token.dep_ not in _LINKED or token.head.i == token.i:
            break
        token = token.head
        yield from by_verb.get(token.i, ())
    for child in clause.verb.lefts:
        if child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN"):
            yield from by_verb.get(child.i, ())


def _bodies_above(board: Board, clause: Clause) -> list[Body]:
    people = {named.entity for named in clause.holders}
    for other in _above(board, clause):
        leaving = other.rule.get("status") == "former"
        if other.bodies and not leaving and any(named.entity in people for named in other.holders):
            return other.bodies
    return []


def _bodies_below(board: Board, clause: Clause) -> list[Body]:
    """In `founded and served as head of Orvia`, the body that the second verb names for both."""
    verb = clause.verb
    if "object" not in clause.rule.get("body", ()) or any(child.dep_ == "dobj" for child in verb.children):
        return []
    for child in verb.rights:
        if child.dep_ == "conj" and child.i - verb.i < _SHARED:
            for other in board.clause_at.get(child.i, ()):
                named = [(p.organisation, p.organisation_span) for p in other.offices]
                return other.bodies or [
                    Body(Named(child.i, child.i + 1, span, body)) for body, span in named if body and span
                ]
    return []


def _offices_above(board: Board, clause: Clause) -> list[TitlePhrase]:
    """In `became chairman of Orvia, succeeding Lind`, the office that Lind had."""
    return next((other.offices for other in _above(board, clause) if other.offices), [])


def _is_of_post(board: Board, clause: Clause) -> bool:
    """`was named chairman, a post that she held until 2009`."""
    return clause.verb.dep_ == "relcl" and clause.verb.head.lemma_ in board.posts and not clause.bodies


def _is_award(board: Board, phrase: TitlePhrase) -> bool:
    """`was named player of the year`."""
    after = board.doc[phrase.title_end : phrase.title_end + 3]
    title = phrase.title.rsplit(" of the ", 1)
    return title[-1] in board.award or (
        len(after) == 3 and after[0].lower_ == "of" and after[1].lower_ == "the" and after[2].lower_ in board.award
    )


def _is_praise(board: Board, phrase: TitlePhrase, clause: Clause) -> bool:
    """`He is a weak candidate`: an adjective of judgement makes the noun no office."""
    if "predicate" not in clause.rule.get("office", ()):
        return False
    words = board.words
    head = board.doc[phrase.title_start : phrase.title_end].root
    for token in board.doc[max(head.left_edge.i, clause.verb.i + 1) : phrase.title_end]:
        word = plain(token)
        known = any(word in known for known in (words.rank, words.portfolio, board.drop, words.demonym, board.status))
        if token.tag_ == "JJ" and token.dep_ == "amod" and token.is_lower and not known and "-" not in word:
            return not words.is_title(word)
    return False
