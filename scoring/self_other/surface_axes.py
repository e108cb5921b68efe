"""What a quadratic surface says about agreement: its lines, stationary point and principal axes.

Everything here is made of six coefficients and their covariance, so it serves surfaces that were
fitted elsewhere, with covariates or in a multilevel model, as well as `response_surface`.
"""

from collections.abc import Callable
from math import nan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import infinity_problems, level_problems, number_problems, unit_problems
from scoring.arrays import floats
from scoring.problems import raise_all
from scoring.self_other._surface_estimate import SurfaceEstimate, estimates

Floats = NDArray[np.float64]
Complexes = NDArray[np.complex128]
Shape = Literal["dome", "bowl", "saddle", "none"]

TERMS = 6
_NEGLIGIBLE = 1e-10  # a second-order term below this share of the others is rounding error
_STEP = 1e-30  # so small that its square is nothing beside any coefficient


class SurfaceShape(NamedTuple):
    """What a surface looks like, and its two curvatures, the larger first."""

    name: Shape
    upper: float
    lower: float


class _Family(NamedTuple):
    """Features that are undefined together: their names, formula, and why they may be undefined."""

    names: tuple[str, ...]
    formula: Callable[[Complexes], Complexes]
    why_not: Callable[[Floats], str]


def surface_features(
    coefficients: ArrayLike, covariance: ArrayLike, *, df: float, confidence: float = 0.95
) -> dict[str, SurfaceEstimate]:
    """The features of Z = b0 + b1 X + b2 Y + b3 X² + b4 XY + b5 Y², X own and Y others' ratings.

    Along the line of agreement Y = X the slope is a1 = b1 + b2 and the curvature a2 = b3 + b4 + b5;
    along Y = -X they are a3 = b1 - b2 and a4 = b3 - b4 + b5; a5 = b3 - b5. With D = 4 b3 b5 - b4² the
    stationary point is X0 = (b2 b4 - 2 b1 b5) / D, Y0 = (b1 b4 - 2 b2 b3) / D. The principal axes
    Y = p10 + p11 X and Y = p20 + p21 X run through it with slopes
    (b5 - b3 ± sqrt((b3 - b5)² + b4²)) / b4, plus for the first, along which the surface curves least
    downward or most upward. The lateral shift is (b2 - b1) / (2 a4): where on the line Y = -X,
    as a value of X, the surface has its highest or lowest point.

    Parameters
    ----------
    coefficients
        Shape (6,): b0 to b5 of centred ratings.
    covariance
        Shape (6, 6), of the coefficients; NaN where it is unknown, and then nothing has an error.
    df
        Degrees of freedom of that covariance, n - 6 for least squares; `inf` takes the normal
        distribution.
    confidence
        Of the intervals.

    Returns
    -------
    By name: a1 to a5, X0, Y0, p10, p11, p20, p21 and shift, in units of the ratings or of the outcome
    per unit. Standard errors are exact for a1 to a5, which are sums; for the rest they are those of
    the delta method, which is rough where D or a4 is not far from 0 for its error. Everything is NaN
    where a coefficient is; X0 and Y0 are NaN with the reason where b4² = 4 b3 b5, the axes also
    where b4 = 0 (they are then parallel to those of X and Y), the shift where a4 = 0.

    Raises
    ------
    TableError
        Unless the shapes are these, the covariance is symmetric and has no negative variance, df is
        above 0 and the confidence a share.

    References
    ----------
    Edwards & Parry (1993), Academy of Management Journal 36, 1577-1613. Shanock, Baran, Gentry,
    Pattison & Heggestad (2010), Journal of Business and Psychology 25, 543-554. Edwards (2002) in
    Drasgow & Schmitt, Measuring and Analyzing Behavior in Organizations. a5: Humberg, Nestler & Back
    (2019), Social Psychological and Personality Science 10, 409-419.
    """
    b, spread = floats(coefficients, name="coefficients"), floats(covariance, name="covariance")
    raise_all([*_shape_problems(b, spread, df), *level_problems("confidence", confidence)])
    return features_of(b, spread, df=df, confidence=confidence)


def features_of(b: Floats, spread: Floats, *, df: float, confidence: float) -> dict[str, SurfaceEstimate]:
    """`surface_features` of coefficients and a covariance that are known to be in order."""
    features: dict[str, SurfaceEstimate] = {}
    for family in _FAMILIES:
        reason = family.why_not(b)
        values, errors = _undefined(family) if reason else _with_errors(family, b, spread)
        features |= estimates(family.names, values, errors, df=df, confidence=confidence, reason=reason)
    return features


def surface_shape(coefficients: ArrayLike) -> SurfaceShape:
    """The two curvatures of a surface, and the shape that their signs make.

    They are the eigenvalues of [[b3, b4 / 2], [b4 / 2, b5]]: what a step along either principal axis
    away from the stationary point changes, per squared unit.

    Parameters
    ----------
    coefficients
        Shape (6,): b0 to b5.

    Returns
    -------
    Both below 0 make a dome, both above a bowl, one of each a saddle. The shape is "none" where a
    coefficient is NaN, or b4² = 4 b3 b5, so that a curvature is 0.

    Raises
    ------
    TableError
        For another shape, and for infinite values.

    References
    ----------
    Edwards & Parry (1993), Academy of Management Journal 36, 1577-1613.
    """
    b = floats(coefficients, name="coefficients")
    raise_all(_coefficient_problems(b))
    return shape_of(b)


def shape_of(b: Floats) -> SurfaceShape:
    """`surface_shape` of coefficients that are known to be in order."""
    xx, xy, yy = b[3:].tolist()
    middle, half = (xx + yy) / 2, float(np.hypot(xx - yy, xy)) / 2
    upper, lower = middle + half, middle - half
    named: Shape = "saddle" if upper * lower < 0 else "bowl" if lower > 0 else "dome"
    return SurfaceShape("none" if _why_no_point(b) else named, upper, lower)


def _why_flat(coefficients: Floats) -> str:
    """Why the surface has no single stationary point, or nothing."""
    xx, xy, yy = coefficients[3:].tolist()
    rounding = _NEGLIGIBLE * (xx**2 + xy**2 + yy**2)
    flat = abs(4 * xx * yy - xy**2) <= rounding
    return "b4² = 4 b3 b5, so the surface has no single stationary point" if flat else ""


def _lines(b: Complexes) -> Complexes:
    """Slopes and curvatures along the lines of agreement and of opposite ratings, and a5."""
    _, x, y, xx, xy, yy = np.moveaxis(b, -1, 0)
    return np.stack([x + y, xx + xy + yy, x - y, xx - xy + yy, xx - yy], axis=-1)


def _stationary(b: Complexes) -> Complexes:
    """Where the surface is level in all directions."""
    _, x, y, xx, xy, yy = np.moveaxis(b, -1, 0)
    bend = 4 * xx * yy - xy**2
    return np.stack([(y * xy - 2 * x * yy) / bend, (x * xy - 2 * y * xx) / bend], axis=-1)


def _axes(b: Complexes) -> Complexes:
    """Intercepts and slopes of the principal axes."""
    _, _, _, xx, xy, yy = np.moveaxis(b, -1, 0)
    x0, y0 = np.moveaxis(_stationary(b), -1, 0)
    root = np.sqrt((xx - yy) ** 2 + xy**2)
    first, second = (yy - xx + root) / xy, (yy - xx - root) / xy
    return np.stack([y0 - first * x0, first, y0 - second * x0, second], axis=-1)


def _shift(b: Complexes) -> Complexes:
    """The turning point along the line Y = -X."""
    _, x, y, xx, xy, yy = np.moveaxis(b, -1, 0)
    return np.stack([(y - x) / (2 * (xx - xy + yy))], axis=-1)


def _always(coefficients: Floats) -> str:
    """Sums are defined whatever the coefficients."""
    return "a coefficient is missing" if np.isnan(coefficients).any() else ""


def _why_no_point(coefficients: Floats) -> str:
    return _always(coefficients) or _why_flat(coefficients)


def _why_no_axes(coefficients: Floats) -> str:
    level = abs(coefficients[4]) <= _NEGLIGIBLE * np.abs(coefficients[3:]).max()
    parallel = "b4 is 0, so the principal axes run parallel to X and Y" if level else ""
    return _why_no_point(coefficients) or parallel


def _why_no_shift(coefficients: Floats) -> str:
    xx, xy, yy = coefficients[3:].tolist()
    straight = abs(xx - xy + yy) <= _NEGLIGIBLE * (abs(xx) + abs(xy) + abs(yy))
    line = "a4 is 0, so the surface does not turn along Y = -X" if straight else ""
    return _always(coefficients) or line


_FAMILIES = (
    _Family(("a1", "a2", "a3", "a4", "a5"), _lines, _always),
    _Family(("X0", "Y0"), _stationary, _why_no_point),
    _Family(("p10", "p11", "p20", "p21"), _axes, _why_no_axes),
    _Family(("shift",), _shift, _why_no_shift),
)


def _undefined(family: _Family) -> tuple[Floats, Floats]:
    empty = np.full(len(family.names), nan)
    return empty, empty


def _with_errors(family: _Family, b: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """The features and their standard errors by the delta method.

    A step along the imaginary axis gives each derivative without a difference of near equals
    (Squire & Trapp 1998, SIAM Review 40, 110-112).
    """
    stepped = family.formula(b + 1j * _STEP * np.eye(TERMS))
    slopes = stepped.imag / _STEP
    variances = np.einsum("if,ij,jf->f", slopes, covariance, slopes)
    return stepped[0].real, np.sqrt(np.maximum(variances, 0.0))


def _shape_problems(b: Floats, covariance: Floats, df: float) -> list[str]:
    """What is wrong with coefficients, covariance and degrees of freedom."""
    problems = _coefficient_problems(b)
    if covariance.shape != (TERMS, TERMS):
        problems.append(f"covariance: the shape is {covariance.shape}. Give that of b0 to b5, shape (6, 6).")
    elif not infinity_problems(covariance, "covariance") and not _is_covariance(covariance):
        problems.append(
            "covariance: it is not symmetric, or a variance is negative. Give a covariance matrix."
        )
    if number_problems(df=df) or not df > 0:
        problems.append(f"df is {df}. Give degrees of freedom above 0, or inf.")
    return problems + infinity_problems(covariance, "covariance")


def _coefficient_problems(b: Floats) -> list[str]:
    """What is wrong with coefficients."""
    wrong = f"coefficients: the shape is {b.shape}. Give b0 to b5, shape (6,)."
    return [*([] if b.shape == (TERMS,) else [wrong]), *unit_problems(b, "coefficients")]


def _is_covariance(table: Floats) -> bool:
    """Whether a table is symmetric without negative variances, as far as it is known."""
    symmetric = np.allclose(table, table.T, rtol=1e-8, atol=0.0, equal_nan=True)
    return bool(symmetric and not (np.diagonal(table) < 0).any())
