"""The components of several round robins together, and the interval of each by the errors asked for."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.quantiles import t_quantile
from scoring.round_robin.errors import (
    between_groups_covariance,
    jackknife_covariance,
    left_out_covariance,
    within_groups_covariance,
    within_groups_distances,
)
from scoring.round_robin.incomplete import Likelihood, likeliest_components
from scoring.round_robin.moments import FEWEST, moment_components
from scoring.round_robin.table import RoundRobin

Floats = NDArray[np.float64]
Weights = Literal["degrees_of_freedom", "equal"]
Errors = Literal["between_groups", "within_groups", "jackknife"]

_NEGLIGIBLE = 1e-12
_ONE_GROUP = "one group has no errors between groups: ask for within_groups or jackknife"
_TOO_FEW = f"a group of {FEWEST} people cannot do without one of them, as the jackknife asks"


class Spread(NamedTuple):
    """The covariance matrix of the components, its degrees of freedom, or why there is none."""

    covariance: Floats
    df: float = np.nan
    reason: str = ""


class Fit(NamedTuple):
    """The five components, how sure they are, and the ends of their intervals; or why there are none."""

    components: Floats
    spread: Spread
    low: Floats
    high: Floats
    reason: str = ""


def fit_by_moments(groups: Sequence[RoundRobin], weights: Weights, errors: Errors, confidence: float) -> Fit:
    """The components of complete groups: the weighted mean of those of each (`moment_components`).

    Parameters
    ----------
    groups
        Complete, of at least 4 people each.
    weights
        `degrees_of_freedom`: n - 1 for a group of n people, as is the custom; `equal`: 1.
    errors
        `between_groups`, `within_groups` or `jackknife`; see `errors`.
    confidence
        Of the intervals: t times the standard error, but for `within_groups`, whose ends are combined
        from those of the mean squares.

    Returns
    -------
    NaN with a reason where all ratings of every group are the same. No interval, with a reason, for
    one group between groups, and for groups of 4 with the jackknife.

    References
    ----------
    Kenny (1994), Interpersonal Perception: A Social Relations Analysis, appendix B.
    """
    if all(np.nanmax(group.cells) == np.nanmin(group.cells) for group in groups):
        return _unfitted("in every group, all ratings are the same")
    sizes = _sizes(groups)
    weight = sizes - 1 if weights == "degrees_of_freedom" else np.ones(len(sizes))
    each = np.array([moment_components(group.cells) for group in groups])
    components = _pooled(each, weight)
    spread = _moment_spread(groups, each, weight, errors)
    if errors != "within_groups":
        return _symmetric(components, spread, confidence)
    below, above = _combined_distances(groups, weight, confidence)
    return Fit(components, spread, components - below, components + above)


def fit_by_likelihood(
    groups: Sequence[RoundRobin], method: Likelihood, errors: Errors, confidence: float
) -> Fit:
    """The components of groups with missing ratings, all together (`likeliest_components`).

    Parameters
    ----------
    groups
        Of at least 4 people each.
    method
        `reml` or `ml`.
    errors
        `within_groups`: the inverse of the expected information, with the sum of n - 1 for degrees of
        freedom. `between_groups`: the jackknife that leaves out a group at a time, G - 1 degrees of
        freedom. `jackknife`: that which leaves out a person at a time, group by group, the sum of
        n - 1 degrees of freedom; it fits as many times as there are people.
    confidence
        Of the intervals, t times the standard error.

    Returns
    -------
    NaN with a reason as in `likeliest_components`. No interval, with a reason, where a variance is
    estimated as 0, where a fit without a person or group fails, and as in `fit_by_moments`.

    References
    ----------
    Snijders & Kenny (1999), Personal Relationships 6, 471-486.
    """
    found = likeliest_components(groups, method)
    if found.reason:
        return _unfitted(found.reason)
    if found.edge:
        return _symmetric(found.components, Spread(found.covariance, reason=found.edge), confidence)
    df = float((_sizes(groups) - 1).sum())
    information = Spread(found.covariance, df)
    spread = information if errors == "within_groups" else _refitted_spread(groups, method, errors)
    return _symmetric(found.components, spread, confidence)


def _pooled(each: Floats, weight: Floats) -> Floats:
    """The weighted mean of groups, 0 where what is left of their components is rounding error."""
    mean, size = (np.average(values, axis=0, weights=weight) for values in (each, np.abs(each)))
    return np.where(np.abs(mean) <= _NEGLIGIBLE * size, 0.0, mean)


def _moment_spread(groups: Sequence[RoundRobin], each: Floats, weight: Floats, errors: Errors) -> Spread:
    """The covariance matrix of the weighted mean."""
    sizes = _sizes(groups)
    impossible = _impossible(sizes, errors)
    if impossible:
        return Spread(np.full((5, 5), np.nan), reason=impossible)
    if errors == "between_groups":
        return Spread(between_groups_covariance(each, weight), float(len(groups) - 1))
    if errors == "within_groups":
        parts = [share**2 * within_groups_covariance(cells) for share, cells in _by_size(groups, weight)]
    else:
        each_share = weight / weight.sum()
        parts = [
            share**2 * jackknife_covariance(one.cells) for share, one in zip(each_share, groups, strict=True)
        ]
    return Spread(np.sum(parts, axis=0), float((sizes - 1).sum()))


def _combined_distances(groups: Sequence[RoundRobin], weight: Floats, confidence: float) -> Floats:
    """How far the intervals reach down and up, from the groups of each size."""
    squares = [
        (share * np.array(within_groups_distances(cells, confidence))) ** 2
        for share, cells in _by_size(groups, weight)
    ]
    return np.asarray(np.sqrt(np.sum(squares, axis=0)))


def _by_size(groups: Sequence[RoundRobin], weight: Floats) -> Iterator[tuple[float, Floats]]:
    """The groups of each size together, with the share of all weights that is theirs."""
    sizes = _sizes(groups)
    for size in np.unique(sizes):
        cells = [group.cells for group in groups if len(group.people) == size]
        yield float(weight[sizes == size].sum() / weight.sum()), np.array(cells)


def _refitted_spread(groups: Sequence[RoundRobin], method: Likelihood, errors: Errors) -> Spread:
    """The jackknife over groups, or over the people of each."""
    sizes = _sizes(groups)
    nothing = np.full((5, 5), np.nan)
    impossible = _impossible(sizes, errors)
    if impossible:
        return Spread(nothing, reason=impossible)
    rounds = [_without_each(groups)] if errors == "between_groups" else _without_people(groups)
    refits = [np.array([likeliest_components(rest, method).components for rest in one]) for one in rounds]
    if np.isnan(np.concatenate(refits)).any():
        return Spread(nothing, reason="without some of them there is no fit")
    df = len(groups) - 1 if errors == "between_groups" else (sizes - 1).sum()
    return Spread(np.sum([left_out_covariance(one) for one in refits], axis=0), float(df))


def _without_each(groups: Sequence[RoundRobin]) -> Iterator[list[RoundRobin]]:
    """The groups without one of them."""
    for place in range(len(groups)):
        yield [*groups[:place], *groups[place + 1 :]]


def _without_people(groups: Sequence[RoundRobin]) -> Iterator[list[list[RoundRobin]]]:
    """For each group, all groups without one of its people."""
    for place, group in enumerate(groups):
        rests = (_without(group, person) for person in range(len(group.people)))
        yield [[*groups[:place], rest, *groups[place + 1 :]] for rest in rests]


def _without(group: RoundRobin, person: int) -> RoundRobin:
    cells = np.delete(np.delete(group.cells, person, axis=0), person, axis=1)
    return RoundRobin(group.label, np.delete(group.people, person), cells)


def _impossible(sizes: Floats, errors: Errors) -> str:
    """Why errors of this kind cannot be had."""
    if errors == "between_groups" and len(sizes) == 1:
        return _ONE_GROUP
    return _TOO_FEW if errors == "jackknife" and sizes.min() <= FEWEST else ""


def _symmetric(components: Floats, spread: Spread, confidence: float) -> Fit:
    """Intervals that reach as far down as up."""
    reach = t_quantile(spread.df, confidence) * np.sqrt(np.diag(spread.covariance))
    return Fit(components, spread, components - reach, components + reach)


def _unfitted(reason: str) -> Fit:
    nothing = np.full(5, np.nan)
    return Fit(nothing, Spread(np.full((5, 5), np.nan)), nothing, nothing, reason)


def _sizes(groups: Sequence[RoundRobin]) -> Floats:
    return np.array([len(group.people) for group in groups], dtype=float)
