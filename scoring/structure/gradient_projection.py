"""Gradient projection: the search for the turn of the factors that makes a criterion least.

Loadings A become A inv(T)', where the columns of T have unit length (oblique) or are orthogonal too.
Each step goes down the gradient within that set and is put back onto it. A step that is too long to
lead down is halved; the length of the next one follows from how the gradient changed. All starts are
searched at once.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Criterion = Callable[[Floats], tuple[Floats, Floats]]

_MOST = 5000  # steps
_NEAR = 1e-7  # a gradient within the set that is shorter, for a criterion below 1, has arrived
_ROUNDING = 1e-14  # by which a step may lead up
_ENOUGH = 1e-4  # the least share of what the gradient promises that a step has to lead down
_MOST_CHANGE = 100.0  # of the length of a step
_SAME = 1e-6  # criteria that differ less are one minimum


class Turn(NamedTuple):
    """The best turn T, shape (factors, factors), and its criterion.

    `found` is the number of starts that came to it, `converged` whether the best one did.
    """

    matrix: Floats
    criterion: float
    found: int
    converged: bool


class _State(NamedTuple):
    """Of each start: the turn, its criterion, and the gradient there, within the set."""

    turns: Floats
    values: Floats
    slopes: Floats


def best_turn(loadings: Floats, criterion: Criterion, *, oblique: bool, starts: int, seed: int) -> Turn:
    """The turn with the least criterion of those that the searches come to.

    Parameters
    ----------
    loadings
        Shape (items, factors), of full column rank.
    criterion
        Gives, for loadings of shape (starts, items, factors), the values (starts,) and the gradients in
        the loadings' shape.
    oblique
        Whether the factors may correlate.
    starts, seed
        The number of starts: the loadings as they are, and random orthogonal turns of them.

    References
    ----------
    Jennrich (2001), Psychometrika 66, 289-306; Jennrich (2002), Psychometrika 67, 7-19; Bernaards &
    Jennrich (2005), Educational and Psychological Measurement 65, 676-696. Length of steps: Barzilai &
    Borwein (1988), IMA Journal of Numerical Analysis 8, 141-148.
    """
    state = _searched(loadings, criterion, _starts(loadings.shape[1], starts, seed), oblique=oblique)
    best = int(state.values.argmin())
    least = float(state.values[best])
    return Turn(
        matrix=state.turns[best],
        criterion=least,
        found=int((state.values < least + _SAME * (1 + abs(least))).sum()),
        converged=bool(_arrived(state)[best]),
    )


def _searched(loadings: Floats, criterion: Criterion, turns: Floats, *, oblique: bool) -> _State:
    """Where each start comes to."""
    state, steps = _at(turns, loadings, criterion, oblique=oblique), np.ones(len(turns))
    for _ in range(_MOST):
        if _arrived(state).all():
            break
        turns = _put_back(state.turns - steps[:, np.newaxis, np.newaxis] * state.slopes, oblique=oblique)
        trial = _at(turns, loadings, criterion, oblique=oblique)
        enough = _ENOUGH * steps * _product(state.slopes, state.slopes)
        lower = trial.values < state.values - enough + _ROUNDING * (1 + np.abs(state.values))
        steps = np.where(lower, _next_steps(state, trial, steps), steps / 2)
        state = _State(*(_chosen(lower, new, old) for new, old in zip(trial, state, strict=True)))
    return state


def _next_steps(state: _State, trial: _State, steps: Floats) -> Floats:
    """The length at which the slope, going on as it changed in the last step, would be 0."""
    moved, bent = trial.turns - state.turns, trial.slopes - state.slopes
    curved = _product(moved, bent)
    secant = _product(moved, moved) / np.where(curved > 0, curved, 1.0)
    return np.where(curved > 0, np.clip(secant, steps / _MOST_CHANGE, steps * _MOST_CHANGE), 2 * steps)


def _at(turns: Floats, loadings: Floats, criterion: Criterion, *, oblique: bool) -> _State:
    """The criterion and its slope within the set, at each turn."""
    back = np.linalg.inv(turns)
    turned = loadings @ back.swapaxes(1, 2)
    values, gradients = criterion(turned)
    whole = -(turned.swapaxes(1, 2) @ gradients @ back).swapaxes(1, 2)
    if oblique:
        return _State(turns, values, whole - turns * (turns * whole).sum(axis=1, keepdims=True))
    inner = turns.swapaxes(1, 2) @ whole
    return _State(turns, values, whole - turns @ (inner + inner.swapaxes(1, 2)) / 2)


def _put_back(turns: Floats, *, oblique: bool) -> Floats:
    """The nearest turns in the set: columns of unit length, or orthogonal ones."""
    if oblique:
        return np.asarray(turns / np.linalg.norm(turns, axis=1, keepdims=True))
    left, _, right = np.linalg.svd(turns)
    return np.asarray(left @ right)


def _starts(factors: int, starts: int, seed: int) -> Floats:
    """No turn, and random ones."""
    noise = np.random.default_rng(seed).standard_normal((starts - 1, factors, factors))
    return np.concatenate([np.eye(factors)[np.newaxis], np.linalg.qr(noise)[0]])


def _arrived(state: _State) -> NDArray[np.bool_]:
    """Which starts are where no step leads down."""
    return np.asarray(np.sqrt(_product(state.slopes, state.slopes)) < _NEAR * (1 + np.abs(state.values)))


def _product(one: Floats, other: Floats) -> Floats:
    """The inner product of each start's two tables."""
    return np.asarray((one * other).sum(axis=(1, 2)))


def _chosen(lower: NDArray[np.bool_], new: Floats, old: Floats) -> Floats:
    """The new values of the starts that got lower, the old ones of the others."""
    return np.where(lower.reshape(-1, *[1] * (new.ndim - 1)), new, old)
