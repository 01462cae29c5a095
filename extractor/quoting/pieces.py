"""What the words between two marks are like: a sentence or a title, how they end, what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.quoting.marks import Piece, Quotation
from extractor.quoting.scene import REACH

if TYPE_CHECKING:
    from extractor.quoting.scene import Scene

FEWEST_WORDS = 3
"""Words of a quotation that can be a sentence; fewer may be scare quotes or a title."""

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
    rest = scene.rest_after_quotation(closes)
    when = all(t.pos_ == "ADP" or t.ent_type_ in ("DATE", "TIME") for t in scene.tokens(closes, rest))
    return contents if when else [*contents[:-1], (contents[-1][0], rest)]
