"""Plans of a study: how many raters in each rater group, and how many items."""

from collections.abc import Iterable, Mapping
from itertools import product
from math import isfinite
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.arguments import choice_problems
from scoring.arrays import floats
from scoring.generalizability.components import VarianceComponents
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Weights = Literal["equal_groups", "equal_raters"]
Numbers = float | Iterable[float]

_WEIGHTS = ("equal_groups", "equal_raters")


class Plans(NamedTuple):
    """One row a plan: `raters`, shape (plans, groups), 0 for a group that has no part, and `items`."""

    raters: Floats
    items: Floats

    @classmethod
    def of(
        cls,
        components: VarianceComponents,
        raters: Mapping[Any, Numbers] | Numbers | None,
        items: Numbers | None,
    ) -> "Plans":
        """Every combination of the numbers; one number, or row of numbers, is for all groups alike."""
        raise_all(_kind_problems(components))
        by_group = _by_group(components, raters)
        lengths = _listed(components.items if items is None else items)
        raise_all(_problems(components, by_group, lengths, items_given=items is not None))
        columns = [by_group.get(group, [0.0]) for group in components.groups]
        together = raters is not None and not isinstance(raters, Mapping)
        rows = zip(*columns, strict=True) if together else product(*columns)
        table = np.array([(*row, number) for row, number in product(rows, lengths)])
        return cls(table[:, :-1], table[:, -1])

    def weights(self, rule: Weights) -> Floats:
        """What each group's mean counts for in the score over all others."""
        raise_all(choice_problems("weights", rule, _WEIGHTS))
        counted = (self.raters > 0).astype(float) if rule == "equal_groups" else self.raters
        return np.asarray(counted / counted.sum(axis=1, keepdims=True))


def _by_group(
    components: VarianceComponents, raters: Mapping[Any, Numbers] | Numbers | None
) -> dict[object, list[float]]:
    if isinstance(raters, Mapping):
        return {group: _listed(numbers) for group, numbers in raters.items()}
    if raters is None:
        return {group: [float(n)] for group, n in zip(components.groups, components.raters, strict=True)}
    numbers = _listed(raters)
    return dict.fromkeys(components.groups, numbers)


def _listed(numbers: Numbers) -> list[float]:
    several = list(numbers) if isinstance(numbers, Iterable) else [numbers]
    listed: list[float] = floats(several, name="raters and items").ravel().tolist()
    return listed


def _kind_problems(components: object) -> list[str]:
    """A problem for what are no components."""
    if isinstance(components, VarianceComponents):
        return []
    return [f"components is a {type(components).__name__}. Give what variance_components returns."]


def _problems(
    components: VarianceComponents,
    by_group: Mapping[object, list[float]],
    lengths: list[float],
    *,
    items_given: bool,
) -> list[str]:
    known = ", ".join(map(str, components.groups))
    unknown = [group for group in by_group if group not in components.groups]
    no_items = items_given and "i" not in components.facets
    return [
        *(f"raters: there is no rater group {group!r}. Choose from: {known}." for group in unknown),
        *([] if by_group else [f"raters: no group is named. Name at least one of: {known}."]),
        *(
            problem
            for group, numbers in by_group.items()
            for problem in _amounts(f"raters of {group}", numbers)
        ),
        *_amounts("items", lengths),
        *(["items: the components have none. Leave the number out."] if no_items else []),
    ]


def _amounts(name: str, numbers: list[float]) -> list[str]:
    if numbers and all(isfinite(number) and number > 0 for number in numbers):
        return []
    given = ", ".join(f"{number:g}" for number in numbers) or "nothing"
    return [f"{name}: given is {given}. Give numbers above 0."]
