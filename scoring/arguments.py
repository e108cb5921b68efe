"""What every statistic asks of its arguments: shapes, levels, names of choices, complete rows.

The `..._problems` functions give lists, so that a caller can report everything that is wrong at once
(`scoring.problems.raise_all`).
"""

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.problems import raise_all

Floats = NDArray[np.float64]

_NO_LABEL = frozenset({"None", "nan", "<NA>", "NaT"})  # as missing labels are written


class CompleteRows(NamedTuple):
    """The rows of a table without a missing value, and the number of the others."""

    rows: Floats
    dropped: int


def matrix(values: ArrayLike, *, name: str, axes: str) -> Floats:
    """`values` as a table of floats.

    Raises
    ------
    TableError
        Unless there are two dimensions and nothing infinite; the message calls the table `name` and
        says what its `axes` are, for example "(raters, items)".
    """
    table = np.asarray(values, dtype=float)
    if table.ndim != 2:  # noqa: PLR2004 - a table has rows and columns
        raise_all([f"{name}: the shape is {table.shape}. Give a table with the axes {axes}."])
    raise_all(infinity_problems(table, name))
    return table


def vector(values: ArrayLike, *, name: str, axis: str) -> Floats:
    """`values` as a row of floats; errors as in `matrix`, `axis` being for example "(raters,)"."""
    row = np.asarray(values, dtype=float)
    if row.ndim != 1:
        raise_all([f"{name}: the shape is {row.shape}. Give one value each, shape {axis}."])
    raise_all(infinity_problems(row, name))
    return row


def complete_rows(table: Floats) -> CompleteRows:
    """The rows without NaN (listwise deletion), and how many were left out; the table itself, if none."""
    if _all_finite(table):
        return CompleteRows(table, 0)
    whole = ~np.isnan(table).any(axis=1)
    return CompleteRows(table[whole], int((~whole).sum()))


def infinity_problems(values: Floats, name: str) -> list[str]:
    """A problem where a value is infinite; the first is named by its place, counted from 1."""
    if _all_finite(values) or not np.isinf(values).any():
        return []
    infinite = np.argwhere(np.isinf(values))
    place = ", ".join(str(position + 1) for position in infinite[0].tolist())
    told = f"{name}: {len(infinite)} values are infinite, the first at {place}."
    return [f"{told} Give numbers, and NaN where there is none."]


def length_problems(lengths: dict[str, int]) -> list[str]:
    """A problem where things that belong together, by name, differ in length."""
    if len(set(lengths.values())) < 2:  # noqa: PLR2004 - one length for all
        return []
    given = ", ".join(f"{name} has {length}" for name, length in lengths.items())
    return [f"The lengths differ: {given}. Give one value of each for every row."]


def label_problems(name: str, labels: NDArray[np.generic]) -> list[str]:
    """A problem where labels are no row, where some are missing, or text is mixed with what is none."""
    if labels.ndim != 1:
        return [f"{name}: the shape is {labels.shape}. Give one label each, in one row."]
    missing = missing_label_problems(name, labels)
    kinds = {isinstance(label, str) for label in labels} if labels.dtype.kind == "O" and not missing else ()
    mixed = f"{name}: some labels are text, some are not. Give labels of one kind."
    return missing + [mixed] * (len(kinds) > 1)


def missing_label_problems(name: str, labels: NDArray[np.generic]) -> list[str]:
    """A problem where labels, shape (rows,), are missing: None, NaN, or what pandas has for them."""
    missing = np.flatnonzero(_without_label(labels))
    if not len(missing):
        return []
    told = f"{name}: {len(missing)} labels are missing, the first at {missing[0] + 1}."
    return [f"{told} Give one for every row, or leave the row out."]


def choice_problems(name: str, value: str, choices: Collection[str]) -> list[str]:
    """A problem where `value` is none of `choices`."""
    return [] if value in choices else [f"{name} is '{value}'. Choose from: {', '.join(choices)}."]


def level_problems(name: str, value: float) -> list[str]:
    """A problem unless `value` is a share strictly between 0 and 1, such as a level of confidence."""
    return [] if 0 < value < 1 else [f"{name} is {value}. Give a share between 0 and 1, such as 0.95."]


def _all_finite(values: Floats) -> bool:
    """Whether nothing is missing or infinite, told from the sum; a sum that overflows says no."""
    with np.errstate(over="ignore", invalid="ignore"):
        return bool(np.isfinite(values.sum()))


def _without_label(labels: NDArray[Any]) -> NDArray[np.bool_]:
    """Where there is no label."""
    if labels.dtype.kind != "O":
        return np.asarray(labels != labels)  # noqa: PLR0124 - only what is missing differs from itself
    return np.array([not isinstance(label, str) and str(label) in _NO_LABEL for label in labels], dtype=bool)
