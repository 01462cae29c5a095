"""How much is read at most: hostile input ends with a clear line, never with a full memory or disk."""

from __future__ import annotations

from typing import Final

MAX_DOCUMENT: Final = 256 * 1024 * 1024
"""Bytes of one document, without compression; what is larger is named as failed."""

MAX_MEMBERS: Final = 1_000_000
"""Files of one archive."""

MAX_ARCHIVE: Final = 64 * 1024 * 1024 * 1024
"""Bytes of all files of one archive together, without compression."""

MAX_RATIO: Final = 1000
"""Bytes that one compressed byte may become, for documents of more than 1 MiB: real text stays far below 100."""

MAX_DEPTH: Final = 3
"""Archives in archives in archives."""

MAX_PAGE: Final = 32 * 1024 * 1024
"""Characters of one web page; a saved one with its pictures inside has a few million."""

MAX_TAGS: Final = 100_000
"""Tags of one web page; long articles have some thousands."""

MAX_INLINE: Final = 25_000_000
"""Sum, over the blocks of a web page, of the squared number of inline elements: the time that its text takes."""

MAX_PARTS: Final = 500
"""Parts of one mail."""

MAX_PAGES: Final = 2_000
"""Pages of one PDF."""
