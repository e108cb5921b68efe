"""How well a factor model fits: its chi-square, and the indices that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, log, nan, pi
from typing import Literal

import numpy as np

from scoring.arguments import choice_problems, level_problems
from scoring.printing import Printed, Probability, Table, p_equals
from scoring.structure.discrepancy import Sample
from scoring.structure.fit_indices import (
    ChiSquare,
    approximation_error,
    comparative_fit,
    root_mean_square,
    standardised_residuals,
    tucker_lewis,
    unrelated_discrepancy,
    upper_tail,
)
from scoring.structure.model import Matrices
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
        row = (self.chi_square, self.df, Probability(self.p_value), self.cfi, self.tli, self.rmsea)
        interval = (self.rmsea_low, self.rmsea_high)
        return Table("Fit", headings, [(*row, *interval, self.srmr)], self.notes())

    def notes(self) -> tuple[str, ...]:
        """What goes with the table: the scaled chi-square, the criteria, and what is undefined."""
        scaled = f"scaled chi-square {self.scaled_chi_square:.3f}, {p_equals(self.scaled_p_value)}"
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
    Jöreskog (1971), Psychometrika 36, 409-426, on the chi-square of several groups; the indices:
    `scoring.structure.fit_indices`.
    """
    model, samples = solution.model, solution.samples
    items, rows = len(samples[0].mean), sum(sample.n for sample in samples)
    df = len(samples) * items * (items + 3) // 2 - model.size
    chi_square, divisor = ChiSquare(solution.chi_square(), df), nan if scaling is None else scaling
    scaled = ChiSquare(chi_square.value / divisor, df)
    baseline = ChiSquare(_baseline(samples), len(samples) * items * (items - 1) // 2)
    rmsea = approximation_error(chi_square, solution.weight() / len(samples), confidence)
    likelihood = _log_likelihood(solution.value, samples)
    return FitMeasures(
        n=rows,
        parameters=model.size,
        chi_square=chi_square.value,
        df=df,
        p_value=upper_tail(chi_square),
        scaling=divisor,
        scaled_chi_square=scaled.value,
        scaled_p_value=upper_tail(scaled),
        baseline_chi_square=baseline.value,
        baseline_df=baseline.df,
        cfi=comparative_fit(chi_square, baseline),
        tli=tucker_lewis(chi_square, baseline),
        rmsea=rmsea.value,
        rmsea_low=rmsea.low,
        rmsea_high=rmsea.high,
        confidence=confidence,
        srmr=_srmr(solution, means=srmr == "moments"),
        log_likelihood=likelihood,
        aic=2 * model.size - 2 * likelihood,
        bic=log(rows) * model.size - 2 * likelihood,
        reason=solution.reason or _remarks(chi_square, baseline, scaling),
    )


def _remarks(chi_square: ChiSquare, baseline: ChiSquare, scaling: float | None) -> str:
    """Why single figures are undefined although there is a solution, or nothing."""
    bare, fits = baseline.value <= baseline.df, chi_square.value <= chi_square.df
    remarks = {
        "no degrees of freedom are left to test the model with": not chi_square.df,
        "the scaling factor is not positive": bool(chi_square.df) and scaling is not None and isnan(scaling),
        f"items that covary no more than by chance leave {'CFI and ' if fits else ''}TLI undefined": bare,
    }
    return "; ".join(text for text, true in remarks.items() if true)


def _baseline(samples: Sequence[Sample]) -> float:
    """The chi-square of the model in which no items covary."""
    return sum(sample.weight * unrelated_discrepancy(sample.covariance) for sample in samples)


def _srmr(solution: Solution, *, means: bool) -> float:
    """The root mean square of the residuals in units of the items' SDs; of groups the weighted mean."""
    each = zip(solution.matrices(), solution.samples, strict=True)
    total = sum(sample.n * _residual(one, sample, means=means) for one, sample in each)
    return total / sum(sample.n for sample in solution.samples)


def _residual(one: Matrices, sample: Sample, *, means: bool) -> float:
    apart = standardised_residuals(sample.covariance, one.covariance())
    moved = (sample.mean - one.mean()) / np.sqrt(np.diag(sample.covariance))
    return root_mean_square(np.concatenate([apart, moved]) if means else apart)


def _log_likelihood(value: float, samples: Sequence[Sample]) -> float:
    """That of the rows under the normal distribution, from the discrepancy."""
    rows = sum(sample.n for sample in samples)
    whole = sum(
        sample.n * (len(sample.mean) * (log(2 * pi) + sample.weight / sample.n) + sample.log_determinant())
        for sample in samples
    )
    return -(whole + rows * value) / 2
