"""Own ratings, others' ratings and whatever belongs to them, side by side and checked."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import length_problems, matrix, vector
from scoring.problems import TableError, raise_all

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NEGLIGIBLE = 1e-12  # a spread below this share of the size of the numbers is rounding error


class Pairs(NamedTuple):
    """A column for each vector, a row for each participant who has them all, and who that is."""

    rows: Floats
    whole: Bools

    @property
    def dropped(self) -> int:
        """How many participants lack a value."""
        return int((~self.whole).sum())


def paired(given: dict[str, ArrayLike], problems: Sequence[str]) -> Pairs:
    """One value a participant of everything in `given`, by name; a row that lacks one is left out.

    Raises
    ------
    TableError
        For `problems` that the caller found, and for shapes, infinite values and lengths, all at once.
    """
    read, told = _read(given, lambda name: vector(given[name], name=name, axis="(participants,)"))
    lengths = length_problems({name: len(values) for name, values in read.items()})
    raise_all([*problems, *told, *lengths])
    table = np.column_stack(list(read.values()))
    whole = np.asarray(~np.isnan(table).any(axis=1))
    return Pairs(table[whole], whole)


def paired_tables(
    own: ArrayLike, others: ArrayLike, *, columns: str, problems: Sequence[str]
) -> tuple[Floats, Floats]:
    """Two tables of one shape, (participants, `columns`), and nothing in a cell that the other lacks.

    Raises
    ------
    TableError
        As `paired`, and for tables that differ in either length.
    """
    given = {"own": own, "others": others}
    axes = f"(participants, {columns})"
    read, told = _read(given, lambda name: matrix(given[name], name=name, axes=axes))
    raise_all([*problems, *told, *_shape_problems(read)])
    either = np.isnan(read["own"]) | np.isnan(read["others"])
    return np.where(either, np.nan, read["own"]), np.where(either, np.nan, read["others"])


def varies(values: Floats) -> bool:
    """Whether numbers differ by more than rounding."""
    return bool(np.ptp(values) > NEGLIGIBLE * np.abs(values).max())


def gaps_vary(own: Floats, others: Floats) -> bool:
    """Whether own less others' ratings differ by more than rounding of ratings of such a size."""
    return varies(own - others + max(np.abs(own).max(), np.abs(others).max()))


def _read(given: dict[str, ArrayLike], read: Callable[[str], Floats]) -> tuple[dict[str, Floats], list[str]]:
    """What could be read, by name, and what is wrong with the rest."""
    arrays: dict[str, Floats] = {}
    problems: list[str] = []
    for name in given:
        try:
            arrays[name] = read(name)
        except TableError as error:
            problems += error.problems
    return arrays, problems


def _shape_problems(read: dict[str, Floats]) -> list[str]:
    """A problem where tables differ in shape."""
    if len({table.shape for table in read.values()}) < 2:  # noqa: PLR2004 - one shape for both
        return []
    shapes = " and ".join(f"{name} has {table.shape}" for name, table in read.items())
    return [f"The shapes differ: {shapes}. Give a row for every participant and the same columns."]
