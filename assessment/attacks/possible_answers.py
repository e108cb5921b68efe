"""All sets of answers that a page allows, as whole numbers under linear conditions.

The unknowns are how many raters of each group chose each option of each item. What is printed of a
scale and its items becomes conditions on them; `scipy.optimize.milp` (branch and bound, HiGHS)
finds the fewest raters of a group that can have chosen an option.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import numpy as np

Choice = tuple[str, str, int]
"""A rater group, an item and a response option."""

_TOLERANCE = 1e-6
"""Wider than what is lost in the last bits of a printed number, narrower than any answer step."""


class Possible:
    """Conditions on how many raters of each group chose each option of each item."""

    def __init__(self) -> None:
        self.heads: dict[tuple[str, str], int] = {}
        self.options: dict[str, range] = {}
        self._rows: list[tuple[dict[Choice, float], float, float]] = []

    def add_raters(self, group: str, item: str, n: int, options: tuple[int, int]) -> None:
        """So many raters of a group answered an item that offers these options."""
        self.heads[group, item] = n
        self.options[item] = range(options[0], options[1] + 1)
        self.add(((group, item, option), 1) for option in self.options[item]).between(n, n)

    def totals(self, group: str, item: str, weight: Fraction = Fraction(1)) -> list[tuple[Choice, Fraction]]:
        """The sum of a group's ratings on an item, as coefficients."""
        return [((group, item, option), weight * option) for option in self.options[item]]

    def add(self, coefficients: Iterable[tuple[Choice, Fraction | int]]) -> "Condition":
        """A sum of unknowns, to be bounded."""
        return Condition(self, {choice: float(weight) for choice, weight in coefficients})

    def add_row(self, coefficients: dict[Choice, float], low: float, high: float) -> None:
        """One condition: the sum lies from `low` to `high`."""
        self._rows.append((coefficients, low - _TOLERANCE, high + _TOLERANCE))

    def fewest(self, choice: Choice) -> int | None:
        """The fewest raters that can have made a choice; None where no set of answers fits."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - takes half a second

        place = self._places()
        matrix, low, high = self._matrix(place)
        goal = np.zeros(len(place))
        goal[place[choice]] = 1
        top = [self.heads[group, item] for group, item, _ in place]
        found = milp(
            goal, constraints=LinearConstraint(matrix, low, high), bounds=Bounds(0, top), integrality=1
        )
        return round(found.fun) if found.status == 0 else None

    def _places(self) -> Mapping[Choice, int]:
        choices = [(group, item, option) for group, item in self.heads for option in self.options[item]]
        return {choice: position for position, choice in enumerate(choices)}

    def _matrix(
        self, place: Mapping[Choice, int]
    ) -> tuple["np.ndarray[tuple[int, int], np.dtype[np.float64]]", Sequence[float], Sequence[float]]:
        matrix = np.zeros((len(self._rows), len(place)))
        for row, (coefficients, _, _) in enumerate(self._rows):
            for choice, weight in coefficients.items():
                matrix[row, place[choice]] = weight
        return matrix, [row[1] for row in self._rows], [row[2] for row in self._rows]


class Condition:
    """A sum of unknowns that waits for its bounds."""

    def __init__(self, possible: Possible, coefficients: dict[Choice, float]) -> None:
        self._possible, self._coefficients = possible, coefficients

    def between(self, low: Fraction | float, high: Fraction | float) -> None:
        """The sum lies from `low` to `high`, both included."""
        self._possible.add_row(self._coefficients, float(low), float(high))

    def told(self, value: Fraction, bound: str) -> None:
        """The sum as it is printed: exactly, or as the edge of a band."""
        low = -np.inf if bound == "at_most" else float(value)
        high = np.inf if bound == "at_least" else float(value)
        self.between(low, high)
