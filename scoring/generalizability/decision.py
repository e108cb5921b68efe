"""Decision studies: how reliable scores would be with other numbers of raters and items."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, isnan
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.arguments import choice_problems, level_problems, number_problems
from scoring.generalizability.coefficients import ALL, Parts
from scoring.generalizability.components import VarianceComponents
from scoring.generalizability.plans import Numbers, Plans, Weights
from scoring.printing import Printed, Table
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Coefficient = Literal["relative", "absolute"]

_COEFFICIENTS = ("relative", "absolute")
_ROUNDING = 1e-9  # a number of raters this little above a whole one is that


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStudy(Printed):
    """What each plan can be expected to reach, for the score over all others.

    `raters` has the shape (plans, groups), all else one entry a plan; the standard errors of
    measurement are in response units. `reason` is as in `Generalizability`.
    """

    groups: tuple[object, ...]
    raters: Floats
    items: Floats
    relative: Floats
    absolute: Floats
    relative_sem: Floats
    absolute_sem: Floats
    weights: Weights
    reason: str = ""

    def table(self) -> Table:
        """A row for each plan."""
        headings = (*map(str, self.groups), "items", "relative", "absolute", "relative sem", "absolute sem")
        columns = (self.items, self.relative, self.absolute, self.relative_sem, self.absolute_sem)
        rows = zip(*map(_whole, self.raters.T), _whole(self.items), *columns[1:], strict=True)
        basis = f"numbers of raters by group; {ALL}: {self.weights.replace('_', ' ')}"
        return Table("Decision study", headings, rows, (basis, self.reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class RatersNeeded(Printed):
    """The fewest raters that reach `target`, one entry a score.

    `scores` begins with that over all others, where `raters` is the number in each group; then come
    the groups alone. `reached` is the coefficient with so many raters, `limit` that with any number
    of them. `raters` is None where the target is out of reach, and `reasons` says why.
    """

    target: float
    coefficient: Coefficient
    items: float
    scores: tuple[object, ...]
    raters: tuple[int | None, ...]
    reached: Floats
    limit: Floats
    reasons: tuple[str, ...]

    def table(self) -> Table:
        """A row for each score."""
        headings = ("score", "raters in each group", "reached", "limit", "reason")
        rows = zip(map(str, self.scores), self.raters, self.reached, self.limit, self.reasons, strict=True)
        title = f"Raters needed for a coefficient ({self.coefficient}) of {self.target:g}"
        return Table(title, headings, rows, (f"{self.items:g} items",))


def d_study(
    components: VarianceComponents,
    raters: Mapping[Any, Numbers] | Numbers | None = None,
    items: Numbers | None = None,
    *,
    weights: Weights = "equal_groups",
) -> DecisionStudy:
    """The coefficients of `generalizability_coefficients` for other numbers of raters and items.

    Parameters
    ----------
    components
        From `variance_components`.
    raters
        By rater group one number or several; a group that is not named has no part in the score, so
        that one name alone gives that group's own score. Numbers without names are for every group
        alike. Unless given, the harmonic mean of those at hand.
    items
        One number or several; unless given, as many as there were.
    weights
        As in `generalizability_coefficients`.

    Returns
    -------
    A row for each combination, the number of items varying fastest. More raters or items never make
    a coefficient smaller with `equal_groups`; its limit is 1 only where nothing but raters, or items,
    is error. With a single group and no items it is Spearman and Brown's formula.

    Raises
    ------
    TableError
        As `generalizability_coefficients`.

    References
    ----------
    Brennan (2001), Generalizability Theory, chapters 2 and 4; Shavelson & Webb (1991), chapter 6.
    """
    plans = Plans.of(components, raters, items)
    parts = Parts.of(components, plans.raters, plans.weights(weights), plans.items)
    return DecisionStudy(
        groups=components.groups,
        raters=plans.raters,
        items=plans.items,
        **parts.figures(),
        weights=weights,
        reason=parts.remark(components),
    )


def raters_needed(
    components: VarianceComponents,
    target: float,
    items: float | None = None,
    *,
    coefficient: Coefficient = "relative",
) -> RatersNeeded:
    """The fewest raters in each group with which a score reaches a coefficient: the rater plan.

    With U the variance of what is measured, A the error that raters do not reduce and B that of one
    rater, U / (U + A + B / n) >= target from n = B / (U (1 / target - 1) - A) on.

    Parameters
    ----------
    components
        From `variance_components`.
    target
        The coefficient, between 0 and 1.
    items
        How many items; unless given, as many as there were.
    coefficient
        `relative`, where participants are compared with each other, or `absolute`, where a score is
        read as it stands.

    Returns
    -------
    First for the score over all others with the same number in every group, each group counting the
    same, then for each group alone. None with a reason where no number of raters is enough, because
    items or rater groups leave too much error, and where the components are undefined.

    Raises
    ------
    TableError
        As `generalizability_coefficients`, for a target that is not between 0 and 1, and an unknown
        coefficient.

    References
    ----------
    Brennan (2001), Generalizability Theory; for one facet Spearman (1910) and Brown (1910), British
    Journal of Psychology 3.
    """
    one = number_problems(items=1 if items is None else items)
    raise_all(
        level_problems("target", target) + choice_problems("coefficient", coefficient, _COEFFICIENTS) + one
    )
    plans = Plans.of(components, 1, items)
    width = len(components.groups)
    rows = slice(None) if "g" in components.facets else slice(1)
    study = _Raters(
        components, np.vstack([np.full(width, 1 / width), np.eye(width)])[rows], plans.items, coefficient
    )
    limit = study.reached(np.full(len(study.weights), np.inf))
    fewest = study.fewest(target)
    return RatersNeeded(
        target=target,
        coefficient=coefficient,
        items=float(plans.items[0]),
        scores=(ALL, *components.groups)[rows],
        raters=tuple(None if isnan(n) else ceil(n - _ROUNDING) for n in fewest),
        reached=study.reached(np.ceil(fewest - _ROUNDING)),
        limit=limit,
        reasons=tuple(_why_none(study.remark(), n, best) for n, best in zip(fewest, limit, strict=True)),
    )


class _Raters(NamedTuple):
    """Scores with the same number of raters in every group that has a weight."""

    components: VarianceComponents
    weights: Floats
    items: Floats
    coefficient: Coefficient

    def reached(self, raters: Floats) -> Floats:
        return self._parts(raters).coefficient(self.coefficient)

    def fewest(self, target: float) -> Floats:
        """The number, not rounded up, that reaches the target; at least 1, NaN where none does."""
        error, rest = (
            getattr(self._parts(np.full(len(self.weights), n)), self.coefficient) for n in (1.0, np.inf)
        )
        room = self._parts(np.ones(len(self.weights))).universe * (1 / target - 1) - rest
        enough = np.where(room > _ROUNDING * (error + rest), room, np.nan)
        return np.asarray(np.maximum((error - rest) / enough, 1.0))

    def remark(self) -> str:
        """Why no number can be told of any score, or nothing."""
        return self._parts(np.ones(len(self.weights))).remark(self.components)

    def _parts(self, raters: Floats) -> Parts:
        return Parts.of(self.components, raters[:, np.newaxis], self.weights, self.items)


def _why_none(remark: str, fewest: float, limit: float) -> str:
    if not isnan(fewest):
        return ""
    return remark or f"no number of raters brings it above {limit:.3f}"


def _whole(numbers: Floats) -> list[int | float]:
    """Whole numbers as such, which is how they are printed."""
    return [int(number) if number == int(number) else float(number) for number in numbers]
