"""Groups whose raters answer at random: how often each option is given, draw by draw."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.answers import ROUNDING
from scoring.agreement.nulls import NULLS
from scoring.agreement.spreads import option_counts
from scoring.arrays import floats

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

_PRINTED = 5  # the sources print the share of each option for this many of them
_FEWEST = 2
_AT_ONCE = 1_000_000  # ratings in memory


class RandomGroups(NamedTuple):
    """What a group answers at random with: `shares` (options,) and `correlations` (items, items)."""

    raters: int
    shares: Floats
    correlations: Floats


def null_shares(null: ArrayLike, options: int) -> Floats:
    """The share of each option among raters who answer at random, shape (options,).

    Parameters
    ----------
    null
        A null's name, `uniform` for any number of options and the others of `scoring.agreement.nulls.NULLS`
        for five, for which the sources print the shares; or the shares themselves.
    options
        How many there are.
    """
    if not isinstance(null, str):
        return floats(null, name="null")
    return np.full(options, 1 / options) if null == "uniform" else np.array(NULLS[null].five)


def null_problems(null: ArrayLike, options: int) -> list[str]:
    """A problem for a null without known shares, and for shares that are none."""
    if isinstance(null, str):
        return _name_problems(null, options)
    shares = floats(null, name="null")
    if shares.shape != (options,):
        return [f"null: the shape is {shares.shape}. Give a share for each of the {options} options."]
    if (shares >= 0).all() and abs(shares.sum() - 1) < ROUNDING and (shares > 0).sum() >= _FEWEST:
        return []
    return [f"null: the shares are {shares.tolist()}. Give shares that add up to 1, 2 of them above 0."]


def correlation_matrix(correlation: ArrayLike, items: int) -> Floats:
    """The correlations (items, items), from the matrix or from the one correlation of all pairs."""
    given = floats(correlation, name="correlation")
    return np.where(np.eye(items, dtype=bool), 1.0, given) if given.ndim == 0 else given


def correlation_problems(correlation: ArrayLike, items: int) -> list[str]:
    """A problem unless `items` items can correlate so."""
    matrix = correlation_matrix(correlation, int(items))
    if matrix.shape != (items, items):
        return [f"correlation: the shape is {matrix.shape}. Give one number, or ({items}, {items})."]
    symmetric = (
        np.isfinite(matrix).all() and np.allclose(matrix, matrix.T) and np.allclose(np.diag(matrix), 1)
    )
    if symmetric and np.linalg.eigvalsh(matrix)[0] > -ROUNDING:
        return []
    told = f"correlation: {items} items cannot correlate so."
    return [f"{told} Give a correlation matrix, or one number from -1 / (items - 1) to 1."]


def counts_in_batches(groups: RandomGroups, draws: int, seed: int) -> Iterator[Counts]:
    """How often each option is given, shape (groups, items, options), for `draws` groups in all.

    Behind the ratings are normal variables which correlate as told, cut where the null asks for it.
    """
    from scipy.special import ndtri  # noqa: PLC0415 - imported where groups are drawn

    generator = np.random.default_rng(seed)
    items, options = len(groups.correlations), len(groups.shares)
    root = _root(groups.correlations)
    borders = ndtri(np.minimum(groups.shares.cumsum()[:-1], 1.0))
    batch = max(1, _AT_ONCE // (groups.raters * items))
    for start in range(0, draws, batch):
        group = np.repeat(np.arange(min(batch, draws - start)), groups.raters)
        behind = generator.standard_normal((len(group), items)) @ root.T
        codes = np.searchsorted(borders, behind, side="right").astype(np.int16) + np.int16(1)
        yield option_counts(codes, group, int(group[-1]) + 1, options)


def _name_problems(null: str, options: int) -> list[str]:
    """A problem for a name without shares for this number of options."""
    names = [
        name for name, known in NULLS.items() if name == "uniform" or (known.five and options == _PRINTED)
    ]
    if null in names:
        return []
    choices = ", ".join(names)
    told = f"null '{null}' has no published shares of {options} options."
    return [f"{told} Choose from: {choices}; or give the share of each option."]


def _root(correlations: Floats) -> Floats:
    """A matrix that makes independent variables correlate."""
    values, vectors = np.linalg.eigh(correlations)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)))
