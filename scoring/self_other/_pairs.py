"""Tables of own and of others' ratings side by side, and whether ratings differ by more than rounding."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import attempted, matrix
from scoring.problems import raise_all
from scoring.rounding import all_the_same

Floats = NDArray[np.float64]


def paired_tables(
    own: ArrayLike, others: ArrayLike, *, columns: str, problems: Sequence[str]
) -> tuple[Floats, Floats]:
    """Two tables of one shape, (participants, `columns`), and nothing in a cell that the other lacks.

    Raises
    ------
    TableError
        As `paired`, and for tables that differ in either length.
    """
    axes = f"(participants, {columns})"
    sides = {"own": own, "others": others}
    readers = [partial(matrix, side, name=name, axes=axes) for name, side in sides.items()]
    found, told = attempted(readers)
    raise_all([*problems, *told, *([] if told else _shape_problems(*found))])
    either = np.isnan(found[0]) | np.isnan(found[1])
    return np.where(either, np.nan, found[0]), np.where(either, np.nan, found[1])


def gaps_vary(own: Floats, others: Floats) -> bool:
    """Whether own less others' ratings differ by more than rounding of ratings of such a size."""
    return not all_the_same(own - others + max(np.abs(own).max(), np.abs(others).max()))


def _shape_problems(own: Floats, others: Floats) -> list[str]:
    """A problem where tables differ in shape."""
    if own.shape == others.shape:
        return []
    shapes = f"own has {own.shape} and others has {others.shape}"
    return [f"The shapes differ: {shapes}. Give a row for every participant and the same columns."]
