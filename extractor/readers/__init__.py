"""From files, folders and standard input to articles: one file a format, one line a suffix in `READERS`.

A reader takes the lines of an input as bytes and its path, and yields an article, or an `InputError` in the
place of one that cannot be read, so that a bad one never loses a good one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers.jsonl import read_jsonl
from extractor.readers.text import read_text

Read = Article | InputError
Reader = Callable[[Iterable[bytes], str], Iterator[Read]]

READERS: Final[dict[str, Reader]] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
}
"""Suffix -> reader. Files with another suffix are skipped in a folder, and read as text when named."""

NO_PLAIN_TEXT: Final = frozenset(
    {".json", ".csv", ".tsv", ".html", ".htm", ".xml", ".warc", ".parquet", ".eml", ".mbox", ".pdf", ".docx", ".doc"}
    | {".odt", ".rtf", ".epub", ".gz", ".zip", ".tar"}
)
"""Suffixes of formats that hold text among other things, which no reader takes yet: never read as plain text."""
