"""Change since an earlier wave, from two profiles and nothing else."""

from math import hypot

from scoring.disclosure.cells import OPPOSITE, UNDEFINED
from scoring.profile import Bound, Cell, Change, GroupScore, Suppressed


def change_of_others(now: Cell, then: Cell | None) -> Change | Suppressed:
    """The all-others score now minus then, with an interval from the intervals of both.

    Most raters are other people than last time, so the two means are taken as independent and
    their intervals combined (the method of variance estimates recovery): the difference plus and
    minus sqrt(h1² + h2²), where h is an interval's larger half, because the smaller may have been
    cut at the end of the response range. The change is reliable where 0 lies outside. A score that
    is told as a band leaves a bound of the change; two bands at one end leave nothing to tell.

    References
    ----------
    Zou & Donner (2008), Statistics in Medicine 27, 1693-1702.
    """
    if isinstance(now, Suppressed) or not isinstance(then, GroupScore):
        return now if isinstance(now, Suppressed) else UNDEFINED
    bounds = _bounds(now, then)
    if len(bounds) > 1:
        return UNDEFINED
    value, halves = now.mean - then.mean, (_half(now), _half(then))
    if halves[0] is None or halves[1] is None:
        return Change(then.mean, value, None, None, None, next(iter(bounds), None), then.bound)
    wide = hypot(halves[0], halves[1])
    return Change(then.mean, value, value - wide, value + wide, reliable=abs(value) > wide)


def _bounds(now: GroupScore, then: GroupScore) -> set[Bound]:
    """The bounds of the difference that follow from those of its parts; two of them leave nothing known."""
    found = now.bound, OPPOSITE[then.bound] if then.bound else None
    return {bound for bound in found if bound}


def _half(score: GroupScore) -> float | None:
    """The larger half of a score's interval, or None where it has none."""
    if score.low is None or score.high is None:
        return None
    return max(score.mean - score.low, score.high - score.mean)


def change_of_own(now: Cell, then: Cell | None) -> Change | Suppressed:
    """The own score now minus then: two statements of one person, so without an interval."""
    if isinstance(now, Suppressed) or not isinstance(then, GroupScore):
        return now if isinstance(now, Suppressed) else UNDEFINED
    return Change(then.mean, now.mean - then.mean, None, None, None)
