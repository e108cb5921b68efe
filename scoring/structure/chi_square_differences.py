"""Whether a model fits worse for what it asks more: the difference of two chi-squares."""

from dataclasses import dataclass
from math import isnan, nan
from typing import Literal

from scoring.arguments import choice_problems
from scoring.printing import Printed, Probability, Table
from scoring.problems import raise_all
from scoring.structure.fit import FitMeasures
from scoring.structure.fit_indices import ChiSquare, upper_tail

Difference = Literal["plain", "satorra_bentler"]

_DIFFERENCES = ("plain", "satorra_bentler")
_ROUNDING = 1e-6  # by which a chi-square may miss that of a model it contains, or a scaling factor 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiSquareDifference(Printed):
    """By how much chi-square rises, for `df` more degrees of freedom, and how likely more would be.

    `scaling` divides the difference of the unscaled chi-squares; it is NaN for the plain one. `reason`
    says why figures are NaN.
    """

    chi_square: float
    df: int
    p_value: float
    scaling: float
    reason: str = ""

    def table(self) -> Table:
        """One row."""
        row = (self.chi_square, self.df, Probability(self.p_value))
        scaled = "" if isnan(self.scaling) else f"scaling factor {self.scaling:.3f}"
        return Table("Difference of chi-squares", ("chi-square", "df", "p"), [row], (scaled, self.reason))


def chi_square_difference(
    restricted: FitMeasures, free: FitMeasures, *, method: Difference | None = None
) -> ChiSquareDifference:
    """The test of a restricted model against the freer one that contains it.

    `plain`: T₀ - T₁ with df₀ - df₁ degrees of freedom. `satorra_bentler`: (T₀ - T₁) / c, with
    c = (df₀ c₀ - df₁ c₁) / (df₀ - df₁) and c₀, c₁ the models' scaling factors; a difference of scaled
    chi-squares has no chi-square distribution.

    Parameters
    ----------
    restricted, free
        The fit of two models to the same rows. That one contains the other is for the caller to know.
    method
        The scaled one where both models have a scaling factor, unless given.

    Returns
    -------
    NaN with a reason where either chi-square is undefined, where it falls with the restriction, and
    where c is not positive, as can happen in small samples.

    Raises
    ------
    TableError
        For models of different rows, for a restricted model without more degrees of freedom, and for an
        unknown method or one that the models have no scaling factor for.

    References
    ----------
    Satorra & Bentler (2001), Psychometrika 66, 507-514.
    """
    raise_all(_kind_problems(restricted=restricted, free=free))
    scaled = not isnan(restricted.scaling) and (not isnan(free.scaling) or not free.df)
    raise_all(_problems(restricted, free, method, scaled=scaled))
    df = restricted.df - free.df
    rise = restricted.chi_square - free.chi_square
    plain = method == "plain" or not scaled
    divisor = 1.0 if plain else (_trace(restricted) - _trace(free)) / df
    reason = _why_not(rise, divisor, (restricted.reason, free.reason))
    value = nan if reason else max(rise, 0.0) / divisor
    scaling = nan if plain else divisor
    return ChiSquareDifference(
        chi_square=value, df=df, p_value=upper_tail(ChiSquare(value, df)), scaling=scaling, reason=reason
    )


def _kind_problems(**given: object) -> list[str]:
    """A problem for each that is no fit of a model."""
    return [
        f"{name} is a {type(fit).__name__}. Give the fit of a model, such as confirmatory(...).fit."
        for name, fit in given.items()
        if not isinstance(fit, FitMeasures)
    ]


def _problems(restricted: FitMeasures, free: FitMeasures, method: str | None, *, scaled: bool) -> list[str]:
    problems = [] if method is None else choice_problems("method", method, _DIFFERENCES)
    if restricted.n != free.n:
        told = f"The models were fitted to {restricted.n} and {free.n} rows."
        problems.append(f"{told} Compare models of the same rows.")
    if restricted.df <= free.df:
        told = f"The restricted model has {restricted.df} degrees of freedom, the free one {free.df}."
        problems.append(f"{told} Give the model with more of them first.")
    if not problems and method == "satorra_bentler" and not scaled:
        problems.append(
            "method is 'satorra_bentler', but a scaling factor is missing. Fit with robust errors."
        )
    return problems


def _trace(fit: FitMeasures) -> float:
    """The scaling factor times the degrees of freedom."""
    return fit.df * fit.scaling if fit.df else 0.0


def _why_not(rise: float, divisor: float, reasons: tuple[str, str]) -> str:
    if isnan(rise):
        return next(filter(None, reasons))
    if rise < -_ROUNDING:
        return "chi-square falls with the restriction: the free model does not contain the restricted one"
    return "" if divisor > _ROUNDING else "the scaling factor of the difference is not positive"
