"""CSV and its relatives: the delimiter is found, quoted line breaks are kept, bad rows are named."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from assessment.files import catalogue
from assessment.files.decoding import as_utf8
from assessment.files.problems import Findings
from assessment.files.ragged import RaggedRow, list_ragged, split_fitting
from assessment.files.table import Column, RawTable, Rows, column_of_chunks

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_BYTES = 1 << 18
_SAMPLE_ROWS = 50
_LINE_END = re.compile(rb"[\r\n]")
_DECLARED = re.compile(rb"sep=([,;\t|])\r?\n", re.IGNORECASE)
_BLOCK_BYTES = 1 << 22
_ENDLESS_CELL = "a cell is longer than 4 MB"
_ENDLESS_ROW = "a text whose first row is longer than 256 KB"
_NOTHING = "".join(DELIMITERS) + '"\r\n '

LeaveOut = Callable[[arrow_csv.InvalidRow], str]


def read_delimited(data: bytes, skip_rows: int, findings: Findings) -> RawTable:
    """All rows of a delimited text, headings included, with rows of another width left out and listed.

    `skip_rows` rows above the headings may have any width. A first line `sep=;`, which Excel
    writes and understands, counts as a row.
    """
    data = as_utf8(data, findings)
    declared = _DECLARED.match(data)
    body = data[declared.end() :] if declared else data
    if not body or body.isspace():
        raise findings.refuse(catalogue.EMPTY_FILE)
    if len(body) > _SAMPLE_BYTES and not _LINE_END.search(body, 0, _SAMPLE_BYTES):
        raise findings.refuse(catalogue.WRONG_FORMAT, found=_ENDLESS_ROW)
    delimiter = declared[1].decode() if declared else _sniffed(body, skip_rows)
    table = _parsed(body, delimiter, skip_rows, findings, first=2 if declared else 1)
    _refuse_open_quote(body, table, findings)
    return table


def _sniffed(body: bytes, skip_rows: int) -> str:
    """The delimiter by which most rows are as wide as the headings, the widest if several do."""
    return max(DELIMITERS, key=lambda delimiter: _fit(body, delimiter, skip_rows))


def _fit(body: bytes, delimiter: str, skip_rows: int) -> tuple[bool, int]:
    widths = [len(record) for record in _sample(body, delimiter, skip_rows) if record]
    same = sum(width == widths[0] for width in widths) if widths else 0
    return same * 2 > len(widths) and widths[0] > 1, widths[0] if widths else 0


def _sample(body: bytes, delimiter: str, skip_rows: int) -> Iterator[list[str]]:
    """The first records; a cell that is longer than the sample ends them."""
    text = body[:_SAMPLE_BYTES].decode("utf-8", errors="replace").replace("\x00", " ")
    complete = text if len(body) <= _SAMPLE_BYTES else text[: text.rfind("\n")]
    records = csv.reader(io.StringIO(complete, newline=""), delimiter=delimiter)
    with suppress(csv.Error):
        yield from islice(records, skip_rows, skip_rows + _SAMPLE_ROWS)


def _parsed(body: bytes, delimiter: str, skip_rows: int, findings: Findings, first: int) -> RawTable:
    headings = next((record for record in _sample(body, delimiter, skip_rows) if record), [""])
    ragged: list[RaggedRow] = []

    def leave_out(row: arrow_csv.InvalidRow) -> str:
        ragged.append(RaggedRow(row.number, row.actual_columns, row.text))
        return "skip"

    try:
        arrow = _arrow_table(body, delimiter, len(headings), leave_out)
    except pa.ArrowInvalid:
        raise findings.refuse(catalogue.DAMAGED, cause=_ENDLESS_CELL) from None
    fitting, more, others = split_fitting(_below(ragged, skip_rows), headings, delimiter)
    for row in others:
        list_ragged(row, row.number + first - 1, len(headings), findings)
    places = _places(len(arrow), ragged, fitting)
    table = RawTable(_joined(arrow, more), places + first)
    return table.at(np.argsort(places)) if fitting else table


def _below(ragged: Iterable[RaggedRow], skip_rows: int) -> list[RaggedRow]:
    """The rows below those skipped that hold anything."""
    return [row for row in ragged if row.number > skip_rows and row.text.strip(_NOTHING)]


def _places(even: int, ragged: Sequence[RaggedRow], fitting: Sequence[RaggedRow]) -> Rows:
    """Where in the body stands which row, from 0: first the even ones, then those that fit."""
    others = np.delete(np.arange(even + len(ragged)), [row.number - 1 for row in ragged])
    return np.array([*others, *(row.number - 1 for row in fitting)], dtype=np.int64) if fitting else others


def _joined(texts: pa.Table, more: pa.Table) -> tuple[Column, ...]:
    """The columns of two tables, one below the other."""
    below = more.cast(texts.schema)
    return tuple(column_of_chunks(column, ("",)) for column in pa.concat_tables([texts, below]).columns)


def _arrow_table(body: bytes, delimiter: str, width: int, leave_out: LeaveOut) -> pa.Table:
    names = [str(position) for position in range(width)]
    texts = pa.dictionary(pa.int32(), pa.string())
    return arrow_csv.read_csv(
        pa.BufferReader(body),
        read_options=arrow_csv.ReadOptions(
            column_names=names, use_threads=False, block_size=min(max(len(body), 1), _BLOCK_BYTES)
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=leave_out,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, texts),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )


def _refuse_open_quote(body: bytes, table: RawTable, findings: Findings) -> None:
    """Refuse a text whose last cell runs on because a quotation mark is never closed."""
    if body.count(b'"') % 2 == 0 or not len(table):
        return
    last = len(table) - 1
    if any("\n" in column.text_at(last) for column in table.columns):
        raise findings.refuse(catalogue.OPEN_QUOTE, at=int(table.rows[last]))
