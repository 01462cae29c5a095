"""The judgements by which a match is no time expression, by the names that `dates.toml` uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.document import Document
from extractor.timex import guards_lengths, guards_names, guards_numbers
from extractor.timex.grammar import Match

Guard = Callable[[Match, Document], bool]
"""Does the match hold?"""

GUARDS: Mapping[str, Guard] = {
    function.__name__: function
    for module in (guards_names, guards_numbers, guards_lengths)
    for function in module.GUARDS
}
