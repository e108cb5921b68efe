from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.self_other.categories import CATEGORIES, Rule, agreement_categories
from tests.scoring.reference.values import floats, reference

R = reference("self_other")
OWN, OTHERS = floats(R["own"]), floats(R["others"])
NAN = float("nan")
SEMS = {"sem_own": 0.3, "sem_others": 0.2, "confidence": 0.9}

ABOVE, HIGH, LOW, BELOW = CATEGORIES
RULES: list[Rule] = ["half_sd", "raw_half", "regression", "reliable_difference"]
SYMMETRIC: list[Rule] = [
    "half_sd",
    "raw_half",
    "reliable_difference",
]  # regression predicts one from the other
scores = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=3, max_size=12).map(
    lambda pairs: np.array(pairs, dtype=float).T
)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_sorts_participants_as_r_does(rule: Rule) -> None:
    result = agreement_categories(OWN, OTHERS, rule=rule, **SEMS)
    assert [name for name in result.category if name] == R["categories"][rule]
    assert result.counts.tolist() == [R["categories"][rule].count(name) for name in CATEGORIES]
    assert result.shares.sum() == pytest.approx(1)


def test_a_difference_on_the_threshold_is_still_in_agreement_and_the_mean_counts_as_high() -> None:
    # The others' mean is 3; the differences are 0 but for -1 and 1, so their SD is the root of 1/3.
    own, others = [1, 3, 5, 1, 5, 3, 3], [1, 4, 5, 1, 5, 2, 3]
    result = agreement_categories(own, others, rule="raw_half", band=3**0.5)
    assert result.threshold == pytest.approx(1)
    assert result.category.tolist() == [LOW, HIGH, HIGH, LOW, HIGH, LOW, HIGH]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # Everybody rates themselves 1 higher, but for two: the cohort's rules look at those two only.
        ("half_sd", [LOW, LOW, LOW, HIGH, HIGH, ABOVE, BELOW]),
        ("raw_half", [LOW, LOW, LOW, HIGH, HIGH, ABOVE, BELOW]),
        ("regression", [LOW, LOW, LOW, HIGH, HIGH, ABOVE, BELOW]),
        ("reliable_difference", [ABOVE, ABOVE, ABOVE, ABOVE, ABOVE, ABOVE, HIGH]),
    ],
)
def test_rules_of_the_cohort_and_of_the_person_differ_where_nearly_all_rate_themselves_higher(
    rule: Rule, expected: list[str]
) -> None:
    own, others = [2, 3, 3, 5, 5, 6, 2.7], [1, 2, 2, 4, 4, 3.1, 2.7]
    assert agreement_categories(own, others, rule=rule, **SEMS).category.tolist() == expected


def test_who_lacks_a_rating_has_no_category_and_does_not_count() -> None:
    whole = agreement_categories([1, 2, 4, 5], [2, 2, 3, 1])
    gaps = agreement_categories([1, 2, NAN, 4, 5, 3], [2, 2, 9, 3, 1, NAN])
    assert gaps.category.tolist() == [*whole.category[:2], "", *whole.category[2:], ""]
    assert (gaps.n, gaps.dropped) == (4, 2)
    assert np.isnan(gaps.difference).tolist() == [False, False, True, False, False, True]
    assert gaps.shares.tolist() == whole.shares.tolist()


@settings(max_examples=40, deadline=None)
@given(scores, st.sampled_from(SYMMETRIC))
def test_own_and_others_changing_places_swap_above_and_below(pairs: NDArray[np.float64], rule: Rule) -> None:
    there = agreement_categories(*pairs, rule=rule, sem_own=0.5, sem_others=0.5)
    back = agreement_categories(*pairs[::-1], rule=rule, sem_own=0.5, sem_others=0.5)
    assert (there.category == ABOVE).tolist() == (back.category == BELOW).tolist()
    assert (there.category == BELOW).tolist() == (back.category == ABOVE).tolist()


@settings(max_examples=40, deadline=None)
@given(scores, st.sampled_from(RULES[:3]), st.integers(-9, 9), st.integers(1, 4))
def test_rules_of_the_cohort_do_not_depend_on_the_unit_or_on_where_it_begins(
    pairs: NDArray[np.float64], rule: Rule, shift: int, factor: int
) -> None:
    plain = agreement_categories(*pairs, rule=rule)
    assert (
        agreement_categories(*(factor * pairs + shift), rule=rule).category.tolist()
        == plain.category.tolist()
    )


@settings(max_examples=40, deadline=None)
@given(scores, st.sampled_from(RULES))
def test_shares_are_those_of_the_categories_or_undefined(pairs: NDArray[np.float64], rule: Rule) -> None:
    result = agreement_categories(*pairs, rule=rule, sem_own=0.5, sem_others=0.5)
    if result.reason:
        assert not result.category.any()
        assert np.isnan(result.shares).all()
    else:
        assert result.counts.sum() == result.n == pairs.shape[1]


@pytest.mark.parametrize(
    ("own", "others", "rule", "reason"),
    [
        ([], [], "half_sd", "fewer than 3 participants have both ratings"),
        ([1, 2, NAN], [1, 3, 4], "reliable_difference", "fewer than 3 participants have both ratings"),
        ([4, 4, 4], [1, 2, 3], "half_sd", "own ratings do not vary"),
        ([4, 4, 4], [2, 2, 2], "regression", "own ratings and others' ratings do not vary"),
        ([0.3, 0.6, 0.7], [0.1, 0.4, 0.5], "raw_half", "the differences do not vary"),
        ([1, 2, 3.3], [2, 4, 6.6], "regression", "own ratings follow from others' without a residual"),
    ],
)
def test_where_there_is_nothing_to_compare_with_nobody_has_a_category(
    own: list[float], others: list[float], rule: Rule, reason: str
) -> None:
    result = agreement_categories(own, others, rule=rule, **SEMS)
    assert (result.reason, result.category.tolist()) == (reason, [""] * len(own))
    assert np.isnan([*result.difference, *result.shares]).all()
    assert result.counts.tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"rule": "thirds"}, "rule is 'thirds'. Choose from: half_sd, raw_half, regression, reliable_difference."),
        ({"band": -1}, "band is -1. Give a number of SDs, 0 or more."),
        ({"confidence": 1}, "confidence is 1. Give a share between 0 and 1, such as 0.95."),
        ({"rule": "reliable_difference", "sem_own": 0.2}, "sem_others is nan. The rule 'reliable_difference' takes a standard error of measurement, 0 or more."),
        ({"rule": "reliable_difference", "sem_own": 0, "sem_others": 0}, "sem_own and sem_others are both 0. One of them has an error of measurement."),
    ],
)  # fmt: skip
def test_an_argument_that_cannot_be_used_is_told(asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem.split(".", maxsplit=1)[0]) as caught:
        agreement_categories([1, 2, 3], [1, 3, 2], **asked)
    assert str(caught.value) == problem


def test_categories_print_as_a_table_of_shares() -> None:
    assert str(agreement_categories([1, 2, 4, 5], [1, 3, 3, 5])).splitlines() == [
        "own and others' ratings",
        "                    n  share",
        "own above           1  0.250",
        "in agreement, high  1  0.250",
        "in agreement, low   1  0.250",
        "own below           1  0.250",
        "rule half_sd; 4 participants, 0 left out",
    ]
