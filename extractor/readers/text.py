"""Plain text and Markdown: one article a file, its text the file's whole content."""

from __future__ import annotations

import codecs
from typing import Final

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers.source import Source

MARKS: Final = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How a text begins that is not in UTF-8 but says so."""

_CONTROL_SHARE = 0.01
"""More control characters than this and it is no text; a stray form feed or escape is not enough."""

_FOREIGN_SHARE = 0.2
"""Fewer bytes beyond ASCII than this and the text is in Latin letters, in which Windows-1252 is the likeliest."""


def read_text(source: Source) -> Article:
    """The one article of a text file; line ends are kept, so that offsets point into the file.

    Raises InputError for what is no text.
    """
    text, warnings = decode(source.data, source.path)
    return Article(text=text, path=source.path, warnings=tuple(warnings))


def decode(raw: bytes, path: str) -> tuple[str, list[str]]:
    """Bytes as text, with a warning where they are not UTF-8 and their encoding had to be guessed.

    Raises InputError for what is no text.
    """
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8-sig")
    try:
        text = raw.decode(encoding)
        warnings = [] if encoding == "utf-8-sig" else [f"the file is {encoding.upper()}, not UTF-8"]
    except UnicodeDecodeError:
        encoding = guessed_encoding(raw, path)
        text = raw.decode(encoding)
        warnings = [f"the file is not UTF-8: it was read as {encoding}, which is a guess"]
    if "\0" in text or _controls(text) > _CONTROL_SHARE * len(text) + 1:
        raise InputError("is no text: it holds binary data", path=path)
    return text, warnings


def _controls(text: str) -> int:
    return sum(1 for char in text if (char < " " and char not in "\t\n\r\f\v\x1b") or "\x7f" <= char < "\xa0")


def guessed_encoding(raw: bytes, path: str) -> str:
    """The likeliest encoding: Windows-1252 for text that is mostly ASCII, else what charset-normalizer says.

    Raises InputError for what is no text.
    """
    if b"\0" in raw:
        raise InputError("is no text: it holds binary data", path=path)
    if sum(byte > 127 for byte in raw) < _FOREIGN_SHARE * len(raw):
        try:
            raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise InputError("is no text: neither UTF-8 nor another encoding that can be told", path=path)
    return best.encoding
