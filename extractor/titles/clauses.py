"""Clauses of office: each verb (or noun) of the rules with the people that it tells of, bodies and titles in it.

They are read once an article, so that a clause can ask another: `joined Orvia in 1990, becoming its president`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.naming.words import is_possessive
from extractor.titles.board import Named
from extractor.titles.bodies import Body, bodies_after_agent, bodies_at, bodies_meant, of_post
from extractor.titles.holders import people_meant, subject_of
from extractor.titles.offices import misses_predicate, offices_at
from extractor.titles.verbs import VerbForm, clause_links, form_of, verb_above

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.rules import Rule, RuleSet
    from extractor.titles.board import Board
    from extractor.titles.phrase import TitlePhrase

_AFTER_VERB = 9
_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns"}


@dataclass(slots=True)
class Clause:
    """What one rule reads in one verb's clause. `before` held the office before the holders."""

    rule: Rule
    verb: Token
    form: VerbForm
    holders: list[Named]
    bodies: list[Body]
    offices: list[TitlePhrase]
    before: list[Named]


def clauses(board: Board) -> dict[str, list[Clause]]:
    """The clauses of an article by the rule that reads them, in the text's order."""
    if board.clauses is None:
        board.clauses = {}
        words = board.analysis.rules["roles"].derived(_by_word)
        headline = {i for i in board.doc.where("names") if _is_headline_verb(board, board.doc[i])}
        for token in board.doc if board.people else ():
            kind = "verbs" if token.i in headline else _PARTS.get(token.pos_)
            rules = words.get((kind, token.lemma_)) if kind else None
            for clause in _read(board, token, rules) if rules else ():
                board.clauses.setdefault(clause.rule.id, []).append(clause)
                board.clause_at.setdefault(token.i, []).append(clause)
    return board.clauses


def _is_headline_verb(board: Board, token: Token) -> bool:
    """`Orvia names Roe chief executive`: a verb that the parse takes for a noun, between a body and a person."""
    if token.pos_ == "VERB" or not 0 < token.i < len(board.doc) - 1:
        return False
    return board.at(token.i - 1, "organisations") is not None and board.at(token.i + 1, "people") is not None


def _by_word(rules: RuleSet) -> dict[tuple[str, str], list[Rule]]:
    """The rules by what their word is, `verbs` or `nouns`, and its lemma."""
    found: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules.rules:
        for kind in ("verbs", "nouns"):
            for lemma in rule.get(kind, ()) if rule["construction"] == "clause" else ():
                found.setdefault((kind, lemma), []).append(rule)
    return found


def _read(board: Board, word: Token, rules: list[Rule]) -> Iterator[Clause]:
    for rule in rules:
        if word.pos_ == "NOUN" and rule.get("nouns"):
            clause = _noun_clause(board, word, rule)
        else:
            clause = _clause(board, word, rule) if _fits(board, word, rule) else None
        if clause is not None:
            yield clause


def _fits(board: Board, verb: Token, rule: Rule) -> bool:
    """Has the verb the particle, the object and the predicate that the rule asks for?"""
    if rule.get("office") == ["predicate"] and not (_has_predicate(verb) or misses_predicate(board, verb)):
        return False
    return (
        _has_particle(verb, rule) and _has_object(board, verb, rule) and not (rule.get("bare") and _has_predicate(verb))
    )


def _has_particle(verb: Token, rule: Rule) -> bool:
    """Has the verb the particle of the rule (`stepped down`), and none where the rule has none (`led off`)?"""
    wanted = rule.get("particle", ("none",))
    own = [c.lower_ for c in verb.rights if c.dep_ == "prt" or (c.dep_ == "advmod" and c.lower_ in wanted)]
    return any(word in wanted for word in own or ["none"])


def _has_object(board: Board, verb: Token, rule: Rule) -> bool:
    """Has the verb one of the objects that the rule asks for (`spent ten years`, `took office`, `held the post`)?"""
    wanted = rule.get("object")
    objects = {child.lemma_ for child in verb.rights if child.dep_ == "dobj"}
    if wanted is None:
        return rule.get("body") != ["post"] or any(
            word in board.posts or word in board.office_nouns for word in objects
        )
    return not objects.isdisjoint(wanted)


def _noun_clause(board: Board, noun: Token, rule: Rule) -> Clause | None:
    """`Roe's resignation as chairman of Orvia`, `the appointment of Roe to the board of Orvia`, `his time at Orvia`."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    links = [child for child in noun.rights if child.dep_ == "prep"]
    if owner is None:
        owner = next((p for link in links if link.lower_ == "of" for p in link.children if p.dep_ == "pobj"), None)
    holders = people_meant(board, owner)
    if not holders and owner is not None and owner.pos_ == "PRON":
        holders = people_meant(board, _subject_after(noun))
    if not holders:
        return None
    unit = noun.lemma_ if noun.lemma_ in board.office_nouns else None
    bodies = of_post(board, noun, ("of", "in", "at"), unit) if unit else bodies_at(board, noun, _places(rule))
    offices = offices_at(board, noun, frozenset(rule.get("office", ())), holders)
    return Clause(rule, noun, VerbForm(noun.i, past=_is_left(board, noun)), holders, bodies, offices, [])


def _is_left(board: Board, noun: Token) -> bool:
    """Is the office that a noun names what its holder leaves: `resigned his leadership`, `quit his job at Orvia`?"""
    left = (clause.rule.get("status") == "former" for clause in board.clause_at.get(verb_above(noun).i, ()))
    return noun.dep_ in ("dobj", "pobj") and any(left)


def _places(rule: Rule) -> frozenset[str]:
    return frozenset(rule.get("body", ()))


def _subject_after(noun: Token) -> Token | None:
    """In `During his time at Orvia, Roe ...` the subject that `his` looks ahead to."""
    link = noun.head
    if noun.dep_ != "pobj" or link.dep_ != "prep" or link.head.pos_ not in ("VERB", "AUX"):
        return None
    found = subject_of(link.head)
    return found if found is not None and found.i > noun.i else None


def _clause(board: Board, verb: Token, rule: Rule) -> Clause | None:
    passive = is_passive(verb) or (rule.get("holder") == "object" and _is_reduced(board, verb))
    if rule.get("voice", "passive" if passive else "active") != ("passive" if passive else "active"):
        return None
    holders, before = _people(board, verb, rule, passive)
    form = form_of(board, verb) if holders or before else None
    if form is None:
        return None
    if rule.get("status") == "former" and verb.tag_ == "VBG" and not form.past and verb.dep_ != "pcomp":
        form = replace(form, ahead=True)  # `is leaving Orvia`, but not `after leaving Orvia`
    offices = offices_at(board, verb, frozenset(rule.get("office", ())), holders)
    bodies = [b for b in _bodies(board, verb, rule, passive) if b.unit is None or not rule.get("whole")]
    return Clause(rule, verb, form, holders, bodies, offices, before)


def _has_predicate(verb: Token) -> bool:
    return any(child.dep_ in ("attr", "acomp", "oprd") for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Is the verb a passive: `was named`, `the bank led by Roe`, `was owned and operated by Roe`?"""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.lefts):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "relcl", "advcl", "amod")


def _is_reduced(board: Board, verb: Token) -> bool:
    """`Roe, appointed chairman in 2009, said`, `Roe named chairman`: a participle that the parse takes for the past."""
    after = verb.i + 1
    if verb.tag_ not in ("VBD", "VBN") or after >= verb.sent.end or any(c.dep_ == "aux" for c in verb.lefts):
        return False
    if verb.doc[after].lower_ in ("as", "to"):
        return not any(child.dep_ == "dobj" for child in verb.rights)
    return board.is_head(after) and not _objects(board, verb)


def _people(board: Board, verb: Token, rule: Rule, passive: bool) -> tuple[list[Named], list[Named]]:
    """Who holds the office, and who held it before, as the rule says and the voice turns it."""
    subject = people_meant(board, subject_of(verb)) if passive == (rule.get("holder") == "object") else None
    if rule.get("holder") == "object":
        return (subject if subject is not None else _objects(board, verb)), []
    if subject is None:
        before = people_meant(board, subject_of(verb)) if rule.get("before") else []
        return people_meant(board, _agent(verb)), before
    return subject, _objects(board, verb) if rule.get("before") else []


def _bodies(board: Board, verb: Token, rule: Rule, passive: bool) -> list[Body]:
    places = _places(rule)
    if rule.get("holder") == "object":
        doer = _agent(verb) if passive else subject_of(verb)
        found = bodies_meant(board, doer) if "subject" in places else []
        beside = board.at(verb.i - 1, "organisations") if "subject" in places and not passive else None
        return found or ([Body(beside)] if beside is not None else bodies_at(board, verb, places))
    if passive:
        return bodies_meant(board, subject_of(verb)) if "object" in places else bodies_after_agent(board, verb, places)
    return bodies_at(board, verb, places)


def _agent(verb: Token) -> Token | None:
    """The noun after a passive's `by`, its own or that of a verb joined to it."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    joined = next((_agent(child) for child in verb.rights if child.dep_ == "conj" and child.tag_ == "VBN"), None)
    if joined is not None:
        return joined
    links = (link for link in clause_links(verb, frozenset({"by"})) if link.i > verb.i)
    return next((noun for link in links for noun in link.children if noun.dep_ == "pobj"), None)


def _objects(board: Board, verb: Token) -> list[Named]:
    """Whom a verb is done to: its object, or the name right after it and at most a title."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative") and child.pos_ == "PRON":
            return people_meant(board, child)
    doc = board.doc
    named = board.next_person(verb.i + 1)
    if named is None or named.end > verb.sent.end or named.start > verb.i + _AFTER_VERB:
        return []
    between = doc[verb.i + 1 : named.start]
    owner = is_possessive(doc[named.end - 1]) or (named.end < len(doc) and is_possessive(doc[named.end]))
    return [] if owner or any(map(_parts, between)) else [named]


def _parts(token: Token) -> bool:
    """Does a token between a verb and a name show that the name is not the verb's object?"""
    return token.is_punct or (token.pos_ in ("VERB", "AUX", "ADP", "SCONJ") and token.dep_ != "amod")
