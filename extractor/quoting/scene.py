"""An article as the constructions of quotes see it: quotations, cues, sentences, and what was attributed so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.analysis import Analysis
from extractor.marks import SINGLE_MARKS, Piece, Quotation
from extractor.quoting.attributions import Attribution
from extractor.quoting.cues import Cue, Lexicon, compile_lexicon, find_cues, speaking_nouns

if TYPE_CHECKING:
    from extractor.parsed import Doc, Token

REACH = 600
"""Code points that are looked at on one side of a mark or verb at most, so that long lines take linear time."""

LONGEST_DATELINE = 80
"""Code points of a dateline at most."""

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ ]{2,}(?:,[^—–(\n]{2,40}(?:\([^)\n]{2,25}\))?| ?\([^)\n]{2,25}\)|(?<=[A-Z]{3}) )"
    r" ?(?:--|[—–])\s+(?=[A-Z“\"])"
)
SENTENCE_ENDS = frozenset(".?!;:")
_LIST_MARKS = " \t-*>#"
_PRECEDES_SENTENCE = frozenset('.?!:”")]*•—–…')


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

    def words(self, name: str) -> frozenset[str]:
        """A word list of the rules of quotes."""
        return self.analysis.rules["quotes"].words(name)

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
        single = sum(self.text[quotation.opens] in SINGLE_MARKS for quotation in self.quotations)
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
    def nouns(self) -> list[tuple[Token, Mapping[str, str]]]:
        """The nouns of saying outside quotation marks, with their rules by the word that joins what is said."""
        found = ((token, self.lexicon.nouns.get(token.lemma_.lower())) for token in self.doc if token.pos_ == "NOUN")
        return [(noun, rules) for noun, rules in found if rules and self._may_attribute(noun)]

    def _may_attribute(self, token: Token) -> bool:
        return self.paragraph_at(token.idx) is not None and self.piece_at(token.idx) is None

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

    def quotation_at(self, offset: int) -> int | None:
        """The number of the quotation of which a piece opens right at an offset."""
        number = self.piece_after(offset)
        return self.pieces[number][1] if number is not None and self._opens[number] == offset else None

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

    def ahead(self, offset: int, reach: int = REACH) -> int:
        """The offset `reach` code points on, or where the paragraph ends before that."""
        paragraph = self.paragraph_at(offset - 1)
        return min(paragraph[1], offset + reach) if paragraph else offset

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

    def last_joined(self, number: int, joins: Callable[[Quotation, Quotation], bool]) -> int:
        """The last of the free quotations from a numbered one on that are joined, each to the one before it."""
        while number + 1 < len(self.quotations) and number + 1 not in self.claimed:
            if not joins(self.quotations[number], self.quotations[number + 1]):
                break
            number += 1
        return number

    def contents(self, number: int) -> list[tuple[int, int]]:
        """The content spans of a quotation."""
        return [(piece.start, piece.end) for piece in self.quotations[number].pieces]

    def attribute(self, attribution: Attribution, *quotations: int) -> None:
        """Keep an attribution, with the quotations that are its content."""
        self.found.append(attribution)
        for number in quotations:
            self.claimed[number] = attribution

    def keep(self, attribution: Attribution) -> None:
        """Keep an attribution of reported words; free quotations that lie in it are claimed by it."""
        inside = {
            number
            for start, end in attribution.content
            for piece, number in self.pieces_between(start, end)
            if piece.closes <= end + 2 and number not in self.claimed
        }
        self.attribute(attribution, *inside)

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
