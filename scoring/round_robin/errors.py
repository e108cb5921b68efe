"""How sure the components of round robins are: three covariance matrices of the five of them.

Each takes what it needs of complete groups, and whole stacks of them. The components are in the order
of `moments.COMPONENTS`, and the results are in squared response units, and these squared.
"""

import numpy as np
from numpy.typing import NDArray

from scoring.quantiles import t_quantile
from scoring.round_robin.moments import MeanSquares, mean_squares, moment_components, weights_of_squares

Floats = NDArray[np.float64]


def between_groups_covariance(components: Floats, weights: Floats) -> Floats:
    """The covariance matrix of the weighted mean of groups, from how the groups differ.

    sum w (c - mean)(c - mean)' / ((G - 1) sum w), with G - 1 degrees of freedom. It assumes nothing
    of the distribution, but that groups are a random sample and a component's variance in a group
    is inversely proportional to its weight.

    Parameters
    ----------
    components, weights
        Shapes (..., groups, 5) and (groups,), of 2 groups or more.

    References
    ----------
    Kenny & La Voie (1984), Advances in Experimental Social Psychology 18, 142-182; Kenny (1994).
    """
    mean = np.average(components, axis=-2, weights=weights)[..., np.newaxis, :]
    spread = (components - mean) * np.sqrt(weights)[:, np.newaxis]
    return _products(spread) / float((len(weights) - 1) * weights.sum())


def within_groups_covariance(cells: Floats) -> Floats:
    """The covariance matrix of the mean of complete groups of one size, for normal effects.

    The mean squares of the groups are pooled. They are independent: those of actor and partner
    effects Wishart, those between and within dyads chi-squared. The variance of a mean square s with
    v degrees of freedom is estimated without bias by 2 s² / (v + 2), and so are the covariances of
    the Wishart part. Tests and intervals take G (n - 1) degrees of freedom.

    Parameters
    ----------
    cells
        Shape (..., groups, people, people), groups that count the same.

    Returns
    -------
    Shape (..., 5, 5).

    References
    ----------
    Bond & Lashley (1996), Psychometrika 61, 303-311; Lashley & Bond (1997), Psychological Methods 2,
    278-291.
    """
    squares, df = _pooled(cells)
    spread = np.zeros((*squares.between.shape, 5, 5))
    spread[..., :3, :3] = _wishart(squares.people, df[0])
    spread[..., 3, 3] = 2 * squares.between**2 / (df[3] + 2)
    spread[..., 4, 4] = 2 * squares.within**2 / (df[4] + 2)
    weights = weights_of_squares(cells.shape[-1])
    return np.asarray(weights @ spread @ weights.T)


def within_groups_distances(cells: Floats, confidence: float) -> tuple[Floats, Floats]:
    """How far the intervals of the mean of complete groups of one size reach, for normal effects.

    Each pooled mean square has its chi-squared interval. Their distances from the mean square, times
    its weight in a component, are squared and added up: the lower ends of those that are added, the
    upper ends of those that are taken off, and the other way about. A variance that is estimated by
    a difference thus has the skewed interval it needs. The distance of the actor-partner covariance
    is t times its standard error.

    Parameters
    ----------
    cells
        Shape (..., groups, people, people), groups that count the same.
    confidence
        Of the interval, two-sided.

    Returns
    -------
    Down and up, shapes (..., 5), in squared response units. Distances of independent means are
    combined in the same way, with their weights.

    References
    ----------
    Graybill & Wang (1980), Journal of the American Statistical Association 75, 869-873; Zou & Donner
    (2008), Statistics in Medicine 27, 1693-1702.
    """
    from scipy.special import chdtri  # noqa: PLC0415 - imported where an interval is asked for

    squares, df = _pooled(cells)
    tails = (1 - confidence) / 2, (1 + confidence) / 2
    down, up = 1 - df / chdtri(df, tails[0]), df / chdtri(df, tails[1]) - 1
    weights = weights_of_squares(cells.shape[-1])
    lower, upper = (_reach(squares.parts, weights, *ends) for ends in ((down, up), (up, down)))
    error = np.sqrt(within_groups_covariance(cells)[..., 3, 3])
    lower[..., 3] = upper[..., 3] = t_quantile(df[0], confidence) * error
    return lower, upper


def jackknife_covariance(cells: Floats) -> Floats:
    """The covariance matrix of the components of one complete group, leaving out a person at a time.

    (n - 1) / n times the sum of squares and products of the components without each person, around
    their mean; n - 1 degrees of freedom. It assumes no distribution. Every dyad is left out with
    either of two people, so the errors of relationship variance and covariance are too large: by a
    factor of about the root of 2 in a large group, and of 2 in a group of 6, where those of people's
    variances are too large by 1.4 to 1.5. It is for groups of 10 people or more.

    Parameters
    ----------
    cells
        Shape (..., people, people), of 5 people or more.

    References
    ----------
    Miller (1974), Biometrika 61, 1-15; Efron & Stein (1981), Annals of Statistics 9, 586-596; people
    of a network: Snijders & Borgatti (1999), Connections 22, 61-70.
    """
    n = cells.shape[-1]
    others = np.array([np.delete(np.arange(n), person) for person in range(n)])
    without = moment_components(cells[..., others[:, :, np.newaxis], others[:, np.newaxis, :]])
    return left_out_covariance(without)


def left_out_covariance(without: Floats) -> Floats:
    """The jackknife's covariance matrix of estimates, shape (..., left out, 5), each without one unit."""
    n = without.shape[-2]
    spread = without - without.mean(axis=-2, keepdims=True)
    return np.asarray(_products(spread) * ((n - 1) / n))


def _products(spread: Floats) -> Floats:
    """The sums of squares and products of the columns."""
    return np.asarray(np.swapaxes(spread, -1, -2) @ spread)


def _reach(squares: Floats, weights: Floats, added: Floats, taken_off: Floats) -> Floats:
    """The distance of each weighted sum, of shares of the squares that differ by the weights' sign."""
    shares = np.where(weights > 0, added, taken_off)
    steps = np.where(weights == 0, 0.0, weights * shares)
    return np.asarray(np.sqrt(squares**2 @ (steps**2).T))


def _pooled(cells: Floats) -> tuple[MeanSquares, Floats]:
    """The mean squares of groups of one size together, and the degrees of freedom of their five parts."""
    groups, n = cells.shape[-3], cells.shape[-1]
    people, between, within = mean_squares(cells)
    df = groups * np.array([n - 1, n - 1, n - 1, n * (n - 3) / 2, (n - 1) * (n - 2) / 2])
    return MeanSquares(people.mean(axis=-3), between.mean(axis=-1), within.mean(axis=-1)), df


def _wishart(s: Floats, df: float) -> Floats:
    """The covariances of variance, covariance and variance of a 2 x 2 sample covariance matrix."""
    first, second = np.array([0, 0, 1]), np.array([0, 1, 1])
    i, j = first[:, np.newaxis], second[:, np.newaxis]
    crossed = s[..., i, first] * s[..., j, second] + s[..., i, second] * s[..., j, first]
    paired = s[..., i, j] * s[..., first, second][..., np.newaxis, :]
    return np.asarray((crossed - 2 * paired / df) * df / ((df + 2) * (df - 1)))
