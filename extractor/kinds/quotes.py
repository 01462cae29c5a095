"""Find quotes: who said or wrote what, by which word, in the article's own words or somebody's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.analysis import Analysis
from extractor.facts import QuoteFact
from extractor.quoting.attributions import Attribution, outermost
from extractor.quoting.clauses import reported_clauses
from extractor.quoting.colons import colons
from extractor.quoting.continuing import answers, continued, dialogue
from extractor.quoting.leading import blocks, tags_before
from extractor.quoting.nouns import noun_clauses, nouns_of_speech
from extractor.quoting.objects import noun_phrases
from extractor.quoting.phrases import according_to, quotations_beside_phrases
from extractor.quoting.quoted import quotations_in_objects
from extractor.quoting.scene import Scene
from extractor.quoting.sentences import sentence_tags
from extractor.quoting.sources import plausible_speakers, source_span, speaker_entity
from extractor.quoting.tags import around_tags, tags_after
from extractor.quoting.turns import headline_labels, labelled_turns, signed_quotations
from extractor.quoting.unlisted import other_verbs_after
from extractor.record import QuoteKind, Span
from extractor.rules import RuleKeys, one_of, strings

CONSTRUCTIONS = (
    "quotation-then-tag",
    "quotation-then-verb",
    "tag-then-quotation",
    "colon-then-quotation",
    "sentence-then-tag",
    "that-clause",
    "wh-clause",
    "infinitive",
    "object-infinitive",
    "gerund",
    "said-to",
    "according-to",
    "in-the-words-of",
    "object-with-quotation",
    "object",
    "object-with-name",
    "noun-that",
    "noun-of",
    "transcript",
    "quotation-then-name",
    "asked-then-answer",
    "label-then-quotation",
    "headline-label",
    "block-quotation",
    "dialogue",
)

LEXICONS = (
    "saying",
    "asking",
    "telling",
    "uttering",
    "judging",
    "grounds",
    "finding",
    "naming",
    "composing",
    "document",
    "headline_label",
    "complement",
    "voice",
    "phase",
    "making",
    "polls",
    "mouthpiece",
    "issuing",
    "authoring",
    "questioning",
    "adverbial",
    "afterthought",
    "conceding",
    "supposing",
    "another_clause",
    "before_other_that",
    "deed",
    "measure",
)

KEYS = RuleKeys(
    kind="quotes",
    slots=frozenset({"source", "cue", "content"}),
    options={"construction": one_of(CONSTRUCTIONS), "cue": strings, "cues_of": strings, "needs": strings},
    required=frozenset({"construction"}),
    lexicons=dict.fromkeys(LEXICONS, strings),
)

EDGES = ",;:.?!…—–-\"“”„‟«»‘’'`´‹›|"
"""Characters that a content span does not begin or end with."""


_FINDERS: tuple[Callable[[Scene], None], ...] = (
    labelled_turns,
    signed_quotations,
    tags_after,
    tags_before,
    other_verbs_after,
    colons,
    quotations_beside_phrases,
    blocks,
    around_tags,
    sentence_tags,
    reported_clauses,
    noun_clauses,
    according_to,
    quotations_in_objects,
    noun_phrases,
    nouns_of_speech,
    answers,
    dialogue,
    continued,
    headline_labels,
)
"""What finds attributions, the surest first: what one has claimed, the next ones leave alone."""


def find_quotes(analysis: Analysis) -> Iterator[QuoteFact]:
    """The quotes of an article, in the order of their first words."""
    scene = Scene(analysis)
    if not scene.paragraphs:
        return
    for find in _FINDERS:
        find(scene)
    facts = [fact for attribution in outermost(scene.found) if (fact := _fact(scene, attribution)) is not None]
    yield from plausible_speakers(sorted(facts, key=lambda fact: fact.content[0]), analysis)


def _fact(scene: Scene, attribution: Attribution) -> QuoteFact | None:
    content = [span for start, end in sorted(attribution.content) if (span := _trimmed(scene, start, end)) is not None]
    if not content:
        return None
    head = attribution.source
    document = scene.analysis.document
    return QuoteFact(
        kind=_kind(scene, attribution, content),
        content=content,
        source=source_span(head, scene.analysis) if head is not None else None,
        cue=document.span(*attribution.cue) if attribution.cue else None,
        speaker=speaker_entity(head, scene.analysis) if head is not None else attribution.speaker,
        rule=attribution.rule,
    )


def _trimmed(scene: Scene, start: int, end: int) -> Span | None:
    try:
        span = scene.analysis.document.span(start, end, strip=EDGES)
    except ValueError:
        return None
    if not any(c.isalnum() for c in span.text):
        return None
    return scene.analysis.document.span(*_balanced(scene, span))


def _balanced(scene: Scene, span: Span) -> tuple[int, int]:
    """A span with the partners of the marks and brackets in it, where it reaches beyond one quotation."""
    start, end = span.start, span.end
    pieces = [piece for piece, _ in scene.pieces_between(start - 2, end) if piece.closes > start]
    if pieces and pieces[0].opens < start < pieces[0].closes < end:
        start = pieces[0].opens
    if pieces and start <= pieces[-1].opens and pieces[-1].end < pieces[-1].closes:
        end = max(end, pieces[-1].closes)
    if span.text.count("(") > span.text.count(")") and scene.text[end : end + 1] == ")":
        end += 1
    return start, end


def _kind(scene: Scene, attribution: Attribution, content: list[Span]) -> QuoteKind:
    if attribution.direct:
        return "direct"
    quoted = any(scene.pieces_between(span.start - 2, span.end) or scene.piece_at(span.start) for span in content)
    return "mixed" if quoted else "indirect"
