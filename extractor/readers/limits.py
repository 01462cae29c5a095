"""How much is read at most: hostile input ends with a clear line, never with a full memory or disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Final

from extractor.errors import InputError

MAX_DOCUMENT: Final = 256 * 1024 * 1024
"""Bytes of one document, without compression; what is larger is named as failed."""

MAX_LINE: Final = 64 * 1024 * 1024
"""Bytes of one line, row or JSON value, which takes several times as much memory while it is parsed."""

MAX_MEMBERS: Final = 1_000_000
"""Files of one input, in all of its archives."""

MAX_ARCHIVE: Final = 64 * 1024 * 1024 * 1024
"""Bytes of all that one input holds, without compression."""

MAX_SPOOLED: Final = 8 * 1024 * 1024 * 1024
"""Bytes that are put into a temporary file, for a format that cannot be read from front to end."""

MAX_RATIO: Final = 1000
"""Bytes that one compressed byte may become, beyond the first `FREE`: real text stays far below 100."""

FREE: Final = 1024 * 1024
"""Bytes that are below suspicion, however small the file that they came from."""

MAX_DEPTH: Final = 3
"""Archives in archives in archives."""

MAX_PAGE: Final = 32 * 1024 * 1024
"""Characters of one web page; a saved one with its pictures inside has a few million."""

MAX_TAGS: Final = 100_000
"""Tags of one web page; long articles have some thousands."""

MAX_INLINE: Final = 25_000_000
"""Sum, over the blocks of a web page, of the squared number of inline elements: the time that its text takes."""

MAX_PARTS: Final = 500
"""Parts of one mail."""

MAX_PAGES: Final = 2_000
"""Pages of one PDF."""

_PIECE: Final = 1024 * 1024


class ExhaustedError(InputError):
    """An input grew beyond what is read of one input: nothing else of it is read."""


def read_limited(stream: IO[bytes], path: str) -> bytes:
    """All bytes of a stream. Raises InputError where they are more than those of a document, whatever its size says."""
    pieces, size = [], 0
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_DOCUMENT:
            raise too_large(path)
    return b"".join(pieces)


def limited_lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long. What goes on without an end is not read to its end."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) <= MAX_LINE:
            yield line
            continue
        del line
        yield None
        skipped = 0
        while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
            skipped += len(piece)
            if skipped > MAX_LINE:
                return


def too_large(path: str, most: int | None = None) -> InputError:
    """The failure of what is larger than a document, or has more than so many bytes."""
    return InputError(f"is too large: more than {_in_words(most or MAX_DOCUMENT)}; split it", path=path)


def _in_words(size: int) -> str:
    return f"{size // 1024**3} GiB" if size >= 1024**3 else f"{size // 1024**2} MiB"


@dataclass(slots=True)
class Budget:
    """What one input may become when it is unpacked: shared by all archives in it.

    `given` tells how many bytes the input itself has (as far as it was read).
    """

    given: Callable[[], int]
    members: int = 0
    total: int = 0

    def spend(self, size: int, path: str) -> None:
        """Count bytes that came out of an archive. Raises ExhaustedError."""
        self.total += size
        if self.total > MAX_ARCHIVE:
            raise ExhaustedError(f"holds more than {_in_words(MAX_ARCHIVE)}: the rest was not read", path=path)
        if self.total > FREE and self.total > MAX_RATIO * self.given():
            raise ExhaustedError(_bomb(), path=path)

    def enter(self, path: str) -> None:
        """Count a file of an archive. Raises ExhaustedError."""
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise ExhaustedError(f"holds more than {MAX_MEMBERS:,} files: the rest was not read", path=path)


def bomb(path: str) -> InputError:
    """The failure of what grows too much when it is unpacked."""
    return InputError(_bomb(), path=path)


def _bomb() -> str:
    return f"grows more than {MAX_RATIO}-fold when it is unpacked, as no text does: the rest was not read"
