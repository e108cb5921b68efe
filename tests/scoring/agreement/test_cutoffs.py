from itertools import pairwise, product
from math import factorial, prod

import numpy as np
import pytest
from numpy.typing import NDArray

from scoring.agreement.average_deviation import ad_from_counts
from scoring.agreement.cutoffs import Cutoff, agreement_cutoff
from scoring.agreement.nulls import NULLS
from scoring.agreement.within_group import rwg, rwg_from_variance, variance_from_counts
from tests.scoring.reference.values import floats, reference

MISSING = float("nan")


def exact(raters: int, options: int, index: str, level: float = 0.05) -> float:
    """The critical value of an item under the uniform null, from every way to answer."""
    ways = [way for way in product(range(raters + 1), repeat=options) if sum(way) == raters]
    counts, values = np.array(ways), np.arange(1, options + 1)
    share = np.array([factorial(raters) / prod(map(factorial, way)) for way in ways]) / options**raters
    strength = {
        "rwg": rwg_from_variance(variance_from_counts(counts, values), options=options),
        "ad_mean": -ad_from_counts(counts, values),
        "ad_median": -ad_from_counts(counts, values, about="median"),
    }[index].round(10)
    reached = [value for value in np.unique(strength) if share[strength >= value].sum() <= level]
    return abs(float(reached[0])) if reached else MISSING


# Dunlap, Burke & Smith-Crowe (2003), table 2: .53 for 10 raters and 5 options; table 3: .64 for 5 and 7.
@pytest.mark.parametrize(
    ("index", "raters", "options", "printed"), [("rwg", 10, 5, 0.53), ("ad_mean", 5, 7, 0.64)]
)
def test_the_critical_values_are_those_of_dunlap_burke_and_smith_crowe(
    index: str, raters: int, options: int, printed: float
) -> None:
    found = agreement_cutoff(index, raters=raters, options=options, seed=360)  # type: ignore[arg-type]  # parametrised text
    assert round(found.value, 2) == printed
    assert found.low <= found.value <= found.high
    assert found.attained <= 0.05


@pytest.mark.parametrize(
    ("index", "raters", "options"),
    [("rwg", 5, 5), ("rwg", 6, 3), ("ad_mean", 6, 4), ("ad_median", 6, 5), ("rwg", 2, 5), ("ad_mean", 2, 4)],
)
def test_an_item_has_the_value_that_counting_every_way_to_answer_gives(
    index: str, raters: int, options: int
) -> None:
    found = agreement_cutoff(index, raters=raters, options=options, draws=20_000, seed=360)  # type: ignore[arg-type]  # parametrised text
    assert found.value == pytest.approx(exact(raters, options, index), abs=1e-9, nan_ok=True)


def test_the_interval_covers_the_exact_value_at_its_rate() -> None:
    known = exact(7, 5, "rwg")
    found = [agreement_cutoff("rwg", raters=7, options=5, draws=400, seed=seed) for seed in range(300)]
    covered = np.mean([one.low <= known and not one.high < known for one in found])
    # At least 95 %, for the values come in steps: three standard errors below.
    assert covered >= 0.95 - 3 * (0.95 * 0.05 / 300) ** 0.5
    # Nor is it so wide that it tells nothing: the steps next to the value lie outside of most.
    assert np.mean([one.high - one.low for one in found]) < 0.3


def test_the_interval_covers_at_its_rate_where_values_come_in_fine_steps_and_draws_are_few() -> None:
    told = {"raters": 10, "items": 8, "options": 7}
    known = agreement_cutoff("ad_mean", **told, draws=50_000, seed=1).value
    found = [agreement_cutoff("ad_mean", **told, draws=20, seed=seed) for seed in range(1000)]
    covered = np.mean([not one.low > known and known <= one.high for one in found])
    assert covered >= 0.95


@pytest.mark.parametrize(
    ("index", "raters", "items", "options", "known"),
    [
        ("rwg", 10, 1, 5, "rwg"),
        ("ad_mean", 5, 1, 7, "ad_mean"),
        ("rwg_j", 10, 6, 5, "rwg_j"),
        ("ad_mean", 10, 11, 5, "ad_mean_correlated"),
    ],
)
def test_the_critical_values_are_those_of_the_r_package_multilevel_within_simulation_error(
    index: str, raters: int, items: int, options: int, known: str
) -> None:
    stored = reference("agreement")
    correlation = floats(stored["correlations"]) if known == "ad_mean_correlated" else 0.0
    found = agreement_cutoff(
        index,  # type: ignore[arg-type]  # parametrised text
        raters=raters,
        items=items,
        options=options,
        correlation=correlation,
        seed=360,
    )
    # R drew 3,000 groups; its error is twice as large as ours, whose interval is two errors each way.
    room = 2.5 * (found.high - found.low)
    assert found.value == pytest.approx(stored["simulated"][known], abs=max(room, 1e-9))


def test_items_that_correlate_make_chance_agreement_on_a_scale_more_frequent() -> None:
    values = [
        agreement_cutoff("rwg_j", raters=8, items=5, options=5, correlation=r, draws=4000, seed=3).value
        for r in (0.0, 0.4, 0.8)
    ]
    assert all(lower + 0.02 < higher for lower, higher in pairwise(values))


@pytest.mark.parametrize("index", ["rwg", "rwg_j_star", "ad_mean", "ad_median", "awg"])
def test_more_raters_agree_by_chance_less_often(index: str) -> None:
    few, many = (agreement_cutoff(index, raters=n, options=5, draws=4000, seed=3) for n in (5, 15))  # type: ignore[arg-type]  # parametrised text
    assert few.reached_by(few.value)
    assert not few.reached_by(many.value)


def test_r_star_keeps_to_the_value_of_rwg_on_an_item() -> None:
    star, plain = (agreement_cutoff(index, raters=9, options=5, seed=3) for index in ("rwg_j_star", "rwg"))
    assert (star.value, star.low, star.high) == (plain.value, plain.low, plain.high)


def test_the_index_compares_with_the_null_that_the_raters_answer_by() -> None:
    named = agreement_cutoff("rwg", raters=8, options=5, null="slight_skew", seed=3)
    own = agreement_cutoff("rwg", raters=8, options=5, null=NULLS["slight_skew"].five, seed=3)
    assert (named.null, own.null) == ("slight_skew", "shares as given")
    assert own.value == named.value
    rating = [4, 4, 4, 4, 5, 4, 4, 4]
    assert named.reached_by(rwg(rating, options=5, null="slight_skew"))


def test_the_same_seed_gives_the_same_value_and_another_does_not() -> None:
    first, again, other = (
        agreement_cutoff("rwg_j", raters=6, items=4, options=5, draws=500, seed=seed) for seed in (1, 1, 2)
    )
    assert str(first) == str(again)
    assert first.value != other.value


def test_where_even_full_agreement_is_frequent_there_is_no_value() -> None:
    found = agreement_cutoff("rwg", raters=2, options=5, seed=1)
    assert np.isnan([found.value, found.low, found.high, found.attained]).all()
    # One of five pairs agrees by chance.
    assert found.reason == "even the most agreement that was drawn is reached by 19.7 % of groups"
    assert not found.reached_by(1.0)


def test_awg_is_undefined_for_some_draws_which_do_not_count() -> None:
    found = agreement_cutoff("awg", raters=6, options=5, seed=1)
    # Means below (5 + 5) / 6 or above (25 + 1) / 6.
    assert 0 < found.undefined < 0.1 * found.draws
    assert found.value > 0.7


def test_an_index_that_is_undefined_for_every_draw_has_no_value() -> None:
    # Shares at one end: means of 2 raters are never in the middle, 5.5, of ten options.
    found = agreement_cutoff("awg", raters=2, options=10, null=[0.5, 0.5, *[0] * 8], draws=50, seed=1)
    assert np.isnan(found.value)
    assert (found.undefined, found.reason) == (50, "the index is undefined for every draw")


def test_too_few_draws_leave_the_interval_open() -> None:
    found = agreement_cutoff("rwg", raters=10, options=5, draws=30, seed=1)
    assert found.low <= found.value
    assert np.isnan(found.high)
    assert found.reason == "too few draws to bound it on the side of more agreement"


def test_what_reaches_the_value_does_so_whatever_its_last_digit() -> None:
    found = agreement_cutoff("ad_mean", raters=5, options=7, seed=360)
    just: NDArray[np.float64] = np.array([0.64 + 1e-14, 0.66, 0.0, MISSING])
    assert found.reached_by(just).tolist() == [True, False, True, False]


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (
            {"index": "kappa"},
            r"index is 'kappa'\. Choose from: rwg, rwg_j, rwg_j_star, ad_mean, ad_median, awg\.",
        ),
        ({"raters": 1}, r"raters is 1\. Give a whole number of at least 2\."),
        ({"raters": 2.5}, r"raters is 2\.5\. Give a whole number of at least 2\."),
        ({"items": 0.5}, r"items is 0.5\. Give a whole number of at least 1\."),
        ({"raters": MISSING}, r"raters is nan\. Give a whole number of at least 2\."),
        ({"items": 0}, r"items is 0\. Give a whole number of at least 1\."),
        ({"items": 2}, r"rwg is the index of one item\. For more, choose rwg_j or rwg_j_star\."),
        ({"options": 1}, r"options is 1\. Give the number of response options"),
        ({"level": 1.0}, r"level is 1\.0\. Give a share between 0 and 1"),
        ({"draws": 10}, r"draws is 10\. Give a whole number of at least 20\."),
        ({"null": "flat"}, r"null 'flat' has no published shares of 5 options"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(told: dict[str, object], message: str) -> None:
    given = {"index": "rwg", "raters": 5, "options": 5, "seed": 1} | told
    with pytest.raises(ValueError, match=message):
        agreement_cutoff(**given)  # type: ignore[arg-type]  # the mistakes under test


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValueError, match=r"(?s)raters is 1.*level is 2.*null 'flat'.*cannot correlate"):
        agreement_cutoff("rwg_j", raters=1, items=3, options=5, level=2, null="flat", correlation=-1, seed=1)


def test_a_cut_off_prints_as_a_table() -> None:
    found: Cutoff = agreement_cutoff("ad_mean", raters=5, options=7, seed=360)
    assert str(found).splitlines()[0] == "ad_mean: at most 5 % of groups at random are at or below the value"
    assert str(found).splitlines()[1] == "value    low   high  attained"
    assert str(found).splitlines()[3] == (
        "10000 groups of 5 raters; items: 1; options: 7; null: uniform; seed 360; 0 undefined"
    )
    other = agreement_cutoff("awg", raters=5, options=7, draws=100, seed=360)
    assert str(other).startswith("awg: at most 5 % of groups at random are at or above the value")
