"""Views of finished records: one file a format, one line a format in `VIEWS`.

A view takes records as they come and yields pieces of output: what is written so far is never taken back. Its module
is imported when it is first used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, cast

from extractor.views.options import ViewOptions

if TYPE_CHECKING:
    from extractor.record import Record

View = Callable[[Iterable["Record"], ViewOptions], Iterator[str]]


def _from(module: str, name: str) -> View:
    def view(records: Iterable[Record], options: ViewOptions) -> Iterator[str]:
        made = getattr(importlib.import_module(f"extractor.views.{module}"), name)
        return cast("Iterator[str]", made(records, options))

    return view


VIEWS: Final[dict[str, View]] = {
    "table": _from("table", "tables"),
    "json": _from("jsons", "json_array"),
    "jsonl": _from("jsons", "json_lines"),
    "csv": _from("lists", "rows"),
    "ics": _from("ics", "calendar"),
}
"""Format -> view."""

__all__ = ["VIEWS", "View", "ViewOptions"]
