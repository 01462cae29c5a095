"""An article as it was read: its text and what its reader knew about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.record import PublishedFrom


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `path` is as the user gave it (`file.jsonl#7` inside a file).

    `published` is an ISO day, from the article's metadata unless `published_from` says otherwise; `url` is the address
    at which it appeared; `start` is where the text begins in the whole of which it is a piece.
    """

    text: str
    path: str = "-"
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    start: int = 0
    warnings: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        """`sha256:` and the hex digest of the text's UTF-8 bytes (a lone surrogate counts as `?`)."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()
