"""Nouns of speech: `Reed's claim that ...`, `the union's criticism of the deal`, `made a case for it`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor.quoting.attributions import Attribution
from extractor.quoting.extents import clause_end
from extractor.quoting.objects import stretch
from extractor.quoting.scene import Scene
from extractor.quoting.sources import is_nobody, may_speak, speaking_subject
from extractor.quoting.verbs import has_subject, is_told
from extractor.syntax import dependent, negated

if TYPE_CHECKING:
    from extractor.parsed import Token


def noun_clauses(scene: Scene) -> None:
    """`Reed's claim that ...`, `his warning that ...`: a noun of saying with its owner."""
    for noun, rules in scene.nouns:
        owner = dependent(noun, "poss")
        clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp") and _is_proposition(c)), None)
        if "that" not in rules or owner is None or clause is None:
            continue
        last = clause_end(scene, clause)
        end = last.idx + len(last)
        tail = scene.piece_at(end - 1)
        content = (clause.left_edge.idx, max(end, tail.closes) if tail is not None else end)
        _keep(scene, rules["that"], noun, content, owner)


def nouns_of_speech(scene: Scene) -> None:
    """Give a noun of speech what it is of: `Reed's promise to pay`, `made a case for it`."""
    for noun, rules in scene.nouns:
        if noun.dep_ == "dobj" and noun.head.i in scene.used:
            continue  # `repeated his denial of it`: the verb has it
        source = _owner(scene, noun)
        said = _complement(noun, rules)
        if source is None or said is None or is_nobody(source) or not may_speak(source, scene):
            continue
        word, first, head = said
        _keep(scene, rules[word], noun, stretch(scene, first, head, head), source)


def _keep(scene: Scene, rule: str, noun: Token, content: tuple[int, int], source: Token) -> None:
    scene.keep(Attribution(rule, [content], (noun.idx, noun.idx + len(noun)), source, asks=True))


def _is_proposition(clause: Token) -> bool:
    return has_subject(clause) and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def _owner(scene: Scene, noun: Token) -> Token | None:
    """Whose words a noun names: its possessor, or the subject of the verb that makes them."""
    owner = dependent(noun, "poss")
    if owner is not None:
        return owner
    verb = noun.head
    makes = noun.dep_ == "dobj" and verb.lemma_.lower() in scene.words("making")
    return speaking_subject(verb, scene) if makes and is_told(verb) and not negated(verb) else None


def _complement(noun: Token, rules: Mapping[str, str]) -> tuple[str, Token, Token] | None:
    """The word that joins a noun to what is said, the first word of that and its head: `of` a plan, `to` pay."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in rules and child.lower_ != "to":
            head = dependent(child, "pobj", "pcomp")
            return (child.lower_, head.left_edge, head) if head is not None else None
        to = next((c for c in child.lefts if c.tag_ == "TO"), None)
        if child.dep_ in ("acl", "relcl") and to is not None and "to" in rules:
            return "to", to, child
    return None
