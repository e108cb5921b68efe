"""Rows of a printed table from arrays: one a value, counted from 1."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike


def numbered_rows(*columns: ArrayLike) -> Iterator[tuple[object, ...]]:
    """The values of arrays of one shape side by side, each row with its place."""
    flat = (np.ravel(column).tolist() for column in columns)
    return ((place, *row) for place, row in enumerate(zip(*flat, strict=True), start=1))
