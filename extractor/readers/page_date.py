"""The day on which a web page says that its article appeared: what is marked as such, never any date in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from extractor.days import FIRST_YEAR, LAST_YEAR, full_days

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ANY_DAY: Final[dict[str, Any]] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": f"{FIRST_YEAR}-01-01",
    "max_date": f"{LAST_YEAR}-12-31",  # else the last day would be today, and the result depend on it
}
"""How htmldate is asked."""

_PUBLISHED = re.compile(
    r"(?i)publi[sc]|pub_?date|(?:^|[^a-z])(?:date|pdate|ptime|displaydate|datecreated|dateposted)(?:$|[^a-z])|posted|issued"
    r"|post_date|[._:]created|create_?date|release_date"
)
_NOT_PUBLISHED = re.compile(
    r"(?i)modif|updat|revis|expir|valid|event|generat|crawl|build|copyright|access|unpubl|current|today|clock"
    r"|start|end_?(?:date|time)"
)
_MARKED = re.compile(r"(?i)date|publish|posted|time-?stamp|byline|(?:^|[-_ ])time(?:$|[-_ ])")
_ELSEWHERE = frozenset({"aside", "footer", "nav"})
_OTHERS = re.compile(
    r"(?i)related|recommend|sidebar|most-?read|trending|popular|latest|comment|teaser|footer|widget|newsletter|masthead"
    r"|top-?bar|navbar|site-?header|menu|ticker"
)
_MARK_LENGTH = 120


def page_date(tree: HtmlElement, url: str | None) -> str | None:
    """The ISO day of first publication that the page's address, metadata or a mark next to its headline gives."""
    from htmldate import find_date

    head = _head(tree)
    try:
        found = find_date(head, url=url or "", **ANY_DAY)
    except (ValueError, TypeError, OverflowError, RecursionError):
        found = None
    return found or next(_marked_days(tree), None)


def _head(tree: HtmlElement) -> HtmlElement:
    """A page of what tells the day of publication alone, so that no other date can be taken for it."""
    from lxml.html import Element

    page = Element("html")
    head, body = Element("head"), Element("body")
    page.extend([head, body])
    for meta in tree.iter("meta"):
        name = " ".join(meta.get(key, "") for key in ("name", "property", "itemprop", "pubdate"))
        if _PUBLISHED.search(name) and not _NOT_PUBLISHED.search(name):
            head.append(Element("meta", dict(meta.attrib)))
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and '"datePublished"' in (script.text or ""):
            copy = Element("script", type="application/ld+json")
            copy.text = re.sub(r'("datePublished")\s*:\s*', r"\1:", script.text)
            head.append(copy)
    return page


def _marked_days(tree: HtmlElement) -> Iterator[str]:
    """The days of elements that are marked as a date, from the headline on or in what holds it."""
    headline = next(tree.iter("h1"), None)
    whole = set(headline.iterancestors("article", "main")) if headline is not None else None
    after_headline = False
    for element in tree.iter("*"):
        after_headline = after_headline or element is headline
        if _is_mark(element) and _is_of_article(element, whole, after_headline=after_headline):
            yield from _days_of(element)


def _is_mark(element: HtmlElement) -> bool:
    name = " ".join(element.get(key, "") for key in ("class", "id", "itemprop", "data-testid"))
    marked = element.tag == "time" or _MARKED.search(name) is not None
    return marked and not _NOT_PUBLISHED.search(name)


def _is_of_article(element: HtmlElement, whole: set[HtmlElement] | None, *, after_headline: bool) -> bool:
    """`whole`: the elements that hold article and headline; None where the page has no headline."""
    inside = False
    for ancestor in element.iterancestors():
        name = f"{ancestor.get('class', '')} {ancestor.get('id', '')}"
        if ancestor.tag in _ELSEWHERE or (ancestor.tag not in ("html", "body") and _OTHERS.search(name)):
            return False
        if ancestor.tag == "header" and next(ancestor.iterancestors("article", "main"), None) is None:
            return False  # of the site
        inside = inside or (ancestor.tag in ("article", "main") if whole is None else ancestor in whole)
    return inside or after_headline


def _days_of(element: HtmlElement) -> list[str]:
    """The days in a short element, unless it tells of a change."""
    words = " ".join(element.itertext())[: _MARK_LENGTH + 1]
    if len(words) > _MARK_LENGTH:
        return []
    published = re.split(r"(?i)\b(?:last )?(?:updated|modified|edited)\b", words)[0]
    stamp = element.get("datetime") or element.get("content") or ""
    if not published.strip() and words.strip():
        return []
    return full_days(stamp)[:1] or full_days(published)[:1]
