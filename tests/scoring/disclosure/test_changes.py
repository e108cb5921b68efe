from math import sqrt

import pytest

from scoring import protect, score
from scoring.disclosure.cells import TOO_FEW, UNDEFINED
from scoring.disclosure.changes import change_of_others, change_of_own
from scoring.profile import Bound, Cell, Change, GroupScore, Suppressed
from tests.scoring.disclosure.campaigns import FULL, POLICY, campaign, profiles

THEN = GroupScore(6, 3.0, 2.7, 3.3)


def test_the_interval_of_a_change_combines_the_larger_halves_of_both() -> None:
    now = GroupScore(8, 3.75, 3.35, 4.0)
    change = change_of_others(now, THEN)
    wide = sqrt(0.4**2 + 0.3**2)
    assert isinstance(change, Change)
    assert (change.earlier, change.value) == (3.0, 0.75)
    assert change.low == pytest.approx(0.75 - wide)
    assert change.high == pytest.approx(0.75 + wide)
    assert wide == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("now", "reliable"),
    [
        (GroupScore(8, 3.75, 3.35, 4.0), True),
        (GroupScore(8, 3.25, 2.85, 3.5), False),
        (GroupScore(8, 2.25, 1.95, 2.65), True),
        (GroupScore(8, 3.75, None, None), None),
    ],
)
def test_a_change_is_reliable_where_0_lies_outside_its_interval(
    now: GroupScore, *, reliable: bool | None
) -> None:
    change = change_of_others(now, THEN)
    assert isinstance(change, Change)
    assert change.reliable is reliable


def test_without_an_interval_then_there_is_none_now() -> None:
    assert change_of_others(THEN, GroupScore(1, 2.0)) == Change(2.0, 1.0, None, None, None)


HIGH = GroupScore(5, 4.6, bound=Bound.AT_LEAST)
LOW = GroupScore(5, 1.4, bound=Bound.AT_MOST)


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [
        (HIGH, THEN, (3.0, 4.6 - 3.0, Bound.AT_LEAST, None)),
        (LOW, THEN, (3.0, 1.4 - 3.0, Bound.AT_MOST, None)),
        (THEN, HIGH, (4.6, 3.0 - 4.6, Bound.AT_MOST, Bound.AT_LEAST)),
        (THEN, LOW, (1.4, 3.0 - 1.4, Bound.AT_LEAST, Bound.AT_MOST)),
        (HIGH, LOW, (1.4, 4.6 - 1.4, Bound.AT_LEAST, Bound.AT_MOST)),
    ],
)
def test_a_change_from_or_to_a_band_is_a_bound(
    now: GroupScore, then: GroupScore, expected: tuple[float, float, Bound, Bound | None]
) -> None:
    earlier, value, bound, earlier_bound = expected
    change = Change(earlier, value, None, None, None, bound, earlier_bound)
    assert change_of_others(now, then) == change


def test_between_two_bands_at_one_end_nothing_is_known() -> None:
    assert change_of_others(HIGH, HIGH) == change_of_others(LOW, LOW) == UNDEFINED


def test_own_scores_change_without_an_interval() -> None:
    assert change_of_own(GroupScore(1, 4.0), GroupScore(1, 2.5)) == Change(2.5, 1.5, None, None, None)


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [(TOO_FEW, THEN, TOO_FEW), (THEN, TOO_FEW, UNDEFINED), (THEN, None, UNDEFINED), (TOO_FEW, None, TOO_FEW)],
)
def test_where_either_is_not_shown_there_is_no_change(
    now: Cell, then: Cell | None, expected: Suppressed
) -> None:
    assert change_of_others(now, then) == expected
    assert change_of_own(now, then) == expected


def test_the_change_since_an_earlier_wave_uses_the_profiles_of_both() -> None:
    first, second = (campaign({"P1": FULL, "P2": FULL}, seed=seed) for seed in (1, 2))
    then = profiles(first)
    now, newcomer = protect(score(second.wide, second.key), POLICY, {"P1": then["P1"]})
    before, after = then["P1"].scales["A"].all_others, now.scales["A"].all_others
    assert now.scales["A"].others_change == change_of_others(after, before)
    assert isinstance(now.scales["A"].own_change, Change)
    assert (now.earlier_wave, newcomer.earlier_wave) == (True, False)
    assert newcomer.scales["A"].others_change == UNDEFINED


def test_a_scale_that_is_new_has_not_changed() -> None:
    cohort = campaign({"P1": FULL})
    then = profiles(campaign({"P1": FULL}, key=cohort.key.query("scale == 'A'")))
    scales = protect(score(cohort.wide, cohort.key), POLICY, then)[0].scales
    assert isinstance(scales["A"].others_change, Change)
    assert (scales["B"].own_change, scales["B"].others_change) == (UNDEFINED, UNDEFINED)
