"""Generalizability coefficients: how far a score tells participants apart, whoever rates on what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.division import ratio
from scoring.generalizability.components import VarianceComponents
from scoring.generalizability.plans import Plans, Weights
from scoring.printing import Printed, Table
from scoring.problems import raise_all

Floats = NDArray[np.float64]

ALL = "all others"
_NO_DIFFERENCE = "the variance of what is to be measured is estimated as 0"
_NOTHING_MEASURED = "the components hold no variance of participants, so that nothing is measured"


class Parts(NamedTuple):
    """The variance of a score: what is meant to be measured, and two kinds of error.

    Relative error matters where participants are compared with each other, absolute error where a
    score is read as it stands; it adds what makes items and rater groups severe or lenient.
    """

    universe: Floats
    relative: Floats
    absolute: Floats

    @classmethod
    def of(cls, components: VarianceComponents, raters: Floats, weights: Floats, items: Floats) -> "Parts":
        """Of means over rater groups, shapes (..., groups) for `raters` and `weights`, (...) for `items`.

        A group without weight may have no raters; any may have infinitely many.
        """
        of = components.variance
        squared = weights**2
        each = np.where(squared > 0, ratio(squared, raters), 0.0).sum(axis=-1)
        joint = squared.sum(axis=-1)
        seen = of("pg") * joint
        fixed = components.group_effect == "fixed"
        relative = each * (of("r") + of("residual") / items) + (of("pi") + of("pgi") * joint) / items
        relative = relative + (0.0 if fixed else seen)
        severity = (of("i") + of("gi") * joint) / items + of("g") * joint
        universe = of("p") + seen if fixed else np.full_like(joint, of("p"))
        if not {"p", "pg" if fixed else "p"} & set(components.effects):
            universe = np.full_like(joint, np.nan)
        return cls(*np.broadcast_arrays(universe, relative, relative + severity))

    def coefficient(self, kind: str) -> Floats:
        """The share of the universe score's variance, against `relative` or `absolute` error."""
        error = self.relative if kind == "relative" else self.absolute
        return ratio(self.universe, self.universe + error)

    def figures(self) -> dict[str, Floats]:
        """Both coefficients and their standard errors of measurement, by the fields of the results."""
        return {
            "relative": self.coefficient("relative"),
            "absolute": self.coefficient("absolute"),
            "relative_sem": np.sqrt(self.relative),
            "absolute_sem": np.sqrt(self.absolute),
        }

    def remark(self, components: VarianceComponents) -> str:
        """Why coefficients are undefined or 0, or nothing."""
        if components.reason or np.all(self.universe > 0):
            return components.reason
        return _NOTHING_MEASURED if np.isnan(self.universe).all() else _NO_DIFFERENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Generalizability(Printed):
    """Coefficients of the score over all others and of each rater group's own.

    One entry a score: `scores` (the name), `raters` (in all), `universe_variance`, `relative` and
    `absolute` coefficient, and the standard errors of measurement that go with them, in response
    units. `reason` says why they are undefined, or why they are 0.
    """

    scores: tuple[object, ...]
    raters: Floats
    items: float
    universe_variance: Floats
    relative: Floats
    absolute: Floats
    relative_sem: Floats
    absolute_sem: Floats
    weights: Weights
    reason: str = ""

    def table(self) -> Table:
        """A row for each score."""
        headings = ("score", "raters", "relative", "absolute", "relative sem", "absolute sem")
        columns = (self.raters, self.relative, self.absolute, self.relative_sem, self.absolute_sem)
        rows = zip(map(str, self.scores), *columns, strict=True)
        basis = f"{self.items:g} items; {ALL}: {self.weights.replace('_', ' ')}"
        return Table("Generalizability", headings, rows, (basis, self.reason))


def generalizability_coefficients(
    components: VarianceComponents,
    raters: Mapping[Any, float] | float | None = None,
    items: float | None = None,
    *,
    weights: Weights = "equal_groups",
) -> Generalizability:
    """The relative (E rho²) and the absolute (Phi) coefficient of participants' mean scores.

    E rho² = U / (U + relative error), Phi = U / (U + absolute error). A score is sum w times the mean
    of a rater group's n raters over k items; s = sum w², t = sum w² / n. Then, var being variances:

    - U = var(p) + s var(pg) for fixed rater groups, whose view of the participant is part of what is
      measured; U = var(p) for random ones.
    - Relative error = t (var(r) + var(residual) / k) + (var(pi) + s var(pgi)) / k, and s var(pg) for
      random rater groups.
    - Absolute error = relative error + (var(i) + s var(gi)) / k, and s var(g) for random ones.

    Items are a sample of those that could have been asked. Raters are nested, so that their leniency
    is error of both kinds.

    Parameters
    ----------
    components
        From `variance_components`.
    raters
        How many raters by rater group; a group that is not named has no part in the score. One number
        is for every group. Unless given, the harmonic mean of those at hand.
    items
        How many items; unless given, as many as there were. Components without items take none.
    weights
        Of the score over all others: `equal_groups`, each group's mean counts the same, or
        `equal_raters`, each rater does. A group's own score is that of the group alone.

    Returns
    -------
    A row for all others, and one for each group if there are groups. 0 with a reason where the
    variance of what is measured is estimated as 0; NaN with a reason where the components are, and
    where they hold nothing of the participant (`without=("p", ...)`).

    Raises
    ------
    TableError
        For groups that the components do not know, numbers that are not above 0, items where there
        are none, and unknown weights.

    References
    ----------
    Brennan (2001), Generalizability Theory, chapters 3 to 5, fixed facets in chapter 4; Shavelson & Webb
    (1991), Generalizability Theory: A Primer.
    """
    plans = Plans.of(components, raters, items)
    raise_all(_plan_problems(plans))
    counts = plans.raters[0]
    alone = np.eye(len(counts))[counts > 0]
    rows = slice(None) if "g" in components.facets else slice(1)
    parts = Parts.of(components, plans.raters, np.vstack([plans.weights(weights), alone])[rows], plans.items)
    return Generalizability(
        scores=(ALL, *(group for group, n in zip(components.groups, counts, strict=True) if n > 0))[rows],
        raters=np.append(counts.sum(), counts[counts > 0])[rows],
        items=float(plans.items[0]),
        universe_variance=parts.universe,
        **parts.figures(),
        weights=weights,
        reason=parts.remark(components),
    )


def _plan_problems(plans: Plans) -> list[str]:
    several = "raters, items: there are several plans. Give one number of each, or use d_study."
    return [several] if len(plans.items) > 1 else []
