"""The same text again: worked once, and its facts reported for every place where it stands."""

from __future__ import annotations

import hashlib
import pickle  # of what this very process packed, never of anything that is read
import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace

from extractor.article import Article
from extractor.record import Record
from extractor.running.outcomes import Done, Failure, words

REMEMBERED = 10_000
"""Articles whose records are kept, packed to some 3 kB each; a text that comes again after more is worked again."""


class Kept:
    """What came of an article, once it is `known`, for its copies."""

    __slots__ = ("_packed", "known", "waiting")

    def __init__(self) -> None:
        self.known = False
        self.waiting: list[Copy] = []
        self._packed = b""

    def keep(self, result: Record | Failure) -> None:
        """Keep the result of the article."""
        self.known = True
        self._packed = zlib.compress(pickle.dumps(result, protocol=5), 1)

    def result(self) -> Record | Failure:
        """The result, as new."""
        result: Record | Failure = pickle.loads(zlib.decompress(self._packed))
        return result


@dataclass(frozen=True, slots=True)
class Copy:
    """An article whose text and day another one had before it; `key` is its input's."""

    article: Article
    key: str
    kept: Kept

    def outcome(self) -> Done | Failure:
        """The outcome, which is that of the other article but for what the two do not share."""
        result, article = self.kept.result(), self.article
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
    """The articles that were met, the last REMEMBERED of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, Kept] = OrderedDict()

    def met(self, article: Article) -> tuple[Kept, bool]:
        """What is kept of an article's text and day, and whether it was met before."""
        key = hashlib.blake2b(f"{article.id} {article.published}".encode(), digest_size=16).digest()
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known, True
        kept = self._kept[key] = Kept()
        if len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)
        return kept, False
