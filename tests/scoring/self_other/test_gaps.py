from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.change.cohort import mean_change
from scoring.change.effects import Effect
from scoring.self_other.gaps import gap_table
from tests.scoring.reference.values import floats, reference

R = reference("self_other")
OWN, OTHERS = floats(R["own_items"]), floats(R["others_items"])
NAN = float("nan")
NUMBERS = [
    "n",
    "mean_own",
    "mean_others",
    "gap",
    "sd",
    "low",
    "high",
    "size",
    "size_low",
    "size_high",
    "correlation",
    "own_above",
    "own_below",
]

tables = st.tuples(st.integers(1, 6), st.integers(1, 4)).flatmap(
    lambda shape: st.lists(
        st.sampled_from([1.0, 2, 3, 4, 5, NAN]),
        min_size=2 * shape[0] * shape[1],
        max_size=2 * shape[0] * shape[1],
    ).map(lambda ratings: np.reshape(ratings, (2, *shape)))
)


def test_every_figure_of_every_scale_is_that_of_r() -> None:
    result = gap_table(OWN, OTHERS, effect="d_z", confidence=0.9)
    names = ["n", "own", "others", "gap", "sd", "dz", "r", "above", "below"]
    fields = ["n", "mean_own", "mean_others", "gap", "sd", "size", "correlation", "own_above", "own_below"]
    for field, name in zip(fields, names, strict=True):
        assert getattr(result, field) == pytest.approx([scale[name] for scale in R["gaps"]], rel=1e-10), field
    assert np.column_stack([result.low, result.high]) == pytest.approx(
        floats([scale["interval"] for scale in R["gaps"]]), rel=1e-9
    )
    assert gap_table(OWN, OTHERS, effect="d_mean_sd").size == pytest.approx(
        [scale["d_av"] for scale in R["gaps"]], rel=1e-10
    )
    assert result.labels == ("1", "2", "3", "4", "5", "6", "7")
    assert not any(result.reasons)


def test_the_gap_and_its_interval_are_those_of_the_hours_of_sleep_that_student_compared() -> None:
    # Student (1908): hours gained with two drugs by 10 people; the interval as R prints it.
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    result = gap_table(np.transpose([first]), np.transpose([second]))
    printed = [round(values[0], 7) for values in (result.gap, result.low, result.high)]
    assert printed == [-1.58, -2.4598858, -0.7001142]


def test_listwise_counts_only_who_has_both_ratings_on_every_scale() -> None:
    whole = ~np.isnan(OWN + OTHERS).any(axis=1)
    listwise, alone = gap_table(OWN, OTHERS, missing="listwise"), gap_table(OWN[whole], OTHERS[whole])
    assert listwise.n.tolist() == [7] * 7
    for name in NUMBERS:
        assert getattr(listwise, name) == pytest.approx(getattr(alone, name)), name


def test_a_gap_no_larger_than_the_margin_is_neither_above_nor_below() -> None:
    result = gap_table([[1.3], [2.8], [3.0], [4.1]], [[1.0], [3.1], [3.4], [3.6]], margin=0.3)
    assert (result.own_above.tolist(), result.own_below.tolist()) == ([0.25], [0.25])


@pytest.mark.parametrize("effect", get_args(Effect))
def test_the_size_of_a_gap_is_that_of_a_change_from_others_to_own_ratings(effect: Effect) -> None:
    result = gap_table(OWN, OTHERS, effect=effect, confidence=0.9)
    for place in range(OWN.shape[1]):
        alone = mean_change(OTHERS[:, place], OWN[:, place], effect=effect, confidence=0.9)
        found = (result.size[place], result.size_low[place], result.size_high[place])
        assert found == pytest.approx((alone.size, alone.size_low, alone.size_high))
        assert result.interval == alone.interval


def test_the_size_over_the_sd_of_differences_has_the_noncentral_interval_of_r() -> None:
    change = reference("change")
    columns = np.transpose([change["after"]]), np.transpose([change["before"]])
    result = gap_table(*columns, effect="d_z", interval="noncentral_t")
    found = [values[0] for values in (result.size, result.size_low, result.size_high)]
    assert found == pytest.approx(change["effects"]["d_z"], rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_own_and_others_changing_places_turn_the_signs(pair: NDArray[np.float64]) -> None:
    there, back = gap_table(*pair), gap_table(*pair[::-1])
    for one, other, sign in [("gap", "gap", -1), ("size", "size", -1), ("low", "high", -1), ("size_low", "size_high", -1), ("own_above", "own_below", 1), ("correlation", "correlation", 1)]:  # fmt: skip
        assert getattr(there, one) == pytest.approx(sign * getattr(back, other), nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(tables, st.integers(-5, 5), st.integers(1, 4))
def test_gaps_stretch_with_the_unit_and_effect_sizes_do_not(
    pair: NDArray[np.float64], shift: int, factor: int
) -> None:
    plain, moved = gap_table(*pair), gap_table(*(factor * pair + shift))
    for name in ("gap", "sd", "low", "high"):
        assert getattr(moved, name) == pytest.approx(factor * getattr(plain, name), nan_ok=True, abs=1e-9)
    for name in ("size", "size_low", "correlation", "own_above"):
        assert getattr(moved, name) == pytest.approx(getattr(plain, name), nan_ok=True, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_all_scales_together_are_each_scale_alone(pair: NDArray[np.float64]) -> None:
    together = gap_table(*pair, effect="d_av")
    alone = [gap_table(pair[0][:, [j]], pair[1][:, [j]], effect="d_av") for j in range(pair.shape[2])]
    for name in NUMBERS:
        expected = [getattr(one, name)[0] for one in alone]
        assert getattr(together, name) == pytest.approx(expected, nan_ok=True), name
    assert together.reasons == tuple(one.reasons[0] for one in alone)


@pytest.mark.parametrize(
    ("own", "others", "undefined", "reason"),
    [
        ([NAN, 1], [2, NAN], NUMBERS[1:], "nobody has both ratings"),
        ([4, NAN], [3, 1], ["sd", "low", "high", "size", "size_low", "size_high", "correlation"], "1 participant has neither SD nor interval"),
        ([4, 2], [3, 3], ["correlation"], "2 participants have no correlation"),
        ([0.3, 0.6, 0.7], [0.1, 0.4, 0.5], ["low", "high", "size", "size_low", "size_high"], "the differences do not vary, so they have no interval; the SD that d_z is measured in is 0"),
        ([4, 4, 4], [3, 3, 3], ["low", "high", "size", "size_low", "size_high", "correlation"], "the differences do not vary, so they have no interval; the SD that d_z is measured in is 0"),
        ([4, 4, 4], [3, 2, 3], ["correlation"], "a side does not vary, so there is no correlation"),
    ],
)  # fmt: skip
def test_what_is_undefined_is_nan_and_told(
    own: list[float], others: list[float], undefined: list[str], reason: str
) -> None:
    result = gap_table(np.transpose([own]), np.transpose([others]), effect="d_z")
    assert [name for name in NUMBERS if np.isnan(getattr(result, name)[0])] == undefined
    assert result.reasons == (reason,)


@pytest.mark.parametrize(
    ("effect", "own", "others", "reason"),
    [
        ("glass", [4, 2, 3], [3, 3, 3], "a side does not vary, so there is no correlation; the SD that glass is measured in is 0"),
        ("g_av", [4, 2], [3, 4], "2 participants have no correlation; g_av takes at least 3 participants"),
        ("d_rm", [4, 4, 4], [3, 2, 3], "a side does not vary, so there is no correlation; d_rm takes scores that vary and do not determine each other"),
    ],
)  # fmt: skip
def test_a_size_that_is_undefined_says_why(
    effect: Effect, own: list[float], others: list[float], reason: str
) -> None:
    result = gap_table(np.transpose([own]), np.transpose([others]), effect=effect)
    assert np.isnan([result.size, result.size_low, result.size_high]).all()
    assert result.reasons == (reason,)


def test_differences_that_do_not_vary_leave_a_size_over_the_sd_of_ratings_without_an_interval() -> None:
    result = gap_table([[4.0], [3.0], [2.0]], [[3.0], [2.0], [1.0]])
    assert (result.size[0], result.gap[0]) == (1.0, 1.0)
    assert np.isnan([result.size_low, result.size_high]).all()


def test_without_people_everything_is_undefined() -> None:
    assert gap_table(np.ones((0, 2)), np.ones((0, 2))).reasons == ("nobody has both ratings",) * 2


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="effect is 'g'") as caught:
        gap_table([[1, 2]], [[1, 2]], ["a"], effect="g", interval="t", missing="drop", margin=-1, confidence=0)  # type: ignore[arg-type] # fmt: skip
    assert str(caught.value).splitlines() == [
        "effect is 'g'. Choose from: d_av, g_av, d_mean_sd, glass, d_z, g_z, d_rm.",
        "interval is 't'. Choose from: bonett, noncentral_t.",
        "missing is 'drop'. Choose from: pairwise, listwise.",
        "confidence is 0. Give a share between 0 and 1, such as 0.95.",
        "margin is -1. Give response units, 0 or more.",
        "labels: there are 1 for 2 scales. Give one for each scale.",
    ]
    with pytest.raises(
        ValueError, match=r"own: the shape is \(2,\). Give a table with the axes \(participants, scales\)"
    ):
        gap_table([1, 2], [[1, 2]], ["a"])


def test_intervals_cover_the_true_gap_at_their_rate() -> None:
    rng, scales = np.random.default_rng(6), 3000
    others = rng.normal(3.5, 0.5, (8, scales))
    result = gap_table(0.3 + others + rng.normal(0, 0.4, (8, scales)), others, confidence=0.9)
    held = np.mean((result.low < 0.3) & (result.high > 0.3))
    assert abs(held - 0.9) < 4 * np.sqrt(0.9 * 0.1 / scales)


def test_intervals_cover_the_true_size_at_their_rate() -> None:
    rng, scales = np.random.default_rng(7), 1000
    others = rng.normal(3.5, 0.5, (60, scales))
    own = 0.3 + others + rng.normal(0, 0.4, (60, scales))
    result = gap_table(own, others, confidence=0.9)
    size = 0.3 / np.sqrt((0.5**2 + 0.5**2 + 0.4**2) / 2)
    held = np.mean((result.size_low < size) & (result.size_high > size))
    assert abs(held - 0.9) < 4 * np.sqrt(0.9 * 0.1 / scales)


def test_gaps_print_as_a_table() -> None:
    result = gap_table([[4, 3], [3, 3], [5, 4]], [[3, 4], [3, 4], [3, 5]], ["Systems", "People"])
    assert str(result).splitlines() == [
        "own and others' ratings",
        "         n    own  others     gap     SD     low   high    d_av     low   high      r  above  below",
        "Systems  3  4.000   3.000   1.000  1.000  -1.484  3.484   1.414  -0.986  3.815      -  0.667  0.000",
        "People   3  3.333   4.333  -1.000  0.000       -      -  -1.732       -      -  1.000  0.000  1.000",
        "95 % intervals, of d_av: bonett; above and below: by more than 0; missing pairwise",
        "Systems: a side does not vary, so there is no correlation",
        "People: the differences do not vary, so they have no interval",
    ]
