from fractions import Fraction
from itertools import pairwise
from math import floor

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scoring.norms.groups import NormTable, ScaleNorm, cohort_norms, norm_table
from scoring.norms.standing import norm_counts, norm_percentile, percentile_rank, stanine, sten, t_score

NAN = float("nan")

# A score as it comes about: the sum of up to 12 raters' sums over 7 items, and how many answers.
sums_and_counts = st.integers(1, 12).flatmap(
    lambda raters: st.tuples(st.integers(7 * raters, 35 * raters), st.just(7 * raters))
)


def scale(table: NormTable | None, name: str) -> ScaleNorm:
    assert table is not None
    return table.scales[name]


@pytest.mark.parametrize(("score", "expected"), [(3.0, 50.0), (3.5, 60.0), (2.0, 30.0), (NAN, NAN)])
def test_a_t_score_has_mean_fifty_and_sd_ten(score: float, expected: float) -> None:
    assert t_score(score, 3.0, 0.5) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("sd", [0.0, NAN])
def test_without_spread_in_the_norm_group_there_is_no_standard_score(sd: float) -> None:
    assert np.isnan(t_score(3.0, 3.0, sd))
    assert np.isnan(sten(3.0, 3.0, sd))
    assert np.isnan(stanine(3.0, 3.0, sd))


@pytest.mark.parametrize(
    ("score", "expected"),
    [(1.0, 1), (2.0, 2), (2.25, 3), (2.99, 5), (3.0, 6), (3.24, 6), (3.25, 7), (4.0, 10), (5.0, 10)],
)
def test_a_sten_is_half_a_standard_deviation_wide(score: float, expected: int) -> None:
    assert sten(score, 3.0, 0.5) == expected


def test_a_score_on_a_boundary_belongs_to_the_upper_sten_though_floats_fall_short() -> None:
    assert 2 * (3.3 - 3.0) / 0.6 + 6 < 7
    assert sten(3.3, 3.0, 0.6) == 7


@given(sums_and_counts, st.integers(10, 49), st.integers(1, 20))
def test_stens_are_those_of_exact_arithmetic(score: tuple[int, int], mean: int, sd: int) -> None:
    total, answers = score
    z = (Fraction(total, answers) - Fraction(mean, 10)) / Fraction(sd, 10)
    assert sten(total / answers, mean / 10, sd / 10) == min(max(floor(2 * z + 6), 1), 10)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (1.0, 1),
        (2.0, 1),
        (2.2, 2),
        (2.8, 4),
        (2.875, 5),
        (3.0, 5),
        (3.124, 5),
        (3.125, 6),
        (4.0, 9),
        (5.0, 9),
    ],
)
def test_a_stanine_is_half_a_standard_deviation_wide_and_the_fifth_lies_around_the_mean(
    score: float, expected: int
) -> None:
    assert stanine(score, 3.0, 0.5) == expected


def test_a_score_on_a_boundary_belongs_to_the_upper_stanine_though_floats_fall_short() -> None:
    assert 2 * (3.3 - 3.0) / 0.4 + 5.5 < 7
    assert stanine(3.3, 3.0, 0.4) == 7


@given(sums_and_counts, st.integers(10, 49), st.integers(1, 20))
def test_stanines_are_those_of_exact_arithmetic(score: tuple[int, int], mean: int, sd: int) -> None:
    total, answers = score
    z = (Fraction(total, answers) - Fraction(mean, 10)) / Fraction(sd, 10)
    assert stanine(total / answers, mean / 10, sd / 10) == min(max(floor(2 * z + Fraction(11, 2)), 1), 9)


@given(st.integers(-40, 40), st.integers(1, 3))
def test_whole_scores_on_a_boundary_of_stanines_belong_to_the_upper_one(quarters: int, sd: int) -> None:
    expected = min(max(floor(Fraction(quarters, 2) + Fraction(11, 2)), 1), 9)
    assert stanine(100 + sd * quarters, 100, 4 * sd) == expected


def test_the_normal_curve_puts_the_published_percentages_into_the_stanines() -> None:
    # 4, 7, 12, 17, 20, 17, 12, 7 and 4 per cent, as every handbook has them.
    scores = stats.norm.ppf((np.arange(100_000) + 0.5) / 100_000)
    shares = np.bincount(stanine(scores, 0.0, 1.0).astype(int), minlength=10)[1:] / 1000
    assert np.rint(shares).tolist() == [4, 7, 12, 17, 20, 17, 12, 7, 4]


def test_those_below_and_those_equal_are_counted_of_those_who_have_a_score() -> None:
    counts = norm_counts([1.0, 3.0, NAN], [2.0, 3.0, NAN, 3.0, 4.0])
    assert counts.below.tolist() == pytest.approx([0, 1, NAN], nan_ok=True)
    assert counts.equal.tolist() == pytest.approx([0, 2, NAN], nan_ok=True)
    assert counts.n == 4


def test_standard_scores_of_a_table_take_each_scale_with_its_own_norm() -> None:
    scores = [[3.0, 4.0], [3.5, NAN]]
    standings = t_score(scores, [3.0, 3.5], [0.5, 0.0])
    assert standings.ravel().tolist() == pytest.approx([50.0, NAN, 60.0, NAN], nan_ok=True)


def test_a_percentile_rank_is_the_share_below_and_half_of_the_share_equal() -> None:
    norm = [2.0, 3.0, 3.0, 3.0, 4.0]
    assert percentile_rank([1.0, 2.0, 3.0, 3.5, 4.0, 5.0, NAN], norm).tolist() == pytest.approx(
        [0.0, 10.0, 50.0, 80.0, 90.0, 100.0, NAN], nan_ok=True
    )


def test_participants_without_a_score_are_not_in_the_norm_group() -> None:
    assert percentile_rank(3.0, [2.0, NAN, 3.0]) == 75.0


def test_an_empty_norm_group_gives_no_rank() -> None:
    assert np.isnan(percentile_rank(3.0, []))


def test_equal_scores_count_as_equal_though_they_differ_in_the_last_bit() -> None:
    of_all, of_groups = (0.1 + 0.2 + 0.3) / 3, (0.3 + 0.2 + 0.1) / 3
    assert of_all > of_groups
    assert percentile_rank(of_all, [of_groups]) == 50.0


@given(sums_and_counts, sums_and_counts)
def test_scores_are_equal_below_or_above_as_their_fractions_are(
    own: tuple[int, int], other: tuple[int, int]
) -> None:
    exact, against = Fraction(*own), Fraction(*other)
    expected = 50.0 if exact == against else 100.0 if exact > against else 0.0
    assert percentile_rank(own[0] / own[1], [other[0] / other[1]]) == expected


@given(st.lists(st.integers(7, 35), min_size=1, max_size=40), st.integers(7, 35))
def test_ranks_are_those_of_scipy_and_the_same_for_sums_and_means(norm: list[int], score: int) -> None:
    expected = stats.percentileofscore(norm, score, kind="mean")
    assert percentile_rank(score, norm) == pytest.approx(expected)
    assert percentile_rank(score / 7, np.array(norm) / 7) == pytest.approx(expected)


@given(st.lists(st.integers(7, 35), min_size=1, max_size=40))
def test_the_mean_rank_of_a_norm_group_is_fifty(norm: list[int]) -> None:
    assert np.mean(percentile_rank(norm, norm)) == pytest.approx(50)


def test_a_cohort_is_its_own_norm_group_from_the_minimum_on() -> None:
    scores = {"sensing": [2.0, 3.0, 4.0, NAN], "acting": [3.0, 3.0, NAN, NAN]}
    norms = cohort_norms(
        scores, minimum=3, name="Leaders 2026", source="their own answers", population="leaders"
    )
    assert norms is not None
    assert (norms.name, norms.source, norms.population, norms.n) == (
        "Leaders 2026",
        "their own answers",
        "leaders",
        3,
    )
    assert scale(norms, "sensing") == ScaleNorm(3, 3.0, 1.0, scores=(2.0, 3.0, 4.0))
    assert scale(norms, "acting").reason == "2 participants have a score, 3 are needed"
    assert np.isnan(scale(norms, "acting").mean)
    assert norm_percentile(3.0, scale(norms, "sensing")) == 50.0


def test_a_cohort_below_the_minimum_is_no_norm_group() -> None:
    assert cohort_norms({"sensing": [2.0, 3.0]}, minimum=3) is None
    assert cohort_norms({}, minimum=3) is None


def test_a_cohort_with_equal_scores_has_no_spread_and_says_why() -> None:
    norms = cohort_norms({"sensing": [2.2 + 2**-51, 2.2, 2.2]}, minimum=2)
    assert np.isnan(scale(norms, "sensing").sd)
    assert scale(norms, "sensing").reason == "every participant has the same score"


def test_one_participant_has_no_spread() -> None:
    assert scale(cohort_norms({"sensing": [2.0]}, minimum=1), "sensing").reason == (
        "fewer than 2 participants have no spread"
    )


def published(**columns: list[object]) -> pd.DataFrame:
    row: dict[str, list[object]] = {"scale": ["sensing"], "n": [412], "mean": [3.4], "sd": [0.5]}
    return pd.DataFrame(row | columns)


def test_published_figures_make_a_norm_group() -> None:
    table = norm_table(published(), name="Managers", source="Handbook, table 4", population="UK managers")
    assert (table.name, table.source, table.population, table.n) == (
        "Managers",
        "Handbook, table 4",
        "UK managers",
        412,
    )
    assert scale(table, "sensing") == ScaleNorm(412, 3.4, 0.5)
    assert np.isnan(norm_percentile(3.0, scale(table, "sensing")))


def test_an_empty_table_holds_nobody() -> None:
    empty = pd.DataFrame({"scale": [], "n": [], "mean": [], "sd": []})
    assert norm_table(empty, name="Nobody", source="", population="").n == 0


def test_published_percentiles_are_interpolated_and_end_with_the_table() -> None:
    frame = published(p90=[4.0], p50=[3.4], p10=[2.4])
    norm = scale(norm_table(frame, name="Managers", source="", population=""), "sensing")
    assert norm.percentiles == ((10.0, 2.4), (50.0, 3.4), (90.0, 4.0))
    assert norm_percentile([2.0, 2.4, 2.9, 3.4, 3.7, 5.0, NAN], norm).tolist() == pytest.approx(
        [10, 10, 30, 50, 70, 90, NAN], nan_ok=True
    )


def test_a_score_printed_at_two_percentiles_has_their_mean() -> None:
    norm = ScaleNorm(100, 3.0, 0.5, percentiles=((10.0, 2.0), (30.0, 2.0), (50.0, 3.0)))
    assert norm_percentile([2.0, 3.0], norm).tolist() == [20.0, 50.0]


def test_a_published_sd_of_zero_gives_no_spread_and_the_reason() -> None:
    norm = scale(norm_table(published(sd=[0.0]), name="Managers", source="", population=""), "sensing")
    assert np.isnan(norm.sd)
    assert norm.reason == "every participant has the same score"


def test_every_problem_of_a_table_is_told_at_once() -> None:
    frame = pd.DataFrame(
        {
            "scale": ["sensing", "sensing", "acting"],
            "n": [412, 1.5, 0],
            "mean": [3.4, 3.4, "high"],
            "sd": [-0.5, 0.5, None],
            "p10": [3.0, 2.0, 2.0],
            "p50": [2.0, 3.0, "x"],
        }
    )
    with pytest.raises(ValueError, match="Norm group 'Managers'") as caught:
        norm_table(frame, name="Managers", source="", population="")
    assert str(caught.value).removeprefix("Norm group 'Managers': ").removesuffix(".").split("; ") == [
        "scale 'sensing' has 2 rows, expected 1",
        "scale 'sensing': sd: expected a number from 0",
        "scale 'sensing': percentiles: expected numbers that do not fall",
        "scale 'sensing': n: expected a whole number from 1",
        "scale 'acting': n: expected a whole number from 1",
        "scale 'acting': mean: expected a number",
        "scale 'acting': sd: expected a number from 0",
        "scale 'acting': percentiles: expected numbers that do not fall",
    ]


def test_a_table_without_its_columns_is_refused_with_what_is_missing() -> None:
    with pytest.raises(ValueError, match=r"Norm group 'M': column 'n' is missing; column 'sd' is missing\."):
        norm_table(pd.DataFrame({"scale": ["sensing"], "mean": [3.4]}), name="M", source="", population="")


@given(st.lists(st.integers(7, 35), min_size=2, max_size=20))
def test_a_higher_score_never_has_a_lower_standing(totals: list[int]) -> None:
    scores = np.sort(np.array(totals)) / 7
    standings = t_score(scores, 3.0, 0.6), sten(scores, 3.0, 0.6), stanine(scores, 3.0, 0.6)
    for standing in (*standings, percentile_rank(scores, scores)):
        assert all(low <= high for low, high in pairwise(standing))
