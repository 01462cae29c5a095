"""Views of finished records: one file a format, one line a format in `VIEWS`.

A view takes records as they come and yields pieces of output: what is written so far is never taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from extractor.record import Record
from extractor.views.ics import calendar
from extractor.views.jsons import json_array, json_lines
from extractor.views.lists import LISTS, rows
from extractor.views.options import ViewOptions
from extractor.views.table import tables

View = Callable[[Iterable[Record], ViewOptions], Iterator[str]]

VIEWS: Final[dict[str, View]] = {
    "table": tables,
    "json": json_array,
    "jsonl": json_lines,
    "csv": rows,
    "ics": calendar,
}
"""Format -> view."""

__all__ = ["LISTS", "VIEWS", "View", "ViewOptions"]
