import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.self_other.surface_axes import surface_features, surface_shape

NAN = float("nan")
NOTHING_KNOWN = np.full((6, 6), NAN)

coefficients = st.lists(st.integers(-9, 9).map(float), min_size=6, max_size=6)


def height(b: list[float], x: float, y: float) -> float:
    return float(np.dot(b, [1, x, y, x**2, x * y, y**2]))


@settings(max_examples=40, deadline=None)
@given(coefficients)
def test_the_surface_is_level_at_its_stationary_point(b: list[float]) -> None:
    features = surface_features(b, np.eye(6), df=20)
    x0, y0 = features["X0"].value, features["Y0"].value
    assert np.isnan(x0) == (b[4] ** 2 == 4 * b[3] * b[5])
    assume(not np.isnan(x0))
    assert [b[1] + 2 * b[3] * x0 + b[4] * y0, b[2] + b[4] * x0 + 2 * b[5] * y0] == pytest.approx(
        [0, 0], abs=1e-8
    )


@settings(max_examples=40, deadline=None)
@given(coefficients)
def test_the_axes_cross_at_right_angles_in_the_stationary_point_and_carry_the_curvatures(
    b: list[float],
) -> None:
    features = {name: feature.value for name, feature in surface_features(b, np.eye(6), df=20).items()}
    assume(not np.isnan(features["p11"]))
    assert features["p11"] * features["p21"] == pytest.approx(-1)
    top = height(b, features["X0"], features["Y0"])
    for axis, curvature in zip("12", surface_shape(b)[1:], strict=True):
        slope, x = features[f"p{axis}1"], features["X0"] + 1
        assert features[f"p{axis}0"] + slope * features["X0"] == pytest.approx(features["Y0"], abs=1e-8)
        rise = height(b, x, features[f"p{axis}0"] + slope * x) - top
        assert rise == pytest.approx(curvature * (1 + slope**2), rel=1e-6, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(coefficients)
def test_along_the_lines_slope_and_curvature_are_those_of_the_surface(b: list[float]) -> None:
    features = {name: feature.value for name, feature in surface_features(b, np.eye(6), df=20).items()}
    for slope, curvature, sign in (("a1", "a2", 1), ("a3", "a4", -1)):
        ends = height(b, 1, sign), height(b, -1, -sign)
        assert (ends[0] - ends[1]) / 2 == pytest.approx(features[slope])
        assert (ends[0] + ends[1]) / 2 - b[0] == pytest.approx(features[curvature])
    turn = features["shift"]
    assert np.isnan(turn) or features["a3"] + 2 * features["a4"] * turn == pytest.approx(0, abs=1e-9)


def test_published_coefficients_without_a_covariance_have_features_but_no_errors() -> None:
    a3 = surface_features([3, 1, 0.25, -1, 0.5, -2], NOTHING_KNOWN, df=100)["a3"]
    assert (a3.value, a3.reason) == (0.75, "its error is not known, so it has neither test nor interval")
    assert np.isnan([a3.se, a3.t, a3.p, a3.low, a3.high]).all()


def test_errors_of_sums_are_those_of_the_variances_and_covariances() -> None:
    covariance = np.diag([0.0, 0.09, 0.16, 0, 0, 0])
    covariance[1, 2] = covariance[2, 1] = 0.02
    features = surface_features([0, 1, 1, 1, 0, 0], covariance, df=np.inf, confidence=0.9)
    assert (features["a1"].se, features["a3"].se) == pytest.approx((0.29**0.5, 0.21**0.5))
    assert features["a1"].high == pytest.approx(2 + 1.6448536269514722 * 0.29**0.5)
    assert features["a1"].p == pytest.approx(0.000204, abs=1e-6)
    assert np.isnan(features["a2"].se)  # whose coefficients have no variance at all


@pytest.mark.parametrize(
    ("b", "undefined", "reason"),
    [
        ([0, 1, 1, 0, 0, 0], {"X0", "Y0", "p10", "p11", "p20", "p21", "shift"}, "a4 is 0, so the surface does not turn along Y = -X"),
        ([0, 1, 1, -1, 2, -1], {"X0", "Y0", "p10", "p11", "p20", "p21"}, ""),
        ([0, 1, 1, -1, 0, -2], {"p10", "p11", "p20", "p21"}, ""),
        ([0, 1, 1, 1, 3, 2], {"shift"}, "a4 is 0, so the surface does not turn along Y = -X"),
        ([0, 1, NAN, 1, 3, 3], {"a1", "a2", "a3", "a4", "a5", "X0", "Y0", "p10", "p11", "p20", "p21", "shift"}, "a coefficient is missing"),
    ],
)  # fmt: skip
def test_what_a_surface_does_not_have_is_undefined_with_the_reason(
    b: list[float], undefined: set[str], reason: str
) -> None:
    features = surface_features(b, np.eye(6), df=20)
    assert {name for name, feature in features.items() if np.isnan(feature.value)} == undefined
    assert {name for name, feature in features.items() if feature.reason} == undefined
    assert features["shift"].reason == reason


def test_axes_that_run_parallel_to_the_ratings_have_no_slopes() -> None:
    assert surface_features([0, 1, 1, -1, 0, -2], np.eye(6), df=20)["p11"].reason == (
        "b4 is 0, so the principal axes run parallel to X and Y"
    )


def test_everything_that_is_wrong_is_told_at_once() -> None:
    lopsided = np.eye(6)
    lopsided[0, 1] = 1
    with pytest.raises(ValueError, match="covariance: it is not symmetric, or a variance is negative"):
        surface_features([0, 1, 1, 0, 0, 0], lopsided, df=10)
    with pytest.raises(ValueError, match="coefficients: the shape is") as caught:
        surface_features([1, np.inf], np.eye(5), df=0, confidence=0)
    assert str(caught.value).splitlines() == [
        "coefficients: the shape is (2,). Give b0 to b5, shape (6,).",
        "coefficients: 1 values are infinite, the first at 2. Give numbers, and NaN where there is none.",
        "covariance: the shape is (5, 5). Give that of b0 to b5, shape (6, 6).",
        "df is 0. Give degrees of freedom above 0, or inf.",
        "confidence is 0. Give a share between 0 and 1, such as 0.95.",
    ]
    with pytest.raises(ValueError, match=r"coefficients: the shape is \(3,\)"):
        surface_shape([1, 2, 3])


def test_a_feature_prints_as_a_table() -> None:
    assert str(surface_features([0, 1, 0.5, 0, 0, 0], np.eye(6) / 8, df=20)["a3"]) == (
        "a3\nvalue     low   high\n0.500  -0.543  1.543\n95 % interval; se = 0.500, t = 1.000, df = 20, p = 0.329"
    )
