"""From the bytes of a web page to its tree: which characters they are, and whether it can be read in bounded time."""

from __future__ import annotations

import codecs
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.readers.limits import MAX_INLINE, MAX_PAGE, MAX_TAGS
from extractor.readers.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEAD_LENGTH = 4096
"""Bytes from the start in which a page names its encoding."""

_NAMED = re.compile(
    rb"(?i)<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]+)"
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"}
    | {"tt", "u", "var", "wbr"}
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def characters(data: bytes, path: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of a page or a text, and what is to be warned of.

    UTF-8 where the bytes are UTF-8, whatever they are called; else `charset`, what the page names, the likeliest.
    Raises InputError for what is no text.
    """
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return clean(data.decode("utf-8-sig")), ()
        except UnicodeDecodeError:
            pass
        for name in (charset, _named(data)):
            encoding = _encoding(name)
            if encoding:
                return _decoded(data, encoding)
        data = data.replace(b"\0", b"")
    text, warnings = decode(data, path)
    return clean(text), tuple(warnings)


def _named(data: bytes) -> str | None:
    found = _NAMED.search(data, 0, HEAD_LENGTH)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _encoding(name: str | None) -> str | None:
    """Python's name for an encoding, as browsers take it: Latin-1 and ASCII are Windows-1252."""
    try:
        codec = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return None
    if codec is None or not codec._is_text_encoding:  # hex, zip and the like
        return None
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """What an encoding makes of the bytes; those that it does not know become U+FFFD, with a warning."""
    try:
        return clean(data.decode(encoding)), ()
    except (UnicodeError, ValueError):
        text = data.decode(encoding, "replace")
    return clean(text), (f"some bytes are no {encoding.upper()}: they were read as U+FFFD",)


def clean(text: str) -> str:
    """The text without what no record can hold: lone surrogates become U+FFFD, control characters blanks."""
    return _CONTROL.sub(" ", _SURROGATE.sub("\ufffd", text))


def page_tree(text: str, path: str) -> HtmlElement:
    """The tree of a page, or of a piece of one.

    Raises InputError where there is none, or one whose text would take too long to find.
    """
    if len(text) > MAX_PAGE or text.count("<") > MAX_TAGS:
        raise InputError("is no article: it has more markup than any; save its text alone", path=path)
    for name in ("trafilatura", "htmldate", "courlan"):  # what they have to say is said by our errors
        logging.getLogger(name).setLevel(logging.CRITICAL)
    from trafilatura.utils import load_html

    if not re.search(r"<(?:html|body)\b", text[:HEAD_LENGTH], re.IGNORECASE):
        text = f"<html><body>{text}</body></html>"
    try:
        tree = load_html(text)
    except Exception:  # lxml has errors of its own, of several families
        tree = None
    if tree is None:
        raise InputError("is no web page: it holds no HTML", path=path)
    if _inline_squared(tree) > MAX_INLINE:
        raise InputError("is no article: it has more markup than any; save its text alone", path=path)
    return tree


def _inline_squared(tree: HtmlElement) -> int:
    """The sum over blocks of their squared number of inline elements, however deep they are nested."""
    block: dict[HtmlElement, HtmlElement] = {tree: tree}
    counts: Counter[HtmlElement] = Counter()
    for element in tree.iterdescendants():
        inline = element.tag in _INLINE
        parent = element.getparent()
        block[element] = block.get(parent, tree) if inline else element
        if inline:
            counts[block[element]] += 1
    return sum(count * count for count in counts.values())
