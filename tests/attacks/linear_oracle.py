"""What published means tell of single raters, by trying every small set of them.

Nothing here is shared with the product: every answer is a column of a dense matrix of fractions,
and a set of raters is told of if the matrix loses rank without their columns.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

Answer = tuple[str, Hashable]
"""A rater, and which of their answers."""

Equation = Mapping[Answer, Fraction]


@lru_cache(maxsize=1 << 16)
def rank(vectors: frozenset[tuple[Fraction, ...]]) -> int:
    """By Gauss-Jordan elimination."""
    left = [list(vector) for vector in vectors]
    found = 0
    for place in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[place]), None)
        if pivot is not None:
            left.remove(pivot)
            found += 1
            left = [_cleared(row, pivot, place) if row[place] else row for row in left]
    return found


def _cleared(row: list[Fraction], pivot: list[Fraction], place: int) -> list[Fraction]:
    times = row[place] / pivot[place]
    return [a - times * b if b else a for a, b in zip(row, pivot, strict=True)]


def fewest_told_of(equations: Sequence[Equation], *, below: int) -> int | None:
    """The size of the smallest set of fewer than `below` raters that a combination tells of."""
    columns: dict[str, set[tuple[Fraction, ...]]] = {}
    for answer in {answer: None for equation in equations for answer in equation}:
        column = tuple(equation.get(answer, Fraction(0)) for equation in equations)
        columns.setdefault(answer[0], set()).add(column)
    full = rank(frozenset().union(*columns.values()))
    for size in range(1, min(below, len(columns) + 1)):
        for some in combinations(columns, size):
            others = (each for rater, each in columns.items() if rater not in some)
            if rank(frozenset().union(*others)) < full:
                return size
    return None


@dataclass(frozen=True)
class Unit:
    """Raters who are published together on one scale.

    `sheets` has a text each, with an x for an answer and a dot for none; `share` is the least share
    of the items that a score rests on.
    """

    sheets: tuple[str, ...]
    share: Fraction

    def scored(self, sheet: str) -> bool:
        return "x" in sheet and Fraction(sheet.count("x"), len(sheet)) >= self.share

    def answers(self, item: int) -> int:
        return sum(sheet[item] == "x" for sheet in self.sheets)

    def equations(self, shown: Iterable[int], name: str = "") -> list[Equation]:
        """The scale's mean times the number of scores, and the sum of each item that is shown."""
        mean: dict[Answer, Fraction] = {
            (f"{name}{rater}", item): Fraction(1, sheet.count("x"))
            for rater, sheet in enumerate(self.sheets)
            for item, mark in enumerate(sheet)
            if mark == "x" and self.scored(sheet)
        }
        sums: list[dict[Answer, Fraction]] = [
            {(f"{name}{r}", item): Fraction(1) for r, sheet in enumerate(self.sheets) if sheet[item] == "x"}
            for item in shown
        ]
        return [equation for equation in (mean, *sums) if equation]

    def main_class(self) -> list[str]:
        """The sheets of those with a score who gave as many answers as most (of equal ones more)."""
        counts = Counter(sheet.count("x") for sheet in self.sheets if self.scored(sheet))
        most = max(counts, key=lambda count: (counts[count], count), default=-1)
        return [sheet for sheet in self.sheets if self.scored(sheet) and sheet.count("x") == most]

    def kept(self, shown: Iterable[int], fewest: int) -> set[int]:
        """The items of `shown` that stay if as few as possible are withheld."""
        items = [k for k in shown if self._may_be_shown(k, fewest)]
        order = sorted(items, key=lambda k: (self.answers(k), -k))
        for number in range(len(items) + 1):
            sets = sorted(combinations(order, number), key=lambda some: sum(map(self.answers, some)))
            for some in sets:
                if fewest_told_of(self.equations(set(items) - set(some)), below=fewest) is None:
                    return set(items) - set(some)
        return set()

    def _may_be_shown(self, item: int, fewest: int) -> bool:
        main = sum(sheet[item] == "x" for sheet in self.main_class())
        return self.answers(item) >= fewest and main >= 2
