"""Speech set out by labels: `Reed: “...”`, and transcripts and interviews, a labelled paragraph a turn."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extractor.quoting.scene import Attribution, Scene
from extractor.quoting.sources import speaker_entity
from extractor.quoting.tags import FINITE

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
_OPENING = ("“", '"', "‘", "'", "«", "„")


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
    for start, end in scene.paragraphs[:1] if rule is not None else ():
        match = _LABEL.match(scene.text, start, end)
        if rule is None or match is None or not _is_headline(scene, start, end):
            continue
        if any(start <= first < end for attribution in scene.found for first, _ in attribution.content):
            continue
        head = _head(scene, match)
        clause = scene.tokens(match.end(), end)
        if head is None or not clause or clause[-1].text == "?" or not _is_clause(clause):
            continue
        if _is_voice(scene, match[1]) or _speaks_below(scene, head):
            scene.attribute(Attribution(rule, [(match.end(), end)], None, head))


def _is_voice(scene: Scene, label: str) -> bool:
    """Is a label a nameless source: `Poll`, `State media`, `Riverton Daily poll`?"""
    words = label.lower().split()
    return bool({label.lower(), words[-1]} & scene.lexicon.headline_labels)


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
    if not scene.text.startswith(_OPENING, match.end()):
        return False
    if any(t.tag_ in FINITE for t in scene.tokens(match.start(1), match.end(1))):
        return False  # `Ana Reyes, the mayor, said: “...”`
    head = _head(scene, match)
    return head is not None and scene.analysis.entity_at(scene.analysis.document.of(head)) is not None


def _attribute(scene: Scene, start: int, end: int, match: re.Match[str], transcript: bool) -> None:
    rule = scene.lexicon.others.get("transcript" if transcript else "label-then-quotation")
    if rule is None:
        return
    number = scene.piece_after(match.end())
    quoted = number is not None and scene.pieces[number][0].opens == match.end()
    if quoted and number is not None:
        quotation = scene.pieces[number][1]
        scene.attribute(Attribution(rule, scene.contents(quotation), None, _head(scene, match), direct=True), quotation)
    elif transcript:
        spoken = Attribution(rule, [(match.end(), end)], None, _head(scene, match), direct=True)
        scene.attribute(spoken)
    if transcript:
        scene.silence(start, end)


def signed_quotations(scene: Scene) -> None:
    """`“...” — Ana Reyes`: paragraphs in quotation marks that a name signs, in the paragraph or the next one."""
    rule = scene.lexicon.others.get("quotation-then-name")
    for number, quotation in enumerate(scene.quotations):
        first, last = quotation.pieces[0], quotation.pieces[-1]
        paragraph, final = scene.paragraph_at(first.opens), scene.paragraph_at(last.opens)
        if rule is None or paragraph is None or final is None or scene.text[paragraph[0] : first.opens].strip():
            continue
        match = _SIGNATURE.fullmatch(scene.text, last.closes, final[1])
        following = scene.next_paragraph(final)
        if match is None and following is not None and not scene.text[last.closes : final[1]].strip():
            match = _SIGNATURE.fullmatch(scene.text, *following)
        head = _signer(scene, match) if match is not None else None
        if head is not None and number not in scene.claimed:
            signed = Attribution(rule, scene.contents(number), None, head, direct=True, asks=True)
            scene.attribute(signed, number)


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
