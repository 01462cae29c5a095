"""What each paragraph of an article is: headline, header, body, or a leftover of the web page that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.document import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_paragraphs(article: Article, doc: Doc) -> Iterator[Paragraph]:
    """The article's paragraphs, in order."""
    starts = doc.user_data.get("paragraph_starts", [0])
    for start, end in zip(starts, [*starts[1:], len(article.text)], strict=True):
        yield Paragraph(start, end, "body")
