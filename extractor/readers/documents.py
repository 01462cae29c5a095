"""One document to one article: the reader for its suffix, and what its container knows of it."""

from __future__ import annotations

import dataclasses

from extractor.article import Article
from extractor.errors import InputError
from extractor.readers import DOCUMENTS, Source
from extractor.readers.text import read_text


def read_document(source: Source) -> Article:
    """The article of one document, with what its container says of it in the place of what it says itself.

    Raises InputError where there is no article in it.
    """
    article = DOCUMENTS.get(source.suffix, read_text)(source)
    if not article.text.strip():
        raise InputError("is empty: it holds no text", path=source.path)
    return dataclasses.replace(
        article,
        path=source.path,
        title=source.title or article.title,
        published=source.published or article.published,
        byline=source.byline or article.byline,
        url=source.url or article.url,
        warnings=(*source.warnings, *article.warnings),
    )
