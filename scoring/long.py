"""The long `responses` table: one row an answer.

Ten million rows become bytes in one pass over slices that stay in the processor's cache: each
answer is scattered to its place in a block (items, raters). What has to be known of the people is
found by `scoring.places`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.key import Key
from scoring.options import option_numbers
from scoring.people import and_more, people_problems, repeats
from scoring.places import Places, places
from scoring.problems import column_problems, id_problems, raise_all
from scoring.tables import PEOPLE, Codes, Responses, Rows, coded

LONG = (*PEOPLE, "item", "response")
SLICE = 1 << 15
_NO_ROW = np.uint8(255)  # stands in the block where the table has no row; no option has this number


@dataclass(frozen=True, slots=True)
class _Items:
    """The item of each answer: `codes` (answers,) into `position`, which is its place in the key."""

    codes: npt.NDArray[np.integer[Any]]
    position: Rows

    def at(self, answers: slice) -> Rows:
        """The place in the key of the items of some answers."""
        return self.position.take(self.codes[answers])


def code_long(frame: pd.DataFrame, key: Key) -> Responses:
    """Code a long table; see `scoring.responses.read_responses`."""
    problems: list[str] = []
    placed = _places(frame, problems)
    items = _items(frame, key, problems)
    places_are_known = not problems
    codes = _common_numbers(frame, key, problems)
    problems += people_problems(placed.people, placed.rater)
    if places_are_known:
        problems += _outside_options(codes, items, key)
    block = _scattered(codes, items, placed, key)
    if places_are_known:
        problems += _answered_twice(frame, block, items, placed.row)
    raise_all(problems)
    block *= block != _NO_ROW
    return Responses(people=placed.people, key=key, codes=tuple(block))


def _places(frame: pd.DataFrame, problems: list[str]) -> Places:
    """Whose each answer is; one and the same rater's where that cannot be told."""
    found = id_problems(frame, PEOPLE, "responses")
    problems += found
    return places(pd.DataFrame("", index=frame.index, columns=list(PEOPLE)) if found else frame)


def _items(frame: pd.DataFrame, key: Key, problems: list[str]) -> _Items:
    """Which item each answer is to; the key's first where that cannot be told."""
    found = id_problems(frame, ["item"], "responses")
    if found:
        problems += found
        return _Items(np.zeros(len(frame), dtype=np.int8), np.zeros(1, dtype=np.intp))
    values = coded(frame["item"])
    codes, names = values.codes, [str(name) for name in values.categories]
    unknown = {name for code, name in enumerate(names) if name not in key.items and (codes == code).any()}
    problems += [f"responses: the scoring key has no item {name!r}" for name in sorted(unknown)]
    position = [key.items.index(name) if name in key.items else 0 for name in names]
    return _Items(codes, np.array(position, dtype=np.intp))


def _common_numbers(frame: pd.DataFrame, key: Key, problems: list[str]) -> Codes:
    """The responses (answers,) as numbers among the options of all items together."""
    found = column_problems(frame, ["response"], "responses")
    try:
        if not found:
            return option_numbers(frame["response"], min(key.minimum), max(key.maximum))
    except ValueError as error:
        found.append(f"responses: column 'response': {error}")
    problems += found
    return np.zeros(len(frame), dtype=np.uint8)


def _outside_options(codes: Codes, items: _Items, key: Key) -> list[str]:
    """A problem for each item with an answer outside its own options."""
    low, high = min(key.minimum), max(key.maximum)
    if set(key.minimum) == {low} and set(key.maximum) == {high}:
        return []
    numbers = np.arange(low, high + 1)
    width = len(numbers) + 1
    place = items.at(np.s_[:]) * width + codes
    given = np.bincount(place, minlength=len(key.items) * width).reshape(-1, width)[:, 1:] > 0
    return [
        f"responses: item {name!r}: its options run from {least} to {most}, "
        f"the responses from {numbers[row].min()} to {numbers[row].max()}"
        for name, least, most, row in zip(key.items, key.minimum, key.maximum, given, strict=True)
        if (row & ((numbers < least) | (numbers > most))).any()
    ]


def _scattered(codes: Codes, items: _Items, placed: Places, key: Key) -> Codes:
    """A block (items, rows) with every answer in its place, as a number among its item's options."""
    rows = len(placed.rater)
    block = np.full((len(key.items), rows), _NO_ROW)
    shift = np.array([least - min(key.minimum) for least in key.minimum], dtype=np.uint8)
    flat = block.reshape(-1)
    for part in _slices(len(codes)):
        numbers, item = codes[part], items.at(part)
        if shift.any():
            numbers = np.where(numbers > 0, numbers - shift[item], numbers)
        flat[item * rows + placed.row[part]] = numbers
    return block


def _slices(length: int) -> Iterator[slice]:
    return (slice(start, start + SLICE) for start in range(0, length, SLICE))


def _answered_twice(
    frame: pd.DataFrame, block: Codes, items: _Items, row: npt.NDArray[np.int32]
) -> list[str]:
    if np.count_nonzero(block != _NO_ROW) == len(row):
        return []
    again = repeats(items.at(np.s_[:]) * block.shape[1] + row)
    found = frame.iloc[int(again[0])]
    who = f"row {again[0] + 1}: rater {found['rater']!r} about {found['participant']!r}"
    return [f"responses: {who}: item {found['item']!r} is answered twice{and_more(again)}"]
