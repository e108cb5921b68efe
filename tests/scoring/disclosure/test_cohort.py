import numpy as np
import pytest

from scoring import ScoringPolicy, TableError, score
from scoring.disclosure.cohort import ClearedCohort, clear
from tests.scoring.disclosure.campaigns import FULL, POLICY, Heads, campaign

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
        assert cleared.counted.tolist() == cleared.shown.tolist()
        assert cleared.protected.tolist() == [[3, 16]] * columns
        assert cleared.others_shown.all()


def test_distributions_count_what_totals_count(cohort: ClearedCohort) -> None:
    assert cohort.counts.sum(axis=-1).tolist() == [[4, 17]] * 3


def test_a_group_is_present_where_anybody_in_the_cohort_belongs_to_it() -> None:
    wide = campaign({"P1": FEW, "P2": {"peer": 3, "partner": 1}})
    assert clear(score(wide.wide, wide.key), POLICY).present.tolist() == [True, True, True, True, False]


def test_variance_is_lent_by_shown_cells_only() -> None:
    """Answers in cells that are not shown widen nobody's interval."""
    cohort = campaign({"P1": FEW, "P2": FULL})
    is_hidden = cohort.wide["rater_group"].eq("direct_report") & cohort.wide["participant"].eq("P1")
    spread = cohort.wide.assign(A1=cohort.wide["A1"].mask(is_hidden, cohort.wide["A1"].map({1: 5}).fillna(1)))
    before, after = (clear(score(wide, cohort.key), POLICY).scales for wide in (cohort.wide, spread))
    for found, expected in ((after.groups, before.groups), (after.others, before.others)):
        np.testing.assert_array_equal(found.interval.low, expected.interval.low)
        np.testing.assert_array_equal(found.interval.high, expected.interval.high)


def test_intervals_have_the_confidence_of_the_scoring_policy() -> None:
    wide = campaign({"P1": FULL})
    narrow, wider = (
        clear(score(wide.wide, wide.key, policy=ScoringPolicy(confidence=level)), POLICY)
        for level in (0.5, 0.9)
    )
    shown = narrow.scales.shown
    assert (narrow.scales.groups.interval.low[shown] >= wider.scales.groups.interval.low[shown]).all()
    assert (narrow.scales.groups.interval.low[shown] > wider.scales.groups.interval.low[shown]).any()


def test_rater_groups_without_a_rule_are_refused() -> None:
    wide = campaign({"P1": FULL})
    with pytest.raises(TableError, match="rater group 'rival': the policy has no such group"):
        clear(score(wide.wide.assign(rater_group="rival"), wide.key), POLICY)
