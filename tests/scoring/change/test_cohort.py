from dataclasses import astuple
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from scoring.change.cohort import CohortChange, mean_change
from scoring.change.effects import INTERVALS, Effect, EffectInterval, Pairs, paired_effect
from scoring.problems import TableError
from tests.scoring.reference.values import reference

NAN = float("nan")
R = reference("change")
EFFECTS: tuple[Effect, ...] = get_args(Effect)

effects = st.sampled_from(EFFECTS)
waves = st.lists(st.tuples(st.integers(5, 25), st.integers(5, 25)), min_size=4, max_size=15).filter(
    lambda pairs: (
        min(len(set(figures)) for figures in (*zip(*pairs, strict=True), [a - b for a, b in pairs])) > 1
    )
)
quick = settings(max_examples=40, deadline=None)


def size(result: CohortChange) -> tuple[float, float, float]:
    return result.size, result.size_low, result.size_high


def test_the_sleep_of_students_ten_patients_changed_as_r_has_it() -> None:
    found = mean_change(R["before"], R["after"])
    assert (found.change, found.t, found.p, found.r) == pytest.approx(
        (R["mean_change"], R["t"], R["p"], R["r"])
    )
    assert (found.low, found.high) == pytest.approx(tuple(R["interval"]))
    # Student (1908), Biometrika 6, prints means of .75 and 2.33 and a difference of 1.58.
    assert (found.mean_before, found.mean_after) == pytest.approx((0.75, 2.33))
    assert (found.n, found.df, found.dropped) == (10, 9, 0)


@pytest.mark.parametrize("effect", R["effects"])
def test_effect_sizes_have_the_noncentral_intervals_of_r(effect: Effect) -> None:
    found = mean_change(R["before"], R["after"], effect=effect, interval="noncentral_t")
    assert size(found) == pytest.approx(tuple(R["effects"][effect]), rel=1e-9)


# The example of the R package statpsych 1.4 (ci.stdmean.ps), which is by the author of the method.
@pytest.mark.parametrize(
    ("effect", "expected"),
    [("d_av", (0.5550319, 0.2394905, 0.8705732)), ("glass", (0.5424837, 0.2258515, 0.8591158))],
)
def test_bonetts_intervals_are_those_of_his_own_software(
    effect: Effect, expected: tuple[float, float, float]
) -> None:
    of_changes = np.sqrt(15.3**2 + 14.6**2 - 2 * 0.75 * 15.3 * 14.6)
    pairs = Pairs(n=25, change=110.4 - 102.1, sd_before=15.3, sd_after=14.6, sd_change=of_changes, r=0.75)
    assert paired_effect(pairs, effect=effect, interval="bonett", confidence=0.95) == pytest.approx(
        expected, abs=5e-8
    )


def test_the_interval_over_the_mean_sd_follows_in_the_same_way() -> None:
    # SDs 1 and 3 with a covariance of 1.5: the changes have the variance 7, the mean SD of 2 has
    # (1 + 9 + 2 x 1.5² / 3) / 8 over the degrees of freedom, 24.
    pairs = Pairs(n=25, change=1.0, sd_before=1.0, sd_after=3.0, sd_change=np.sqrt(7), r=0.5)
    half = stats.norm.ppf(0.95) * np.sqrt((7 / 4 + 0.5**2 * (11.5 / 8) / 4) / 24)
    found = paired_effect(pairs, effect="d_mean_sd", interval="bonett", confidence=0.9)
    assert found == pytest.approx((0.5, 0.5 - half, 0.5 + half))


def test_the_sizes_by_hand() -> None:
    before, after = [1.0, 2.0, 3.0], [3.0, 3.0, 6.0]
    # Changes 2, 1 and 3 (SD 1); SDs 1 and sqrt(3); covariance (1 + 3 - 1) / 2.
    r = 1.5 / np.sqrt(3)
    expected = {
        "d_av": 2 / np.sqrt(2),
        "d_mean_sd": 2 / ((1 + np.sqrt(3)) / 2),
        "glass": 2.0,
        "d_z": 2.0,
        "d_rm": 2 * np.sqrt(2 * (1 - r)),
        # Hedges's correction for 2 degrees of freedom is Gamma(1) / (sqrt(1) Gamma(1/2)).
        "g_av": 2 / np.sqrt(2) / np.sqrt(np.pi),
        "g_z": 2 / np.sqrt(np.pi),
    }
    found = {effect: mean_change(before, after, effect=effect).size for effect in EFFECTS}
    assert found == pytest.approx(expected)


def test_hedges_takes_the_bias_from_d_z() -> None:
    runs, n, true = 40_000, 8, 0.8
    changes = np.random.default_rng(20262).normal(true, 1, size=(runs, n))
    d = changes.mean(axis=1) / changes.std(axis=1, ddof=1)
    before = np.arange(n)
    corrected, plain = (mean_change(before, before % 3, effect=effect).size for effect in ("g_z", "d_z"))
    assert d.mean() - true > 0.09
    assert (d * corrected / plain).mean() == pytest.approx(true, abs=4 * d.std() / np.sqrt(runs))


@pytest.mark.parametrize("effect", ["d_av", "d_mean_sd", "glass"])
def test_bonetts_intervals_cover_at_their_rate(effect: Effect) -> None:
    runs, n, r, true = 1000, 40, 0.6, 0.5
    first, second = np.random.default_rng(20263).normal(size=(2, runs, n))
    after = true + r * first + np.sqrt(1 - r**2) * second
    found = [mean_change(*pair, effect=effect, confidence=0.9) for pair in zip(first, after, strict=True)]
    covered = np.mean([each.size_low <= true <= each.size_high for each in found])
    assert covered == pytest.approx(0.9, abs=4 * np.sqrt(0.09 / runs))


@quick
@given(waves)
def test_the_test_is_that_of_scipy(pairs: list[tuple[int, int]]) -> None:
    before, after = np.array(pairs).T / 5
    found, expected = mean_change(before, after), stats.ttest_rel(after, before)
    interval = expected.confidence_interval(0.95)
    assert (found.t, found.p) == pytest.approx((expected.statistic, expected.pvalue))
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))


@quick
@given(waves, effects, st.integers(-9, 9), st.integers(1, 9))
def test_other_units_of_the_score_leave_the_size_as_it_is(
    pairs: list[tuple[int, int]], effect: Effect, shift: int, unit: int
) -> None:
    before, after = np.array(pairs).T
    plain = mean_change(before, after, effect=effect)
    moved = mean_change(shift + unit * before, shift + unit * after, effect=effect)
    assert size(moved) == pytest.approx(size(plain), rel=1e-6, nan_ok=True)
    assert moved.change == pytest.approx(unit * plain.change)


@quick
@given(waves, effects)
def test_the_interval_of_the_size_holds_zero_only_with_that_of_the_noncentral_t(
    pairs: list[tuple[int, int]], effect: Effect
) -> None:
    before, after = np.array(pairs).T
    found = mean_change(before, after, effect=effect, interval="noncentral_t")
    if abs(found.p - 0.05) > 1e-6 and not np.isnan(found.size):
        assert (found.size_low < 0 < found.size_high) == (found.p > 0.05)


@quick
@given(
    waves,
    st.sampled_from(
        [(effect, interval) for effect, known in INTERVALS.items() for interval in known if effect != "glass"]
    ),
)
def test_the_way_back_is_as_long(pairs: list[tuple[int, int]], named: tuple[Effect, EffectInterval]) -> None:
    before, after = np.array(pairs).T
    effect, interval = named
    there = size(mean_change(before, after, effect=effect, interval=interval))
    value, low, high = size(mean_change(after, before, effect=effect, interval=interval))
    assert there == pytest.approx((-value, -high, -low), abs=1e-9, nan_ok=True)


def test_whoever_lacks_a_score_is_left_out_and_counted() -> None:
    found = mean_change([NAN, *R["before"], 3.0], [3.0, *R["after"], NAN])
    assert (found.n, found.dropped) == (10, 2)
    assert size(found) == size(mean_change(R["before"], R["after"]))


@pytest.mark.parametrize(("before", "after", "change"), [([], [], NAN), ([1, NAN], [3, 4], 2.0)])
def test_fewer_than_two_participants_show_no_change(
    before: list[float], after: list[float], change: float
) -> None:
    found = mean_change(before, after)
    assert found.change == pytest.approx(change, nan_ok=True)
    assert np.isnan([found.low, found.t, found.p, found.r, *size(found)]).all()
    assert found.reason == "fewer than 2 participants have a score at both waves"


def test_where_everybody_changed_by_the_same_there_is_nothing_to_test() -> None:
    found = mean_change([0.1, 0.2, 0.7], [0.1 + 0.2, 0.2 + 0.2, 0.7 + 0.2], effect="d_av")
    assert found.change == pytest.approx(0.2)
    assert found.size > 0
    assert np.isnan([found.low, found.high, found.t, found.p, found.size_low, found.size_high]).all()
    assert found.reason == "everybody changed by the same, so there is no test and no interval"


@pytest.mark.parametrize(
    ("before", "after", "effect", "reason"),
    [
        ([2, 2, 2], [2, 2, 3], "glass", "the SD that glass is measured in is 0"),
        ([2, 2, 2], [2, 2, 3], "d_rm", "d_rm takes scores that vary and do not determine each other"),
        ([1, 2, 3], [2, 4, 6], "d_rm", "d_rm takes scores that vary and do not determine each other"),
        ([1, 2], [2, 5], "g_z", "g_z takes at least 3 participants"),
        ([1, 2], [2, 5], "g_av", "g_av takes at least 3 participants"),
    ],
)
def test_a_size_without_its_unit_is_undefined(
    before: list[float], after: list[float], effect: Effect, reason: str
) -> None:
    found = mean_change(before, after, effect=effect)
    assert np.isnan(size(found)).all()
    assert found.reason == reason
    assert not np.isnan(found.t)


def test_two_reasons_are_told_together() -> None:
    assert mean_change([2, 2], [3, 3], effect="d_z").reason == (
        "everybody changed by the same, so there is no test and no interval; the SD that d_z is measured in is 0"
    )


@pytest.mark.parametrize("effect", ["d_av", "d_mean_sd"])
def test_a_wave_that_does_not_vary_still_has_a_change(effect: Effect) -> None:
    found = mean_change([2, 2, 2, 2], [2, 2, 3, 4], effect=effect)
    assert found.size_low < found.size < found.size_high
    assert np.isnan(found.r)


def test_everything_that_is_wrong_with_the_names_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        mean_change([1], [2], effect="d", interval="bca", confidence=2)  # type: ignore[arg-type]
    assert str(caught.value).splitlines() == [
        "effect is 'd'. Choose from: d_av, g_av, d_mean_sd, glass, d_z, g_z, d_rm.",
        "interval is 'bca'. Choose from: bonett, noncentral_t.",
        "confidence is 2. Give a share between 0 and 1, such as 0.95.",
    ]
    with pytest.raises(TableError, match=r"interval is 'bonett'\. Choose from: noncentral_t"):
        mean_change([1, 2], [2, 4], effect="d_z", interval="bonett")


def test_waves_of_different_length_are_refused() -> None:
    with pytest.raises(TableError, match="The lengths differ: before has 2, after has 3"):
        mean_change([1, 2], [1, 2, 3])


def test_a_change_prints_as_a_table() -> None:
    assert str(mean_change([*R["before"], NAN], [*R["after"], 1], effect="d_z")) == (
        "Change of the cohort\n"
        "        value     SD    low   high\n"
        "before  0.750  1.789      -      -\n"
        "after   2.330  2.002      -      -\n"
        "change  1.580      -  0.700  2.460\n"
        "d_z     1.285      -  0.415  2.118\n"
        "95 % intervals, of d_z: noncentral_t\n"
        "10 participants, 1 incomplete left out, r = 0.80\n"
        "t(9) = 4.06, p = 0.003"
    )
    assert str(mean_change([2, 2], [3, 3])).splitlines()[-1].startswith("everybody changed by the same")
    assert len(astuple(mean_change([2, 2], [3, 3]))) == 20
