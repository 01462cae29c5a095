"""An article as the constructions of quotes see it: quotations, cues, sentences, and what was attributed so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.analysis import Analysis
from extractor.quoting.cues import Cue, Lexicon, compile_lexicon, find_cues, speaking_nouns
from extractor.quoting.marks import Piece, Quotation

if TYPE_CHECKING:
    from extractor.facts import Entity
    from extractor.parsed import Doc, Token

LONGEST_REST = 30
"""Tokens of a sentence that may follow a quotation as part of the same content."""

REACH = 600
"""Code points that are looked at on one side of a mark or verb at most, so that long lines take linear time."""

LONGEST_DATELINE = 80
"""Code points of a dateline at most."""

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ ]{2,}(?:,[^—–(\n]{2,40}(?:\([^)\n]{2,25}\))?| ?\([^)\n]{2,25}\)|(?<=[A-Z]{3}) )"
    r" ?(?:--|[—–])\s+(?=[A-Z“\"])"
)
_ANOTHER_CLAUSE = frozenset(
    ["until", "when", "while", "as", "moments", "because", "though", "although", "after", "before", "during", "since"]
)
NEAREST = 8
"""Contents that begin before a verb among which it may lie."""

_SINGLE = frozenset("‘'’‚`´‹")
SENTENCE_ENDS = frozenset(".?!;:")
_LIST_MARKS = " \t-*>#"
_PRECEDES_SENTENCE = frozenset('.?!:”")]*•—–…')


@dataclass(slots=True, eq=False)
class Attribution:
    """A quote in the making: the rule, the content as offsets, who says it where that is known."""

    rule: str
    content: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    source: Token | None = None
    direct: bool = False
    speaker: Entity | None = None
    """Who speaks where no words say so, as in running dialogue."""
    asks: bool = False
    """Words that ask somebody else, or promise, or are signed: no speech that goes on."""

    @property
    def end(self) -> int:
        """Where the attribution ends in the text, cue and source included."""
        return max(end for _, end in [*self.content, *([self.cue] if self.cue else [])])


@dataclass
class Scene:
    """One article's quotations and cues; `claimed` says whose content a quotation is."""

    analysis: Analysis
    claimed: dict[int, Attribution] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    """Token numbers of verbs that already attribute something."""
    resumes: dict[int, Token] = field(default_factory=dict)
    """Verbs that stand in a reported clause but are the reporter's, with the verb whose subject they share."""
    found: list[Attribution] = field(default_factory=list)

    @property
    def doc(self) -> Doc:
        """spaCy's reading of the article."""
        return self.analysis.document.doc

    @property
    def text(self) -> str:
        """The article's text."""
        return self.analysis.document.text

    @cached_property
    def lexicon(self) -> Lexicon:
        """The cues of the rules."""
        return self.analysis.rules["quotes"].derived(compile_lexicon)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The nouns of who and what can speak."""
        return self.analysis.rules.derived(speaking_nouns)

    @property
    def quotations(self) -> list[Quotation]:
        """The outermost quotations, in order."""
        return self.analysis.document.quotations

    @property
    def paragraphs(self) -> list[tuple[int, int]]:
        """The paragraphs that may be read, `[start, end)`."""
        return self.analysis.document.passages

    @cached_property
    def quotes_in_double_marks(self) -> bool:
        """Are most quotations in double marks or guillemets, so that single ones alone are no speech?"""
        single = sum(self.text[quotation.opens] in _SINGLE for quotation in self.quotations)
        return 2 * single < len(self.quotations)

    @cached_property
    def pieces(self) -> list[tuple[Piece, int]]:
        """The pieces of all quotations, in order, each with its quotation's number."""
        return [(piece, number) for number, quotation in enumerate(self.quotations) for piece in quotation.pieces]

    @cached_property
    def _opens(self) -> list[int]:
        return [piece.opens for piece, _ in self.pieces]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues in readable paragraphs, in order."""
        return [cue for cue in find_cues(self.doc, self.lexicon) if self.paragraph_at(cue.start) is not None]

    @cached_property
    def _cue_numbers(self) -> list[int]:
        return [cue.verb.i for cue in self.cues]

    def paragraph_at(self, offset: int) -> tuple[int, int] | None:
        """The readable paragraph that holds an offset."""
        number = bisect_right(self._paragraph_starts, offset) - 1
        if number < 0 or offset >= self.paragraphs[number][1]:
            return None
        return self.paragraphs[number]

    def piece_before(self, offset: int) -> int | None:
        """The number of the last piece that closes at or before an offset of the same paragraph."""
        number = bisect_left(self._opens, offset) - 1
        if number < 0 or self.pieces[number][0].closes > offset:
            return None
        paragraph = self.paragraph_at(offset)
        return number if paragraph and self.pieces[number][0].opens >= paragraph[0] else None

    def piece_after(self, offset: int) -> int | None:
        """The number of the first piece that opens at or after an offset, in whatever paragraph."""
        number = bisect_left(self._opens, offset)
        return number if number < len(self.pieces) else None

    def piece_at(self, offset: int) -> Piece | None:
        """The piece in which an offset lies."""
        number = bisect_right(self._opens, offset) - 1
        if number >= 0 and offset < self.pieces[number][0].closes:
            return self.pieces[number][0]
        return None

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in `[start, end)` and are no blanks."""
        first, last = self.tokens_seen(start), self.tokens_seen(end)
        return [token for token in self.doc[first:last] if not token.is_space]

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in `[start, end)`."""
        first, last = self.tokens_seen(start), self.tokens_seen(end)
        return self.cues[bisect_left(self._cue_numbers, first) : bisect_left(self._cue_numbers, last)]

    def begins_sentence(self, offset: int) -> bool:
        """Does a sentence begin at an offset, by the character before it?"""
        paragraph = self.paragraph_at(offset)
        start = max(paragraph[0] if paragraph else 0, offset - REACH)
        before = self.text[start:offset].rstrip()
        return not before.strip(_LIST_MARKS) or before[-1] in _PRECEDES_SENTENCE

    def sentence_start(self, offset: int) -> int:
        """Where the sentence around an offset begins; a quotation is never cut."""
        number = max(bisect_right(self.analysis.document.token_starts, offset) - 1, 0)
        while True:
            start = int(self.doc[number].sent.start_char)
            piece = self.piece_at(start)
            if piece is None or piece.opens == start or self.doc[number].sent.start == 0:
                return self._after_dateline(start) if piece is None else min(start, piece.opens)
            if self.begins_sentence(piece.opens):
                return piece.opens
            number = max(bisect_right(self.analysis.document.token_starts, piece.opens) - 2, 0)
            if self.doc[number].idx >= offset:
                return start
            offset = int(self.doc[number].idx)

    def _after_dateline(self, start: int) -> int:
        """Where a sentence begins after the dateline that opens its paragraph: `LIMA, May 2 (ANP) — | Prices fell`."""
        paragraph = self.paragraph_at(start)
        if paragraph is None or start != paragraph[0]:
            return start
        found = _DATELINE.match(self.text, start, min(paragraph[1], start + LONGEST_DATELINE))
        return found.end() if found else start

    def rest_after_quotation(self, closes: int) -> int:
        """Where a sentence that goes on in lower case after a quotation pauses; `closes` where it does not go on.

        `“cease and desist” from using its emblem, Reed said` pauses after `emblem`.
        """
        following = self.text[closes : closes + 2]
        last = self.text[max(closes - 4, 0) : closes].rstrip("”\"'’»")[-1:]
        if last in ",.?!…" or len(following) < 2 or not following[0].isspace() or not following[1].isalpha():
            return closes
        paragraph = self.paragraph_at(closes - 1)
        end = closes
        for token in self.tokens(closes, min(paragraph[1], closes + REACH) if paragraph else closes):
            if token.i - self.tokens_seen(closes) > LONGEST_REST or token.lower_ in _ANOTHER_CLAUSE:
                break
            if token.is_sent_start or token.text in SENTENCE_ENDS or self._pauses(token):
                break
            if token.dep_ == "cc" and _joins_sentences(token):
                break
            end = int(token.idx) + len(token)
        return end

    def _pauses(self, token: Token) -> bool:
        dash = token.text in ("—", "–", "--") or (token.text == "-" and self.text[token.idx - 1].isspace())
        return token.text == "," or dash

    def tokens_seen(self, offset: int) -> int:
        """How many tokens begin before an offset."""
        return bisect_left(self.analysis.document.token_starts, offset)

    def next_paragraph(self, paragraph: tuple[int, int]) -> tuple[int, int] | None:
        """The readable paragraph after one."""
        number = bisect_right(self._paragraph_starts, paragraph[0])
        return self.paragraphs[number] if number < len(self.paragraphs) else None

    def paragraph_before(self, paragraph: tuple[int, int]) -> tuple[int, int] | None:
        """The readable paragraph before one."""
        number = bisect_left(self._paragraph_starts, paragraph[0]) - 1
        return self.paragraphs[number] if number >= 0 else None

    def pieces_between(self, start: int, end: int) -> list[tuple[Piece, int]]:
        """The pieces that open in `[start, end)`, each with its quotation's number."""
        return self.pieces[bisect_left(self._opens, start) : bisect_left(self._opens, end)]

    def contents(self, number: int) -> list[tuple[int, int]]:
        """The content spans of a quotation."""
        return [(piece.start, piece.end) for piece in self.quotations[number].pieces]

    def attribute(self, attribution: Attribution, *quotations: int) -> None:
        """Keep an attribution, with the quotations that are its content."""
        self.found.append(attribution)
        for number in quotations:
            self.claimed[number] = attribution

    def silence(self, start: int, end: int) -> None:
        """Let no cue and no quotation of `[start, end)` attribute anything more: it is spoken as a whole."""
        self.used.update(cue.verb.i for cue in self.cues_between(start, end))
        for number in range(bisect_left(self._opens, start), bisect_left(self._opens, end)):
            self.claimed.setdefault(self.pieces[number][1], self.found[-1])

    def is_cue(self, verb: Token) -> bool:
        """Is a verb a cue of the lexicon?"""
        return any(cue.verb.i == verb.i for cue in self.cues_between(verb.idx, verb.idx + 1))

    def free_cues(self) -> Iterator[Cue]:
        """The cues that attribute nothing yet."""
        return (cue for cue in self.cues if cue.verb.i not in self.used)


def _joins_sentences(word: Token) -> bool:
    """Does an `and` or `but` join a finite verb, and not only nouns or infinitives?"""
    joined = next((c for c in word.head.rights if c.dep_ == "conj" and c.i > word.i), None)
    return joined is None or joined.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ == "MD" for c in joined.lefts)


def outermost(found: list[Attribution]) -> Iterator[Attribution]:
    """The attributions that the article makes itself: `Lind said | Roe had warned of floods` is Lind's word alone."""
    spans = sorted((span, number) for number, attribution in enumerate(found) for span in attribution.content)
    starts = [start for (start, _), _ in spans]
    for number, attribution in enumerate(found):
        if attribution.cue is None or attribution.direct:
            yield attribution
            continue
        at = attribution.cue[0]
        around = spans[max(bisect_right(starts, at) - NEAREST, 0) : bisect_right(starts, at)]
        if not any(start <= at < end and other != number for (start, end), other in around):
            yield attribution
