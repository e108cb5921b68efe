"""Parquet files, as pandas, polars, R and databases write them."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assessment.files import catalogue
from assessment.files.problems import Findings
from assessment.files.table import Column, RawTable, column_of_chunks, empty_column

_WIDEST_RANGE = 4096


def read_parquet(data: pa.Buffer, is_relevant: Callable[[str], bool], findings: Findings) -> RawTable:
    """The columns of a Parquet file; those that are not relevant by their names stay empty.

    Texts stay dictionary-encoded, and small integers become codes directly.

    Raises
    ------
    ResponsesError
        Where the file is damaged or holds no row.
    """
    try:
        schema = pq.read_schema(data)
        wanted = [field for field in schema if is_relevant(field.name)]
        texts = [field.name for field in wanted if _is_text(field.type)]
        table = pq.ParquetFile(data, read_dictionary=texts).read([field.name for field in wanted])
    except (pa.ArrowException, OSError) as error:
        raise findings.refuse(catalogue.DAMAGED, cause=error) from None
    rows = pq.read_metadata(data).num_rows
    if not rows:
        raise findings.refuse(catalogue.HEADINGS_ONLY if schema.names else catalogue.EMPTY_FILE)
    read = {
        name: _column(name, chunks) for name, chunks in zip(table.column_names, table.columns, strict=True)
    }
    columns = tuple(read.get(name) or empty_column(name, rows) for name in schema.names)
    return RawTable(columns, np.arange(1, rows + 1))


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _column(name: str, chunks: pa.ChunkedArray) -> Column:
    if pa.types.is_dictionary(chunks.type) and not _is_text(chunks.type.value_type):
        chunks = chunks.cast(chunks.type.value_type)
    if pa.types.is_floating(chunks.type):
        chunks = _whole(chunks)
    if pa.types.is_integer(chunks.type) and (column := _small_integers(name, chunks)):
        return column
    return column_of_chunks(_texts(chunks), (name,))


def _whole(chunks: pa.ChunkedArray) -> pa.ChunkedArray:
    """Floating-point numbers as integers if all of them are, with NaN as missing."""
    numbers = pc.if_else(pc.is_nan(chunks), pa.scalar(None, chunks.type), chunks)
    all_whole = pc.all(pc.equal(numbers, pc.floor(numbers))).as_py() is not False
    return numbers.cast(pa.int64()) if all_whole and _fits(numbers) else numbers


def _fits(numbers: pa.ChunkedArray) -> bool:
    ends = pc.min_max(numbers).as_py()
    return ends["min"] is None or max(-ends["min"], ends["max"]) < 2**53


def _small_integers(name: str, chunks: pa.ChunkedArray) -> Column | None:
    """Integers of a small range as codes counted from the lowest; None where the range is not small."""
    ends = pc.min_max(chunks).as_py()
    low, high = ends["min"] or 0, ends["max"] or 0
    if high - low > _WIDEST_RANGE:
        return None
    numbers = chunks.fill_null(low).combine_chunks().to_numpy(zero_copy_only=False).astype(np.int32) - low
    missing = chunks.is_null().combine_chunks().to_numpy(zero_copy_only=False) if chunks.null_count else None
    codes = numbers if missing is None else np.where(missing, np.int32(-1), numbers)
    return Column((name,), codes, pa.array([str(number) for number in range(low, high + 1)], pa.string()))


def _texts(chunks: pa.ChunkedArray) -> pa.ChunkedArray:
    """Anything as texts."""
    if pa.types.is_dictionary(chunks.type):
        return chunks
    try:
        return chunks.cast(pa.string())
    except pa.ArrowException:
        texts = [None if value is None else str(value) for value in chunks.to_pylist()]
        return pa.chunked_array([pa.array(texts, pa.string())])
