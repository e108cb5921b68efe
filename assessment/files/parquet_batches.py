"""Parquet files of any size as pandas tables, whole or about a row group at a time.

For files that are clean already, such as those that a database writes: what is read goes straight
to `scoring`. Nothing is mapped or mended here; that is what `assessment.files.read` is for.
"""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

_IDS = ("participant", "rater", "rater_group", "item")
_INTEGERS = {
    pa.int8(): pd.Int8Dtype(),
    pa.uint8(): pd.UInt8Dtype(),
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
}


def parquet_frame(path: Path) -> pd.DataFrame:
    """The whole file as one table; ids become categories, and integers stay so beside empty cells."""
    with _opened(path) as file:
        return _frame(file.read())


def parquet_batches(path: Path) -> Generator[pd.DataFrame]:
    """The rows of the file in order, about a row group at a time; see `parquet_frame`.

    In a file that is sorted by participant, every table holds whole participants. The next one is
    read while one is worked on.
    """
    with _opened(path) as file:
        tables = (file.read_row_group(number) for number in range(file.num_row_groups))
        yield from _read_ahead(map(_frame, _whole_participants(filter(len, tables))))


def _opened(path: Path) -> Any:  # noqa: ANN401 - pyarrow ships no types
    names = pq.read_schema(path).names
    return pq.ParquetFile(path, memory_map=True, read_dictionary=[name for name in _IDS if name in names])


def _whole_participants(tables: Iterator[Any]) -> Iterator[Any]:
    """The same rows, each table with the rows of its last participant that the next one begins with.

    `scoring.batches` could do this too, but only by copying; here tables are cut and joined in place.
    """
    held: Any = next(tables, None)
    for table in tables:
        more = _rows_of(held["participant"][-1].as_py(), table["participant"])
        held, rest = pa.concat_tables([held, table.slice(0, more)]), table.slice(more)
        if len(rest):
            yield held
            held = rest
    if held is not None:
        yield held


def _rows_of(participant: object, column: Any) -> int:  # noqa: ANN401 - pyarrow ships no types
    """How many rows at the start of a column are about a participant."""
    if column[0].as_py() != participant:
        return 0
    codes = column.combine_chunks().dictionary_encode().indices.fill_null(-1).to_numpy()
    return int((codes != codes[0]).argmax()) or len(column)


def _read_ahead(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The same tables, each made in another thread while the one before is worked on."""
    with ThreadPoolExecutor(max_workers=1) as reader:
        coming = reader.submit(next, frames, None)
        while (frame := coming.result()) is not None:
            coming = reader.submit(next, frames, None)
            yield frame


def _frame(table: Any) -> pd.DataFrame:  # noqa: ANN401 - pyarrow ships no types
    return pd.DataFrame({name: _column(table[name]) for name in table.column_names}, copy=False)


def _column(chunks: Any) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """A column as pandas; a dictionary's in half the time that pyarrow's own conversion takes."""
    if not pa.types.is_dictionary(chunks.type):
        return chunks.to_pandas(types_mapper=_INTEGERS.get)
    parts = chunks.unify_dictionaries().chunks or [pa.array([], chunks.type)]
    codes = [(part.indices.fill_null(-1) if part.null_count else part.indices).to_numpy() for part in parts]
    categories = pd.Index(parts[0].dictionary.to_pandas())
    narrow = np.min_scalar_type(-1 - len(categories))
    together = np.concatenate(codes, dtype=narrow, casting="unsafe")
    return pd.Categorical.from_codes(together, categories=categories, validate=False)
