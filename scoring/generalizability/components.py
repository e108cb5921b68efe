"""Variance components of ratings: how much of them is the participant, and how much who rated on what."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems
from scoring.division import ratio
from scoring.generalizability.design import FACETS, MEANING, Effect, Ratings
from scoring.generalizability.reml import Fit
from scoring.printing import Printed, Table
from scoring.problems import raise_all
from scoring.rounding import all_the_same

Floats = NDArray[np.float64]
GroupEffect = Literal["fixed", "random"]

_GROUP_EFFECTS = ("fixed", "random")


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceComponents(Printed):
    """Variances of the effects of ratings, in squared response units, with their standard errors.

    `effects`, `estimates`, `shares` (of the sum), `standard_errors` and `boundary` have one entry an
    effect; `boundary` says that a variance is estimated as 0, which leaves it without an error.
    `groups`, `means` and `raters` have one entry a rater group: its label, its mean (one alone unless
    the groups are fixed), and the harmonic mean of the number of raters of those who have any.
    Without rater groups there is one entry, labelled "raters".
    `deviance` is -2 log restricted likelihood. `reason` says why the estimates are undefined.
    """

    effects: tuple[str, ...]
    estimates: Floats
    shares: Floats
    standard_errors: Floats
    boundary: NDArray[np.bool_]
    facets: str
    group_effect: GroupEffect
    groups: tuple[object, ...]
    means: Floats
    raters: Floats
    participants: int
    items: int
    n: int
    missing: int
    deviance: float
    reason: str = ""

    def variance(self, effect: Effect) -> float:
        """The variance of one effect, 0 for one that the model does not hold."""
        return float(self.estimates[self.effects.index(effect)]) if effect in self.effects else 0.0

    def table(self) -> Table:
        """A row for each effect."""
        rows = zip(
            self.effects,
            (MEANING[effect] for effect in self.effects),
            self.estimates,
            self.shares,
            self.standard_errors,
            self.boundary,
            strict=True,
        )
        headings = ("effect", "meaning", "variance", "share", "standard error", "at 0")
        groups = f", rater groups {self.group_effect}" if "g" in self.facets else ""
        items = f" on {self.items} items" if "i" in self.facets else ""
        basis = f"{self.n} ratings of {self.participants} participants{items}{groups}"
        left_out = f"{self.missing} missing ratings left out" if self.missing else ""
        fit = "" if np.isnan(self.deviance) else f"-2 restricted log-likelihood {self.deviance:.3f}"
        return Table("Variance components (REML)", headings, rows, (basis, left_out, fit, self.reason))


def variance_components(
    ratings: ArrayLike,
    participants: ArrayLike,
    raters: ArrayLike | None = None,
    rater_groups: ArrayLike | None = None,
    items: ArrayLike | None = None,
    *,
    group_effect: GroupEffect = "fixed",
    without: Collection[str] = (),
) -> VarianceComponents:
    """The variances of a random-effects model of ratings, by restricted maximum likelihood.

    A rating is mean + p + i + g + pg + r + pi + gi + pgi + residual: participant, item, rater group
    and their interplay; r is the rater, who belongs to one participant and rater group, and the
    residual the rater's interplay with the item and all else. All effects are independent and normal.

    Parameters
    ----------
    ratings
        Shape (ratings,), or a table (raters, items) in which each row is a rater about a participant.
        NaN where there is none; those are left out, whatever others the rater gave, and counted.
        Numbers of raters and items may differ.
    participants, raters, rater_groups
        Shape (ratings,), or (raters,) for a table: labels of any kind. Without `raters` each row is a
        rater of its own. The same rater label about another participant, or in another group, is
        another rater. Without `rater_groups` the model has neither g nor pg, gi and pgi. Leave own
        ratings out: they have no second rater.
    items
        Shape (ratings,), or (items,) for a table. Ratings that are scores of whole scales have no
        items; then i, pi, gi and pgi are not in the model, and the rater is the residual.
    group_effect
        `fixed`: each rater group has a mean of its own, these groups being all there are; their
        interplay with what is random is random. `random`: they are a sample, and g has a variance.
    without
        Effects to leave out, by name: what they would have explained goes into the others.

    Returns
    -------
    Variances are never negative; one that is estimated as 0 is marked. Standard errors are from the
    average information. All NaN with a reason where every rating is the same, where the residual
    variance is estimated as 0, and where the search does not converge.

    Raises
    ------
    TableError
        For labels that are missing or of another length, infinite ratings, a rating that is given
        twice, unknown names, and every effect that the data do not identify (one rater in each
        group, one item ...), with the effects it cannot be told from. Nothing is dropped silently.

    References
    ----------
    Patterson & Thompson (1971), Biometrika 58, 545-554. Brennan (2001), Generalizability Theory.
    Putka, Le, McCloy & Diaz (2008), Journal of Applied Psychology 93, 959-981, for raters who are
    neither crossed nor nested altogether.
    """
    optional = [name for name in FACETS if name != "residual"]
    raise_all(
        [
            *choice_problems("group_effect", group_effect, _GROUP_EFFECTS),
            *(problem for name in without for problem in choice_problems("without", name, optional)),
        ]
    )
    data = Ratings.of(ratings, participants, raters, rater_groups, items)
    fixed_groups = group_effect == "fixed"
    effects = data.effects(fixed_groups=fixed_groups, without=without)
    reason = "every rating is the same" if all_the_same(data.values) else ""
    fit = _nothing(data, effects, reason) if reason else Fit.of(data, effects, fixed_groups=fixed_groups)
    return _result(
        data, effects, fit if not fit.reason else _nothing(data, effects, fit.reason), group_effect
    )


def _nothing(data: Ratings, effects: Collection[str], reason: str) -> Fit:
    undefined = np.full(len(effects), np.nan)
    return Fit(undefined, undefined, np.full(data.levels("g"), np.nan), np.nan, reason)


def _result(
    data: Ratings, effects: Collection[str], fit: Fit, group_effect: GroupEffect
) -> VarianceComponents:
    return VarianceComponents(
        effects=tuple(effects),
        estimates=fit.variances,
        shares=fit.variances / fit.variances.sum(),
        standard_errors=fit.errors,
        boundary=fit.variances == 0,
        facets=data.facets,
        group_effect=group_effect,
        groups=tuple(data.groups.tolist()) if "g" in data.facets else ("raters",),
        means=fit.means,
        raters=_harmonic_means(data.raters_by_group()),
        participants=data.levels("p"),
        items=data.levels("i"),
        n=len(data.values),
        missing=data.missing,
        deviance=fit.deviance,
        reason=fit.reason,
    )


def _harmonic_means(raters: NDArray[np.int64]) -> Floats:
    """Of each column, over those above 0: what the error of a mean of raters goes by."""
    return ratio((raters > 0).sum(axis=0), np.nansum(ratio(1, raters), axis=0))
