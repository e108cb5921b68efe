from fractions import Fraction

import numpy as np
import pytest

from scoring import ScoringPolicy, TableError, score
from scoring.disclosure.cohort import ClearedCohort, clear
from tests.scoring.disclosure.campaigns import FULL, KEY, POLICY, Heads, campaign

FEW: Heads = {"self": 1, "line_manager": 1, "peer": 3, "direct_report": 2}


@pytest.fixture
def cohort() -> ClearedCohort:
    wide = campaign({"P1": FEW, "P2": FULL})
    return clear(score(wide.wide, wide.key), POLICY)


def test_groups_stand_in_the_order_of_the_policy(cohort: ClearedCohort) -> None:
    assert cohort.merging.raters.tolist() == [[1, 3, 2, 0, 0], [1, 4, 4, 4, 4]]


def test_what_may_be_shown_and_counted_is_known_for_every_scale_and_item(cohort: ClearedCohort) -> None:
    for cleared, columns in ((cohort.scales, 2), (cohort.items, 3)):
        assert cleared.shown[:, 0].tolist() == [[True, True, False, False, False]] * columns
        assert cleared.others.n.tolist() == [[4, 17]] * columns
        assert cleared.protected.tolist() == [[3, 16]] * columns
        assert cleared.others_shown.all()


def test_distributions_count_the_protected_raters_of_a_total(cohort: ClearedCohort) -> None:
    assert cohort.spreads.counts.sum(axis=-1).tolist() == [[3, 16]] * 3


def test_distributions_count_the_crowd() -> None:
    cohort = campaign({"P1": {"line_manager": 1, "peer": 2, "direct_report": 2}})
    assert clear(score(cohort.wide, cohort.key), POLICY).spreads.counts.sum(axis=-1).tolist() == [[4]] * 3


def test_counts_are_cut_to_the_options_of_each_item() -> None:
    cohort = campaign({"P1": FULL}, key=KEY.assign(maximum=[5, 5, 3]))
    spreads = clear(score(cohort.wide, cohort.key), POLICY).spreads
    assert [(len(counts), sum(counts)) for counts in spreads.counts_of(0)] == [(5, 16), (5, 16), (3, 16)]


def test_protected_groups_are_named_in_any_case_and_attributed_ones_where_there_are_any() -> None:
    for heads, named in ((FEW, True), ({"peer": 3, "partner": 1}, False)):
        cohort = campaign({"P1": heads})
        present = clear(score(cohort.wide, cohort.key), POLICY).present
        assert present.tolist() == [named, True, True, True, True]


def test_answers_in_cells_that_are_not_shown_widen_nobodys_interval() -> None:
    cohort = campaign({"P0": FULL, "P1": FEW, "P2": FULL, "P3": FULL, "P4": FULL})
    hidden = cohort.wide.index[cohort.wide["rater"].str.startswith("P1 direct_report")]
    alike, apart = cohort.wide.copy(), cohort.wide.copy()
    alike.loc[hidden, cohort.items], apart.loc[hidden, cohort.items] = 3, [[1] * 3, [5] * 3]
    before, after = (clear(score(wide, cohort.key), POLICY).items for wide in (alike, apart))
    for found, expected in ((after.groups, before.groups), (after.others, before.others)):
        assert not found.assumed.any()
        np.testing.assert_array_equal(found.low, expected.low)
        np.testing.assert_array_equal(found.high, expected.high)


def test_intervals_have_the_confidence_of_the_scoring_policy() -> None:
    wide = campaign({"P1": FULL})
    narrow, wider = (
        clear(score(wide.wide, wide.key, policy=ScoringPolicy(confidence=level)), POLICY)
        for level in (0.5, 0.9)
    )
    shown = narrow.scales.shown
    assert (narrow.scales.groups.low[shown] >= wider.scales.groups.low[shown]).all()
    assert (narrow.scales.groups.low[shown] > wider.scales.groups.low[shown]).any()


def test_it_is_known_who_is_told_in_bands_and_who_left_items_out() -> None:
    cohort = campaign({"P1": {"peer": 3}, "P2": {"peer": 4}, "P3": {"peer": 4}}, seed=1)
    wide = cohort.wide.assign(A1=cohort.wide["A1"].mask(cohort.wide["participant"] == "P1", 5))
    wide["A2"] = wide["A2"].mask(wide["rater"] == "P2 peer 0")
    found = clear(score(wide, cohort.key, policy=ScoringPolicy(answered_share=Fraction(1, 2))), POLICY)
    assert found.banded.tolist() == [True, False, False]
    assert found.left_out.tolist() == [[False, False, False], [False, True, False], [False, False, False]]
    assert found.fewest_behind.tolist() == [3, 3, 4]


def test_nobody_stands_behind_figures_that_are_not_there() -> None:
    cohort = campaign({"P1": {"self": 1, "line_manager": 1}, "P2": FULL})
    assert clear(score(cohort.wide, cohort.key), POLICY).fewest_behind.tolist() == [0, 4]


def test_rater_groups_without_a_rule_are_refused() -> None:
    wide = campaign({"P1": FULL})
    with pytest.raises(TableError, match="rater group 'rival': the policy has no such group"):
        clear(score(wide.wide.assign(rater_group="rival"), wide.key), POLICY)
