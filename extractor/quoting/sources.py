"""Who a verb makes speak: the subject of a speech tag, and its span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.facts import Entity
from extractor.record import Span
from extractor.syntax import relative_head, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.analysis import Analysis
    from extractor.quoting.scene import Scene

_NOMINAL = ("NOUN", "PROPN", "PRON")


def finite(verb: Token) -> bool:
    """Can a verb carry a tag: no participle that qualifies a noun, no infinitive of another verb?"""
    if verb.tag_ == "VBG" or verb.dep_ in ("amod", "acl", "compound"):
        return False
    if verb.tag_ == "VB":
        return any(child.dep_ == "aux" and child.lower_ != "to" for child in verb.lefts)
    return True


def speaker_of(verb: Token, scene: Scene, *, after: int = -1, before: int | None = None) -> Token | None:
    """The head of the noun phrase that speaks: the parse's subject if it stands in the tag, else the nearest one.

    `after` and `before` are offsets: the end of the quotation before the tag, the start of the one after it.
    """
    own = own_subject(verb)
    if own is not None and scene.piece_at(own.idx) is None and _near(own, verb):
        return own
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return None
    left = [t for t in scene.tokens(max(after, verb.sent.start_char), verb.idx) if t.pos_ in _NOMINAL]
    if after >= 0 and left:
        return _chunk_head(left[0])
    end = before if before is not None else verb.sent.end_char
    right = [t for t in scene.tokens(verb.idx + len(verb), end) if t.pos_ in _NOMINAL and scene.piece_at(t.idx) is None]
    if after >= 0 and right:
        return _chunk_head(right[0])
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject of a verb as it stands in the text: `who` stays `who`; none for a passive."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return next((by for by in _agents(verb)), None)
    for child in verb.children:
        if child.dep_ == "nsubj":
            return child
    return subject(verb)


def _agents(verb: Token) -> list[Token]:
    return [noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"]


def _near(own: Token, verb: Token) -> bool:
    return abs(own.i - verb.i) < 60


def _chunk_head(token: Token) -> Token:
    while token.dep_ in ("compound", "poss", "nmod", "amod") and token.head.pos_ in _NOMINAL and token.head.i > token.i:
        token = token.head
    return token


def source_span(head: Token, analysis: Analysis) -> Span:
    """The span that names a speaker: a mention, a pronoun, or a noun phrase without what follows it."""
    return analysis.references.span(head)


def speaker_entity(head: Token, analysis: Analysis) -> Entity | None:
    """The one entity that a speaker's noun phrase stands for; None where it is several or unsettled."""
    found = analysis.references.entities(relative_head(head))
    return found[0] if len(found) == 1 else None
