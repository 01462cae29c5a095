"""The functions that give a match its value, by the names that `dates.toml` uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.timex import absolute, amounts, clocks, holidays, relative, repeated
from extractor.timex.grammar import Match
from extractor.timex.reading import Reading, Setting

Value = Callable[[Match, Setting], Reading | None]
"""Reads a match in its setting; None where it turns out to be no time expression."""

VALUES: Mapping[str, Value] = {
    function.__name__: function
    for module in (absolute, clocks, holidays, relative, amounts, repeated)
    for function in module.FUNCTIONS
}
