"""What the words between two marks are like: a sentence or a title, how they end, what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.marks import DASHES, Piece, Quotation
from extractor.quoting.scene import REACH, SENTENCE_ENDS
from extractor.quoting.verbs import TENSES, has_modal

if TYPE_CHECKING:
    from extractor.parsed import Token
    from extractor.quoting.scene import Scene

FEWEST_WORDS = 3
"""Words of a quotation that can be a sentence; fewer may be scare quotes or a title."""

LONGEST_REST = 30
"""Tokens of a sentence that may follow a quotation as part of the same content."""

_SHORT_WORD = 3


def says_sentence(scene: Scene, piece: Piece) -> bool:
    """Is what is quoted no title, but words of a sentence: several, and a longer one in lower case?"""
    words = scene.text[piece.start : min(piece.end, piece.start + REACH)].split()
    longer = [word for word in words[1:] if len(word) > _SHORT_WORD]
    return len(words) >= FEWEST_WORDS and (not longer or any(word[0].islower() for word in longer))


def last_sign(scene: Scene, piece: Piece) -> str:
    """The last character of a piece, inner closing marks left aside."""
    return scene.text[piece.start : piece.end].rstrip(" \u00a0'’\"”")[-1:]


def stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Is a quotation one or more whole sentences, and no part of the reporter's sentence?"""
    first, final = quotation.pieces[0], quotation.pieces[-1]
    words = len(scene.text[first.start : final.end].split())
    if words < FEWEST_WORDS or not scene.begins_sentence(first.opens):
        return False
    return not scene.text[first.start].islower() and scene.text[final.end - 1] in ".?!…—-"


def with_rest(scene: Scene, quotation: int) -> list[tuple[int, int]]:
    """A quotation's content, with the words in which its sentence ends: `“a sharp turn” for the country.`"""
    contents, closes = scene.contents(quotation), scene.quotations[quotation].closes
    rest = rest_after_quotation(scene, closes)
    when = all(t.pos_ == "ADP" or t.ent_type_ in ("DATE", "TIME") for t in scene.tokens(closes, rest))
    return contents if when else [*contents[:-1], (contents[-1][0], rest)]


def rest_after_quotation(scene: Scene, closes: int) -> int:
    """Where a sentence that goes on in lower case after a quotation pauses; `closes` where it does not go on.

    `“cease and desist” from using its emblem, Reed said` pauses after `emblem`.
    """
    following = scene.text[closes : closes + 2]
    last = scene.text[max(closes - 4, 0) : closes].rstrip("”\"'’»")[-1:]
    if last in ",.?!…" or len(following) < 2 or not following[0].isspace() or not following[1].isalpha():
        return closes
    end, another = closes, scene.words("another_clause")
    for token in scene.tokens(closes, scene.ahead(closes)):
        if token.i - scene.tokens_seen(closes) > LONGEST_REST or token.lower_ in another:
            break
        if token.is_sent_start or token.text in SENTENCE_ENDS or _pauses(scene, token):
            break
        if token.dep_ == "cc" and _joins_sentences(token):
            break
        end = int(token.idx) + len(token)
    return end


def _pauses(scene: Scene, token: Token) -> bool:
    dash = token.text in DASHES or (token.text == "-" and scene.text[token.idx - 1].isspace())
    return token.text == "," or dash


def _joins_sentences(word: Token) -> bool:
    """Does an `and` or `but` join a finite verb, and not only nouns or infinitives?"""
    joined = next((c for c in word.head.rights if c.dep_ == "conj" and c.i > word.i), None)
    return joined is None or joined.tag_ in TENSES or has_modal(joined)
