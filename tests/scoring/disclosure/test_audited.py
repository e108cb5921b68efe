from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from scoring import DisclosurePolicy, GroupRule, ScoringPolicy, score
from scoring.disclosure.audited import Audited, audited
from scoring.disclosure.heads import people_as_counted
from tests.scoring.cohorts import table

KEY = """
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      False    1        5
    B1    B      True     1        5
"""
BOSS, PEER, REPORT, CROWD = range(4)
POLICY = DisclosurePolicy(
    (GroupRule("boss", attributed=True, minimum=2), GroupRule("peer"), GroupRule("report"))
)


def audit(text: str, policy: DisclosurePolicy = POLICY, key: str = KEY) -> Audited:
    """The audit of P1, a rater a line: who, in which group, and the answers to A1, A2 and B1."""
    wide = table("rater rater_group A1 A2 B1\n" + text).assign(participant="P1")
    scores = score(wide, table(key), policy=ScoringPolicy(answered_share=Fraction(1, 2)))
    people, _, _ = people_as_counted(scores, policy)
    return audited(scores, people, policy)


def of(unit: int, found: np.ndarray) -> list[float]:
    """The column of a unit; what is not told is -1."""
    return [float(x) for x in np.nan_to_num(found[:, 0, unit], nan=-1)]


PEERS = """
    a peer 2 3 1
    b peer 3 4 1
    c peer 3 4 2
"""


def test_a_mean_inside_the_range_is_told_as_it_is() -> None:
    found = audit(PEERS)
    assert of(PEER, found.items.n) == [3, 3, 3]
    assert of(PEER, found.items.mean) == pytest.approx([8 / 3, 11 / 3, 14 / 3])
    assert of(PEER, found.scales.mean) == pytest.approx([19 / 6, 14 / 3])
    assert of(PEER, found.item_totals) == [8, 11, 14]


def test_a_mean_at_the_end_of_the_range_is_told_as_a_band_and_counts_with_its_middle() -> None:
    items = audit(PEERS).items
    assert items.bands.top[:, 0, PEER].tolist() == [False, False, True]
    assert of(PEER, items.stand_in) == pytest.approx([8 / 3, 11 / 3, 4.8])


def test_a_scale_whose_items_are_all_told_as_bands_is_one_too() -> None:
    found = audit("a peer 5 5 1\n b peer 5 4 5\n c peer 4 5 5").scales
    assert found.bands.top[:, 0, PEER].tolist() == [False, False]
    assert found.bands.bottom[:, 0, PEER].tolist() == [False, False]
    near = audit("a peer 5 5 1\n b peer 5 4 5\n c peer 5 5 4").scales
    assert near.bands.top[:, 0, PEER].tolist() == [True, False]


def test_a_scale_that_would_say_what_lies_inside_a_band_is_moved_by_one_answer() -> None:
    alike, one_lower = (audit(f"a peer 5 2 5\n b peer 5 3 5\n c peer {last} 3 4").scales for last in (5, 4))
    assert alike.mean[0, 0, PEER] == pytest.approx((15 + 8 - 1) / 6)
    assert alike.mean[0, 0, PEER] == pytest.approx(one_lower.mean[0, 0, PEER])
    np.testing.assert_array_equal(alike.stand_in, alike.mean)


def test_attributed_raters_are_told_as_they_are() -> None:
    found = audit("a boss 5 5 5\n b boss 5 5 5")
    assert (of(BOSS, found.scales.mean), of(BOSS, found.items.mean)) == ([5, 1], [5, 5, 1])
    assert not found.items.bands.top.any()
    assert not found.scales.bands.top.any()


def test_too_few_attributed_raters_are_told_nowhere() -> None:
    found = audit("z boss 5 5 5\n" + PEERS)
    assert (of(BOSS, found.scales.n), of(BOSS, found.items.n)) == ([0, 0], [0, 0, 0])


def test_an_item_needs_its_own_number_of_raters() -> None:
    policy = replace(POLICY, minimum_raters_item=4)
    assert of(PEER, audit(PEERS + "d peer 4 4 4", policy).items.n) == [4, 4, 4]
    assert of(PEER, audit(PEERS + "d peer . . 4", policy).items.n) == [0, 0, 4]
    crowd = "a peer 2 3 1\n b peer 3 4 1\n c report 3 4 2"
    assert of(CROWD, audit(crowd).items.n) == [3, 3, 3]
    found = audit(crowd, policy)
    assert (of(CROWD, found.items.n), of(CROWD, found.scales.n)) == ([0, 0, 0], [3, 3])


def test_an_item_without_room_for_two_bands_is_not_told() -> None:
    policy = replace(POLICY, minimum_raters=2, minimum_raters_item=2)
    key = KEY.replace("True     1        5", "True     1        2")
    assert of(PEER, audit("a peer 2 3 1\n b peer 3 3 2", policy, key).items.n) == [2, 2, 0]
    assert of(BOSS, audit("a boss 2 3 1\n b boss 3 3 2", policy, key).items.n) == [2, 2, 2]


def test_where_one_left_an_item_out_it_is_withheld_and_the_scale_rests_on_the_others() -> None:
    found = audit("a peer 2 3 1\n b peer 3 4 1\n c peer 3 4 2\n d peer 4 . 1")
    assert found.withheld[:, 0, PEER].tolist() == [False, True, False]
    assert of(PEER, found.items.n) == [4, 0, 4]
    assert of(PEER, found.items.mean)[1] == -1
    assert found.fewest_behind.tolist() == [3]


def test_the_fewest_behind_is_that_of_all_units_and_0_where_nothing_is_told() -> None:
    assert audit(
        PEERS + "d peer 4 4 4\n e report 1 1 2\n f report 2 3 3\n g report 3 3 4"
    ).fewest_behind.tolist() == [3]
    assert audit(PEERS + "d peer 4 4 4").fewest_behind.tolist() == [4]
    assert audit("a boss 2 3 1\n b boss 3 3 2\n c peer 1 1 1").fewest_behind.tolist() == [0]


def test_a_policy_without_groups_tells_of_nobody() -> None:
    wide = table("participant rater rater_group A1 A2 B1\nP1 P1 self 1 2 3")
    scores = score(wide, table(KEY))
    none = DisclosurePolicy(())
    found = audited(scores, people_as_counted(scores, none)[0], none)
    assert (found.items.n.shape, found.items.n.sum(), found.fewest_behind.tolist()) == ((3, 1, 1), 0, [0])


def test_the_sums_by_group_have_the_participants_own_answers_last() -> None:
    found = audit(PEERS + "P1 self 1 2 3")
    assert found.item_sums.mean[:, 0, -1].tolist() == [1, 2, 3]
    assert found.scale_sums.mean[:, 0, -1].tolist() == [1.5, 3]
    assert found.scale_of_items == [0, 0, 1]
