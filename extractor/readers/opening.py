"""An open stream, read as what its name says it is: a document, a collection, or an archive of these."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from extractor.errors import InputError
from extractor.readers import COLLECTIONS, CONTAINERS, DOCUMENTS, NO_PLAIN_TEXT, READERS, Columns, Read, Source
from extractor.readers.compressed import COMPRESSIONS, inner_name
from extractor.readers.limits import MAX_DEPTH, Budget, ExhaustedError, read_limited
from extractor.readers.sniffing import sniffed
from extractor.readers.source import Member


@dataclass(frozen=True, slots=True)
class Within:
    """Where a stream stands: below how many archives of one input, what that input may become, what columns mean."""

    columns: Columns
    budget: Budget
    depth: int = 0
    compressed: bool = False

    def below(self, suffix: str) -> Within:
        """The same, in a container with this suffix; a compressed archive counts once."""
        compressed = suffix in COMPRESSIONS
        deeper = not compressed or self.compressed
        return Within(self.columns, self.budget, self.depth + deeper, compressed)


def suffix_of(name: str) -> str:
    """What a file's name says it is, in small letters: `.warc.gz`, else the last suffix."""
    lower = name.lower()
    return ".warc.gz" if lower.endswith(".warc.gz") else os.path.splitext(lower.replace("\\", "/"))[1]


def is_read(name: str) -> bool:
    """Is this the name of something that is read where nobody named it, in a folder or an archive?"""
    return _suffix_within(name) in READERS


def holds_many(name: str) -> bool:
    """Is this the name of something that may hold more than one article: a collection or an archive?"""
    suffix = _suffix_within(name)
    return suffix in COLLECTIONS or suffix in CONTAINERS


def _suffix_within(name: str) -> str:
    """What a file's name says it is, of a compressed one what is in it."""
    suffix = suffix_of(name)
    return suffix_of(inner_name(name)) if suffix in COMPRESSIONS else suffix


def opened(stream: IO[bytes], name: str, path: str, within: Within) -> Iterator[Read]:
    """All that a stream holds, one thing at a time; what is broken comes as an `InputError`.

    Raises ExhaustedError where nothing else of the whole input is to be read.
    """
    try:
        yield from _things(stream, name, path, within)
    except ExhaustedError:
        raise
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror or error})", path=path)


def _things(stream: IO[bytes], name: str, path: str, within: Within) -> Iterator[Read]:
    suffix = suffix_of(name)
    if not suffix:
        stream, suffix = sniffed(stream)
        name = f"{name or 'input'}{suffix}"
    if suffix in CONTAINERS:
        yield from _members(stream, name, path, within.below(suffix))
    elif suffix in COLLECTIONS:
        yield from COLLECTIONS[suffix](stream, path, within.columns)
    elif suffix in NO_PLAIN_TEXT and suffix not in DOCUMENTS:
        raise InputError(f"is a {suffix} file, which cannot be read; what can: {', '.join(READERS)}", path=path)
    else:
        yield Source(path=path, suffix=suffix, data=read_limited(stream, path))


def _members(stream: IO[bytes], name: str, path: str, within: Within) -> Iterator[Read]:
    """What the files of a container hold; a failure that comes again because it is the container's comes once."""
    suffix = suffix_of(name)
    if within.depth > MAX_DEPTH:
        raise InputError(f"is an archive in {MAX_DEPTH} archives, and no more are opened: unpack it", path=path)
    found, failure = False, ""
    for member in CONTAINERS[suffix](stream, name, path, within.budget):
        if isinstance(member, Member) and not (suffix in COMPRESSIONS or is_read(member.name)):
            continue
        found = True
        for item in [member] if isinstance(member, InputError) else _member(member, within):
            if isinstance(item, InputError):
                if str(item) == failure:
                    return
                failure = str(item)
            yield item
    if not found:
        yield InputError(f"is an archive without articles ({', '.join(READERS)})", path=path)


def _member(member: Member, within: Within) -> Iterator[Read]:
    try:
        stream = member.open()
    except InputError as error:
        yield error
        return
    with stream:
        yield from opened(stream, member.name, member.path, within)
