"""Speech set out by labels: `Reed: “...”`, and transcripts and interviews, a labelled paragraph a turn."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extractor.marks import Quotation
from extractor.quoting.attributions import Attribution
from extractor.quoting.scene import Scene
from extractor.quoting.sources import speaker_entity
from extractor.quoting.verbs import FINITE

if TYPE_CHECKING:
    from extractor.parsed import Token

FEWEST_TURNS = 3
"""Labelled paragraphs that make a transcript; one label of at least two must come back."""

LONGEST_HEADLINE = 150
"""Code points."""

_WORD = r"[A-Z][\w.'’-]*"
_LABEL = re.compile(
    rf"[\"“]?((?:{_WORD}|of|de|van|von|the)(?:[ \u00a0]+(?:{_WORD}|of|de|van|von)){{0,6}}"
    r"(?: ?\([^)\n]{1,40}\)|, [^:.!?“\"\n]{1,60})?):\s*"
)
_SIGNATURE = re.compile(
    rf"\s*(?:[―—–]|--?)\s*({_WORD}(?:[ \u00a0]+(?:{_WORD}|of|de|van|von)){{0,5}})(?:,[^,.!?]{{1,60}})?\s*"
)
_TITLE = re.compile(r"[(,]")


def labelled_turns(scene: Scene) -> None:
    """Find labelled speech, and keep the constructions of running text out of it."""
    labels = [
        (start, end, match)
        for start, end in scene.paragraphs
        if (match := _LABEL.match(scene.text, start, end)) and any(c.isalpha() for c in scene.text[match.end() : end])
    ]  # `Lind: 547` is a count
    transcript = _is_transcript([match[1] for _, _, match in labels])
    for start, end, match in labels:
        if match.end() >= end or not (transcript or _is_spoken(scene, match)):
            continue
        _attribute(scene, start, end, match, transcript)


def headline_labels(scene: Scene) -> None:
    """`Reed: Taxes will rise`: a headline's clause, after somebody who speaks in the article, or `Report`, `Police`."""
    rule = scene.lexicon.others.get("headline-label")
    start, end = scene.paragraphs[0]
    match = _LABEL.match(scene.text, start, end)
    if rule is None or match is None or not _is_headline(scene, start, end):
        return
    if any(start <= first < end for attribution in scene.found for first, _ in attribution.content):
        return
    head = _head(scene, match)
    clause = scene.tokens(match.end(), end)
    if head is None or not clause or clause[-1].text == "?" or not _is_clause(clause):
        return
    if _is_voice(scene, match[1]) or _speaks_below(scene, head):
        scene.attribute(Attribution(rule, [(match.end(), end)], None, head))


def _is_voice(scene: Scene, label: str) -> bool:
    """Is a label a nameless source: `Poll`, `State media`, `Riverton Daily poll`?"""
    words = label.lower().split()
    return bool({label.lower(), words[-1]} & scene.words("headline_label"))


def _is_headline(scene: Scene, start: int, end: int) -> bool:
    """Is the first paragraph a headline, be it one that ends with a full stop?"""
    kind = scene.analysis.document.paragraph(start).kind
    short = end - start <= LONGEST_HEADLINE and len(scene.paragraphs) > 1
    return kind == "headline" or (kind == "body" and short and "\n" not in scene.text[start:end].strip())


def _is_clause(tokens: list[Token]) -> bool:
    """Is a headline's rest a sentence: a verb in a tense, or words in quotation marks?"""
    if any(t.dep_ == "relcl" and t.head.dep_ == "ROOT" for t in tokens):
        return False
    if any(t.is_quote for t in tokens):
        return True
    return any(t.tag_ in FINITE and t.dep_ not in ("relcl", "acl", "advcl") for t in tokens)


def _speaks_below(scene: Scene, head: Token) -> bool:
    entity = scene.analysis.entity_at(scene.analysis.document.of(head))
    if entity is None or entity.kind != "people":
        return False
    return any(a.source is not None and speaker_entity(a.source, scene.analysis) is entity for a in scene.found)


def _is_transcript(labels: list[str]) -> bool:
    counts = Counter(labels)
    return len(labels) >= FEWEST_TURNS and len(counts) > 1 and max(counts.values()) > 1


def _is_spoken(scene: Scene, match: re.Match[str]) -> bool:
    """Does one label name a person or body, and is what follows it in quotation marks?"""
    if scene.quotation_at(match.end()) is None:
        return False
    if any(t.tag_ in FINITE for t in scene.tokens(match.start(1), match.end(1))):
        return False  # `Ana Reyes, the mayor, said: “...”`
    head = _head(scene, match)
    return head is not None and scene.analysis.entity_at(scene.analysis.document.of(head)) is not None


def _attribute(scene: Scene, start: int, end: int, match: re.Match[str], transcript: bool) -> None:
    rule = scene.lexicon.others.get("transcript" if transcript else "label-then-quotation")
    if rule is None:
        return
    quotation = scene.quotation_at(match.end())
    if quotation is not None:
        scene.attribute(Attribution(rule, scene.contents(quotation), None, _head(scene, match), direct=True), quotation)
    elif transcript:
        scene.attribute(Attribution(rule, [(match.end(), end)], None, _head(scene, match), direct=True))
    if transcript:
        scene.silence(start, end)


def signed_quotations(scene: Scene) -> None:
    """`“...” — Ana Reyes`: paragraphs in quotation marks that a name signs, in the paragraph or the next one."""
    rule = scene.lexicon.others.get("quotation-then-name")
    if rule is None:
        return
    for number, quotation in enumerate(scene.quotations):
        paragraph = scene.paragraph_at(quotation.opens)
        if paragraph is None or scene.text[paragraph[0] : quotation.opens].strip():
            continue
        match = _signature(scene, quotation)
        head = _signer(scene, match) if match is not None else None
        if head is not None and number not in scene.claimed:
            signed = Attribution(rule, scene.contents(number), None, head, direct=True, asks=True)
            scene.attribute(signed, number)


def _signature(scene: Scene, quotation: Quotation) -> re.Match[str] | None:
    """The line that signs a quotation: the rest of its last paragraph, or the next one."""
    last = quotation.pieces[-1]
    final = scene.paragraph_at(last.opens)
    if final is None:
        return None
    match = _SIGNATURE.fullmatch(scene.text, last.closes, final[1])
    following = scene.next_paragraph(final)
    if match is None and following is not None and not scene.text[last.closes : final[1]].strip():
        return _SIGNATURE.fullmatch(scene.text, *following)
    return match


def _signer(scene: Scene, match: re.Match[str]) -> Token | None:
    words = [t for t in scene.tokens(match.start(1), match.end(1)) if t.text[:1].isalpha()]
    entity = scene.analysis.entity_at(scene.analysis.document.of(words[-1])) if words else None
    known = entity is not None and entity.kind in ("people", "organisations")
    return words[-1] if known or len(words) > 1 else None


def _head(scene: Scene, match: re.Match[str]) -> Token | None:
    """The label's last word without brackets and title, as a token."""
    words = [t for t in scene.tokens(match.start(1), match.end(1)) if t.text[:1].isupper()]
    bracket = _TITLE.search(match[1])
    outside = [t for t in words if bracket is None or t.idx < match.start(1) + bracket.start()]
    return outside[-1] if outside else None
