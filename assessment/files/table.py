"""A table as it stands in a file: texts only, each column held as its distinct texts and codes.

Everything that looks at texts (tidying ids, understanding answers) then works on the few distinct
texts, and everything that looks at rows works on whole arrays of codes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `codes` (rows,) point into `texts` (distinct texts); -1 is an empty cell.

    `names` are its headings, the first of which is shown; some tools write the question's
    wording below its code.
    """

    names: tuple[str, ...]
    codes: Codes
    texts: pa.StringArray

    @property
    def heading(self) -> str:
        """The heading as shown to people."""
        return self.names[0]

    def text_at(self, position: int) -> str:
        """The text in a row by its position, empty where the cell is."""
        code = int(self.codes[position])
        return "" if code < 0 else str(self.texts[code].as_py())

    def used(self) -> Mask:
        """Which of the distinct texts (texts,) occur in any row."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.texts)) > 0

    def each_text(self, code_of: Callable[[str], int], empty: int) -> npt.NDArray[np.int32]:
        """`code_of` applied to each distinct text, with `empty` last, so that code -1 finds it."""
        return np.array([*map(code_of, self.texts.to_pylist()), empty], dtype=np.int32)

    def at(self, keep: "Mask | Rows | slice") -> "Column":
        """The column with only the rows selected."""
        return replace(self, codes=self.codes[keep])


@dataclass(frozen=True, slots=True)
class RawTable:
    """Columns of equal length with the number of each row (rows,) in the file."""

    columns: tuple[Column, ...]
    rows: Rows

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def at(self, keep: "Mask | Rows | slice") -> "RawTable":
        """The table with only the rows selected."""
        if isinstance(keep, np.ndarray) and keep.dtype == np.bool_ and keep.all():
            return self
        return RawTable(tuple(column.at(keep) for column in self.columns), self.rows[keep])

    def filled(self) -> Mask:
        """Which rows (rows,) hold anything at all."""
        found = np.zeros(len(self), dtype=np.bool_)
        for column in self.columns:
            found |= column.codes >= 0
            if found.all():
                break
        return found


def column_of_texts(texts: Sequence[str | None], names: tuple[str, ...] = ("",)) -> Column:
    """A column from the text of each row; None and empty texts are empty cells."""
    array = pa.array([text or None for text in texts], type=pa.string())
    return column_of_chunks(pa.chunked_array([array]), names)


def column_of_chunks(chunks: pa.ChunkedArray, names: tuple[str, ...]) -> Column:
    """A column from pyarrow texts, dictionary-encoded or not."""
    if not pa.types.is_dictionary(chunks.type):
        chunks = chunks.dictionary_encode()
    texts, recodes = _one_dictionary([chunk.dictionary for chunk in chunks.chunks])
    parts = zip(chunks.chunks, recodes, strict=True)
    codes = [recode[_codes(chunk)] if recode is not None else _codes(chunk) for chunk, recode in parts]
    column = Column(names, np.concatenate([*codes, np.zeros(0, dtype=np.int32)]), texts)
    return _emptied(column) if holds_empty(texts) else column


def _codes(chunk: pa.DictionaryArray) -> Codes:
    codes: Codes = chunk.indices.cast(pa.int32()).fill_null(-1).to_numpy(zero_copy_only=False)
    return codes


def _one_dictionary(chunks: Sequence[pa.Array]) -> tuple[pa.StringArray, list[Codes | None]]:
    """The distinct texts of several dictionaries, and for each chunk how its codes change.

    Files often repeat one dictionary for every chunk, which is found by comparing and not by
    looking every text up again.
    """
    if not chunks:
        return pa.array([], type=pa.string()), []
    if all(chunk.equals(chunks[0]) for chunk in chunks[1:]):
        return chunks[0].cast(pa.string()), [None] * len(chunks)
    joined = pa.concat_arrays([chunk.cast(pa.string()) for chunk in chunks]).dictionary_encode()
    recode = np.split(_codes(joined), np.cumsum([len(chunk) for chunk in chunks])[:-1])
    return joined.dictionary, [np.append(part, np.int32(-1)) for part in recode]


def empty_column(name: str, rows: int) -> Column:
    """A column without any text."""
    return Column((name,), np.full(rows, -1, dtype=np.int32), pa.array([], type=pa.string()))


def holds_empty(texts: pa.StringArray) -> bool:
    """Whether any text is missing or nothing but blanks."""
    return bool(texts.null_count) or bool(pc.any(pc.equal(pc.utf8_trim_whitespace(texts), "")).as_py())


def constant_column(text: str, rows: int, name: str = "") -> Column:
    """A column with the same text in every row."""
    return Column((name,), np.zeros(rows, dtype=np.int32), pa.array([text], type=pa.string()))


def spreadsheet_letters(position: int) -> str:
    """A, B, ... Z, AA, ... for the columns from 0."""
    head, last = divmod(position, 26)
    return (spreadsheet_letters(head - 1) if head else "") + chr(ord("A") + last)


def _emptied(column: Column) -> Column:
    """The column with -1 for codes that point to a missing text or to blanks."""
    texts = [text if text and text.strip() else "" for text in column.texts.to_pylist()]
    recode = np.array([*(code if text else -1 for code, text in enumerate(texts)), -1], dtype=np.int32)
    return Column(column.names, recode[column.codes], pa.array(texts, type=pa.string()))
