from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.problems import TableError
from scoring.structure import extraction, gradient_projection
from scoring.structure.efa import exploratory
from scoring.structure.rotation import promax
from tests.scoring.structure.efa_examples import (
    HARMAN,
    ITEMS,
    NAN,
    SIMPLE,
    THURSTONE,
    TOGETHER,
    VALUES,
    answers,
    implied,
)

Floats = NDArray[np.float64]

UNDETERMINED = "a factor has fewer than 3 items, so the correlations do not determine its loadings"
HEYWOOD = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])


def test_maximum_likelihood_is_that_of_factanal_in_r() -> None:
    found, expected = exploratory(HARMAN, 4, n=145, method="ml", rotation="none"), VALUES["harman"]["ml"]
    assert found.loadings == pytest.approx(np.array(expected["loadings"]), abs=1e-6)
    assert (found.df, found.reason) == (expected["df"], "")
    assert found.chi_square == pytest.approx(expected["chi_square"], abs=1e-8)
    assert found.p == pytest.approx(expected["p"], abs=1e-10)


def test_four_factors_of_harmans_24_tests_fit_as_r_prints_it() -> None:
    # "The chi square statistic is 226.68 on 186 degrees of freedom. The p-value is 0.0224."
    found = exploratory(HARMAN, 4, n=145, method="ml")
    assert (round(found.chi_square, 2), found.df, round(found.p, 4)) == (226.68, 186, 0.0224)


@pytest.mark.parametrize(("method", "precision"), [("ml", 1e-6), ("minres", 1e-4)])
def test_the_fit_is_that_of_psych(method: str, precision: float) -> None:
    found = exploratory(HARMAN, 4, n=145, method=method, rotation="none")  # type: ignore[arg-type]
    expected = VALUES["harman"][f"psych_{method}"]
    assert found.chi_square == pytest.approx(expected["chi_square"], abs=precision)
    assert found.p == pytest.approx(expected["p"], abs=precision)
    assert found.rmsr == pytest.approx(expected["rms"], abs=1e-7)
    assert found.tli == pytest.approx(expected["tli"], abs=1e-7)
    assert [found.rmsea_low, found.rmsea_high] == pytest.approx(expected["rmsea"][1:3], abs=1e-6)
    # psych divides chi-square by n where it takes off 1 / (n - 1); Steiger's formula has n - 1 in both.
    psych = np.sqrt(expected["chi_square"] / (186 * 145) - 1 / 144)
    assert expected["rmsea"][0] == pytest.approx(psych)
    assert found.rmsea == pytest.approx(np.sqrt(expected["chi_square"] / (186 * 144) - 1 / 144), abs=1e-6)


def test_minres_with_oblimin_is_that_of_psych() -> None:
    found, expected = exploratory(THURSTONE, 3, n=213), VALUES["thurstone"]["oblimin"]
    assert found.loadings == pytest.approx(np.array(expected["loadings"]), abs=1e-4)
    assert found.correlations == pytest.approx(np.array(expected["correlations"]), abs=1e-4)


@pytest.mark.parametrize(
    ("missing", "n", "dropped", "expected"),
    [("listwise", 144, 6, "complete_minres"), ("pairwise", 148, 0, "pairwise_minres")],
)
def test_missing_answers_are_treated_by_the_rule_that_is_named(
    missing: str, n: int, dropped: int, expected: str
) -> None:
    found = exploratory(ITEMS, 2, missing=missing)  # type: ignore[arg-type]
    assert (found.n, found.dropped) == (n, dropped)
    assert found.uniquenesses == pytest.approx(np.array(VALUES["items"][expected]), abs=1e-6)


@pytest.mark.parametrize("method", ["ml", "minres"])
def test_a_model_with_correlated_factors_is_found_again(method: str) -> None:
    found = exploratory(implied(SIMPLE, TOGETHER), 2, n=500, method=method)  # type: ignore[arg-type]
    assert found.loadings == pytest.approx(SIMPLE, abs=1e-4)
    assert found.correlations == pytest.approx(TOGETHER, abs=1e-4)
    assert found.structure == pytest.approx(SIMPLE @ TOGETHER, abs=1e-4)
    assert found.communalities == pytest.approx((SIMPLE**2).sum(axis=1), abs=1e-4)
    assert found.communalities + found.uniquenesses == pytest.approx(np.ones(6), abs=1e-4)
    assert found.variance == pytest.approx((SIMPLE**2).sum(axis=0), abs=1e-4)
    assert found.chi_square == pytest.approx(0, abs=1e-4)


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(6)), st.integers(0, 100))
def test_order_units_and_labels_do_not_matter(order: list[int], seed: int) -> None:
    table = answers(150, seed=7)
    units = np.random.default_rng(seed).uniform(0.1, 9, 6)
    found = exploratory((table * units + units)[::-1, order], 2, method="ml")
    expected = exploratory(table, 2, method="ml")
    assert found.loadings == pytest.approx(expected.loadings[order], abs=1e-4)
    assert found.chi_square == pytest.approx(expected.chi_square, abs=1e-5)


def test_a_reversed_item_changes_the_sign_of_its_loadings_only() -> None:
    table = answers(150, seed=7)
    found = exploratory(table * [1, -1, 1, 1, 1, 1], 2)
    expected = exploratory(table, 2).loadings * np.array([[1], [-1], [1], [1], [1], [1]])
    assert found.loadings == pytest.approx(expected, abs=1e-4)


def test_the_correction_of_bartlett_lowers_chi_square_and_can_be_left_out() -> None:
    plain = exploratory(HARMAN, 4, n=145, method="ml", rotation="none", correction="none")
    assert plain.chi_square == pytest.approx(144 * VALUES["harman"]["psych_ml"]["objective"], abs=1e-5)


def test_a_rotation_with_other_settings_is_given_as_a_function() -> None:
    found = exploratory(THURSTONE, 3, n=213, rotation=partial(promax, power=3))
    unrotated = exploratory(THURSTONE, 3, n=213, rotation="none")
    assert found.rotation == "promax"
    assert found.loadings == pytest.approx(promax(unrotated.loadings, power=3).loadings)


def test_a_single_factor_is_not_rotated() -> None:
    found = exploratory(implied(SIMPLE[:3, :1]), 1, n=100)
    assert (found.rotation, found.df) == ("none", 0)
    assert found.loadings.ravel() == pytest.approx([0.8, 0.7, 0.6], abs=1e-5)
    assert found.reason == "without degrees of freedom there is no test"


def test_a_heywood_case_is_flagged() -> None:
    found = exploratory(HEYWOOD, 1, n=100)
    assert found.improper == (0,)
    assert found.uniquenesses[0] == 0.005
    assert found.reason.startswith("Heywood case: the unique variance of item 1 is estimated as 0; ")


@pytest.mark.parametrize("method", ["ml", "minres"])
@pytest.mark.parametrize(
    ("loadings", "factors"),
    [(np.zeros((5, 1)), 1), (np.array([[0.8, 0], [0.7, 0], [0.6, 0], [0.5, 0], [0, 0.7], [0, 0.6]]), 2)],
)
def test_a_factor_of_fewer_than_three_items_is_not_determined(
    method: str, loadings: Floats, factors: int
) -> None:
    found = exploratory(implied(loadings), factors, n=100, method=method)  # type: ignore[arg-type]
    assert found.reason == UNDETERMINED
    assert np.isnan([*found.loadings.ravel(), *found.uniquenesses, found.chi_square]).all()


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        ("ml", "some items determine each other"),
        ("minres", "some items determine each other, so there is no chi-square"),
    ],
)
def test_items_that_determine_each_other_leave_only_minres(method: str, reason: str) -> None:
    table = answers(100, seed=3)
    sums = np.column_stack([table, table[:, 0] + table[:, 1]])
    found = exploratory(sums, 2, method=method)  # type: ignore[arg-type]
    assert reason in found.reason
    assert np.isnan([found.chi_square, found.p, found.rmsea, found.tli]).all()
    assert np.isnan(found.loadings).all() == (method == "ml")


def test_pairwise_correlations_that_contradict_each_other_leave_only_minres() -> None:
    table = np.full((12, 3), NAN)
    steps = np.array([1.0, 2, 3, 4])
    table[:4, :2], table[4:8, 1:] = steps[:, np.newaxis], steps[:, np.newaxis]
    table[8:, 0], table[8:, 2] = [1, 2, 3, 4], [4, 2, 3, 1]
    found = exploratory(table, 1, method="ml", missing="pairwise")
    assert found.reason == "the correlations contradict each other (not positive definite)"
    flagged = exploratory(table, 1, missing="pairwise")
    assert "the correlations contradict each other (not positive definite), so there is no" in flagged.reason


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (np.column_stack([answers(50, seed=1)[:, :5], np.full(50, 3.0)]), "item 6 does not vary"),
        (np.full((50, 6), NAN), "fewer than 3 complete rows"),
    ],
)
def test_without_correlations_everything_is_undefined(table: Floats, reason: str) -> None:
    found = exploratory(table, 2)
    assert (found.reason, found.converged, found.rotation) == (reason, False, "oblimin")
    assert np.isnan(found.loadings).all()
    assert np.isnan(found.uniquenesses).all()
    assert found.loadings.shape == (6, 2)


def test_a_rotation_that_does_not_converge_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradient_projection, "_MOST", 1)
    found = exploratory(THURSTONE, 3, n=213)
    assert (found.reason, found.converged) == ("the rotation did not converge", False)


def test_an_extraction_that_does_not_converge_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_PRECISION", {"maxiter": 0})
    found = exploratory(THURSTONE, 3, n=213)
    assert (found.reason, found.converged) == ("the extraction did not converge", False)


@pytest.mark.parametrize(
    ("items", "factors", "told"),
    [
        (2, 1, "factors is 1, but 2 items identify no more than 0. Give 3 items or more."),
        (6, 4, "factors is 4, but 6 items identify no more than 3. Give at most 3."),
        (5, 40, "factors is 40, but 5 items identify no more than 2. Give at most 2."),
    ],
)
def test_more_factors_than_can_be_identified_are_refused(items: int, factors: int, told: str) -> None:
    with pytest.raises(TableError) as error:
        exploratory(np.eye(items), factors, n=100)
    assert str(error.value) == told


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(TableError) as error:
        exploratory(HARMAN, 0, n=145, method="pca", rotation="equamax", correction="yes")  # type: ignore[arg-type]
    assert error.value.problems == (
        "factors is 0. Give a whole number of at least 1.",
        "method is 'pca'. Choose from: minres, ml.",
        "rotation is 'equamax'. Choose from: oblimin, varimax, promax, none.",
        "correction is 'yes'. Choose from: bartlett, none.",
    )


def test_chi_square_is_distributed_as_its_degrees_of_freedom_say() -> None:
    rng = np.random.default_rng(11)
    model = implied(np.array([[0.8], [0.7], [0.6], [0.7], [0.8]]))
    tables = rng.multivariate_normal(np.zeros(5), model, size=(100, 200))
    found = [exploratory(table, 1, method="ml") for table in tables]
    assert abs(np.mean([result.chi_square for result in found]) - 5) < 3 * np.sqrt(2 * 5 / 100)
    assert abs(np.mean([result.p < 0.2 for result in found]) - 0.2) < 3 * np.sqrt(0.2 * 0.8 / 100)


def test_a_result_prints_as_a_table() -> None:
    assert str(exploratory(answers(100, seed=1), 2)) == (
        "Exploratory factor analysis (minres, rotation: oblimin)\n"
        "                 factor 1  factor 2  communality  uniqueness\n"
        "item 1              0.680    -0.007        0.460       0.540\n"
        "item 2              0.741    -0.044        0.532       0.468\n"
        "item 3              0.519     0.165        0.348       0.652\n"
        "item 4             -0.015     0.772        0.589       0.411\n"
        "item 5              0.021     0.442        0.201       0.799\n"
        "item 6              0.057     0.467        0.237       0.763\n"
        "variance            1.307     1.060            -           -\n"
        "r with factor 1     1.000     0.300            -           -\n"
        "r with factor 2     0.300     1.000            -           -\n"
        "100 rows\n"
        "RMSR 0.036\n"
        "chi-square 4.530, df 4, p = 0.339\n"
        "RMSEA 0.037 (90 % interval 0.000 to 0.160); TLI 0.973\n"
        "rotation criterion 0.009335, found by 20 of 20 starts"
    )


def test_what_is_undefined_prints_as_dashes_with_the_reason() -> None:
    table = np.vstack([answers(20, seed=1)[:, :3], [NAN, 1, 1]])
    table[:20, 0] = 4
    assert str(exploratory(table, 1)) == (
        "Exploratory factor analysis (minres, rotation: oblimin)\n"
        "          factor 1  communality  uniqueness\n"
        "item 1           -            -           -\n"
        "item 2           -            -           -\n"
        "item 3           -            -           -\n"
        "variance         -            -           -\n"
        "20 rows, 1 incomplete left out\n"
        "item 1 does not vary"
    )
