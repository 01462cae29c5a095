"""An object or a row with an article in it: what each part is called, and the article that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from extractor.article import Article
from extractor.errors import InputError, LeftOutError
from extractor.readers.source import Columns, Source
from extractor.readers.values import byline_of, day_of, is_nothing, plain, string_of

NAMES: Final = {
    part: tuple(names.split())
    for part, names in {
        "text": "text maintext content body articlebody contenttext bodytext plaintext fulltext articletext"
        " articlecontent rawtext article story contenthtml bodyhtml html",
        "title": "title headline head",
        "date": "published date publishedat datepublished datepublish publishdate publicationdate pubdate publisheddate"
        " publishedon publishedtime webpublicationdate publicationtime timestamp datetime",
        "author": "byline author authors authorname authornames creator",
        "url": "url link sourceurl uri weburl articleurl canonicalurl permalink",
    }.items()
}
"""What each part may be called, the likeliest first, in small letters without `_`, `-` and spaces."""

_HTML: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_MANY: Final = 20
"""Keys that an error lists at most."""


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return re.sub(r"[\s_\-\ufeff]", "", name).casefold()


def columns_for(keys: Iterable[str], columns: Columns, path: str, *, sparse: bool = False) -> dict[str, list[str]]:
    """Part -> the keys that may hold it, the likeliest first.

    Raises InputError where a column that the user named is missing, or where none can hold the text; of what is
    `sparse`, as objects may be, only for the text.
    """
    keys = tuple(keys)
    found = {}
    for part in NAMES:
        wanted = getattr(columns, part)
        if wanted is None:
            found[part] = _usual(keys, part)
        elif wanted in keys:
            found[part] = [wanted]
        elif sparse and part != "text":
            found[part] = []
        else:
            raise InputError(f"has no {wanted!r}; it has {listed(keys)}", path=path)
    if not found["text"]:
        raise InputError(f'has no "text"; it has {listed(keys)}: name one with --text-column', path=path)
    return found


@lru_cache(maxsize=256)
def _usual(keys: tuple[str, ...], part: str) -> list[str]:
    """Those of the keys that are usual for this part, the likeliest first."""
    names = NAMES[part]
    return sorted((key for key in keys if _bare(key) in names), key=lambda key: names.index(_bare(key)))


def listed(keys: Iterable[str]) -> str:
    """Keys as an error names them."""
    keys = [repr(plain(str(key))[:60]) for key in keys]
    return ", ".join(keys[:_MANY]) + (f" and {len(keys) - _MANY} more" if len(keys) > _MANY else "") or "nothing"


def article_of(data: Mapping[str, Any], path: str, columns: Columns) -> Article | Source:
    """The article of one object, or the HTML document in it. Raises InputError where there is none, LeftOutError for
    a record of ours."""
    if data.get("schema") == "extractor/1" and "text" not in data:
        raise LeftOutError("is a record without its text: left out (write it with --text to read it again)", path=path)
    return article_with(data, columns_for(data, columns, path, sparse=True), path)


def article_with(data: Mapping[str, Any], keys: Mapping[str, list[str]], path: str) -> Article | Source:
    """The article of one object or row whose parts have these keys. Raises InputError where there is none."""
    key = next((key for key in keys["text"] if not is_nothing(data.get(key))), None)
    if key is None:
        values = [data.get(key) for key in keys["text"]]
        is_empty = all(value is None or isinstance(value, str) for value in values)
        raise InputError("is empty: it holds no text" if is_empty else 'has no "text" that is a string', path=path)
    title, published = string_of(_first(data, keys["title"])), day_of(_first(data, keys["date"]))
    byline, url = byline_of(_first(data, keys["author"])), string_of(_first(data, keys["url"]))
    clean, title = plain(data[key]), plain(title).strip() if title else None
    warnings = () if clean == data[key] else ("lone surrogates in the text were replaced by U+FFFD",)
    if _bare(key).endswith("html") or _HTML.match(clean):
        raw = clean.encode()
        return Source(path, ".html", raw, title, published, byline, url, charset="utf-8", warnings=warnings)
    return Article(
        text=clean,
        path=path,
        title=title,
        published=published,
        byline=byline,
        url=url,
        warnings=warnings,
    )


def looks_like_article(data: object) -> bool:
    """Is this an object with a text in it, by one of the usual names?"""
    if not isinstance(data, dict):
        return False
    return any(_bare(key) in NAMES["text"] and isinstance(value, str) and value.strip() for key, value in data.items())


def _first(data: Mapping[str, Any], keys: list[str]) -> Any:
    return next((data[key] for key in keys if data.get(key) not in (None, "", [])), None)
