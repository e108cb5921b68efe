from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.norms.intervals import Kind, percentile_rank_interval, t_score_interval
from scoring.norms.share_intervals import ShareMethod, share_interval
from scoring.norms.standing import percentile_rank, stanine, sten
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
R = reference("norms")
KINDS: tuple[Kind, ...] = get_args(Kind)

kinds = st.sampled_from(KINDS)
quick = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize(("kind", "of_r"), [("norm", "of_norm"), ("both", "of_both")])
def test_the_ends_are_those_that_r_finds_from_the_noncentral_t(kind: Kind, of_r: str) -> None:
    found = t_score_interval(R["z"], 0, 1, R["size"], reliability=R["reliability"], kind=kind)
    assert np.column_stack([found.low, found.high]) == pytest.approx(floats(R[of_r]), rel=1e-9)


def test_the_error_of_measurement_is_that_of_the_handbooks() -> None:
    # sem = 15 sqrt(1 - .96) = 3 around a score of 130: 124.1 to 135.9. Regressed: 128.8, and
    # sem sqrt(.96) = 2.939 around it.
    own = t_score_interval(130, 100, 15, reliability=0.96, kind="measurement")
    assert 100 + 1.5 * (own.low - 50) == pytest.approx(124.12, abs=0.005)
    assert 100 + 1.5 * (own.high - 50) == pytest.approx(135.88, abs=0.005)
    true = t_score_interval(130, 100, 15, reliability=0.96, kind="regressed")
    assert 100 + 1.5 * (true.value - 50) == pytest.approx(128.8)
    assert 100 + 1.5 * (true.low - 50) == pytest.approx(128.8 - 1.959964 * 2.939388)


def test_a_large_norm_group_leaves_the_error_of_measurement_alone() -> None:
    both = t_score_interval(3.5, 3, 0.5, 10**7, reliability=0.8, kind="both")
    alone = t_score_interval(3.5, 3, 0.5, reliability=0.8, kind="measurement")
    assert (both.low, both.high) == pytest.approx((alone.low, alone.high), abs=0.01)
    assert t_score_interval(3.5, 3, 0.5, 10**7).high == pytest.approx(60, abs=0.01)


@pytest.mark.parametrize(("kind", "true_z"), [("norm", -1.5), ("norm", 0.3), ("both", 1.0)])
def test_the_interval_covers_the_standing_in_the_population_at_its_rate(kind: Kind, true_z: float) -> None:
    runs, n, reliability = 1500, 15, 0.7
    random = np.random.default_rng(20260)
    norm = random.normal(size=(runs, n))
    error = np.sqrt(1 - reliability) * random.normal(size=runs) if kind == "both" else 0
    found = t_score_interval(
        true_z + error,
        norm.mean(axis=1),
        norm.std(axis=1, ddof=1),
        n,
        reliability=reliability,
        kind=kind,
        confidence=0.9,
    )
    covered = ((found.low <= 50 + 10 * true_z) & (50 + 10 * true_z <= found.high)).mean()
    assert covered == pytest.approx(0.9, abs=4 * np.sqrt(0.09 / runs))


@quick
@given(kinds, st.floats(-3, 3), st.floats(-10, 10), st.floats(0.1, 10))
def test_other_units_of_the_score_change_nothing(kind: Kind, z: float, shift: float, unit: float) -> None:
    plain = t_score_interval(z, 0, 1, 30, reliability=0.8, kind=kind)
    moved = t_score_interval(shift + unit * z, shift, unit, 30, reliability=0.8, kind=kind)
    assert (moved.value, moved.low, moved.high) == pytest.approx(
        (plain.value, plain.low, plain.high), abs=1e-6
    )


@quick
@given(kinds, st.floats(-3, 3), st.integers(2, 500), st.floats(0, 0.99), st.floats(0.5, 0.99))
def test_a_standing_lies_in_its_interval(
    kind: Kind, z: float, n: int, reliability: float, confidence: float
) -> None:
    found = t_score_interval(z, 0, 1, n, reliability=reliability, kind=kind, confidence=confidence)
    assert found.low <= found.value <= found.high


@quick
@given(st.floats(-3, 3), st.integers(2, 500), st.floats(0.1, 0.99))
def test_two_reasons_for_doubt_leave_more_of_it_than_one(z: float, n: int, reliability: float) -> None:
    norm, both = (
        t_score_interval(z, 0, 1, n, reliability=reliability, kind=kind) for kind in ("norm", "both")
    )
    assert both.high - both.low > norm.high - norm.low


def test_many_scores_have_the_intervals_they_have_one_by_one() -> None:
    scores, sds = np.array([[2.0], [3.3]]), np.array([0.4, 0.6])
    found = t_score_interval(scores, 3, sds, 12)
    singly = [float(t_score_interval(score, 3, sd, 12).low) for score in scores[:, 0] for sd in sds]
    assert found.low.ravel().tolist() == singly


def test_the_ends_can_be_read_as_stens_and_stanines() -> None:
    found = t_score_interval(3.3, 3.0, 0.6, 30, reliability=0.8, kind="both")
    ends = (found.low - 50) / 10, (found.high - 50) / 10
    assert [int(end) for end in found.sten()] == sten(ends, 0, 1).tolist() == [5, 8]
    assert [int(end) for end in found.stanine()] == stanine(ends, 0, 1).tolist() == [4, 8]


def test_what_is_undefined_says_why() -> None:
    found = t_score_interval(
        [NAN, 3, 3, 3, 3, 3], [3, NAN, 3, 3, 3, 3], [1, 1, 0, 1, 1, 1], [9, 9, 9, 1, NAN, 9], reliability=1.0
    )
    assert found.reason.tolist() == [
        "no score",
        "the norm group has no mean",
        "the norm group has no spread",
        "the norm group is smaller than 2",
        "the norm group is smaller than 2",
        "",
    ]
    assert np.isnan([found.value, found.low, found.high]).all(axis=0).tolist() == [True] * 5 + [False]


@pytest.mark.parametrize("kind", ["measurement", "both", "regressed"])
@pytest.mark.parametrize("reliability", [-0.1, 1.0, NAN])
def test_without_a_reliability_below_one_there_is_no_error_of_measurement(
    kind: Kind, reliability: float
) -> None:
    found = t_score_interval(3, 3, 1, 9, reliability=reliability, kind=kind)
    assert np.isnan([found.value, found.low, found.high]).all()
    assert found.reason == "the reliability is not from 0 to below 1"


def test_unknown_names_and_levels_are_refused_together() -> None:
    with pytest.raises(TableError) as caught:
        t_score_interval(3, 3, 1, 9, kind="sample", confidence=0)  # type: ignore[arg-type]
    assert str(caught.value).splitlines() == [
        "kind is 'sample'. Choose from: norm, measurement, both, regressed.",
        "confidence is 0. Give a share between 0 and 1, such as 0.95.",
    ]


def test_infinite_figures_are_refused_with_their_place() -> None:
    with pytest.raises(TableError) as caught:
        t_score_interval([3, np.inf], 3, [np.inf, 1], 9)
    assert str(caught.value).splitlines() == [
        "score: 1 values are infinite, the first at 2. Give numbers, and NaN where there is none.",
        "sd: 1 values are infinite, the first at 1. Give numbers, and NaN where there is none.",
    ]


def test_a_rank_and_the_share_below_it_have_one_interval() -> None:
    found = percentile_rank_interval(R["scores"], R["norm"])
    below_and_half = floats(R["below"]) + floats(R["equal"]) / 2
    ends = share_interval(below_and_half, len(R["norm"]))
    assert found.value == pytest.approx(floats(R["percentile_rank"]))
    assert found.value == pytest.approx(percentile_rank(R["scores"], R["norm"]))
    assert found.low == pytest.approx(100 * ends.low)
    assert found.high == pytest.approx(100 * ends.high)


@pytest.mark.parametrize("method", get_args(ShareMethod))
def test_with_tied_scores_the_rank_is_covered_more_often_than_promised(method: ShareMethod) -> None:
    # Five answers, and a score of 3: three tenths of all are below, two fifths equal. On average their
    # ranks vary as shares do, less a tenth of a binomial's 1/4.
    runs, n = 2000, 40
    answers = np.random.default_rng(20261).choice(5, size=(runs, n), p=[0.1, 0.2, 0.4, 0.2, 0.1]) + 1
    below_and_half = [percentile_rank(3, norm) * n / 100 for norm in answers]
    ends = share_interval(below_and_half, n, method=method, confidence=0.9)
    covered = ((ends.low <= 0.5) & (ends.high >= 0.5)).mean()
    assert covered > 0.9 + 2 * np.sqrt(0.09 / runs)


@quick
@given(st.lists(st.integers(7, 35), min_size=1, max_size=30), st.integers(7, 35))
def test_sums_and_means_have_the_same_interval(norm: list[int], score: int) -> None:
    sums, means = (
        percentile_rank_interval(score, norm),
        percentile_rank_interval(score / 7, np.array(norm) / 7),
    )
    assert (sums.value, sums.low, sums.high) == (means.value, means.low, means.high)


def test_a_rank_without_a_score_or_a_norm_group_says_why() -> None:
    assert percentile_rank_interval([2.0, NAN], [1.0, 3.0]).reason.tolist() == ["", "no score"]
    empty = percentile_rank_interval([2.0, NAN], [NAN])
    assert empty.reason.tolist() == ["the norm group is empty", "no score"]
    assert np.isnan([empty.value, empty.low, empty.high]).all()


def test_intervals_print_as_tables() -> None:
    assert str(t_score_interval([3.2, NAN], 3, 0.5, 40)) == (
        "T score\n"
        "score   value     low    high  reason\n"
        "    1  54.000  50.753  57.199\n"
        "    2       -       -       -  no score\n"
        "95 % interval, of the norm group as a sample"
    )
    assert str(percentile_rank_interval(1, [2, 3, 3, 4, 5], method="clopper_pearson")) == (
        "Percentile rank\n"
        "score  value    low    high  reason\n"
        "    1  0.000  0.000  52.182\n"
        "95 % interval, clopper pearson"
    )
