"""What an article's own header says: title, day of publication, byline."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import PurePath

from extractor.article import Article
from extractor.days import day_of_file_name, day_of_words, nearest
from extractor.headers import TOP, HeaderLine, dateline, header_lines, lines_of
from extractor.pieces import cut
from extractor.record import PublishedFrom


def with_metadata(article: Article, *, published: str | None = None) -> Article:
    """The article with title, day and byline filled from the option, its metadata, its text, its file's name.

    The day is never today. Raises ValueError for a `published` that is no ISO day.
    """
    top = next(cut(article)).text
    headers = header_lines(top)
    day, source, warnings = _published(article, top, headers, published)
    return dataclasses.replace(
        article,
        title=article.title or _title(headers),
        published=day,
        published_from=source,
        byline=article.byline or _byline(headers),
        warnings=(*article.warnings, *warnings),
    )


def _published(
    article: Article, top: str, headers: list[HeaderLine], option: str | None
) -> tuple[str | None, PublishedFrom | None, list[str]]:
    """The day, where it is from, and what is to be warned of."""
    if option is not None:
        return datetime.date.fromisoformat(option).isoformat(), "option", []
    warnings = []
    if article.published:
        day = day_of_words(article.published)
        if day:
            return day, article.published_from or "metadata", []
        warnings.append(f"the publication date {article.published[:40]!r} of the metadata is no full date")
    in_name = day_of_file_name(PurePath(article.path).name)
    day = _day_in_text(top, headers, in_name)
    if day:
        return day, "dateline", warnings
    return in_name, "file name" if in_name else None, warnings


def _day_in_text(text: str, headers: list[HeaderLine], near: str | None) -> str | None:
    """The day that a date line, a dateline or an address gives; one without a year is the nearest to `near`."""
    dates = [header.day for header in headers if header.kind == "date" and header.day]
    if dates:
        return dates[0]
    for line in lines_of(text)[:TOP]:
        found = dateline(line)
        if found:
            day, month_and_day = found
            if not day and month_and_day and near:
                day = nearest(*month_and_day, to=near)
            if day:
                return day
    addresses = [header.day for header in headers if header.kind == "address" and header.day]
    return addresses[0] if addresses else None


def _title(headers: list[HeaderLine]) -> str | None:
    return next((header.line.text.lstrip("# ") for header in headers if header.kind == "headline"), None)


def _byline(headers: list[HeaderLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for header in headers for name in header.names))
