"""What can be wrong with the ratings and arguments of an analysis of items."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import is_real
from scoring.arrays import labels_of
from scoring.items.sums import Answers, observed

Floats = NDArray[np.float64]

_LARGEST = 1e50  # the powers of larger options leave the range of floats


def answers_problems(
    shape: tuple[int, ...], lowest: float, highest: float, not_observed: ArrayLike | None
) -> list[str]:
    """A problem where there is no item or no range of responses, or `not_observed` does not fit them."""
    empty = [] if shape[1] else ["ratings: there is no item. Give at least one column."]
    real = is_real(lowest) and is_real(highest)
    if real and -_LARGEST < lowest < highest < _LARGEST:
        return empty + _coding_problems(not_observed, shape, lowest, highest)
    told = f"lowest is {lowest} and highest {highest}. Give the lowest and the highest response option."
    return [*empty, told]


def _coding_problems(
    not_observed: ArrayLike | None, shape: tuple[int, ...], lowest: float, highest: float
) -> list[str]:
    """A problem unless it is nothing, a mask of that shape, or a value beyond the range."""
    code = labels_of(not_observed)
    mask = code.dtype == bool and code.shape == shape
    value = not code.ndim and code.dtype.kind in "iuf" and bool((code < lowest) | (code > highest))
    if not_observed is None or mask or value:
        return []
    given = f"{code.dtype} of the shape {code.shape}" if code.ndim else repr(not_observed)
    wanted = f"a number beyond {lowest:g} to {highest:g}, or True and False in the shape {shape}"
    return [f"not_observed is {given}. Give {wanted}."]


def range_problems(answers: Answers, names: tuple[str, ...]) -> list[str]:
    """A problem for each item that has ratings beyond the bounds, with the place of the first."""
    ratings, _ = observed(answers)
    outside = (ratings < answers.lowest) | (ratings > answers.highest)
    return [
        _beyond(names[item], outside[:, item], ratings[:, item], answers)
        for item in np.flatnonzero(outside.any(axis=0)).tolist()
    ]


def _beyond(name: str, outside: NDArray[np.bool_], ratings: Floats, answers: Answers) -> str:
    """What is beyond the bounds in one item."""
    first = int(outside.argmax())
    told = f"ratings: item {name} has {outside.sum()} outside {answers.lowest:g} to {answers.highest:g}"
    remedy = "Correct them, give NaN where there is none, or name their code as not_observed."
    return f"{told}, the first, {ratings[first]:g}, in row {first + 1}. {remedy}"
