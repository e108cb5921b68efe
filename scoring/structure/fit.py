"""How well a factor model fits: its chi-square, and the indices that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, log, nan, pi, sqrt
from typing import Literal

import numpy as np

from scoring.arguments import choice_problems, level_problems
from scoring.division import ratio
from scoring.printing import Printed, Table
from scoring.structure.discrepancy import Sample
from scoring.structure.model import Floats, Matrices
from scoring.structure.solution import Solution

Srmr = Literal["covariances", "moments"]

SRMRS = ("covariances", "moments")


@dataclass(frozen=True, slots=True, kw_only=True)
class FitMeasures(Printed):
    """The fit of a factor model to `n` rows, which prints as a table of one row.

    `chi_square` is that of maximum likelihood; `scaling` divides it where errors are robust, which
    gives `scaled_chi_square`, and is NaN where they are not. The `baseline` is the model in which no
    two items covary. `rmsea_low` and `rmsea_high` bound the interval at `confidence`. `reason` says
    why figures are NaN.
    """

    n: int
    parameters: int
    chi_square: float
    df: int
    p_value: float
    scaling: float
    scaled_chi_square: float
    scaled_p_value: float
    baseline_chi_square: float
    baseline_df: int
    cfi: float
    tli: float
    rmsea: float
    rmsea_low: float
    rmsea_high: float
    confidence: float
    srmr: float
    log_likelihood: float
    aic: float
    bic: float
    reason: str = ""

    def table(self) -> Table:
        """The chi-square and the indices."""
        headings = ("chi-square", "df", "p", "CFI", "TLI", "RMSEA", "low", "high", "SRMR")
        row = (self.chi_square, self.df, self.p_value, self.cfi, self.tli, self.rmsea)
        interval = (self.rmsea_low, self.rmsea_high)
        return Table("Fit", headings, [(*row, *interval, self.srmr)], self.notes())

    def notes(self) -> tuple[str, ...]:
        """What goes with the table: the scaled chi-square, the criteria, and what is undefined."""
        scaled = f"scaled chi-square {self.scaled_chi_square:.3f}, p {self.scaled_p_value:.3f}"
        return (
            "" if isnan(self.scaling) else f"{scaled}, scaling factor {self.scaling:.3f}",
            f"AIC {self.aic:.1f}, BIC {self.bic:.1f}; {self.parameters} parameters, {self.n} rows",
            self.reason,
        )


def fit_problems(srmr: str, confidence: float) -> list[str]:
    """A problem for an unknown kind of SRMR, and for a level of confidence that is none."""
    return choice_problems("srmr", srmr, SRMRS) + level_problems("confidence", confidence)


def fit_measures(
    solution: Solution, *, scaling: float | None = None, confidence: float = 0.9, srmr: Srmr = "covariances"
) -> FitMeasures:
    """The fit of a model at its solution; NaN, with the reason, where there is none.

    Parameters
    ----------
    solution
        A fitted model.
    scaling
        What the chi-square is divided by for robust errors, None for others.
    confidence
        Of the interval of RMSEA.
    srmr
        Whether residuals of the "covariances" count or of all "moments", means too.

    References
    ----------
    CFI: Bentler (1990), Psychological Bulletin 107, 238-246. TLI: Tucker & Lewis (1973), Psychometrika
    38, 1-10. RMSEA: Steiger & Lind (1980); interval: Browne & Cudeck (1992), Sociological Methods &
    Research 21, 230-258; several groups: Steiger (1998), Structural Equation Modeling 5, 411-419. SRMR:
    Bentler (1995), EQS manual.
    """
    model, samples = solution.model, solution.samples
    items, rows = len(samples[0].mean), sum(sample.n for sample in samples)
    df = len(samples) * items * (items + 3) // 2 - model.size
    chi_square, divisor = solution.chi_square(), nan if scaling is None else scaling
    base, base_df = _baseline(samples), len(samples) * items * (items - 1) // 2
    likelihood = _log_likelihood(solution.value, samples)
    return FitMeasures(
        n=rows,
        parameters=model.size,
        chi_square=chi_square,
        df=df,
        p_value=_tail(chi_square, df),
        scaling=divisor,
        scaled_chi_square=chi_square / divisor,
        scaled_p_value=_tail(chi_square / divisor, df),
        baseline_chi_square=base,
        baseline_df=base_df,
        **_comparative(chi_square, df, base, base_df),
        **_rmsea(chi_square, df, solution.weight() / len(samples), confidence),
        confidence=confidence,
        srmr=_srmr(solution, means=srmr == "moments"),
        log_likelihood=likelihood,
        aic=2 * model.size - 2 * likelihood,
        bic=log(rows) * model.size - 2 * likelihood,
        reason=solution.reason or _remarks(df, scaling, bare=base <= base_df and chi_square <= df),
    )


def _remarks(df: int, scaling: float | None, *, bare: bool) -> str:
    """Why single figures are undefined although there is a solution, or nothing."""
    remarks = {
        "no degrees of freedom are left to test the model with": not df,
        "the scaling factor is not positive": bool(df) and scaling is not None and isnan(scaling),
        "items that do not covary leave CFI undefined": bare,
    }
    return "; ".join(text for text, true in remarks.items() if true)


def _tail(chi_square: float, df: int) -> float:
    """The probability of a larger chi-square."""
    from scipy.special import chdtrc  # noqa: PLC0415 - imported where a fit asks for it

    return float(chdtrc(df, chi_square)) if df else nan


def _baseline(samples: Sequence[Sample]) -> float:
    """The chi-square of the model in which no items covary."""
    logs = [float(np.log(np.diag(sample.covariance)).sum()) - sample.log_determinant() for sample in samples]
    return sum(sample.weight * one for sample, one in zip(samples, logs, strict=True))


def _comparative(chi_square: float, df: int, base: float, base_df: int) -> dict[str, float]:
    """CFI and TLI."""
    excess, base_excess = np.maximum(chi_square - df, 0.0), base - base_df
    most = np.maximum(np.maximum(base_excess, excess), 0.0)
    cfi = 1 - float(ratio(excess, most))
    share, base_share = float(ratio(chi_square, df)), base / base_df
    return {"cfi": cfi, "tli": float(ratio(base_share - share, base_share - 1))}


def _rmsea(chi_square: float, df: int, weight: float, confidence: float) -> dict[str, float]:
    """RMSEA and its interval; `weight` is the mean weight of a group."""
    if isnan(chi_square) or not df:
        return dict.fromkeys(("rmsea", "rmsea_low", "rmsea_high"), nan)
    ends = [_noncentrality(chi_square, df, tail) for tail in ((1 + confidence) / 2, (1 - confidence) / 2)]
    names = ("rmsea", "rmsea_low", "rmsea_high")
    each = (max(chi_square - df, 0.0), *ends)
    return {name: sqrt(one / (df * weight)) for name, one in zip(names, each, strict=True)}


def _noncentrality(chi_square: float, df: int, share: float) -> float:
    """The noncentrality that leaves a chi-square below this one with probability `share`, or 0."""
    from scipy.optimize import brentq  # noqa: PLC0415 - half a second that only this analysis needs
    from scipy.special import chndtr  # noqa: PLC0415 - as above

    def excess(noncentrality: float) -> float:
        return float(chndtr(chi_square, df, noncentrality)) - share

    if excess(0.0) <= 0:
        return 0.0
    most = chi_square + 10 * sqrt(chi_square) + 10
    while excess(most) > 0:
        most *= 2
    return float(brentq(excess, 0.0, most, xtol=1e-10))


def _srmr(solution: Solution, *, means: bool) -> float:
    """The root mean square of the residuals in units of the items' SDs; of groups the weighted mean."""
    each = zip(solution.matrices(), solution.samples, strict=True)
    total = sum(sample.n * _residual(one, sample, means=means) for one, sample in each)
    return total / sum(sample.n for sample in solution.samples)


def _residual(one: Matrices, sample: Sample, *, means: bool) -> float:
    sd = np.sqrt(np.diag(sample.covariance))
    apart = ((sample.covariance - one.covariance()) / np.outer(sd, sd))[np.tril_indices(len(sd))]
    moved = (sample.mean - one.mean()) / sd
    every: Floats = np.concatenate([apart, moved]) if means else apart
    return sqrt(float((every**2).mean()))


def _log_likelihood(value: float, samples: Sequence[Sample]) -> float:
    """That of the rows under the normal distribution, from the discrepancy."""
    rows = sum(sample.n for sample in samples)
    whole = sum(
        sample.n * (len(sample.mean) * (log(2 * pi) + sample.weight / sample.n) + sample.log_determinant())
        for sample in samples
    )
    return -(whole + rows * value) / 2
