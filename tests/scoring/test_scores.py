from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import ScoringPolicy, TableError, score
from scoring.frames import group_frame, rater_frame
from scoring.policy import AllOthers
from scoring.scores import Scores
from tests.scoring import oracle
from tests.scoring.cohorts import PEOPLE, Cohort, random_cohort, random_cohorts, table, to_long

RULES = st.sampled_from(AllOthers)
FEW = settings(max_examples=15, deadline=None)


def scored(cohort: Cohort, rule: AllOthers = AllOthers.EQUAL_GROUPS) -> Scores:
    return score(cohort.wide, cohort.key, policy=ScoringPolicy(rule, cohort.share))


def figures(cohort: Cohort, rule: AllOthers = AllOthers.EQUAL_GROUPS) -> pd.DataFrame:
    return group_frame(scored(cohort, rule))


def assert_same_figures(
    found: pd.DataFrame, expected: pd.DataFrame, place: list[str], figures: list[str]
) -> None:
    found, expected = (frame.set_index(place)[figures].sort_index() for frame in (found, expected))
    pd.testing.assert_frame_equal(
        found, expected, check_dtype=False, check_index_type=False, rtol=0, atol=1e-12
    )


@FEW
@given(random_cohorts)
def test_every_rater_score_is_the_mean_of_the_answered_items_if_they_are_enough(cohort: Cohort) -> None:
    found = rater_frame(scored(cohort)).melt(PEOPLE, var_name="scale", value_name="score").dropna()
    assert_same_figures(found, oracle.rater_scores(cohort), [*PEOPLE, "scale"], ["score"])


@FEW
@given(random_cohorts)
def test_every_group_score_is_the_mean_of_its_rater_scores(cohort: Cohort) -> None:
    found = figures(cohort).query("rater_group != 'all_others'")
    assert_same_figures(found, oracle.group_scores(cohort), oracle.PLACE, ["n", "mean"])


@FEW
@given(random_cohorts, RULES)
def test_all_others_follow_the_named_rule(cohort: Cohort, rule: AllOthers) -> None:
    found = figures(cohort, rule).query("rater_group == 'all_others'")
    assert_same_figures(found, oracle.all_others(cohort, rule.value), ["participant", "scale"], ["n", "mean"])


@FEW
@given(random_cohorts)
def test_the_spread_of_a_group_is_that_of_its_rater_scores(cohort: Cohort) -> None:
    scores = scored(cohort)
    people = scores.ratings.people
    sd = np.sqrt(scores.sums.variance)
    for row in oracle.group_scores(cohort).to_dict("records"):
        place = (
            scores.key.scale_names.index(row["scale"]),
            people.participants.index(row["participant"]),
            people.groups.index(row["rater_group"]),
        )
        assert sd[place] == pytest.approx(row["sd"], abs=1e-9, nan_ok=True)


@FEW
@given(random_cohorts)
def test_a_long_table_scores_as_the_wide_one_does(cohort: Cohort) -> None:
    wide, policy = (
        cohort.wide.dropna(how="all", subset=cohort.items),
        ScoringPolicy(answered_share=cohort.share),
    )
    tables = [score(responses, cohort.key, policy=policy) for responses in (wide, cohort.long)]
    found = [group_frame(scores) for scores in tables]
    pd.testing.assert_frame_equal(found[0], found[1])


@FEW
@given(random_cohorts, st.randoms())
def test_neither_the_order_of_rows_nor_that_of_columns_matters(cohort: Cohort, random: Random) -> None:
    columns = random.sample(list(cohort.wide.columns), cohort.wide.shape[1])
    shuffled = cohort.wide.sample(frac=1, random_state=random.randrange(2**32))[columns]
    pd.testing.assert_frame_equal(figures(replace(cohort, wide=shuffled)), figures(cohort))


@pytest.mark.parametrize("seed", range(5))
def test_not_even_on_scales_so_long_that_parts_are_no_whole_numbers(seed: int) -> None:
    cohort = replace(random_cohort(seed, longest=40), share=Fraction(1, 4))
    shuffled = cohort.wide.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(figures(replace(cohort, wide=shuffled)), figures(cohort))


@FEW
@given(random_cohorts)
def test_reversing_an_item_and_its_responses_changes_nothing(cohort: Cohort) -> None:
    turned = {item: low + high - cohort.wide[item] for item, (low, high) in cohort.bounds.items()}
    key = cohort.key.assign(reverse=~cohort.key["reverse"])
    pd.testing.assert_frame_equal(
        figures(Cohort(key, cohort.wide.assign(**turned), cohort.share)), figures(cohort)
    )


@FEW
@given(random_cohorts, st.integers(-60, 60))
def test_a_constant_added_to_options_and_responses_moves_every_mean_by_it(cohort: Cohort, by: int) -> None:
    key = cohort.key.assign(minimum=cohort.key["minimum"] + by, maximum=cohort.key["maximum"] + by)
    wide = cohort.wide.assign(**{item: cohort.wide[item] + by for item in cohort.items})
    moved, still = figures(Cohort(key, wide, cohort.share)), figures(cohort)
    still[["mean", "low", "high"]] += by
    pd.testing.assert_frame_equal(moved, still, rtol=0, atol=1e-9)


@FEW
@given(random_cohorts)
def test_a_group_score_lies_between_its_rater_scores(cohort: Cohort) -> None:
    raters = rater_frame(scored(cohort)).melt(PEOPLE, var_name="scale", value_name="score").dropna()
    ends = raters.groupby(oracle.PLACE)["score"].agg(["min", "max"]).reset_index()
    both = figures(cohort).query("rater_group != 'all_others'").merge(ends, on=oracle.PLACE)
    assert ((both["min"] <= both["mean"]) & (both["mean"] <= both["max"])).all()


@FEW
@given(random_cohorts)
def test_a_rater_more_in_one_group_changes_no_score_of_another(cohort: Cohort) -> None:
    newcomer = cohort.wide.iloc[:1].assign(rater="newcomer", rater_group="peer")
    more = replace(cohort, wide=pd.concat([cohort.wide, newcomer], ignore_index=True))
    kept = "rater_group != 'peer' and rater_group != 'all_others'"
    columns = [*oracle.PLACE, "n", "mean"]
    found, expected = (figures(each).query(kept)[columns].reset_index(drop=True) for each in (more, cohort))
    pd.testing.assert_frame_equal(found, expected)


SMALL_KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      True     1        5
    B1    B      False    0        4
""")

SMALL = table("""
    participant  rater  rater_group  A1  A2  B1
    P1           P1     self         5   2   4
    P1           m      manager      4   1   .
    P1           a      peer         3   5   0
""")


def test_scores_can_be_worked_out_by_hand() -> None:
    found = group_frame(score(SMALL, SMALL_KEY))[["rater_group", "scale", "n", "mean"]]
    expected = table("""
        rater_group  scale  n  mean
        self         A      1  4.5
        self         B      1  4.0
        manager      A      1  4.5
        peer         A      1  2.0
        peer         B      1  0.0
        all_others   A      2  3.25
        all_others   B      1  0.0
    """)
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_a_key_may_be_given_as_it_was_read() -> None:
    read = score(SMALL, SMALL_KEY).key
    pd.testing.assert_frame_equal(group_frame(score(SMALL, read)), group_frame(score(SMALL, SMALL_KEY)))


@pytest.mark.parametrize("kept", ["self", "peer"])
def test_a_cohort_of_one_group_is_scored(kept: str) -> None:
    found = group_frame(score(SMALL.query("rater_group == @kept"), SMALL_KEY))
    assert set(found["rater_group"]) == ({"self"} if kept == "self" else {"peer", "all_others"})


@pytest.mark.parametrize("shape", ["wide", "long"])
def test_a_table_without_rows_has_no_scores(shape: str) -> None:
    nobody = (SMALL if shape == "wide" else to_long(SMALL)).head(0)
    assert len(group_frame(score(nobody, SMALL_KEY))) == 0


def test_an_item_that_the_table_lacks_is_answered_by_nobody() -> None:
    found = group_frame(score(SMALL.drop(columns="B1"), SMALL_KEY))
    assert set(found["scale"]) == {"A"}


def test_ranges_are_those_of_the_response_format() -> None:
    scores = score(SMALL, SMALL_KEY)
    scales, items = scores.scale_range(), scores.item_range()
    assert (scales.low.tolist(), scales.high.tolist(), scales.step.tolist()) == ([1, 0], [5, 4], [1 / 2, 1])
    assert (items.low.tolist(), items.high.tolist(), items.step.tolist()) == ([1, 1, 0], [5, 5, 4], [1, 1, 1])


def test_comments_without_their_columns_or_ids_are_refused() -> None:
    comments = pd.DataFrame(
        {"participant": ["P1", None], "rater": ["a", "b"], "rater_group": ["peer", "peer"]}
    )
    with pytest.raises(TableError) as error:
        score(SMALL, SMALL_KEY, comments=comments)
    assert error.value.problems == (
        "comments: the column 'question' is missing",
        "comments: 1 rows hold no participant, the first is row 2",
        "comments: the column 'text' is missing",
    )


def test_scores_do_not_print_what_they_hold() -> None:
    assert repr(score(SMALL, SMALL_KEY)).startswith("<scoring.scores.Scores object at ")
