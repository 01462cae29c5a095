"""Parquet: an article for each row; the path of the third is `file.parquet#3`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, Final

from extractor.errors import InputError
from extractor.readers.parts import article_with, columns_for
from extractor.readers.source import Columns, Read
from extractor.readers.streams import broken, seekable

if TYPE_CHECKING:
    import pyarrow

_ROWS: Final = 16
"""Rows that are in memory at once."""

_BUFFER: Final = 256 * 1024
"""Bytes of a column that are read at once."""


def read_parquet(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Read]:
    """An article for each row, with only the columns that hold its parts read from the file."""
    number = 0
    with seekable(stream, path) as file:
        try:
            for row, keys in _rows(file, path, columns):
                number += 1
                yield _article(row, keys, f"{path}#{number}")
        except InputError:
            raise
        except Exception as error:  # pyarrow has errors of many kinds for files that are broken
            raise broken(error, path) from error
    if not number:
        yield InputError("is empty: it holds no row", path=path)


def _article(row: dict[str, Any], keys: dict[str, list[str]], path: str) -> Read:
    try:
        return article_with(row, keys, path)
    except InputError as error:
        return error


def _rows(file: IO[bytes], path: str, columns: Columns) -> Iterator[tuple[dict[str, Any], dict[str, list[str]]]]:
    """Each row with the keys that its parts have."""
    from pyarrow import parquet

    table = parquet.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
    keys = columns_for(table.schema_arrow.names, columns, path)
    wanted = list(dict.fromkeys(key for part in keys.values() for key in part))
    for batch in table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
        values = [_values(column) for column in batch.columns]
        for row in zip(*values, strict=True):
            yield dict(zip(batch.schema.names, row, strict=True)), keys


def _values(column: pyarrow.Array) -> list[Any]:
    """The values of a column; timestamps as the days of their own time zone."""
    import pyarrow
    from pyarrow import compute

    if pyarrow.types.is_timestamp(column.type):
        local = compute.local_timestamp(column) if column.type.tz else column
        column = local.cast(pyarrow.timestamp("s"), safe=False).cast(pyarrow.date32(), safe=False)
    return list(column.to_pylist())
