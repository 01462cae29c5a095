"""The same text again: worked once, and its facts reported for every place where it stands."""

from __future__ import annotations

import hashlib
import pickle  # of what this very process packed, never of anything that is read
import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace

from extractor.article import Article
from extractor.joining import joined
from extractor.record import Record
from extractor.running.outcomes import Done, Failure, words

REMEMBERED = 32 * 2**20
"""Bytes of the records that are kept, packed: some 10,000 articles; a text that comes again later is worked again."""


class Kept:
    """What came of an article, for its copies, which can ask once it is `known`: the records of its pieces, packed, or
    a failure."""

    __slots__ = ("_packed", "failure", "known", "size", "waiting")

    def __init__(self) -> None:
        self.known = False
        self.waiting: list[Copy] = []
        self.failure: Failure | None = None
        self.size = 0
        self._packed: list[tuple[int, bytes]] = []

    def add(self, start: int, record: Record) -> None:
        """Keep the record of the piece that begins at `start`."""
        packed = zlib.compress(pickle.dumps(record, protocol=5), 1)
        self._packed.append((start, packed))
        self.size += len(packed)

    def result(self, article: Article) -> Record | Failure:
        """What came of the article, as new."""
        if self.failure is not None:
            return self.failure
        self._packed.sort()
        return joined(article, ((start, pickle.loads(zlib.decompress(packed))) for start, packed in self._packed))


@dataclass(frozen=True, slots=True)
class Copy:
    """An article whose text and day another one had before it; `key` is its input's."""

    article: Article
    key: str
    kept: Kept

    def outcome(self) -> Done | Failure:
        """The outcome, which is that of the other article but for what the two do not share."""
        article = self.article
        result = self.kept.result(article)
        if isinstance(result, Failure):
            return replace(result, path=article.path, key=self.key)
        record = replace(
            result,
            path=article.path,
            url=article.url,
            title=article.title,
            published_from=article.published_from,
            byline=list(article.byline),
            warnings=list(article.warnings),
        )
        return Done(record, words(article), self.key)


class Originals:
    """The articles that were met last, REMEMBERED bytes of what came of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, Kept] = OrderedDict()
        self._size = 0

    def met(self, article: Article) -> tuple[Kept, bool]:
        """What is kept of an article's text and day, and whether it was met before."""
        key = hashlib.blake2b(f"{article.id} {article.published}".encode(), digest_size=16).digest()
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known, True
        kept = self._kept[key] = Kept()
        return kept, False

    def keep(self, kept: Kept) -> None:
        """Nothing more will come of an article: let its copies have it, and forget what was met long ago."""
        kept.known = True
        self._size += kept.size
        while self._size > REMEMBERED:
            _, oldest = self._kept.popitem(last=False)
            self._size -= oldest.size if oldest.known else 0
