"""From files, folders and standard input to articles: one file a format, one line a suffix in the tables below.

There are two kinds of reader. A *document* is one article: its reader takes a `Source`, with all of its bytes, and
gives the article or raises InputError; it runs in the worker, since it may be slow. A *collection* holds many: its
reader takes the open stream and yields an article, a `Source` or an `InputError` for each thing in it, one at a time
and without keeping the others in memory, so that a bad one never loses a good one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Final

from extractor.article import Article
from extractor.readers.html import read_html
from extractor.readers.jsonl import read_jsonl
from extractor.readers.mail import read_mail
from extractor.readers.office import read_docx
from extractor.readers.pdf import read_pdf
from extractor.readers.source import Columns, Read, Source
from extractor.readers.text import read_text

__all__ = ["COLLECTIONS", "DOCUMENTS", "READERS", "Columns", "Read", "Source"]

DocumentReader = Callable[[Source], Article]
CollectionReader = Callable[[IO[bytes], str, Columns], Iterator[Read]]

DOCUMENTS: Final[dict[str, DocumentReader]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".eml": read_mail,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""Suffix -> reader of one article. A named file with a suffix that is nowhere listed is read as text."""

COLLECTIONS: Final[dict[str, CollectionReader]] = {
    ".jsonl": read_jsonl,
}
"""Suffix -> reader of many."""

READERS: Final = (*DOCUMENTS, *COLLECTIONS)
"""All suffixes that are read; files with others are skipped in a folder."""

NO_PLAIN_TEXT: Final = frozenset(
    {".json", ".csv", ".tsv", ".xml", ".warc", ".parquet", ".mbox", ".doc"}
    | {".odt", ".rtf", ".epub", ".gz", ".zip", ".tar"}
)
"""Suffixes of formats that hold text among other things, which no reader takes yet: never read as plain text."""
