from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.self_other.surface import SurfaceResult, response_surface
from tests.scoring.reference.values import floats, reference

R = reference("self_other")
OWN, OTHERS, OUTCOME = floats(R["own"]), floats(R["others"]), floats(R["outcome"])
NAN = float("nan")
COEFFICIENTS = ["b0", "b1", "b2", "b3", "b4", "b5"]

# SAS/IML User's Guide, "Response Surface Methodology", sample problem with two factors.
GRID = np.array([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)], dtype=float)
X, Y = GRID.T
YIELD = np.array([71.7, 75.2, 76.3, 79.2, 81.5, 80.2, 80.1, 79.1, 75.8])


def fitted(**changes: Any) -> SurfaceResult:
    return response_surface(OWN, OTHERS, OUTCOME, **{"options": (1, 5), **changes})


def values(result: SurfaceResult, field: str = "value") -> list[float]:
    return [getattr(estimate, field) for estimate in result.estimates.values()]


def test_the_stationary_point_and_the_curvatures_are_those_that_sas_prints() -> None:
    result = response_surface(X, Y, YIELD, centre="none")
    assert [round(result.estimates[name].value, 6) for name in ("X0", "Y0")] == [0.294938, -0.158881]
    assert [round(value, 5) for value in result.shape[1:]] == [-0.96621, -4.35046]
    assert result.shape.name == "dome"


@pytest.mark.parametrize(
    ("centre", "name"), [("midpoint", "surface"), (3.0, "surface"), ("mean", "surface_mean")]
)
def test_coefficients_with_errors_tests_and_intervals_are_those_of_r(centre: Any, name: str) -> None:
    result, r = fitted(centre=centre), R[name]
    estimates = [result.estimates[name] for name in COEFFICIENTS]
    assert np.array([(e.value, e.se, e.t, e.p) for e in estimates]) == pytest.approx(
        floats(r["coefficients"]), rel=1e-9, abs=1e-12
    )
    assert np.array([(e.low, e.high) for e in estimates]) == pytest.approx(floats(r["intervals"]), rel=1e-9)
    assert {e.df for e in estimates} == {r["df"]}
    assert (result.n, result.dropped) == (37, 3)


@pytest.mark.parametrize("name", ["plain", "HC0", "HC1", "HC2", "HC3"])
def test_features_have_the_errors_of_the_delta_method_as_r_derives_it(name: str) -> None:
    result = fitted(errors=name)
    assert [result.estimates[b].se for b in COEFFICIENTS] == pytest.approx(
        R["surface"]["errors"][name], rel=1e-9
    )
    features = {
        feature: (e.value, e.se) for feature, e in result.estimates.items() if feature not in COEFFICIENTS
    }
    assert features.keys() == R["surface"]["features"][name].keys()
    for feature, expected in R["surface"]["features"][name].items():
        assert features[feature] == pytest.approx(expected, rel=1e-8), feature
    assert result.f == pytest.approx(R["surface"]["wald"][name], rel=1e-9)


def test_robust_is_the_third_of_its_kind() -> None:
    assert values(fitted(errors="robust"), "se") == values(fitted(errors="HC3"), "se")


def test_with_plain_errors_the_second_order_terms_have_the_test_of_the_change_in_r_squared() -> None:
    result, r = fitted(), R["surface"]
    assert (result.f, result.f_p) == pytest.approx((r["anova_f"], r["anova_p"]), rel=1e-9)
    assert result.f_df == (3, 31)
    assert (result.r2, result.r2_second_order) == pytest.approx((r["r2"], r["r2"] - r["r2_first"]), rel=1e-9)


@pytest.mark.parametrize(
    ("second_order", "shape"),
    [
        ((-1, 0.5, -1), "dome"),
        ((1, 0.5, 1), "bowl"),
        ((1, 3, 1), "saddle"),
        ((1, 2, 1), "none"),
        ((0, 0, 0), "none"),
    ],
)
def test_the_shape_follows_from_the_signs_of_the_curvatures(
    second_order: tuple[float, ...], shape: str
) -> None:
    x, y = GRID.T
    outcome = 2 + x - y + np.column_stack([x**2, x * y, y**2]) @ np.array(second_order)
    result = response_surface(x, y, outcome, centre="none")
    assert result.shape.name == shape
    assert [result.estimates[b].value for b in COEFFICIENTS] == pytest.approx(
        [2, 1, -1, *second_order], abs=1e-9
    )


def test_a_ridge_has_no_stationary_point_and_says_why() -> None:
    # Z = -(X - Y)²: the best is anywhere on the line of agreement.
    x, y = GRID.T
    result = response_surface(x, y, -((x - y) ** 2), centre="none")
    for name in ("X0", "Y0", "p10", "p11", "p20", "p21"):
        assert np.isnan(result.estimates[name].value)
        assert result.estimates[name].reason == "b4² = 4 b3 b5, so the surface has no single stationary point"
    assert [result.estimates[name].value for name in ("a1", "a2", "a3", "a4", "shift")] == pytest.approx(
        [0, 0, 0, -4, 0], abs=1e-9
    )


def test_a_surface_that_meets_every_outcome_has_coefficients_but_no_errors() -> None:
    x, y = GRID.T
    result = response_surface(x, y, 1 + x + y**2, centre="none")
    assert result.reason == "the surface meets every outcome, so there is no error to judge it by"
    assert result.r2 == pytest.approx(1)
    assert np.isnan([*values(result, "se"), *values(result, "p"), result.f, result.f_p]).all()


@pytest.mark.parametrize("errors", ["robust", "HC0", "HC1", "HC2"])
def test_a_participant_who_alone_decides_a_coefficient_leaves_robust_errors_undefined(errors: Any) -> None:
    x, y = np.vstack([GRID[[0, 1, 2, 4, 6, 8]], [[0, 0], [0, 0], [5, 5]]]).T
    outcome = np.arange(9.0) ** 2 % 7
    robust = response_surface(x, y, outcome, centre="none", errors=errors)
    assert robust.reason == f"too few participants have a residual, so {errors} errors are undefined"
    assert np.isnan(values(robust, "se")).all()
    assert not np.isnan(values(response_surface(x, y, outcome, centre="none"), "se")).any()


@pytest.mark.parametrize(
    ("own", "others", "outcome", "reason"),
    [
        ([], [], [], "fewer than 7 participants have own, others' and outcome values"),
        (
            GRID[:6, 0],
            GRID[:6, 1],
            YIELD[:6],
            "fewer than 7 participants have own, others' and outcome values",
        ),
        (*GRID.T, np.full(9, 3.1), "the outcome does not vary"),
        (
            np.full(9, 3.0),
            GRID[:, 1],
            YIELD,
            "the ratings take too few values, or lie too far from the centre, for six coefficients",
        ),
        (
            np.zeros(9),
            np.zeros(9),
            YIELD,
            "the ratings take too few values, or lie too far from the centre, for six coefficients",
        ),
        (
            GRID[:, 0],
            GRID[:, 0],
            YIELD,
            "the ratings take too few values, or lie too far from the centre, for six coefficients",
        ),
        (
            1e6 + GRID[:, 0],
            1e6 + GRID[:, 1],
            YIELD,
            "the ratings take too few values, or lie too far from the centre, for six coefficients",
        ),
        (
            *(GRID.T > 0),
            YIELD,
            "the ratings take too few values, or lie too far from the centre, for six coefficients",
        ),
    ],
)
@pytest.mark.parametrize("errors", ["plain", "HC3"])
def test_what_determines_no_surface_gives_none(
    own: list[float], others: list[float], outcome: list[float], reason: str, errors: Any
) -> None:
    result = response_surface(own, others, outcome, centre="none", errors=errors)
    assert result.reason == reason
    numbers = [
        *values(result),
        *values(result, "se"),
        *result.shape[1:],
        result.r2,
        result.r2_second_order,
        result.f,
    ]
    assert np.isnan(numbers).all()
    assert result.shape.name == "none"
    assert all(estimate.reason for estimate in result.estimates.values())


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong: Any = {"centre": "middle", "options": (5, 1), "errors": "hc3", "confidence": 95}
    with pytest.raises(ValueError, match="centre is 'middle'") as caught:
        response_surface([1, np.inf], [[1]], [1], **wrong)
    assert str(caught.value).splitlines() == [
        "centre is 'middle'. Choose from: midpoint, mean, none.",
        "options are (5, 1). Give the lowest and the highest, such as (1, 5).",
        "errors is 'hc3'. Choose from: plain, robust, HC0, HC1, HC2, HC3.",
        "confidence is 95. Give a share between 0 and 1, such as 0.95.",
        "own: 1 values are infinite, the first at 2. Give numbers, and NaN where there is none.",
        "others: the shape is (1, 1). Give one value each, shape (participants,).",
    ]


def test_nobody_has_no_mean_to_be_the_centre() -> None:
    result = response_surface([NAN], [1], [2], centre="mean")
    assert np.isnan(result.centre)
    assert (result.n, result.dropped, result.f_df) == (0, 1, (3, 0))


def test_a_midpoint_takes_the_options_and_a_number_has_to_be_one() -> None:
    with pytest.raises(ValueError, match=r"centre is 'midpoint'. Give the lowest and highest option too"):
        fitted(options=None)
    with pytest.raises(ValueError, match=r"centre is nan. Give a finite number or a name."):
        fitted(centre=NAN)
    with pytest.raises(ValueError, match="The lengths differ: own has 40, others has 40, outcome has 39"):
        response_surface(OWN, OTHERS, OUTCOME[1:], centre="mean")


def test_own_and_others_changing_places_turn_the_surface_round_the_line_of_agreement() -> None:
    there, back = fitted(), response_surface(OTHERS, OWN, OUTCOME, options=(1, 5))
    for name, sign in {"a1": 1, "a2": 1, "a3": -1, "a4": 1, "a5": -1, "shift": -1}.items():
        assert back.estimates[name].value == pytest.approx(sign * there.estimates[name].value, rel=1e-9)
        assert back.estimates[name].se == pytest.approx(there.estimates[name].se, rel=1e-9)
    assert back.estimates["X0"].value == pytest.approx(there.estimates["Y0"].value, rel=1e-9)
    assert (back.r2, back.f) == pytest.approx((there.r2, there.f), rel=1e-9)


@settings(max_examples=30, deadline=None)
@given(st.floats(-3, 3), st.floats(0.5, 4))
def test_the_stationary_point_moves_and_stretches_with_the_ratings(shift: float, factor: float) -> None:
    plain = fitted(centre="none").estimates
    moved = response_surface(OWN * factor + shift, OTHERS * factor + shift, OUTCOME, centre="none").estimates
    for name in ("X0", "Y0"):
        assert moved[name].value == pytest.approx(plain[name].value * factor + shift, rel=1e-6, abs=1e-6)
    assert moved["p11"].value == pytest.approx(plain["p11"].value, rel=1e-6)
    assert moved["a4"].t == pytest.approx(plain["a4"].t, rel=1e-6)


def test_robust_intervals_cover_where_scatter_grows_and_plain_ones_do_not() -> None:
    rng, cohorts = np.random.default_rng(31), 300
    own, others = rng.normal(size=(2, 120))
    mean = 1 + own - 0.5 * others + 0.3 * own**2 - 0.2 * own * others + 0.1 * others**2
    outcomes = mean + (0.2 + (own - others) ** 2) * rng.normal(size=(cohorts, 120))
    held = {
        errors: np.mean([covers(own, others, z, errors) for z in outcomes]) for errors in ("robust", "plain")
    }
    assert abs(held["robust"] - 0.95) < 4 * np.sqrt(0.95 * 0.05 / cohorts)
    assert held["plain"] < 0.8


def covers(own: Any, others: Any, outcome: Any, errors: Any) -> bool:
    """Whether the interval of a4 holds its true value of 0.6."""
    a4 = response_surface(own, others, outcome, centre="none", errors=errors).estimates["a4"]
    return a4.low < 0.6 < a4.high


def test_a_surface_prints_as_a_table() -> None:
    lines = str(response_surface(X, Y, YIELD, centre="none")).splitlines()
    assert lines[:3] == [
        "response surface",
        "        value     se        t        p     low    high",
        "b0     81.222  0.277  292.889  < 0.001  80.340  82.105",
    ]
    assert lines[-2:] == [
        "95 % interval; 9 participants, 0 left out; centre 0, errors plain",
        "R² = 0.995, second-order terms 0.695, F(3, 3) = 131.411, p = 0.001; shape: dome",
    ]
