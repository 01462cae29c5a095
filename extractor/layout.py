"""What each paragraph of an article is: headline, header, body, or a leftover of the web page that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.document import Paragraph
from extractor.rules import RuleKeys, Rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEYS = RuleKeys(kind="layout", slots=frozenset({"leftover"}))


def find_paragraphs(article: Article, doc: Doc, rules: Rules) -> Iterator[Paragraph]:
    """The article's paragraphs, in order."""
    starts = doc.user_data.get("paragraph_starts", [0])
    for start, end in zip(starts, [*starts[1:], len(article.text)], strict=True):
        yield Paragraph(start, end, "body")
