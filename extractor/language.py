"""Is a text in another language than English? Asked of the commonest words first, of a library only in doubt."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEWEST_WORDS = 15
"""Words without a capital in the shortest text that is judged: a row of names has no language of its own."""

FEWEST_SIGNS = 40
"""Signs of the shortest text in another script, some of which set no blanks between words."""

MOSTLY = 3
"""Signs of another script for one Latin letter in a text that is judged as one in that script."""

ENGLISH_SHARE = 0.08
"""Share of the commonest English words above which a text is English; news has a quarter, other languages none."""

CERTAIN = 0.5
"""Probability from which the library is believed."""

_BEGINNING = 600
_SAMPLE = 3000
_MIDDLE = 1500
_COMMONEST = frozenset({
    "the", "of", "and", "to", "that", "with", "from", "by", "for", "has", "have", "which", "this", "their", "his",
    "her", "said", "it", "are", "were", "been", "not", "who", "would", "will", "they", "we", "you", "be", "or",
    "an", "as",
})  # fmt: skip
_ENGLISH = frozenset({"en", "ang", "enm", "sco", "pcm", "jam", "bzj", "tpi"})
"""English, older and Scots English, and creoles of it, for which English headlines are taken."""

_WORD = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffdc\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
_MIDST_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
"""A capitalised Latin word within a line, most likely a name: names say nothing of the language."""


def not_english(text: str) -> str | None:
    """The ISO 639 code of the language that a text is in, if that is certainly not English; else None.

    A sample of bounded length is judged. A text that is too short, or English for the most part, gives None.
    """
    if _begins_in_english(text):
        return None
    sample = _sample(text)
    latin, others = _WORD.findall(sample), len(_OTHER_SCRIPT.findall(sample))
    if others > MOSTLY * sum(map(len, latin)):
        return _language(sample) if others >= FEWEST_SIGNS else None
    common = sum(1 for word in latin if word.lower() in _COMMONEST)
    if sum(1 for word in latin if word[0].islower()) < FEWEST_WORDS or common >= ENGLISH_SHARE * len(latin):
        return None
    return _language(_MIDST_NAME.sub("", _OTHER_SCRIPT.sub(" ", sample)))


def _begins_in_english(text: str) -> bool:
    """The judgement for nearly all articles, in some microseconds."""
    words = text[:_BEGINNING].lower().split()
    return len(words) > 2 * FEWEST_WORDS and sum(map(_COMMONEST.__contains__, words)) >= 2 * ENGLISH_SHARE * len(words)


def _language(sample: str) -> str | None:
    language, probability = _identifier().classify(sample)
    return str(language) if language not in _ENGLISH and probability >= CERTAIN else None


def _sample(text: str) -> str:
    """The beginning and, of a long text, a piece from its middle."""
    middle = len(text) // 2
    return text[:_SAMPLE] if len(text) <= 2 * _SAMPLE else f"{text[:_SAMPLE]}\n{text[middle : middle + _MIDDLE]}"


@functools.lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
