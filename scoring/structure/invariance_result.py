"""What a test of measurement invariance finds."""

from dataclasses import dataclass
from math import isnan, nan

from scoring.printing import Printed, Probability, Table
from scoring.structure.chi_square_differences import ChiSquareDifference
from scoring.structure.fit import FitMeasures
from scoring.structure.model import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class InvarianceStep:
    """One model, and what it asks beyond the one before, which is nothing for the first.

    `cheung_rensvold` and `chen` say whether the step holds by their rules, None where that is undefined.
    `reason` says why figures are NaN, or what is improper.
    """

    level: str
    fit: FitMeasures
    difference: ChiSquareDifference | None = None
    delta_cfi: float = nan
    delta_rmsea: float = nan
    delta_srmr: float = nan
    cheung_rensvold: bool | None = None
    chen: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InvarianceResult(Printed):
    """Four models of rising strictness in the groups of `groups`, `sizes` rows each.

    `factor_means` are those of the model with equal intercepts, shape (groups, factors), the first
    group's being 0, in the unit of the factors; `factor_mean_errors` their standard errors.
    """

    items: tuple[str, ...]
    factors: tuple[str, ...]
    groups: tuple[str, ...]
    sizes: tuple[int, ...]
    dropped: int
    clusters: int | None
    steps: tuple[InvarianceStep, ...]
    factor_means: Floats
    factor_mean_errors: Floats

    def table(self) -> Table:
        """A row for each model."""
        tests = ("rise", "more df", "p", "ΔCFI", "ΔRMSEA", "holds")
        headings = ("level", "chi-square", "df", "CFI", "RMSEA", "SRMR", *tests)
        rule = "holds: ΔCFI above -0.01 (Cheung & Rensvold 2002)"
        reasons = [f"{step.level}: {step.reason}" for step in self.steps if step.reason]
        notes = (self._basis(), self._scaling(), rule, *reasons)
        return Table("Measurement invariance", headings, map(_row, self.steps), notes)

    def _basis(self) -> str:
        sizes = ", ".join(f"{name}: {size}" for name, size in zip(self.groups, self.sizes, strict=True))
        clusters = "" if self.clusters is None else f"; {self.clusters} clusters"
        return f"{sizes}; {self.dropped} incomplete left out{clusters}"

    def _scaling(self) -> str:
        scaled = not isnan(self.steps[0].fit.scaling)
        return "chi-square is unscaled, its rise scaled" if scaled else ""


def _row(step: InvarianceStep) -> tuple[object, ...]:
    fit, rise = step.fit, step.difference
    tested = (None, None, None) if rise is None else (rise.chi_square, rise.df, Probability(rise.p_value))
    changes = (step.delta_cfi, step.delta_rmsea)
    return (
        step.level,
        fit.chi_square,
        fit.df,
        fit.cfi,
        fit.rmsea,
        fit.srmr,
        *tested,
        *changes,
        step.cheung_rensvold,
    )
