"""Records as JSON: an array, or a line each."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from extractor.record import Record
from extractor.views.options import ViewOptions

BLOCK = 2**20
"""Characters of a block, about."""


def json_lines(records: Iterable[Record], options: ViewOptions) -> Iterator[str]:
    """One JSON object a line, each as soon as its record is there."""
    for record in records:
        yield from _blocks(itertools.chain(record.json_pieces(text=options.text), ("\n",)))


def json_array(records: Iterable[Record], options: ViewOptions) -> Iterator[str]:
    """One JSON array, or with `options.single` the record as an object where it is the only one."""
    if options.single:
        first = list(itertools.islice(records := iter(records), 2))
        if len(first) == 1:
            yield first[0].to_json(text=options.text, indent=2) + "\n"
            return
        records = itertools.chain(first, records)
    opening = "[\n"
    for record in records:
        yield opening + record.to_json(text=options.text, indent=2)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _blocks(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces put together to blocks, so that a usual record is one."""
    block: list[str] = []
    length = 0
    for piece in pieces:
        block.append(piece)
        length += len(piece)
        if length >= BLOCK:
            yield "".join(block)
            block, length = [], 0
    if block:
        yield "".join(block)
