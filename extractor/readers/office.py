"""Word documents: the paragraphs of the body, in tables too, with tracked insertions and without tracked deletions."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extractor.article import Article
from extractor.days import full_days
from extractor.errors import InputError
from extractor.headers import names_in
from extractor.readers.limits import MAX_DOCUMENT, MAX_RATIO
from extractor.readers.markup import clean
from extractor.readers.source import Source

if TYPE_CHECKING:
    from docx.document import Document

NEEDS = "needs more than is installed: pip install 'news-extractor[documents]'"
"""What is said of a format whose library is missing."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    {f"{_WORD}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_TOP = 2000
"""Characters from the top in which a release names its own day."""


def read_docx(source: Source) -> Article:
    """The one article of a Word document.

    Raises InputError for what is none, is encrypted, or becomes too large.
    """
    _check(source)
    try:
        from docx import Document
    except ImportError:
        raise InputError(NEEDS, path=source.path) from None
    try:
        document = Document(io.BytesIO(source.data))
        paragraphs = [text for text in _paragraphs(document) if text.strip()]
        title, author, created = _properties(document)
    except Exception as error:  # a broken document raises whatever its reader stumbles over
        raise InputError("is no Word document that can be read", path=source.path) from error
    text = clean("\n\n".join(paragraphs))
    return Article(
        text=text,
        path=source.path,
        title=title_of_file(title),
        published=corroborated(created, text),
        byline=names_in(author),
    )


def _check(source: Source) -> None:
    """Is it an archive of a bearable size without entities? Else InputError."""
    if source.data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("is encrypted or an old .doc: save it as .docx without a password", path=source.path)
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if size > MAX_DOCUMENT or (size > 1 << 20 and size > MAX_RATIO * len(source.data)):
                raise InputError("is no Word document: it would become too large", path=source.path)
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _has_doctype(archive, member):
                    raise InputError("is no Word document: it defines entities of its own", path=source.path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise InputError("is no Word document that can be read", path=source.path) from error


def _has_doctype(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as stream:
        start = stream.read(4096).replace(b"\0", b"")  # UTF-16
    return b"<!DOCTYPE" in start or b"<!ENTITY" in start


def _paragraphs(document: Document) -> Iterator[str]:
    for paragraph in document.element.body.iter(f"{_WORD}p"):
        if not any(ancestor.tag in _LEFT_OUT for ancestor in paragraph.iterancestors()):
            yield "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _pieces(child)


def _properties(document: Document) -> tuple[str, str, datetime.datetime | None]:
    properties = document.core_properties
    try:
        created = properties.created
    except ValueError:
        created = None
    return properties.title or "", properties.author or "", created


def title_of_file(title: str) -> str | None:
    """The title that a file's properties give; None where it is a file's name, or of fewer than three words."""
    title = " ".join(clean(title).split())
    is_file = title.lower().endswith((".doc", ".docx", ".pdf", ".indd", ".rtf", ".odt")) or title.startswith(
        "Microsoft "
    )
    return title if len(title.split()) > 2 and not is_file else None


def corroborated(created: datetime.datetime | None, text: str) -> str | None:
    """The day on which a file was made, if its text names it near its top, since templates and copies keep old ones."""
    day = created.date().isoformat() if created else None
    return day if day and day in full_days(text[:_TOP]) else None
