"""PDF: the text of its pages, without the lines that repeat from page to page and with split words joined."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import InputError
from extractor.headers import names_in
from extractor.readers.limits import MAX_PAGES
from extractor.readers.markup import clean
from extractor.readers.office import NEEDS, corroborated, title_of_file
from extractor.readers.source import Source

if TYPE_CHECKING:
    from pypdf import PdfReader

EDGE = 3
"""Lines at the top and the bottom of a page among which a running head or a page number may stand."""

LEAST_TEXT = 40
"""Letters of the shortest text; a scan has none."""

_SPLIT = re.compile(r"(\w*[^\W\d_])(-|\u00ad)[ \t]*\n[ \t]*([^\W\d_]\w*)")
_COMPOUND = frozenset(
    {
        "all",
        "anti",
        "co",
        "counter",
        "cross",
        "ex",
        "far",
        "full",
        "half",
        "high",
        "ill",
        "inter",
        "left",
        "long",
        "low",
    }
    | {"mid", "multi", "near", "non", "off", "on", "part", "post", "pre", "pro", "right", "self", "semi", "short", "so"}
    | {"still", "then", "vice", "well", "year"}
)
"""First parts of words that keep their hyphen where a line splits them."""


def read_pdf(source: Source) -> Article:
    """The one article of a PDF.

    Raises InputError for what is none, is encrypted, or holds no text, such as a scan.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise InputError(NEEDS, path=source.path) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(source.data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else _pages(reader)
    except Exception as error:  # a broken PDF raises whatever its reader stumbles over
        raise InputError("is no PDF that can be read", path=source.path) from error
    if locked:
        raise InputError("is encrypted: save it without its password", path=source.path)
    text = joined(pages)
    if sum(map(str.isalpha, text)) < LEAST_TEXT:
        raise InputError("holds no text, as a scan does: have its text recognised (OCR) first", path=source.path)
    warnings = (f"only the first {MAX_PAGES} pages were read",) if len(pages) == MAX_PAGES else ()
    return _article(reader, text, source.path, warnings)


def _pages(reader: PdfReader) -> list[str]:
    pages = []
    for number in range(min(len(reader.pages), MAX_PAGES)):
        pages.append(clean(reader.pages[number].extract_text()))
    return pages


def _article(reader: PdfReader, text: str, path: str, warnings: tuple[str, ...]) -> Article:
    try:
        about = reader.metadata
        title, author = (about.title or "", about.author or "") if about else ("", "")
        created = about.creation_date if about else None
    except Exception:  # properties that are none, in a file whose text could be read
        title, author, created = "", "", None
    return Article(
        text=text,
        path=path,
        title=title_of_file(str(title)),
        published=corroborated(created, text),
        byline=names_in(clean(str(author))),
        warnings=warnings,
    )


def joined(pages: list[str]) -> str:
    """The text of all pages, without running heads and page numbers, and words whole that a line end split."""
    bodies = [body for page in _without_running_lines(pages) if (body := page.strip("\n"))]
    text = ""
    for body in bodies:
        whole = not text or re.search(r"[.!?:”\"’)]\s*$", text)
        text += ("\n\n" if text and whole else "\n" if text else "") + body
    known = Counter(re.findall(r"\w+-\w+", text.lower()))
    return _SPLIT.sub(lambda match: _whole(match, known), text).strip()


def _without_running_lines(pages: list[str]) -> list[str]:
    lines = [[line.rstrip() for line in page.split("\n") if line.strip()] for page in pages]
    counts = Counter(key for page in lines for key in {_key(line) for line in [*page[:EDGE], *page[-EDGE:]]})
    running = {key for key, count in counts.items() if count > 1 and count > len(pages) / 2}
    kept = []
    for page in lines:
        last = len(page) - EDGE
        kept.append("\n".join(line for n, line in enumerate(page) if EDGE <= n < last or _key(line) not in running))
    return kept


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _whole(match: re.Match[str], known: Counter[str]) -> str:
    """A word that a line end split, with its hyphen where it has one elsewhere in the text, or begins a compound."""
    first, hyphen, second = match.groups()
    keeps = second[0].isupper() or first.lower() in _COMPOUND or f"{first}-{second}".lower() in known
    return f"{first}-{second}" if keeps and hyphen == "-" else first + second
