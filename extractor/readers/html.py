"""Web pages: the article's text without menus and promotions, its title, day, writers and address."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import InputError
from extractor.headers import names_in
from extractor.readers.markup import characters, clean, page_tree
from extractor.readers.page_date import ANY_DAY, page_date
from extractor.readers.source import Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

log = logging.getLogger("extractor")

MANY_PIECES = 6_000
"""Pieces of text beyond which a page's text is taken from one extractor alone."""

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]+)\s*-->", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")


def read_html(source: Source) -> Article:
    """The one article of a web page.

    Raises InputError where no article is found in it.
    """
    page, warnings = characters(source.data, source.path, source.charset)
    tree = page_tree(page, source.path)
    text = article_text(tree)
    if not text:
        raise InputError("holds no article text that could be found", path=source.path)
    title, byline, address = _metadata(tree)
    saved_from = _SAVED_FROM.search(page, 0, 4096)
    url = address or (saved_from[1] if saved_from else None)
    return Article(
        text=text,
        path=source.path,
        title=title,
        published=page_date(tree, url),
        byline=byline,
        url=url,
        warnings=warnings,
    )


def article_text(tree: HtmlElement) -> str | None:
    """The text of the article in a page; None where there is no sentence in what seems to be the article."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, fast=_is_long(tree), date_extraction_params=ANY_DAY)
    except Exception:  # markup that nobody foresaw makes the library stumble over anything
        log.debug("no text found", exc_info=True)
        return None
    text = getattr(found, "text", None) or ""
    return clean(text) if any(_is_sentence(line) for line in text.splitlines()) else None


def _is_long(tree: HtmlElement) -> bool:
    """Has the page so many pieces of text that comparing extractors, which takes their square, would take too long?"""
    return sum(1 for element in tree.iter("*") if element.text or element.tail) > MANY_PIECES


def _is_sentence(line: str) -> bool:
    """Five words or more that end as a sentence does: menus have none."""
    words = line.split(maxsplit=4)
    return len(words) == 5 and _ENDS_SENTENCE.search(words[4].rstrip()[-4:]) is not None


def _metadata(tree: HtmlElement) -> tuple[str | None, tuple[str, ...], str | None]:
    """Title, writers and address that a page gives."""
    from trafilatura import extract_metadata

    try:
        found = extract_metadata(tree, extensive=False, date_config=ANY_DAY)
    except Exception:  # as above: a page without metadata is still read
        log.debug("no metadata found", exc_info=True)
        return None, (), None
    publication = (found.sitename or "").casefold()
    names = [name for name in names_in(found.author or "") if name.casefold() not in publication]
    title = clean(found.title).strip() if found.title else None
    address = clean(found.url) if found.url and found.url.startswith(("http://", "https://")) else None
    return title or None, tuple(names), address
