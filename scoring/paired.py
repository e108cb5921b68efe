"""Columns that belong together, a value for each participant: own and others' scores, two waves."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import attempted, length_problems, vector
from scoring.problems import raise_all

Floats = NDArray[np.float64]


class Paired(NamedTuple):
    """A column for each vector, a row for each participant who has them all, and who that is."""

    rows: Floats
    whole: NDArray[np.bool_]

    @property
    def dropped(self) -> int:
        """How many participants lack a value."""
        return int((~self.whole).sum())


def paired(given: dict[str, ArrayLike], problems: Sequence[str] = ()) -> Paired:
    """One value a participant of everything in `given`, by name; a row that lacks one is left out.

    Raises
    ------
    TableError
        For `problems` that the caller found, and for shapes, infinite values and lengths, all at once.
    """
    readers = [partial(vector, values, name=name, axis="(participants,)") for name, values in given.items()]
    columns, told = attempted(readers)
    lengths = [] if told else length_problems(dict(zip(given, map(len, columns), strict=True)))
    raise_all([*problems, *told, *lengths])
    table = np.column_stack(columns)
    whole = np.asarray(~np.isnan(table).any(axis=1))
    return Paired(table[whole], whole)
