import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.generalizability import reml
from scoring.generalizability.components import GroupEffect, VarianceComponents, variance_components
from scoring.intraclass.nested import icc_1
from tests.scoring.generalizability.cohorts import SHROUT_FLEISS, Cohort, drawn, known
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
REFERENCE = reference("components")


def fitted(cohort: Cohort, group_effect: GroupEffect = "fixed") -> VarianceComponents:
    return variance_components(
        cohort.ratings, cohort.participants, None, cohort.groups, group_effect=group_effect
    )


def assert_known(result: VarianceComponents, expected: dict[str, object]) -> None:
    variances = expected["variances"]
    assert isinstance(variances, dict)
    assert {name: result.variance(name) for name in variances} == pytest.approx(variances, abs=1e-6)
    assert result.deviance == pytest.approx(expected["criterion"], abs=1e-8)
    assert result.means == pytest.approx(np.atleast_1d(floats(expected["means"])), abs=1e-6)
    assert set(result.effects) == set(variances)


def test_variances_criterion_and_means_are_those_of_lme4_for_fixed_rater_groups() -> None:
    assert_known(fitted(known()), REFERENCE["fixed"])


def test_and_for_random_rater_groups() -> None:
    assert_known(fitted(known(), "random"), REFERENCE["random"])


def test_and_without_rater_groups() -> None:
    data = known()
    assert_known(variance_components(data.ratings, data.participants), REFERENCE["ungrouped"])


def test_and_with_effects_left_out() -> None:
    data = known()
    left_out = ("pg", "pi", "gi", "pgi")
    result = variance_components(data.ratings, data.participants, None, data.groups, without=left_out)
    assert_known(result, REFERENCE["main"])


def test_a_variance_that_lme4_finds_at_0_is_0_and_marked_and_has_no_error() -> None:
    result = fitted(known("flat"), "random")
    assert_known(result, REFERENCE["flat"]["random"])
    at_0 = [name for name, edge in zip(result.effects, result.boundary, strict=True) if edge]
    assert at_0 == ["pg", "gi"]
    assert np.isnan(result.standard_errors).tolist() == result.boundary.tolist()


# Shrout & Fleiss (1979), table 3: mean squares 11.24 of targets, 32.49 of judges and 1.02 of error.
def test_a_crossed_table_has_the_components_that_follow_from_the_published_mean_squares() -> None:
    result = variance_components(SHROUT_FLEISS, range(6), without=("r", "pi"))
    expected = [(11.24 - 1.02) / 4, (32.49 - 1.02) / 6, 1.02]
    assert result.estimates == pytest.approx(expected, abs=0.005)
    assert result.effects == ("p", "i", "residual")
    assert result.shares == pytest.approx(result.estimates / result.estimates.sum())


def nested_mean_squares(table: NDArray[np.float64]) -> dict[str, tuple[float, int]]:
    """Mean squares and degrees of freedom of items x (raters within participants), axes p, r, i."""
    people, raters, items = table.shape
    p, i, grand = table.mean(axis=(1, 2)), table.mean(axis=(0, 1)), table.mean()
    pr, pi = table.mean(axis=2), table.mean(axis=1)
    interplay = pi - p[:, None] - i + grand
    rest = table - pr[:, :, None] - pi[:, None] + p[:, None, None]
    squares = {
        "p": (raters * items * ((p - grand) ** 2).sum(), people - 1),
        "i": (people * raters * ((i - grand) ** 2).sum(), items - 1),
        "r": (items * ((pr - p[:, None]) ** 2).sum(), people * (raters - 1)),
        "pi": (raters * (interplay**2).sum(), (people - 1) * (items - 1)),
        "residual": ((rest**2).sum(), people * (raters - 1) * (items - 1)),
    }
    return {name: (float(total) / df, df) for name, (total, df) in squares.items()}


# Brennan (2001), Generalizability Theory, chapter 3: expected mean squares of the i x (r:p) design.
WEIGHTS_OF_SQUARES = {
    "p": {"p": 1 / 15, "pi": -1 / 15, "r": -1 / 15, "residual": 1 / 15},
    "i": {"i": 1 / 36, "pi": -1 / 36},
    "r": {"r": 1 / 5, "residual": -1 / 5},
    "pi": {"pi": 1 / 3, "residual": -1 / 3},
    "residual": {"residual": 1.0},
}


def test_a_balanced_design_has_the_components_and_errors_of_its_expected_mean_squares() -> None:
    cohort = drawn(7, participants=12, raters=3, items=5)
    result = variance_components(cohort.ratings, cohort.participants)
    squares = nested_mean_squares(cohort.ratings.reshape(12, 3, 5))
    for place, name in enumerate(result.effects):
        weights = WEIGHTS_OF_SQUARES[name]
        value = sum(weight * squares[other][0] for other, weight in weights.items())
        spread = sum(
            2 * (weight * squares[other][0]) ** 2 / squares[other][1] for other, weight in weights.items()
        )
        assert result.estimates[place] == pytest.approx(value, abs=1e-6)
        assert result.standard_errors[place] == pytest.approx(np.sqrt(spread), abs=1e-5)


def test_scores_of_raters_give_the_intraclass_correlation_of_the_likelihood() -> None:
    scores, people = [1, 2, 3, 4, 5, 2, 2, 3, 3, 4.5], [0, 0, 1, 1, 1, 2, 2, 2, 2, 3]
    result = variance_components(scores, people)
    assert result.effects == ("p", "residual")
    assert result.shares[0] == pytest.approx(icc_1(scores, people, method="reml").value, abs=1e-6)


def test_a_table_and_its_long_form_are_the_same() -> None:
    table, people, groups = known()
    raters, items = (codes.ravel() for codes in np.indices(table.shape))
    named = np.array(["a", "b", "c", "d", "e"])[items]
    long = variance_components(table.ravel(), people[raters], raters, groups[raters], named)
    assert str(long) == str(fitted(known()))
    assert long.estimates == pytest.approx(fitted(known()).estimates)


def test_a_rater_who_is_named_twice_over_is_one_only_about_the_same_participant() -> None:
    table, people, groups = known()
    within = np.concatenate([np.arange(n) for n in np.bincount(people)[1:]])
    again = variance_components(table, people, within, groups)
    assert again.estimates == pytest.approx(fitted(known()).estimates)


@settings(max_examples=3, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([1e-6, 20.0]), st.integers(-50, 50))
def test_order_labels_units_and_a_constant_do_not_matter(
    order: "np.random.RandomState", unit: float, shift: int
) -> None:
    cohort = known("flat")
    rows, columns = list(range(len(cohort.ratings))), list(range(cohort.ratings.shape[1]))
    order.shuffle(rows)
    order.shuffle(columns)
    names = np.array([f"P{10 - person}" for person in cohort.participants])
    turned = unit * (cohort.ratings + shift)[np.ix_(rows, columns)]
    result = variance_components(
        turned, names[rows], None, cohort.groups[rows], np.array(list("dcba"))[columns]
    )
    plain = fitted(cohort)
    assert result.estimates / unit**2 == pytest.approx(plain.estimates, abs=1e-5)
    assert result.boundary.tolist() == plain.boundary.tolist()


def test_missing_ratings_are_left_out_and_counted_but_not_the_raters_other_ratings() -> None:
    cohort = known()
    result = fitted(cohort)
    assert result.missing == np.isnan(cohort.ratings).sum() > 0
    assert result.n == cohort.ratings.size - result.missing
    assert (result.participants, result.items, result.groups) == (16, 5, (1, 2, 3))


def test_numbers_of_raters_are_harmonic_means_over_those_who_have_any() -> None:
    scores, people = [1, 2, 3, 4, 5, 2, 2, 4, 3, 4], [0, 0, 1, 1, 1, 2, 2, 0, 0, 1]
    result = variance_components(scores, people, None, [*"aaaaaaa", *"bbb"])
    assert result.raters == pytest.approx([3 / (1 / 2 + 1 / 3 + 1 / 2), 2 / (1 / 2 + 1)])


def test_without_any_difference_nothing_is_defined() -> None:
    result = variance_components(np.full((6, 3), 4.0), [0, 0, 1, 1, 2, 2])
    assert np.isnan([*result.estimates, *result.shares, *result.standard_errors, *result.means]).all()
    assert result.reason == "every rating is the same"
    assert not result.boundary.any()


def test_of_two_peaks_of_the_likelihood_the_higher_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [-2.9, -0.1, 1.1, 1.8, 0.8, 0.7, 0.1, 0.7, -0.8, -0.1, 1.8, 2.8]
    second = [0.1, 0.6, 1.2, 1.2, 0.3, 0.1, -0.4, 0.2, 0.3, 1.1, 0.3, 0.9]
    people, groups = [0] * 3 + [1] * 3 + [2] * 6, [0, 2, 2, 0, 0, 0, 0, 0, 0, 1, 2, 2]
    few = Cohort(np.column_stack([first, second]), np.array(people), np.array(groups))
    both = fitted(few, "random")
    monkeypatch.setattr(reml, "_FEW", 0)
    assert both.deviance < fitted(few, "random").deviance - 0.1


def test_where_no_effect_is_needed_all_is_residual() -> None:
    result = variance_components([1.0, 5, 2, 5], [0, 0, 1, 1])
    assert result.estimates == pytest.approx([0, np.var([1, 5, 2, 5], ddof=1)])
    assert result.boundary.tolist() == [True, False]
    assert result.reason == ""


def test_with_all_effects_left_out_all_is_residual_too() -> None:
    result = variance_components([1.0, 5, 2, 5], [0, 0, 1, 1], without=["p"])
    assert result.estimates == pytest.approx([np.var([1, 5, 2, 5], ddof=1)])


def test_ratings_without_a_residual_leave_the_variances_undefined() -> None:
    additive = np.add.outer([1.0, 2, 4, 7], [0.0, 1, 3])
    result = variance_components(additive, range(4), without=("r", "pi"))
    assert np.isnan(result.estimates).all()
    assert result.reason == "the residual variance is estimated as 0"


def test_a_search_that_does_not_arrive_gives_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reml, "_PRECISION", {"maxiter": 1})
    result = fitted(known())
    assert np.isnan(result.estimates).all()
    assert result.reason == "the fit did not converge"


def test_over_many_samples_the_estimates_centre_on_the_truth_and_their_errors_tell_the_spread() -> None:
    samples = [drawn(seed, participants=25, raters=3, items=1) for seed in range(40)]
    results = [variance_components(sample.ratings[:, 0], sample.participants) for sample in samples]
    found = np.array([result.estimates for result in results])
    truth = np.array([0.6**2 + 0.4**2 + 0.4**2, 0.5**2 + 0.7**2])
    spread = found.std(axis=0, ddof=1)
    assert (np.abs(found.mean(axis=0) - truth) < 3 * spread / np.sqrt(40)).all()
    # The standard deviation of 40 values has a standard error of 11 %.
    errors = np.nanmean([result.standard_errors for result in results], axis=0)
    assert errors == pytest.approx(spread, rel=0.33)


def test_it_prints_a_row_for_each_effect() -> None:
    lines = str(variance_components(SHROUT_FLEISS, range(6), without=("r", "pi"))).splitlines()
    assert lines[:5] == [
        "Variance components (REML)",
        "effect    meaning      variance  share  standard error  at 0",
        "p         participant     2.556  0.290           1.780  no",
        "i         item            5.244  0.595           4.421  no",
        "residual  residual        1.019  0.116           0.372  no",
    ]
    # 23 (1 + log 2 pi) + 5 log 11.242 + 3 log 32.486 + 15 log 1.019 + log 24, from the mean squares.
    assert lines[5:] == ["24 ratings of 6 participants on 4 items", "-2 restricted log-likelihood 91.279"]
    assert str(fitted(known())).splitlines()[-3:-1] == [
        "598 ratings of 16 participants on 5 items, rater groups fixed",
        "62 missing ratings left out",
    ]


@pytest.mark.parametrize("name", ["pg", "g"])
def test_an_effect_that_is_not_in_the_model_has_no_variance(name: str) -> None:
    assert variance_components(SHROUT_FLEISS, range(6), without=("r", "pi")).variance(name) == 0  # type: ignore[arg-type]
