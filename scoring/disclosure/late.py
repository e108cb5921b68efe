"""Scale totals of a group that is told anew: what was released before, and the late raters' total.

The difference of the two releases is the late raters' total. It is treated as that of a unit of
their own: where they all chose the end of the range, it is moved inwards. And what was moved in the
earlier release stays so, for otherwise the difference would tell that it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from scoring.disclosure.audited import Audited, Before, audited
from scoring.disclosure.bands import Bands
from scoring.disclosure.excerpts import Part, of_participants, put_together
from scoring.disclosure.extremes import steps_inwards
from scoring.disclosure.heads import people_as_counted
from scoring.disclosure.thresholds import Merging, merged_people
from scoring.disclosure.unit_sheets import unit_sheets
from scoring.groups import Floats, Mask
from scoring.policy import DisclosurePolicy
from scoring.scores import Scores

Moved = Mapping[str, Floats]
"""By participant, the parts (scales, units) by which totals are moved, NaN where the audit decides."""


def moved_with_late(
    now: Scores, last: Scores, before: Before, participants: Sequence[str], policy: DisclosurePolicy
) -> Moved:
    """The parts by which the totals of some participants of two releases are moved.

    Parameters
    ----------
    now, last
        What is released now and what was last, with the groups in the policy's order.
    before
        What the releases before `last` demanded of it, for `participants` in rising order.
    participants
        Those about whom other raters are told than last.
    """
    if not participants:
        return {}
    today, then = of_participants(now, participants), of_participants(last, participants)
    found, merging = _audited(today, policy)
    earlier, _ = _audited(then, policy, before)
    late, counts = _of_late(today, _is_late(today, then), found, merging, policy)
    grown = (counts > 0) & (earlier.scales.n > 0)
    kept = np.where(np.isnan(before.moved), np.nan, earlier.moved)
    moved = np.where(grown, earlier.moved + late, kept)
    return {name: moved[:, place] for place, name in enumerate(today.ratings.people.participants)}


def _audited(
    scores: Scores, policy: DisclosurePolicy, before: Before | None = None
) -> tuple[Audited, Merging]:
    people, merging, _ = people_as_counted(scores, policy)
    return audited(scores, people, policy, before), merging


def _is_late(now: Scores, last: Scores) -> Mask:
    """Who (rows,) of `now` is not in `last`."""
    before = set(_ids(last))
    return np.array([one not in before for one in _ids(now)], dtype=bool)


def _ids(scores: Scores) -> list[tuple[int, str]]:
    people = scores.ratings.people
    return list(zip(people.participant.tolist(), map(str, people.raters.tolist()), strict=True))


def _of_late(
    now: Scores, late: Mask, found: Audited, merging: Merging, policy: DisclosurePolicy
) -> tuple[Floats, Floats]:
    """The parts by which the late raters' totals are moved, and how many of them have a score.

    Both are (scales, participants, units). No item mean is told of a unit that they came to.
    """
    nothing_said = np.zeros(len(now.comments), dtype=bool)
    part = put_together([Part(now, late, nothing_said)], now.ratings.people.participants)
    people = merged_people(part.ratings.people, merging)
    sheets = unit_sheets(replace(part.ratings, people=people), part.raters, found.units)
    untold = np.zeros(sheets.below_top.shape, dtype=bool)
    members = [now.key.members(scale) for scale in now.key.scale_names]
    no_bands = Bands(untold, untold, np.zeros(untold.shape))
    steps = steps_inwards(sheets, no_bands, untold, members, policy.minimum_options)
    moved = steps * found.scale_sums.unit[:, None, None] / sheets.usual
    return np.asarray(moved), _scored(sheets.place, sheets.scored, steps.shape)


def _scored(place: np.ndarray, scored: Mask, shape: tuple[int, ...]) -> Floats:
    """How many raters with a score (scales, participants, units) are in each unit."""
    cells = shape[1] * shape[2]
    rows = [np.bincount(p[(p >= 0) & s], minlength=cells) for p, s in zip(place, scored, strict=True)]
    return np.stack(rows).reshape(shape).astype(float)
