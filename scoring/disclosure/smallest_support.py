"""Any set of published sums: the fewest raters that a combination of them tells of, exactly.

A combination of published equations tells of the raters on whose answers it has a coefficient other
than 0. Combinations are the row space of the equations, so what is sought is a non-zero vector
there whose support, counted in raters, is smallest. Raters with the same coefficients everywhere
have or lack that support together. Whole numbers only: rows are eliminated without fractions (as in
Bareiss 1968, Mathematics of Computation 22, 565-578, though rows are made smaller by their greatest
common divisor), so that nothing depends on rounding.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import TypeVar

Unknown = TypeVar("Unknown", bound=Hashable)

Row = tuple[int, ...]
Atom = tuple[int, ...]
"""The columns of a rater; several raters may have the same."""


def smallest_support(
    equations: Sequence[Mapping[Unknown, Fraction | int]],
    owner: Mapping[Unknown, Hashable],
    *,
    below: int,
) -> int | None:
    """The fewest raters that any combination of the equations tells of, None if not fewer than `below`.

    Parameters
    ----------
    equations
        The coefficient of each unknown; unknowns that are not named have 0.
    owner
        The rater of each unknown; what is known to the reader anyway has no owner. One rater may
        have several unknowns: on several items, or an answer before and after it was changed.
    below
        Supports of so many raters or more are not looked for.
    """
    raters: dict[Hashable, set[Row]] = {}
    for unknown, column in _columns(equations).items():
        if unknown in owner:
            raters.setdefault(owner[unknown], set()).add(column)
    columns = sorted({column for each in raters.values() for column in each})
    place = {column: i for i, column in enumerate(columns)}
    atoms = Counter(tuple(sorted(place[column] for column in each)) for each in raters.values())
    rows = _independent(list(zip(*columns, strict=True)))
    found = _fewest(rows, sorted(atoms.items(), key=lambda atom: (-atom[1], -len(atom[0]))), below)
    return found if found < below else None


def _columns(equations: Sequence[Mapping[Unknown, Fraction | int]]) -> dict[Unknown, Row]:
    """Each unknown's coefficients in all equations, as the smallest whole numbers; no columns of 0.

    Columns that differ by a factor only vanish together, so one stands for all of them.
    """
    found: dict[Unknown, list[Fraction | int]] = {}
    for place, equation in enumerate(equations):
        for unknown, number in equation.items():
            found.setdefault(unknown, [0] * len(equations))[place] = number
    return {unknown: _whole(tuple(column)) for unknown, column in found.items() if any(column)}


@lru_cache(maxsize=1 << 14)
def _whole(numbers: tuple[Fraction | int, ...]) -> Row:
    """The smallest whole numbers in the same proportions, the first of them that is not 0 above 0."""
    exact = [Fraction(number) for number in numbers]
    common = lcm(*(number.denominator for number in exact))
    whole = [int(number * common) for number in exact]
    sign = next((1 if number > 0 else -1 for number in whole if number), 1)
    return tuple(number // (sign * (gcd(*whole) or 1)) for number in whole)


def _independent(rows: Sequence[Row]) -> list[Row]:
    """As many of the combinations of some rows as span all of them."""
    left, found = [row for row in rows if any(row)], []
    while left:
        pivot = next(i for i, number in enumerate(left[0]) if number)
        found.append(left[0])
        left = _vanishing(left, pivot)
    return found


def _vanishing(rows: Sequence[Row], column: int) -> list[Row]:
    """The combinations of some rows in which a column is 0; independent where the rows are."""
    pivot = next((row for row in rows if row[column]), None)
    if pivot is None:
        return list(rows)
    others = (row for row in rows if row is not pivot)
    cleared = [_smaller(row, pivot, column) if row[column] else row for row in others]
    return [row for row in cleared if any(row)]


def _smaller(row: Row, pivot: Row, column: int) -> Row:
    """A row with the column cleared by the pivot, divided by what its numbers have in common."""
    cleared = [pivot[column] * a - row[column] * b for a, b in zip(row, pivot, strict=True)]
    common = gcd(*cleared) or 1
    return tuple(number // common for number in cleared)


def _fewest(rows: list[Row], atoms: Sequence[tuple[Atom, int]], below: int) -> int:
    """The smallest support of a combination of the rows among the atoms, `below` if none is smaller.

    `rows` are independent. The first atom is either part of the support, or all its columns vanish.
    """
    if not rows or below <= 0:
        return max(below, 0)
    if not atoms:
        return 0
    (columns, size), rest = atoms[0], atoms[1:]
    without = rows
    for column in columns:
        without = _vanishing(without, column)
    fewest = _fewest(without, rest, below)
    if len(without) == len(rows):
        return fewest
    return min(fewest, size + _fewest(rows, rest, fewest - size))
