"""From files, folders and standard input to articles: one file a format, one line a suffix in the tables below.

There are two kinds of reader. A *document* is one article: its reader takes a `Source`, with all of its bytes, and
gives the article or raises InputError; it runs in the worker, since it may be slow. A *collection* holds many: its
reader takes the open stream and yields an article, a `Source` or an `InputError` for each thing in it, one at a time
and without keeping the others in memory, so that a bad one never loses a good one. *Containers* are archives and
compressed files: what they hold is read as what its own suffix says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Final

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers.archives import tarred, zipped
from extractor.readers.compressed import COMPRESSIONS, unpack
from extractor.readers.html import read_html
from extractor.readers.jsonl import read_jsonl
from extractor.readers.jsons import read_json
from extractor.readers.limits import Budget
from extractor.readers.mail import read_mail
from extractor.readers.mailbox import read_mailbox
from extractor.readers.office import read_docx
from extractor.readers.parquet import read_parquet
from extractor.readers.pdf import read_pdf
from extractor.readers.source import Columns, Member, Read, Source
from extractor.readers.tables import read_csv, read_tsv
from extractor.readers.text import read_text
from extractor.readers.warc import read_warc

__all__ = ["COLLECTIONS", "CONTAINERS", "DOCUMENTS", "READERS", "Columns", "Read", "Source"]

DocumentReader = Callable[[Source], Article]
CollectionReader = Callable[[IO[bytes], str, Columns], Iterator[Read]]
ContainerReader = Callable[[IO[bytes], str, str, Budget], Iterator[Member | InputError]]

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
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".mbox": read_mailbox,
}
"""Suffix -> reader of many."""

CONTAINERS: Final[dict[str, ContainerReader]] = {
    ".zip": zipped,
    ".tar": tarred,
    **dict.fromkeys(COMPRESSIONS, unpack),
}
"""Suffix -> what opens the files within."""

READERS: Final = (*DOCUMENTS, *COLLECTIONS, *CONTAINERS)
"""All suffixes that are read; files with others are skipped in a folder or an archive."""

NO_PLAIN_TEXT: Final = frozenset(
    {".xml", ".doc", ".odt", ".rtf", ".epub", ".xls", ".xlsx", ".ppt", ".pptx", ".rar", ".7z"}
)
"""Suffixes of formats that hold text among other things, never read as plain text where no reader takes them."""
