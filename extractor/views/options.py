"""What a user may ask of a view."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """How records are shown; each view heeds what applies to it.

    `text` adds the article's text to JSON, `single` makes JSON one object instead of an array, `sentences` shows the
    sentence behind each fact, `kinds` are the kinds of fact that were asked for (empty: all), `occurrences` is the
    number of next days of what recurs, `width` is in columns.
    """

    text: bool = False
    single: bool = False
    sentences: bool = False
    kinds: tuple[str, ...] = ()
    occurrences: int = 0
    width: int = 100
    colour: bool = False

    def wants(self, kind: str) -> bool:
        """Is this kind of fact to be shown?"""
        return not self.kinds or kind in self.kinds
