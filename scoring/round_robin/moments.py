"""Complete round robins: effects, mean squares and variance components in closed form.

Every function takes stacks of groups of one size, shape (..., people, people), actors in rows; the
diagonal is never looked at. Nothing else may be missing. Four people are the fewest.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

COMPONENTS = (
    "actor variance",
    "partner variance",
    "relationship variance",
    "actor-partner covariance",
    "relationship covariance",
)
FEWEST = 4  # with three people the mean square between dyads has no degrees of freedom
_NEGLIGIBLE = 1e-12  # what is below this share of the variance of all ratings is rounding error


class Effects(NamedTuple):
    """The decomposition of each rating: mean + actor effect + partner effect + relationship effect."""

    mean: Floats
    actor: Floats
    partner: Floats
    relationship: Floats


class MeanSquares(NamedTuple):
    """What the ratings say about the components, independent of each other under normality.

    `people` has the shape (..., 2, 2): the variances of actor and partner effects and their
    covariance, with n - 1. `between` and `within` are those of the relationship effects, between
    dyads and within them, with n (n - 3) / 2 and (n - 1)(n - 2) / 2 degrees of freedom.
    """

    people: Floats
    between: Floats
    within: Floats

    @property
    def parts(self) -> Floats:
        """The five that the components are sums of, shape (..., 5), as in `weights_of_squares`."""
        s = self.people
        return np.stack([s[..., 0, 0], s[..., 0, 1], s[..., 1, 1], self.between, self.within], axis=-1)


def complete_effects(cells: Floats) -> Effects:
    """Actor, partner and relationship effects of complete round robins.

    actor = (n-1)² / (n(n-2)) mean given + (n-1) / (n(n-2)) mean received - (n-1) / (n-2) mean of all,
    partner the same with given and received exchanged; these are the least-squares effects. Each
    sums to 0 over people; the relationship effects do so over rows and over columns.

    References
    ----------
    Warner, Kenny & Stoto (1979), Journal of Personality and Social Psychology 37, 1742-1757. Kenny
    (1994), Interpersonal Perception: A Social Relations Analysis, appendix B.
    """
    n = cells.shape[-1]
    own = np.eye(n, dtype=bool)
    mean = np.where(own, 0.0, cells).sum(axis=(-2, -1)) / (n * (n - 1))
    around = np.where(own, 0.0, cells - mean[..., np.newaxis, np.newaxis])
    given, received = around.sum(axis=-1), around.sum(axis=-2)
    actor = ((n - 1) * given + received) / (n * (n - 2))
    partner = ((n - 1) * received + given) / (n * (n - 2))
    expected = actor[..., :, np.newaxis] + partner[..., np.newaxis, :]
    return Effects(mean, actor, partner, np.where(own, 0.0, around - expected))


def mean_squares(cells: Floats) -> MeanSquares:
    """The mean squares of complete round robins, those of no more than rounding error being 0.

    With relationship effects g: between dyads, sum over dyads of (g_ij + g_ji)² / 2 by
    n(n-3)/2; within dyads, sum of (g_ij - g_ji)² / 2 by (n-1)(n-2)/2.

    References
    ----------
    Warner, Kenny & Stoto (1979); Bond & Lashley (1996), Psychometrika 61, 303-311.
    """
    n = cells.shape[-1]
    effects = complete_effects(cells)
    both = np.stack([effects.actor, effects.partner], axis=-2)
    turned = np.swapaxes(effects.relationship, -1, -2)
    squares = MeanSquares(
        both @ np.swapaxes(both, -1, -2) / (n - 1),
        ((effects.relationship + turned) ** 2).sum(axis=(-2, -1)) / (2 * n * (n - 3)),
        ((effects.relationship - turned) ** 2).sum(axis=(-2, -1)) / (2 * (n - 1) * (n - 2)),
    )
    rounding = _NEGLIGIBLE * _scatter(cells, effects.mean)
    return MeanSquares(*(_above(one, rounding) for one in squares))


def moment_components(cells: Floats) -> Floats:
    """The unbiased variance components of complete round robins, shape (..., 5), as in `COMPONENTS`.

    With b and w the mean squares between and within dyads: the relationship variance is (b + w) / 2
    and its covariance (b - w) / 2; actor and partner variance are those of the effects, less
    b / (2(n-2)) + w / (2n); the actor-partner covariance is that of the effects, less
    b / (2(n-2)) - w / (2n). Negative variances are given as they are.

    References
    ----------
    As for `mean_squares`.
    """
    components = mean_squares(cells).parts @ weights_of_squares(cells.shape[-1]).T
    return _above(components, _NEGLIGIBLE * _scatter(cells, complete_effects(cells).mean))


def weights_of_squares(n: int) -> Floats:
    """The 5 components of `n` people as weighted sums of mean squares, shape (5, 5).

    The columns are the actor effects' variance, their covariance with the partner effects, the
    partner effects' variance, and the mean squares between and within dyads.
    """
    between, within = 1 / (2 * (n - 2)), 1 / (2 * n)
    rows = [
        [1, 0, 0, -between, -within],
        [0, 0, 1, -between, -within],
        [0, 0, 0, 0.5, 0.5],
        [0, 1, 0, -between, within],
        [0, 0, 0, 0.5, -0.5],
    ]
    return np.array(rows, dtype=float)


def _scatter(cells: Floats, mean: Floats) -> Floats:
    """The variance of all ratings of a group."""
    n = cells.shape[-1]
    off = np.where(np.eye(n, dtype=bool), 0.0, cells - mean[..., np.newaxis, np.newaxis])
    return np.asarray((off**2).sum(axis=(-2, -1)) / (n * (n - 1)))


def _above(values: Floats, rounding: Floats) -> Floats:
    """The values, with 0 for those that are rounding error."""
    least = rounding.reshape(rounding.shape + (1,) * (values.ndim - rounding.ndim))
    return np.where(np.abs(values) <= least, 0.0, values)
