"""A national programme made of random numbers: questionnaire, people and answers.

Ten raters to a participant, forty items on six scales with five options. Half of the raters answer
everything, the others leave out an answer in twelve. The same seed makes the same files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

ITEMS = tuple(f"Q{number:02d}" for number in range(40))
SCALES = tuple(f"scale{number * 6 // 40}" for number in range(40))
REVERSE = tuple(number % 5 == 4 for number in range(40))  # noqa: PLR2004 - every fifth item
OPTIONS = 5
GROUPS = ("direct_report", "line_manager", "partner", "peer", "self")
RATERS = 10
_GROUP_OF_RATER = np.array([4, 1, 3, 3, 3, 0, 0, 0, 2, 2], dtype=np.int32)
_ROWS = 1 << 18  # of a row group; no whole number of participants, so that its borders cut some


@dataclass(frozen=True, slots=True)
class Block:
    """Some rater rows: the number of each rater (rows,) and the answers (items, rows), 0 for none."""

    rater: npt.NDArray[np.int32]
    answers: npt.NDArray[np.int8]

    @property
    def participant(self) -> npt.NDArray[np.int32]:
        """The number of the participant (rows,) that each rater answers about."""
        return self.rater // np.int32(RATERS)

    @property
    def group(self) -> npt.NDArray[np.int32]:
        """The place in `GROUPS` (rows,) of each rater."""
        return np.take(_GROUP_OF_RATER, self.rater % RATERS)


def key_table() -> pd.DataFrame:
    """The scoring key."""
    bounds = {"minimum": 1, "maximum": OPTIONS}
    return pd.DataFrame({"item": ITEMS, "scale": SCALES, "reverse": REVERSE, **bounds})


def blocks(raters: int, rows: int = _ROWS, seed: int = 2026) -> Iterator[Block]:
    """All raters, at most `rows` of them at a time."""
    for start in range(0, raters, rows):
        rng = np.random.default_rng([seed, start])
        yield _block(np.arange(start, min(start + rows, raters), dtype=np.int32), rng)


def write_wide(path: Path, raters: int) -> None:
    """A row a rater, a column an item."""
    _write(path, map(_wide, blocks(raters)))


def write_long(path: Path, raters: int) -> None:
    """A row an answer; about a million in a row group."""
    _write(path, map(_long, blocks(raters, rows=_ROWS // 10)))


def _block(rater: npt.NDArray[np.int32], rng: np.random.Generator) -> Block:
    level = rng.normal(3.5, 0.6, len(rater)).astype(np.float32)
    leaves_out = np.where(rng.random(len(rater)) < 1 / 2, 1 / 12, 0).astype(np.float32)
    answers = np.stack([_answers(level, leaves_out, rng) for _ in ITEMS])
    return Block(rater, answers)


def _answers(
    level: npt.NDArray[np.float32], leaves_out: npt.NDArray[np.float32], rng: np.random.Generator
) -> npt.NDArray[np.int8]:
    noise = rng.standard_normal(len(level), dtype=np.float32)
    chosen: npt.NDArray[np.int8] = np.clip(np.rint(level + noise), 1, OPTIONS).astype(np.int8)
    chosen[rng.random(len(level), dtype=np.float32) < leaves_out] = 0
    return chosen


def _write(path: Path, tables: Iterator[Any]) -> None:
    """One row group a table, so that never more than one is in memory."""
    first = next(tables)
    with pq.ParquetWriter(path, first.schema) as file:
        for table in chain([first], tables):
            file.write_table(table, row_group_size=len(table))


def _wide(block: Block) -> Any:  # noqa: ANN401 - pyarrow ships no types
    people = _people(block, np.arange(len(block.rater)))
    people["rater"] = people["rater"].dictionary_decode()
    items = {name: pa.array(row, mask=row == 0) for name, row in zip(ITEMS, block.answers, strict=True)}
    return pa.table(people | items)


def _long(block: Block) -> Any:  # noqa: ANN401 - pyarrow ships no types
    answers = block.answers.T.ravel()
    given = np.flatnonzero(answers)
    row, item = np.divmod(given, len(ITEMS))
    codes = pa.array(item.astype(np.int32))
    columns = {"item": pa.DictionaryArray.from_arrays(codes, pa.array(ITEMS))}
    return pa.table(_people(block, row) | columns | {"response": pa.array(answers[given])})


def _people(block: Block, row: npt.NDArray[np.intp]) -> dict[str, Any]:
    """The three id columns of some rows of a block, as dictionaries of texts."""
    numbers = {"participant": (block.participant, "P{:07d}"), "rater": (block.rater, "R{:08d}")}
    columns = {name: _ids(each[row], form) for name, (each, form) in numbers.items()}
    return columns | {
        "rater_group": pa.DictionaryArray.from_arrays(pa.array(block.group[row]), pa.array(GROUPS))
    }


def _ids(numbers: npt.NDArray[np.int32], form: str) -> Any:  # noqa: ANN401 - pyarrow ships no types
    distinct, codes = np.unique(numbers, return_inverse=True)
    names = pa.array([form.format(number) for number in distinct.tolist()])
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), names)
