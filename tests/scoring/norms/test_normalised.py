from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from scoring.norms.normalised import Position, normalised_t
from scoring.norms.standing import percentile_rank
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
R = reference("norms")
POSITIONS: tuple[Position, ...] = get_args(Position)

groups = st.lists(st.integers(7, 35), min_size=2, max_size=30).filter(lambda scores: len(set(scores)) > 1)
positions = st.sampled_from(POSITIONS)
quick = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_norm_group_has_the_normal_scores_of_r(position: Position) -> None:
    found = normalised_t(R["norm"], R["norm"], position=position)
    assert found.t_score == pytest.approx(floats(R["normalised"][position]), rel=1e-10)


@quick
@given(groups)
def test_by_rankits_the_area_below_is_the_percentile_rank(norm: list[int]) -> None:
    found = normalised_t(norm, norm)
    assert found.percentile == pytest.approx(percentile_rank(norm, norm))
    assert found.t_score == pytest.approx(50 + 10 * stats.norm.ppf(found.percentile / 100))


@quick
@given(groups, positions)
def test_a_higher_score_never_has_a_lower_t(norm: list[int], position: Position) -> None:
    found = normalised_t(np.arange(5, 38) - 0.5, norm, position=position, beyond="end")
    assert (np.diff(found.t_score) >= 0).all()


@quick
@given(groups, positions)
def test_any_stretching_of_the_scores_changes_nothing(norm: list[int], position: Position) -> None:
    stretched = np.array(norm) ** 3
    found = normalised_t(stretched, stretched, position=position)
    assert found.t_score.tolist() == normalised_t(norm, norm, position=position).t_score.tolist()


@quick
@given(groups, positions)
def test_turning_all_scores_round_turns_the_t_scores_round_fifty(norm: list[int], position: Position) -> None:
    turned = normalised_t(-np.array(norm), -np.array(norm), position=position)
    assert turned.t_score == pytest.approx(100 - normalised_t(norm, norm, position=position).t_score)


def test_a_skewed_norm_group_becomes_normal() -> None:
    norm = np.exp(stats.norm.ppf((np.arange(500) + 0.5) / 500))
    found = normalised_t(norm, norm)
    assert found.t_score.mean() == pytest.approx(50)
    assert found.t_score.std(ddof=1) == pytest.approx(10, abs=0.02)


def test_beyond_the_norm_group_nothing_is_known_unless_its_end_is_asked_for() -> None:
    norm = [2.0, 3.0, 3.0, 4.0, 5.0]
    found = normalised_t([1.0, 2.0, 5.0, 6.0], norm, position="blom")
    assert found.reason.tolist() == [
        "below everybody in the norm group",
        "",
        "",
        "above everybody in the norm group",
    ]
    assert np.isnan(found.t_score).tolist() == [True, False, False, True]
    held = normalised_t([1.0, 6.0], norm, position="blom", beyond="end")
    assert held.t_score.tolist() == found.t_score[1:3].tolist()
    assert held.reason.tolist() == ["", ""]


@pytest.mark.parametrize(
    ("norm", "reason"),
    [
        ([], "the norm group is smaller than 2"),
        ([3.0, NAN], "the norm group is smaller than 2"),
        ([0.1 + 0.2, 0.3, NAN], "everybody in the norm group has the same score"),
    ],
)
@pytest.mark.parametrize("beyond", ["undefined", "end"])
def test_a_norm_group_without_a_distribution_gives_no_t(norm: list[float], reason: str, beyond: str) -> None:
    found = normalised_t([NAN, 0.3], norm, beyond=beyond)  # type: ignore[arg-type]
    assert np.isnan([found.t_score, found.percentile]).all()
    assert found.reason.tolist() == ["no score", reason]


def test_everything_that_is_wrong_with_the_names_and_scores_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        normalised_t([3.0, np.inf], [2.0, 3.0], position="ranks", beyond="nan")  # type: ignore[arg-type]
    assert str(caught.value).splitlines() == [
        "position is 'ranks'. Choose from: rankit, blom, tukey, van_der_waerden.",
        "beyond is 'nan'. Choose from: undefined, end.",
        "score: 1 values are infinite, the first at 2. Give numbers, and NaN where there is none.",
    ]


def test_a_norm_group_is_one_row_of_scores() -> None:
    with pytest.raises(TableError, match=r"norm_scores: the shape is \(1, 2\)\. Give one value each"):
        normalised_t(3.0, [[2.0, 3.0]])


def test_normalised_scores_print_as_a_table() -> None:
    assert str(normalised_t([1, 3], [2, 3, 3, 4, 5])) == (
        "Normalised T score\n"
        "score       T  percentile  reason\n"
        "    1       -           -  below everybody in the norm group\n"
        "    2  47.467      40.000\n"
        "5 in the norm group, rankit"
    )
