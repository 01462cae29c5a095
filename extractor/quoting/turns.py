"""Speech set out by labels: `Reed: “...”`, and transcripts and interviews, a labelled paragraph a turn."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extractor.quoting.scene import Attribution, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

FEWEST_TURNS = 3
"""Labelled paragraphs that make a transcript; one label of at least two must come back."""

_WORD = r"[A-Z][\w.'’-]*"
_LABEL = re.compile(
    rf"[\"“]?((?:{_WORD}|of|de|van|von|the)(?:[ \u00a0]+(?:{_WORD}|of|de|van|von)){{0,6}}(?: ?\([^)\n]{{1,40}}\))?):\s*"
)
_INITIALS = frozenset(["Q", "A"])
_OPENING = ("“", '"', "‘", "'", "«", "„")


def labelled_turns(scene: Scene) -> None:
    """Find labelled speech, and keep the constructions of running text out of it."""
    labels = [(start, end, m) for start, end in scene.paragraphs if (m := _LABEL.match(scene.text, start, end))]
    transcript = _is_transcript([match[1] for _, _, match in labels])
    for start, end, match in labels:
        if match.end() >= end or not (transcript or _is_spoken(scene, match)):
            continue
        _attribute(scene, start, end, match, transcript)


def _is_transcript(labels: list[str]) -> bool:
    counts = Counter(labels)
    return len(labels) >= FEWEST_TURNS and len(counts) > 1 and max(counts.values()) > 1


def _is_spoken(scene: Scene, match: re.Match[str]) -> bool:
    """Does one label name a person or body, and is what follows it in quotation marks?"""
    if not scene.text.startswith(_OPENING, match.end()):
        return False
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


def _head(scene: Scene, match: re.Match[str]) -> Token | None:
    """The label's last word outside brackets, as a token; none for `Q` and `A`."""
    if match[1] in _INITIALS:
        return None
    words = [t for t in scene.tokens(match.start(1), match.end(1)) if t.text[:1].isupper()]
    bracket = match[1].find("(")
    outside = [t for t in words if bracket < 0 or t.idx < match.start(1) + bracket]
    return outside[-1] if outside else None
