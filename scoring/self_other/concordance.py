"""Concordance: how closely own and others' ratings lie to the line on which they are equal."""

from dataclasses import dataclass
from math import atanh, isfinite, nan, tanh
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, level_problems
from scoring.estimate import Estimate, Span
from scoring.paired import paired
from scoring.quantiles import normal_quantile
from scoring.rounding import all_the_same

Floats = NDArray[np.float64]
Variant = Literal["lin", "sample", "unbiased"]

_FEWEST = 3
_PERFECT = 1e-12  # a coefficient as near to 1 or -1, or a variance as near to 0, leaves no error


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance(Estimate):
    """A concordance correlation: `precision` (Pearson's r) times `accuracy` (C_b).

    `location_shift` is the difference of the means over the root of the product of the SDs, `scale_shift`
    the SD of own over that of others' ratings. `se` is the standard error of the value.
    """

    variant: Variant
    precision: float
    accuracy: float
    location_shift: float
    scale_shift: float
    se: float
    n: int
    dropped: int

    def _basis(self) -> str:
        parts = f"precision {self.precision:.3f}, accuracy {self.accuracy:.3f}, se = {self.se:.3f}"
        return f"{parts}; variant {self.variant}; {self.n} participants, {self.dropped} left out"


class _Moments(NamedTuple):
    """SDs, covariance and difference of the means, and the square of that in the denominator."""

    own: float
    others: float
    shared: float
    gap: float
    gap_squared: float


def concordance_correlation(
    own: ArrayLike, others: ArrayLike, *, variant: Variant = "lin", confidence: float = 0.95
) -> Concordance:
    """Lin's concordance correlation: 2 s_xy / (s_x² + s_y² + (m_x - m_y)²).

    Parameters
    ----------
    own, others
        Shape (participants,), in the same units; who lacks either is left out, and counted.
    variant
        `lin` has variances and covariance with the divisor n, as in Lin's paper; `sample` with n - 1.
        `unbiased` has n - 1 and takes from (m_x - m_y)² what chance alone makes of it, the variance of
        the differences over n: it is 1 less the mean squared difference within pairs over that
        across pairs, and the ICC(2,1) of Shrout and Fleiss.
    confidence
        Of the interval.

    Returns
    -------
    Precision r, accuracy C_b = value / r, and u = (m_x - m_y) / sqrt(s_x s_y). The variance of the
    value is ((1 - r²) C_b² (1 - value²) + 2 r² C_b³ (1 - value) u² - r² C_b⁴ u⁴ / 2) / (n - 2), with
    Lin's correction; the interval is made of Fisher's z and turned back, and assumes normal
    ratings of many participants. NaN with a reason for fewer than 3 participants with both and for
    ratings of either side that do not vary. Without interval where the variance is 0 (all pairs on
    one line, with equal means), and where `unbiased`, which may in a small sample, is -1 or less.

    Raises
    ------
    TableError
        For shapes, lengths, infinite values, an unknown variant, and a confidence outside 0 to 1.

    References
    ----------
    Lin (1989), Biometrics 45, 255-268, with the correction in Biometrics 56 (2000), 324-325.
    `unbiased`: King & Chinchilli (2001), Statistics in Medicine 20, 2131-2147; Carrasco & Jover
    (2003), Biometrics 59, 849-858.
    """
    problems = [
        *choice_problems("variant", variant, get_args(Variant)),
        *level_problems("confidence", confidence),
    ]
    pairs = paired({"own": own, "others": others}, problems)
    reason = _why_not(pairs.rows)
    found = None if reason else _moments(pairs.rows, variant)
    span, se = (Span(nan), nan) if found is None else _with_interval(found, len(pairs.rows), confidence)
    doubt = "" if isfinite(se) else "the pairs leave no error, so there is no interval"
    return Concordance(
        name="concordance correlation",
        **span._asdict(),
        confidence=confidence,
        reason=reason or doubt,
        variant=variant,
        **_parts(found),
        se=se,
        n=len(pairs.rows),
        dropped=pairs.dropped,
    )


def _why_not(rows: Floats) -> str:
    """Why the coefficient is undefined, or nothing."""
    if len(rows) < _FEWEST:
        return "fewer than 3 participants have both ratings"
    names = ("own ratings", "others' ratings")
    constant = [name for name, values in zip(names, rows.T, strict=True) if all_the_same(values)]
    return f"{' and '.join(constant)} do not vary" if constant else ""


def _moments(rows: Floats, variant: Variant) -> _Moments:
    """What the coefficient is made of, with the divisor of the variant."""
    covariance = np.cov(rows, rowvar=False, ddof=0 if variant == "lin" else 1)
    gap = float(rows[:, 0].mean() - rows[:, 1].mean())
    chance = float(np.var(rows[:, 0] - rows[:, 1], ddof=1)) / len(rows) if variant == "unbiased" else 0.0
    own, others = np.sqrt(np.diagonal(covariance)).tolist()
    return _Moments(own, others, float(covariance[0, 1]), gap, gap**2 - chance)


def _parts(found: _Moments | None) -> dict[str, float]:
    """Precision, accuracy and the two shifts."""
    if found is None:
        return dict.fromkeys(("precision", "accuracy", "location_shift", "scale_shift"), nan)
    product = found.own * found.others
    return {
        "precision": found.shared / product,
        "accuracy": 2 * product / (found.own**2 + found.others**2 + found.gap_squared),
        "location_shift": found.gap / product**0.5,
        "scale_shift": found.own / found.others,
    }


def _with_interval(found: _Moments, n: int, confidence: float) -> tuple[Span, float]:
    """The coefficient with its interval, and its standard error."""
    parts = _parts(found)
    r, c = parts["precision"], parts["accuracy"]
    value, u2 = r * c, max(found.gap_squared, 0.0) / (found.own * found.others)
    variance = (
        (1 - r**2) * c**2 * (1 - value**2) + 2 * r**2 * c**3 * (1 - value) * u2 - r**2 * c**4 * u2**2 / 2
    )
    if abs(value) > 1 - _PERFECT or variance < _PERFECT:
        return Span(value), nan
    se = (variance / (n - 2)) ** 0.5
    half = normal_quantile(confidence) * se / (1 - value**2)
    return Span(value, tanh(atanh(value) - half), tanh(atanh(value) + half)), se
