"""Views of finished records: one file a format, one line a format in `VIEWS`.

A view takes records as they come and yields pieces of output: what is written so far is never taken back. Its module
is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from extractor.later import later
from extractor.views.options import ViewOptions

if TYPE_CHECKING:
    from extractor.record import Record

View = Callable[[Iterable["Record"], ViewOptions], Iterator[str]]


VIEWS: Final[dict[str, View]] = {
    "table": later("extractor.views.table", "tables"),
    "json": later("extractor.views.jsons", "json_array"),
    "jsonl": later("extractor.views.jsons", "json_lines"),
    "csv": later("extractor.views.lists", "rows"),
    "ics": later("extractor.views.ics", "calendar"),
}
"""Format -> view."""

__all__ = ["VIEWS", "View", "ViewOptions"]
