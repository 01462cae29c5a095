"""Near-duplicates: copies of an article that were cut, edited or given another head, as agencies' are."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.record import NearDuplicate

if TYPE_CHECKING:
    from extractor.record import Record

SIMILAR = 0.5
"""The share of common sequences of words (Jaccard) from which two articles are near-duplicates. Of 576 news articles no
two reached 0.04; a copy of which a fifth was cut has 0.8, one with every twentieth word exchanged 0.7."""

SEQUENCE = 4
"""Words of a sequence."""

PERMUTATIONS = 64
"""Length of a signature: the similarity is known to about 0.06."""

_WORD = re.compile(r"\w+")


class NearDuplicates:
    """The articles that were met, by signature (MinHash, with an index by bands: datasketch); some 5 kB each.

    Raises ExtractorError where the library is not installed.
    """

    def __init__(self) -> None:
        try:
            from datasketch import MinHashLSH
        except ImportError:
            command = "pip install 'news-extractor[near-duplicates]'"
            raise ExtractorError(f"--near-duplicates needs a library: run `{command}`") from None
        self._index = MinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS)
        self._met: list[tuple[str, str, Any]] = []

    def met(self, record: Record) -> NearDuplicate | None:
        """The most similar article that was met before, if one is similar enough; this one is met now."""
        signature = self._signature(record.text)
        found = [(signature.jaccard(self._met[n][2]), -n) for n in self._index.query(signature)]
        similarity, place = max(found, default=(0.0, 0))
        self._add(record.path, record.id, signature)
        if similarity < SIMILAR:
            return None
        path, identity, _ = self._met[-place]
        return NearDuplicate(path=path, id=identity, similarity=round(float(similarity), 2))

    def note(self) -> list[str]:
        """What a later run needs to know of the last article that was met."""
        path, identity, signature = self._met[-1]
        return [path, identity, base64.b64encode(signature.hashvalues.astype("<u4").tobytes()).decode()]

    def recall(self, note: list[str]) -> None:
        """Meet an article of an earlier run, by its note."""
        import numpy

        path, identity, packed = note
        values = numpy.frombuffer(base64.b64decode(packed), dtype="<u4")
        self._add(path, identity, self._minhash(hashvalues=values))

    def _add(self, path: str, identity: str, signature: Any) -> None:
        self._index.insert(len(self._met), signature)
        self._met.append((path, identity, signature))

    def _signature(self, text: str) -> Any:
        words = _WORD.findall(text.lower())
        signature = self._minhash()
        sequences = {" ".join(words[at : at + SEQUENCE]) for at in range(max(1, len(words) - SEQUENCE + 1))}
        signature.update_batch([sequence.encode("utf-8", "replace") for sequence in sorted(sequences)])
        return signature

    @staticmethod
    def _minhash(**values: Any) -> Any:
        from datasketch import MinHash

        return MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32", **values)
