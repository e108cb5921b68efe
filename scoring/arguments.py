"""What every statistic asks of its arguments: shapes, levels, names of choices, complete rows.

The `..._problems` functions give lists, so that a caller can report everything that is wrong at once
(`scoring.problems.raise_all`).
"""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from numbers import Integral, Real
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arrays import Floats, Whole, floats, place_of, whole_or_floats
from scoring.problems import TableError, raise_all

_NO_LABEL = frozenset({"None", "nan", "<NA>", "NaT"})  # as missing labels are written
_LARGEST = 1e50  # the sixth powers of larger numbers leave the range of floats, as those of small ones do


class CompleteRows(NamedTuple):
    """The rows of a table without a missing value, and the number of the others."""

    rows: Floats
    dropped: int


def broadcast(**figures: ArrayLike) -> tuple[Floats, ...]:
    """Figures as floats in the one shape that they broadcast to.

    Raises
    ------
    TableError
        As `floats`, for all of the figures at once, and for shapes that do not broadcast together.
    """
    arrays = read_all(partial(floats, values, name=name) for name, values in figures.items())
    try:
        return np.broadcast_arrays(*arrays)
    except ValueError:
        shapes = ", ".join(f"{name} has {array.shape}" for name, array in zip(figures, arrays, strict=True))
        problem = f"The shapes differ: {shapes}. Give shapes that broadcast together."
    raise TableError([problem])


def read_all(readers: Iterable[Callable[[], Floats]]) -> list[Floats]:
    """What each of `readers` gives; `TableError` with the problems of all that fail, at once."""
    found, problems = attempted(readers)
    raise_all(problems)
    return found


def attempted(readers: Iterable[Callable[[], Floats]]) -> tuple[list[Floats], list[str]]:
    """What those of `readers` give that do not fail, and the problems of the others."""
    found: list[Floats] = []
    problems: list[str] = []
    for read in readers:
        try:
            found.append(read())
        except TableError as error:
            problems += error.problems
    return found, problems


def matrix(values: ArrayLike, *, name: str, axes: str) -> Floats:
    """`values` as a table of floats.

    Raises
    ------
    TableError
        As `floats`, and unless there are two dimensions, nothing infinite or beyond 1e50, and, where
        not all are 0, a value of at least 1e-50; the message calls the table `name` and says what its
        `axes` are, for example "(raters, items)".
    """
    table = floats(values, name=name)
    raise_all(_table_problems(table, name, axes) or unit_problems(table, name))
    return table


def vector(values: ArrayLike, *, name: str, axis: str) -> Floats:
    """`values` as a row of floats; errors as in `matrix`, `axis` being for example "(raters,)"."""
    row = floats(values, name=name)
    if row.ndim != 1:
        raise_all([f"{name}: the shape is {row.shape}. Give one value each, shape {axis}."])
    raise_all(unit_problems(row, name))
    return row


def numbers(values: ArrayLike, *, name: str, axes: str) -> Floats | Whole:
    """`values` as a table of floats, or of whole numbers where it is an array of such.

    Errors as in `matrix`, except that infinite values are not looked for: for those who add up the whole
    table anyway, and see it from the sums.
    """
    table = whole_or_floats(values, name=name)
    raise_all(_table_problems(table, name, axes))
    return table


def options_table(values: ArrayLike, *, name: str, axes: str) -> Floats | Whole:
    """As `matrix`, but an array of whole numbers, such as response options, stays what it is.

    A large table of bytes is so spared a copy of eight times its size.
    """
    table = numbers(values, name=name, axes=axes)
    return table if table.dtype.kind in "iu" else matrix(table, name=name, axes=axes)


def complete_rows(table: Floats) -> CompleteRows:
    """The rows without NaN (listwise deletion), and how many were left out; the table itself, if none."""
    if _all_finite(table):
        return CompleteRows(table, 0)
    whole = ~np.isnan(table).any(axis=1)
    return CompleteRows(table[whole], int((~whole).sum()))


def infinity_problems(values: Floats, name: str) -> list[str]:
    """A problem where a value is infinite, or so large that its powers are (beyond 1e50).

    The first is named by its place, counted from 1.
    """
    if not values.size or _size(values) <= _LARGEST:
        return []
    infinite = np.isinf(values)
    if infinite.any():
        told = f"{name}: {infinite.sum()} values are infinite, the first at {place_of(infinite)}."
        return [f"{told} Give numbers, and NaN where there is none."]
    large = np.abs(values) > _LARGEST
    if not large.any():
        return []
    told = f"{name}: {large.sum()} values are beyond {_LARGEST:g}, the first at {place_of(large)}."
    return [f"{told} Give them in a larger unit."]


def infinities(**figures: Floats) -> list[str]:
    """The `infinity_problems` of each of the figures, by name."""
    return [problem for name, values in figures.items() for problem in infinity_problems(values, name)]


def unit_problems(values: Floats, name: str) -> list[str]:
    """As `infinity_problems`, and a problem where all are so small that their powers are 0 to a float."""
    if not values.size or not 0 < _size(values) < 1 / _LARGEST:
        return infinity_problems(values, name)
    return [f"{name}: no value is as large as {1 / _LARGEST:g}. Give them in a smaller unit."]


def length_problems(lengths: dict[str, int]) -> list[str]:
    """A problem where things that belong together, by name, differ in length."""
    if len(set(lengths.values())) < 2:  # noqa: PLR2004 - one length for all
        return []
    given = ", ".join(f"{name} has {length}" for name, length in lengths.items())
    return [f"The lengths differ: {given}. Give one value of each for every row."]


def label_problems(name: str, labels: NDArray[np.generic]) -> list[str]:
    """A problem where labels are no row, where some are missing, or of kinds that have no order."""
    if labels.ndim != 1:
        return [f"{name}: the shape is {labels.shape}. Give one label each, in one row."]
    missing = missing_label_problems(name, labels)
    if missing or labels.dtype.kind != "O":
        return missing
    kinds = {isinstance(label, str) for label in labels}
    if len(kinds) > 1:
        return [f"{name}: some labels are text, some are not. Give labels of one kind."]
    return [] if kinds == {True} else _order_problems(name, labels)


def missing_label_problems(name: str, labels: NDArray[np.generic]) -> list[str]:
    """A problem where labels, shape (rows,), are missing: None, NaN, or what pandas has for them."""
    missing = np.flatnonzero(_without_label(labels))
    if not len(missing):
        return []
    told = f"{name}: {len(missing)} labels are missing, the first at {missing[0] + 1}."
    return [f"{told} Give one for every row, or leave the row out."]


def choice_problems(name: str, value: object, choices: Collection[str]) -> list[str]:
    """A problem where `value` is none of `choices`."""
    if isinstance(value, str) and value in choices:
        return []
    return [f"{name} is {_quoted(value)}. Choose from: {', '.join(choices)}."]


def level_problems(name: str, value: object) -> list[str]:
    """A problem unless `value` is a share strictly between 0 and 1, such as a level of confidence.

    Strictly as floats have it: what is left on either side is more than rounding makes of it.
    """
    if isinstance(value, Real) and 0 < 1 - float(value) < 1 and (1 + float(value)) / 2 < 1:
        return []
    return [f"{name} is {_quoted(value)}. Give a share between 0 and 1, such as 0.95."]


def is_real(value: object) -> bool:
    """Whether `value` is one real number; NaN is one."""
    return isinstance(value, Real)


def number_problems(**figures: object) -> list[str]:
    """A problem for each of the figures, by name, that is not one real number; NaN is one."""
    return [
        f"{name} is {_quoted(value)}. Give one number."
        for name, value in figures.items()
        if not is_real(value)
    ]


def whole_problems(name: str, value: object, *, fewest: int) -> list[str]:
    """A problem unless `value` is a whole number of at least `fewest`."""
    if isinstance(value, Real) and float(value) >= fewest and float(value) % 1 == 0:
        return []
    return [f"{name} is {_quoted(value)}. Give a whole number of at least {fewest}."]


def seed_problems(seed: object) -> list[str]:
    """A problem unless `seed` fixes what is drawn: a whole number, 0 or more."""
    if isinstance(seed, Integral) and int(seed) >= 0:
        return []
    return [f"seed is {_quoted(seed)}. Give a whole number of at least 0, so that others draw the same."]


def _all_finite(values: Floats) -> bool:
    """Whether nothing is missing or infinite, told from the sum; a sum that overflows says no."""
    with np.errstate(over="ignore", invalid="ignore"):
        return bool(np.isfinite(values.sum()))


def _without_label(labels: NDArray[Any]) -> NDArray[np.bool_]:
    """Where there is no label."""
    if labels.dtype.kind != "O":
        return np.asarray(labels != labels)  # noqa: PLR0124 - only what is missing differs from itself
    return np.array([not isinstance(label, str) and str(label) in _NO_LABEL for label in labels], dtype=bool)


def _order_problems(name: str, labels: NDArray[Any]) -> list[str]:
    """A problem where labels that are objects cannot be put in order."""
    try:
        np.sort(labels)
    except TypeError:
        return [
            f"{name}: the labels have no order among them. Give labels of one kind: text, numbers, dates."
        ]
    return []


def _size(values: Floats) -> float:
    """That of the value furthest from 0; NaN where all are missing."""
    return float(max(np.fmax.reduce(values, None), -np.fmin.reduce(values, None)))


def _table_problems(table: Floats | Whole, name: str, axes: str) -> list[str]:
    """A problem unless there are two dimensions."""
    if table.ndim == 2:  # noqa: PLR2004 - a table has rows and columns
        return []
    return [f"{name}: the shape is {table.shape}. Give a table with the axes {axes}."]


def _quoted(value: object) -> str:
    """A value as a message shows it: numbers bare, text between quotes."""
    return str(value) if isinstance(value, Real) else repr(str(value))
