"""From files, folders and standard input to articles: one file a format, one line a suffix in the tables below.

There are two kinds of reader. A *document* is one article: its reader takes a `Source`, with all of its bytes, and
gives the article or raises InputError; it runs in the worker, since it may be slow. A *collection* holds many: its
reader takes the open stream and yields an article, a `Source` or an `InputError` for each thing in it, one at a time
and without keeping the others in memory, so that a bad one never loses a good one. *Containers* are archives and
compressed files: what they hold is read as what its own suffix says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Final

from extractor.later import later
from extractor.readers.compressed import COMPRESSIONS
from extractor.readers.source import Columns, Read, Source

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.errors import InputError
    from extractor.readers.limits import Budget
    from extractor.readers.source import Member

__all__ = ["COLLECTIONS", "CONTAINERS", "DOCUMENTS", "READERS", "Columns", "Read", "Source"]

DocumentReader = Callable[[Source], "Article"]
CollectionReader = Callable[[IO[bytes], str, Columns], Iterator[Read]]
ContainerReader = Callable[[IO[bytes], str, str, "Budget"], Iterator["Member | InputError"]]

DOCUMENTS: Final[dict[str, DocumentReader]] = {
    ".txt": later("extractor.readers.text", "read_text"),
    ".md": later("extractor.readers.text", "read_text"),
    ".html": later("extractor.readers.html", "read_html"),
    ".htm": later("extractor.readers.html", "read_html"),
    ".xhtml": later("extractor.readers.html", "read_html"),
    ".eml": later("extractor.readers.mail", "read_mail"),
    ".docx": later("extractor.readers.office", "read_docx"),
    ".pdf": later("extractor.readers.pdf", "read_pdf"),
}
"""Suffix -> reader of one article. A named file with a suffix that is nowhere listed is read as text."""

COLLECTIONS: Final[dict[str, CollectionReader]] = {
    ".jsonl": later("extractor.readers.jsonl", "read_jsonl"),
    ".ndjson": later("extractor.readers.jsonl", "read_jsonl"),
    ".json": later("extractor.readers.jsons", "read_json"),
    ".csv": later("extractor.readers.tables", "read_csv"),
    ".tsv": later("extractor.readers.tables", "read_tsv"),
    ".parquet": later("extractor.readers.parquet", "read_parquet"),
    ".warc": later("extractor.readers.warc", "read_warc"),
    ".warc.gz": later("extractor.readers.warc", "read_warc"),
    ".mbox": later("extractor.readers.mailbox", "read_mailbox"),
}
"""Suffix -> reader of many."""

CONTAINERS: Final[dict[str, ContainerReader]] = {
    ".zip": later("extractor.readers.archives", "zipped"),
    ".tar": later("extractor.readers.archives", "tarred"),
    **dict.fromkeys(COMPRESSIONS, later("extractor.readers.compressed", "unpack")),
}
"""Suffix -> what opens the files within."""

READERS: Final = (*DOCUMENTS, *COLLECTIONS, *CONTAINERS)
"""All suffixes that are read; files with others are skipped in a folder or an archive."""

NO_PLAIN_TEXT: Final = frozenset(
    {".xml", ".doc", ".odt", ".rtf", ".epub", ".xls", ".xlsx", ".ppt", ".pptx", ".rar", ".7z"}
)
"""Suffixes of formats that hold text among other things, never read as plain text where no reader takes them."""
