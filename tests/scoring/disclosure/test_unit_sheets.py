from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from scoring import DisclosurePolicy, GroupRule, ScoringPolicy, score
from scoring.disclosure.heads import people_as_counted
from scoring.disclosure.thresholds import minima
from scoring.disclosure.unit_sheets import UnitSheets, unit_sheets
from scoring.disclosure.units import units_of
from scoring.groups import scale_sums
from tests.scoring.cohorts import table

KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      False    1        5
    A3    A      False    1        5
    B1    B      True     0        2
""")
PEER, REPORT, CROWD = 1, 2, 3
"""Units of the policy below; the first is that of the boss, whose answers need no protection."""

POLICY = DisclosurePolicy((GroupRule("boss", attributed=True), GroupRule("peer"), GroupRule("report")))


def sheets(text: str) -> UnitSheets:
    """The sheets of P1, a rater a line: who, in which group, and the answers to A1, A2, A3 and B1."""
    wide = table("rater rater_group A1 A2 A3 B1\n" + text).assign(participant="P1")
    scores = score(wide, KEY, policy=ScoringPolicy(answered_share=Fraction(1, 2)))
    people, _, _ = people_as_counted(scores, POLICY)
    n = scale_sums(scores.raters, people).n[..., :-1]
    return unit_sheets(replace(scores.ratings, people=people), scores.raters, units_of(n, minima(POLICY, 3)))


@pytest.fixture
def found() -> UnitSheets:
    return sheets("""
        a  peer    5  5  4  0
        b  peer    4  5  .  0
        c  peer    5  .  4  1
        d  peer    .  1  .  2
        e  boss    1  1  1  .
        f  report  1  1  1  2
        P1 self    3  3  3  1
    """)


def test_everybody_has_the_place_of_their_unit_and_whoever_is_not_counted_none(found: UnitSheets) -> None:
    assert found.place.tolist() == [[PEER] * 4 + [-1] * 3] * 2


def test_a_score_needs_half_of_the_answers(found: UnitSheets) -> None:
    assert found.scored.tolist() == [
        [True, True, True, False, True, True, True],
        [True, True, True, True, False, True, True],
    ]


def test_the_usual_number_of_answers_is_that_of_most_scored_raters(found: UnitSheets) -> None:
    assert found.usual[:, 0, PEER].tolist() == [2, 1]


def test_of_equally_usual_numbers_the_larger_counts() -> None:
    tied = sheets("a peer 5 5 4 0\n b peer 4 5 . 0\n c peer 3 3 . 1\n d peer 1 2 3 0")
    assert tied.usual[:, 0, PEER].tolist() == [3, 1]


def test_a_unit_is_complete_where_nobody_answered_a_part_only(found: UnitSheets) -> None:
    assert found.complete[:, 0, PEER].tolist() == [False, True]
    whole = sheets("a peer 5 5 4 0\n b peer 4 5 3 0\n c peer 3 3 3 1\n d peer . . . 1")
    assert whole.complete[:, 0, PEER].tolist() == [True, True]


def test_distances_are_those_of_scored_raters_to_both_ends_of_the_range(found: UnitSheets) -> None:
    # A2 without d, who has no score; B1 is reversed, so that the ratings are 2, 2, 1 and 0
    assert found.below_top[:, 0, PEER].tolist() == [1, 0, 2, 3]
    assert found.above_bottom[:, 0, PEER].tolist() == [11, 8, 6, 5]


def test_distances_of_whoever_is_not_counted_are_those_of_nobody(found: UnitSheets) -> None:
    others = [0, REPORT, CROWD]
    assert not np.any(found.below_top[..., others])
    assert not np.any(found.above_bottom[..., others])


def test_raters_of_small_groups_share_the_place_of_the_crowd() -> None:
    found = sheets("a peer 5 5 4 0\n b peer 4 5 4 0\n c report 5 4 4 1\n d report 1 1 1 2")
    assert found.place.tolist() == [[CROWD] * 4] * 2
    assert found.below_top[:, 0, CROWD].tolist() == [5, 5, 7, 3]
