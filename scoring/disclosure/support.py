"""The fewest raters that anything rests on which can be worked out from some sums of their answers.

Whatever a reader can work out by adding and subtracting is a vector in the row space of the sums;
its support are the raters in whose answers it has a weight. Raters with the same weights in every
sum are of one kind: a vector rests on all of a kind or on none of it. Arithmetic is exact.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

Unknown = TypeVar("Unknown", bound=Hashable)

Column = tuple[Fraction | int, ...]
"""The weight of one unknown in each sum."""

Kind = tuple[tuple[Column, ...], int]
"""The different columns of a rater, and how many raters have just these."""

Vector = list[Fraction]


def smallest_support(
    equations: Sequence[Mapping[Unknown, Fraction | int]], owner: Mapping[Unknown, Hashable], *, below: int
) -> int | None:
    """The fewest raters behind any vector in the row space, or None where none has fewer than `below`.

    Parameters
    ----------
    equations
        The weight of each unknown in each sum that is published.
    owner
        The rater whose answer an unknown is. What is known to the reader has no owner.
    below
        Supports of so many raters or more are not looked for.
    """
    columns: dict[Hashable, set[Column]] = {}
    for unknown in {unknown for equation in equations for unknown in equation if unknown in owner}:
        column = tuple(equation.get(unknown, 0) for equation in equations)
        columns.setdefault(owner[unknown], set()).add(column)
    kinds = Counter(tuple(sorted(found)) for found in columns.values())
    return _fewest(tuple(sorted(kinds.items())), below)


@lru_cache(maxsize=1 << 14)
def _fewest(kinds: tuple[Kind, ...], below: int) -> int | None:
    columns = [column for found, _ in kinds for column in found]
    kind = [place for place, (found, _) in enumerate(kinds) for _ in found]
    rows = _reduced([list(map(Fraction, row)) for row in zip(*columns, strict=True)])
    for chosen in _small_sets([raters for _, raters in kinds], below):
        inside = [kind[_first(row)] in chosen for row in rows]
        outside = [[x for x, k in zip(row, kind, strict=True) if k not in chosen] for row in rows]
        left = [row for row, starts in zip(outside, inside, strict=True) if starts]
        if len(_reduced(left)) < len(left):
            return sum(kinds[place][1] for place in chosen)
    return None


def _small_sets(raters: Sequence[int], below: int) -> Iterator[frozenset[int]]:
    """Sets of kinds that hold fewer than `below` raters together, the smallest first."""
    few = [place for place, number in enumerate(raters) if number < below]
    found = [frozenset(chosen) for size in range(1, below) for chosen in combinations(few, size)]
    total = {chosen: sum(raters[place] for place in chosen) for chosen in found}
    yield from sorted((chosen for chosen in found if total[chosen] < below), key=lambda c: total[c])


def _reduced(rows: Sequence[Vector]) -> list[Vector]:
    """A basis of the same row space, each row starting with a 1 where all others have 0."""
    basis: list[Vector] = []
    for row in rows:
        for known in basis:
            row = _without(row, known)  # noqa: PLW2901 - it is reduced step by step
        if any(row):
            lead = row[_first(row)]
            new = [x / lead for x in row]
            basis = [*(_without(known, new) for known in basis), new]
    return basis


def _without(row: Vector, known: Vector) -> Vector:
    """The row less that multiple of a basis row that takes away what it starts with."""
    weight = row[_first(known)]
    return [x - weight * y for x, y in zip(row, known, strict=True)] if weight else row


def _first(row: Vector) -> int:
    """Where a row has its first number that is not 0."""
    return next(place for place, x in enumerate(row) if x)
