"""Change since an earlier wave, from two profiles and nothing else."""

from math import hypot

from scoring.disclosure.cells import OPPOSITE, UNDEFINED
from scoring.profile import Bound, Cell, Change, GroupScore, Suppressed


def change_of_others(now: Cell, then: Cell | None) -> Change | Suppressed:
    """The all-others score now minus then, with an interval from the intervals of both.

    Most raters are other people than last time, so the two means are taken as independent and
    their intervals combined (the method of variance estimates recovery): the difference plus and
    minus sqrt(h1² + h2²), where h is an interval's larger half, because the smaller may have been
    cut at the end of the response range. The change is reliable where 0 lies outside.

    References
    ----------
    Zou & Donner (2008), Statistics in Medicine 27, 1693-1702.
    """
    if isinstance(now, Suppressed) or not isinstance(then, GroupScore):
        return now if isinstance(now, Suppressed) else UNDEFINED
    value, halves = now.mean - then.mean, (_half(now), _half(then))
    if halves[0] is None or halves[1] is None:
        return Change(then.mean, value, None, None, None, _bound(now, then), then.bound)
    wide = hypot(halves[0], halves[1])
    return Change(then.mean, value, value - wide, value + wide, reliable=abs(value) > wide)


def _bound(now: GroupScore, then: GroupScore) -> Bound | None:
    """The bound of the difference: that of the one that is told as a band.

    Where both are, towards opposite ends, it is theirs; towards one end, nothing bounds it.
    """
    bounds = {now.bound, OPPOSITE[then.bound] if then.bound else None} - {None}
    return bounds.pop() if len(bounds) == 1 else None


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
