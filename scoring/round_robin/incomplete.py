"""Round robins with missing ratings: components by restricted or full maximum likelihood.

The ratings of a group are normal, with one mean a group and a covariance matrix that is a sum of the
five components, each times a matrix of zeros, ones and twos (the kernels). Nothing is imputed.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.round_robin.table import RoundRobin

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Likelihood = Literal["reml", "ml"]

# Likelihoods of few ratings may have more than one top: the highest of those reached from here is taken.
_STARTS = (
    (0.5, 0.1, 0.5, -0.5, -0.5),
    (0.5, 0.45, 0.2, -0.2, -1.2),
    (0.5, 0.45, 0.2, -1.2, -0.2),
    (0.5, -0.45, 0.2, -0.2, -1.2),
    (0.5, -0.45, 0.2, -1.2, -0.2),
)
_EVEN = np.array([0.25, 0.25, 0.5, 0.0, 0.0])
_AMPLE = 100  # ratings, of which simulated likelihoods have one top
_FLOOR = -7.0  # the log of a dyad's standard deviation, in those of all ratings, that counts as none
_LOWEST = np.array([-5.0, -5.0, -5.0, _FLOOR, _FLOOR])  # where matrices can still be inverted
_HIGHEST = np.array([5.0, 5.0, 5.0, 2.0, 2.0])
_EDGE = 1e-7  # a variance below this share of all is on the edge of what is possible
_FLAT = 1e-4  # the steepest slope of -2 log likelihood that is taken for a maximum
_STILL = 1e-11  # a step that is shorter than this is no step
_SINGULAR = 1e-9
_NOISE = 1e-9  # two -2 log likelihoods that differ by less are the same
_LEAST = 1e-9  # damping, for the directions in which the likelihood is flat
_MOST = 300


class Likeliest(NamedTuple):
    """The components at the maximum, shape (5,), and their covariance matrix, the inverse information.

    `edge` says which variance is 0 there, or that actor and partner effects determine each other:
    then there is no covariance matrix. `reason` says why there is no maximum at all.
    """

    components: Floats
    covariance: Floats
    edge: str = ""
    reason: str = ""


class _Observed(NamedTuple):
    """The ratings of one group, and the kernels of the five components, shape (5, ratings, ratings).

    `actor` and `partner` are the places of people, `turned` that of the rating in return, or -1.
    """

    ratings: Floats
    kernels: Floats
    actor: Places
    partner: Places
    turned: Places


class _Point(NamedTuple):
    """-2 log likelihood but for a constant, with its gradient and curvature in the roots."""

    deviance: float
    gradient: Floats
    curvature: Floats


class _Slope(NamedTuple):
    """-2 log likelihood but for a constant, its gradient in the components, and the expected information."""

    deviance: float
    gradient: Floats
    information: Floats


def likeliest_components(groups: Sequence[RoundRobin], method: Likelihood = "reml") -> Likeliest:
    """The variance components that make the ratings of all groups likeliest.

    Parameters
    ----------
    groups
        With any ratings missing, at random given those that are there. All groups share the
        components; each has its own mean.
    method
        `reml`, restricted maximum likelihood, which allows for the means being estimated, or `ml`.

    Returns
    -------
    In squared response units, in the order of `moments.COMPONENTS`; it takes seconds for a
    group of 30 people, and hundredths of one for a group of 6. Variances are 0 at the least.
    For complete groups of one size REML gives the moments exactly, where these are possible. NaN
    with a reason where every rating is the same, where the ratings that are there cannot tell the
    components apart, and where the likelihood has no maximum (relationship effects that are all
    0, or the same or opposite in both directions).

    References
    ----------
    Snijders & Kenny (1999), Personal Relationships 6, 471-486; Li & Loken (2002), Statistica Sinica
    12, 519-535. REML: Patterson & Thompson (1971), Biometrika 58, 545-554.
    """
    observed = [_observed(group) for group in groups]
    around = np.concatenate([one.ratings for one in observed])
    scale = float(np.sqrt((around**2).mean()))
    if scale <= _SINGULAR * max(float(np.nanmax(np.abs(group.cells))) for group in groups):
        return _nothing("in every group, all ratings are the same")
    unit = [one._replace(ratings=one.ratings / scale) for one in observed]
    if _confounded(unit, method):
        return _nothing("the ratings that are there cannot tell the components apart")
    return _in_units(_maximum(unit, method), scale**2)


def _observed(group: RoundRobin) -> _Observed:
    """The ratings of a group around their mean, and which of them share an actor, partner or dyad."""
    known = ~np.isnan(group.cells)
    actor, partner = np.nonzero(known)
    ratings = group.cells[known]
    same_actor, same_partner = np.equal.outer(actor, actor), np.equal.outer(partner, partner)
    crossed = np.equal.outer(actor, partner)
    kernels = [same_actor, same_partner, same_actor & same_partner, crossed.astype(int) + crossed.T]
    both = crossed & crossed.T
    turned = np.where(both.any(axis=1), both.argmax(axis=1), -1)
    table = np.array([*kernels, both], dtype=float)
    return _Observed(ratings - ratings.mean(), table, actor, partner, turned)


def _confounded(observed: Sequence[_Observed], method: Likelihood) -> bool:
    """Whether some components weigh alike on all ratings, once the means are taken out."""
    information = _total(observed, _EVEN, method).information
    root = np.sqrt(np.diag(information))
    if not root.min() > _SINGULAR:
        return True
    return bool(np.linalg.eigvalsh(information / np.outer(root, root))[0] < _SINGULAR)


def _maximum(observed: Sequence[_Observed], method: Likelihood) -> Likeliest:
    """The maximum, for ratings whose variance is 1."""
    ample = sum(len(one.ratings) for one in observed) >= _AMPLE
    starts = _STARTS[:1] if ample else _STARTS
    tops = [_search(observed, np.array(start), method) for start in starts]
    roots, here = min(tops, key=lambda top: top[1].deviance)
    if roots[3:].min() < _FLOOR + 1:
        return _nothing("the relationship effects leave no variance, or determine each other in a dyad")
    if np.abs(here.gradient).max() > _FLAT:
        return _nothing("the fit did not converge")
    components, edge = _components(roots), _edge(roots)
    if edge:
        inside = np.where(np.abs(components) < _EDGE, 0.0, components)
        return Likeliest(inside, np.full((5, 5), np.nan), edge=edge)
    return Likeliest(components, _inverted(_total(observed, components, method).information))


def _search(observed: Sequence[_Observed], roots: Floats, method: Likelihood) -> tuple[Floats, _Point]:
    """The roots of the components where the likelihood is largest around some, by damped scoring.

    A step that makes things worse is not taken, and the next is shorter (Levenberg 1944, Marquardt
    1963), so that the way leads downhill wherever it begins.
    """
    here, damping = _at(observed, roots, method), 1.0
    for _ in range(_MOST):
        step = np.linalg.solve(here.curvature + damping * np.eye(5), here.gradient)
        tried = np.clip(roots - step, _LOWEST, _HIGHEST)
        there = _at(observed, tried, method)
        better, moved = _is_better(there, here), float(np.abs(tried - roots).max())
        damping = max(_LEAST, damping * (0.1 if better else 10.0))
        if better:
            roots, here = tried, there
        if moved < _STILL:
            break
    return roots, here


def _is_better(there: _Point, here: _Point) -> bool:
    """Whether one point is likelier than another, or as likely but for rounding, and flatter."""
    if abs(there.deviance - here.deviance) > _NOISE:
        return there.deviance < here.deviance
    return bool(np.abs(there.gradient).max() < np.abs(here.gradient).max())


def _at(observed: Sequence[_Observed], roots: Floats, method: Likelihood) -> _Point:
    """-2 log likelihood at some roots, with its slope and about its curvature in them."""
    chain = _chain(roots)
    deviance, gradient, information = _total(observed, _components(roots), method)
    curvature = 2 * chain.T @ information @ chain + _bend(roots, gradient)
    return _Point(deviance, chain.T @ gradient, curvature)


def _bend(roots: Floats, slope: Floats) -> Floats:
    """What the components' own second derivatives in the roots add to the curvature."""
    actor, partner, relationship, crossed, dyadic = slope
    between, within = 2 * np.exp(2 * roots[3:]) * [relationship + dyadic, relationship - dyadic]
    bend = np.diag([2 * actor, 2 * partner, 2 * partner, between, within])
    bend[0, 1] = bend[1, 0] = crossed
    return bend


def _edge(roots: Floats) -> str:
    """What is at the limit of what is possible."""
    actor, partner = _components(roots)[:2]
    variances = {"actor variance": actor, "partner variance": partner}
    none = [name for name, value in variances.items() if value < _EDGE]
    if none:
        return f"estimated as 0: {', '.join(none)}"
    determined = roots[2] ** 2 < _EDGE * partner
    return "actor and partner effects are estimated to determine each other" if determined else ""


def _total(observed: Sequence[_Observed], components: Floats, method: Likelihood) -> _Slope:
    """The sum over groups, which are independent."""
    slopes = [_slope(one, components, method) for one in observed]
    return _Slope(
        sum(one.deviance for one in slopes),
        np.sum([one.gradient for one in slopes], axis=0),
        np.sum([one.information for one in slopes], axis=0),
    )


def _slope(one: _Observed, components: Floats, method: Likelihood) -> _Slope:
    """The slope of one group."""
    precision, free, total, log_det = _inverse(one, components)
    residual = free @ one.ratings
    restricted = method == "reml"
    lost = float(np.log(total)) if restricted else 0.0
    weighed = _times_kernels(free if restricted else precision, one)
    traces = np.trace(weighed, axis1=1, axis2=2)
    return _Slope(
        log_det + lost + float(one.ratings @ residual),
        traces - one.kernels @ residual @ residual,
        np.tensordot(weighed, weighed.swapaxes(1, 2), axes=((1, 2), (1, 2))) / 2,
    )


def _times_kernels(matrix: Floats, one: _Observed) -> Floats:
    """The matrix times each kernel, by adding up and moving columns: kernels are all but empty."""
    people = np.eye(max(one.actor.max(), one.partner.max()) + 1)
    given, received = matrix @ people[one.actor], matrix @ people[one.partner]
    crossed = given[:, one.partner] + received[:, one.actor]
    returned = np.where(one.turned < 0, 0.0, matrix[:, one.turned])
    return np.array([given[:, one.actor], received[:, one.partner], matrix, crossed, returned])


def _inverse(one: _Observed, components: Floats) -> tuple[Floats, Floats, float, float]:
    """The inverse covariance matrix, the same without the mean, its sum, and the log determinant."""
    covariance = np.tensordot(components, one.kernels, axes=1)
    precision = _inverted(covariance)
    sums = precision.sum(axis=1)
    free = precision - np.outer(sums, sums) / sums.sum()
    return precision, np.asarray(free), float(sums.sum()), float(np.linalg.slogdet(covariance)[1])


def _inverted(matrix: Floats) -> Floats:
    return np.asarray(np.linalg.inv(matrix), dtype=float)


def _components(roots: Floats) -> Floats:
    """The components of a Cholesky factor of people, and the log standard deviations of dyads."""
    first, cross, second = roots[:3]
    between, within = np.exp(2 * roots[3:])
    halves = (between + within) / 2, (between - within) / 2
    return np.array([first**2, cross**2 + second**2, halves[0], first * cross, halves[1]])


def _chain(roots: Floats) -> Floats:
    """The derivatives of the components (rows) in the roots (columns)."""
    first, cross, second = roots[:3]
    between, within = np.exp(2 * roots[3:])
    rows = [
        [2 * first, 0, 0, 0, 0],
        [0, 2 * cross, 2 * second, 0, 0],
        [0, 0, 0, between, within],
        [cross, first, 0, 0, 0],
        [0, 0, 0, between, -within],
    ]
    return np.array(rows, dtype=float)


def _in_units(found: Likeliest, square: float) -> Likeliest:
    """In squared response units again."""
    return found._replace(components=found.components * square, covariance=found.covariance * square**2)


def _nothing(reason: str) -> Likeliest:
    return Likeliest(np.full(5, np.nan), np.full((5, 5), np.nan), reason=reason)
