"""The scoring key: which scale each item counts for, and how."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.problems import column_problems, raise_all

COLUMNS = ("item", "scale", "reverse", "minimum", "maximum")
_FEWEST_OPTIONS, _MOST_OPTIONS = 2, 254


@dataclass(frozen=True, slots=True)
class Key:
    """A scoring key: which scale each item counts for, and how.

    `items`, `scales` (per item), `reverse`, `minimum` and `maximum` are aligned; bounds are those
    of the response format, never of the data.
    """

    items: tuple[str, ...]
    scales: tuple[str, ...]
    reverse: tuple[bool, ...]
    minimum: tuple[int, ...]
    maximum: tuple[int, ...]

    @property
    def scale_names(self) -> tuple[str, ...]:
        """The scales in the order of their first item."""
        return tuple(dict.fromkeys(self.scales))

    def members(self, scale: str) -> tuple[int, ...]:
        """The positions of the items of `scale`."""
        return tuple(i for i, name in enumerate(self.scales) if name == scale)

    def options(self, item: int) -> int:
        """The number of response options of the item at a position."""
        return self.maximum[item] - self.minimum[item] + 1


def read_key(frame: pd.DataFrame) -> Key:
    """The scoring key in a table with columns item, scale, reverse, minimum, maximum.

    Raises
    ------
    TableError
        With every problem at once: a missing column, no items, an item that stands twice or has no
        name or scale, bounds that are no whole numbers or leave fewer than 2 options, a scale that
        mixes response ranges, ranges that span more than 254 options together.
    """
    raise_all(column_problems(frame, COLUMNS, "scoring key"))
    raise_all(_cell_problems(frame))
    key = Key(
        items=tuple(frame["item"].astype(str)),
        scales=tuple(frame["scale"].astype(str)),
        reverse=tuple(bool(x) for x in frame["reverse"]),
        minimum=tuple(int(x) for x in frame["minimum"]),
        maximum=tuple(int(x) for x in frame["maximum"]),
    )
    raise_all([*_item_problems(key), *_range_problems(key)])
    return key


def _cell_problems(frame: pd.DataFrame) -> list[str]:
    """What is wrong with single cells; a table without rows has no cell that is right."""
    problems = [] if len(frame) else ["scoring key: the table has no items"]
    for name in ("item", "scale"):
        problems += _misfits(frame, name, ~frame[name].isna(), "a name")
    problems += _misfits(frame, "reverse", frame["reverse"].isin([True, False]), "true or false")
    for name in ("minimum", "maximum"):
        numbers = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
        problems += _misfits(
            frame, name, np.isfinite(numbers) & (np.floor(numbers) == numbers), "a whole number"
        )
    return problems


def _misfits(frame: pd.DataFrame, name: str, fits: Iterable[bool], wanted: str) -> list[str]:
    return [
        f"scoring key: {name} of item {item!r} is {value!r}, expected {wanted}"
        for item, value, good in zip(frame["item"], frame[name], fits, strict=True)
        if not good
    ]


def _item_problems(key: Key) -> list[str]:
    twice = sorted({item for item in key.items if key.items.count(item) > 1})
    problems = [f"scoring key: item {item!r} stands twice" for item in twice]
    for item, name in enumerate(key.items):
        if key.options(item) < _FEWEST_OPTIONS:
            bounds = f"from {key.minimum[item]} to {key.maximum[item]}"
            problems.append(f"scoring key: the options of item {name!r} run {bounds}, expected at least two")
    return problems


def _range_problems(key: Key) -> list[str]:
    problems = []
    for scale in key.scale_names:
        ranges = {(key.minimum[i], key.maximum[i]) for i in key.members(scale)}
        if len(ranges) > 1:
            problems.append(f"scoring key: the items of scale {scale!r} have different response ranges")
    low, high = min(key.minimum), max(key.maximum)
    if high - low >= _MOST_OPTIONS:
        problems.append(f"scoring key: options from {low} to {high}, expected at most {_MOST_OPTIONS} in all")
    return problems
