"""Participants by whether they rate themselves above, like or below the others, by a named rule.

A cut turns a difference into a word, and each rule cuts elsewhere, so the rule is always told. The
words describe ratings: who is right, or why they differ, is not known from them.
"""

from dataclasses import dataclass
from math import nan
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, is_real, level_problems
from scoring.paired import paired
from scoring.printing import Printed, Table
from scoring.quantiles import normal_quantile
from scoring.rounding import NEGLIGIBLE, all_the_same
from scoring.self_other._pairs import gaps_vary

Floats = NDArray[np.float64]
Rule = Literal["half_sd", "raw_half", "regression", "reliable_difference"]

CATEGORIES = ("own above", "in agreement, high", "in agreement, low", "own below")
_FEWEST = 3
_ON_THE_LINE = 1e-9  # a share of the largest difference: as near to the threshold is on it


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementCategories(Printed):
    """The category of each participant by `rule`, and how many are in each.

    `category` holds one of `CATEGORIES` or "" for each participant. `difference` is what was compared
    with plus and minus `threshold`, in the unit of the rule, NaN where it is undefined. `counts`
    and `shares` are in the order of `CATEGORIES`; shares are of the `n` with both ratings.
    """

    rule: Rule
    category: NDArray[np.str_]
    difference: Floats
    threshold: float
    counts: NDArray[np.int64]
    shares: Floats
    n: int
    dropped: int
    reason: str = ""

    def table(self) -> Table:
        """A row for each category."""
        rows = zip(CATEGORIES, self.counts.tolist(), self.shares.tolist(), strict=True)
        basis = f"rule {self.rule}; {self.n} participants, {self.dropped} left out"
        return Table("own and others' ratings", ("", "n", "share"), list(rows), (basis, self.reason))


class _Cut(NamedTuple):
    """What is compared, and with which threshold; or why nothing is."""

    difference: Floats
    threshold: float
    reason: str = ""


def agreement_categories(
    own: ArrayLike,
    others: ArrayLike,
    *,
    rule: Rule = "half_sd",
    band: float = 0.5,
    sem_own: float = nan,
    sem_others: float = nan,
    confidence: float = 0.95,
) -> AgreementCategories:
    """Who rates themselves above, like or below the others.

    Parameters
    ----------
    own, others
        Shape (participants,): own score and the others' mean. Who lacks either has no category.
    rule
        What is compared with what. `half_sd`: z(own) - z(others), each standardised (n - 1) over the
        cohort, with `band`. `raw_half`: own - others with its mean over the cohort plus and minus
        `band` of its SDs. `regression`: the residual of own on others with `band` of its SDs
        (n - 1). `reliable_difference`: own - others with z sqrt(sem_own² + sem_others²), z the
        normal quantile of `confidence`: beyond it, error of measurement alone would rarely go.
    band
        In SDs, for the first three rules.
    sem_own, sem_others
        Standard errors of measurement in response units, for the fourth rule only.
    confidence
        For the fourth rule only.

    Returns
    -------
    Above the threshold "own above", below its negative "own below"; between or on it, "in agreement",
    high where the others' rating is at or above their mean over the cohort and low below. In the
    literature these are over-estimators, in agreement (good, poor) and under-estimators. The first
    three rules compare with the cohort: where everybody rates themselves higher, nobody stands out.
    No categories, with a reason, for fewer than 3 participants with both, and where what is
    standardised does not vary.

    Raises
    ------
    TableError
        For shapes, lengths, infinite values, an unknown rule, a band below 0, and missing or negative
        standard errors of measurement where the rule takes them.

    References
    ----------
    `half_sd`: Fleenor, McCauley & Brutus (1996), Leadership Quarterly 7, 487-506. `raw_half`:
    Atwater & Yammarino (1992), Personnel Psychology 45, 141-164; (1997), Research in Personnel and
    Human Resources Management 15, 121-174. `regression`: Paulhus & John (1998), Journal of
    Personality 66, 1025-1060. `reliable_difference`: Payne & Jones (1957), Journal of Clinical
    Psychology 13, 115-121.
    """
    problems = [
        *choice_problems("rule", rule, get_args(Rule)),
        *(
            []
            if is_real(band) and 0 <= band < np.inf
            else [f"band is {band}. Give a number of SDs, 0 or more."]
        ),
        *level_problems("confidence", confidence),
        *(_sem_problems(rule, sem_own, sem_others)),
    ]
    pairs = paired({"own": own, "others": others}, problems)
    mine, theirs = pairs.rows.T
    reach = _reach(sem_own, sem_others, confidence) if rule == "reliable_difference" else nan
    cut = _cut(mine, theirs, rule, band, reach)
    category, difference = np.full(len(pairs.whole), "", dtype="<U18"), np.full(len(pairs.whole), nan)
    category[pairs.whole], difference[pairs.whole] = _named(cut, theirs), cut.difference
    counts = np.array([(category == name).sum() for name in CATEGORIES], dtype=np.int64)
    return AgreementCategories(
        rule=rule,
        category=category,
        difference=difference,
        threshold=cut.threshold,
        counts=counts,
        shares=np.full(len(CATEGORIES), nan) if cut.reason else counts / len(mine),
        n=len(mine),
        dropped=pairs.dropped,
        reason=cut.reason,
    )


def _sem_problems(rule: object, *sems: float) -> list[str]:
    """A problem for each standard error of measurement that the rule needs and does not have."""
    if not isinstance(rule, str) or rule != "reliable_difference":
        return []
    named = zip(("sem_own", "sem_others"), sems, strict=True)
    asked = "The rule 'reliable_difference' takes a standard error of measurement, 0 or more."
    missing = [
        f"{name} is {sem}. {asked}" for name, sem in named if not is_real(sem) or not 0 <= sem < np.inf
    ]
    both = ["sem_own and sem_others are both 0. One of them has an error of measurement."]
    return missing or ([] if any(sems) else both)


def _reach(sem_own: float, sem_others: float, confidence: float) -> float:
    """How far own and others' ratings lie apart by error of measurement alone."""
    return float(normal_quantile(confidence) * np.hypot(sem_own, sem_others))


def _cut(own: Floats, others: Floats, rule: Rule, band: float, reach: float) -> _Cut:
    """The difference that a rule takes, and its threshold."""
    nothing = np.full(len(own), nan)
    if len(own) < _FEWEST:
        return _Cut(nothing, nan, "fewer than 3 participants have both ratings")
    if rule == "reliable_difference":
        return _Cut(own - others, reach)
    reason = _why_not(own, others, rule)
    return _Cut(nothing, nan, reason) if reason else _RULES[rule](own, others, band)


def _why_not(own: Floats, others: Floats, rule: Rule) -> str:
    """Why a cohort gives nothing to compare with, or nothing."""
    if rule == "raw_half":
        return "" if gaps_vary(own, others) else "the differences do not vary"
    named = {"own ratings": own, "others' ratings": others}
    constant = [name for name, values in named.items() if all_the_same(values)]
    return f"{' and '.join(constant)} do not vary" if constant else ""


def _standardised(own: Floats, others: Floats, band: float) -> _Cut:
    return _Cut(_z(own) - _z(others), band)


def _raw(own: Floats, others: Floats, band: float) -> _Cut:
    """The difference from its mean, so that the threshold is the same on both sides."""
    gap = own - others
    return _Cut(gap - gap.mean(), band * float(gap.std(ddof=1)))


def _residual(own: Floats, others: Floats, band: float) -> _Cut:
    """What the others' ratings do not predict of the own one, over the cohort."""
    centred = others - others.mean()
    slope = (centred @ own) / (centred @ centred)
    left = own - own.mean() - slope * centred
    if left.std() <= NEGLIGIBLE * np.abs(own).max():
        return _Cut(np.full(len(own), nan), nan, "own ratings follow from others' without a residual")
    return _Cut(left, band * float(left.std(ddof=1)))


_RULES = {"half_sd": _standardised, "raw_half": _raw, "regression": _residual}


def _z(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / values.std(ddof=1))


def _named(cut: _Cut, others: Floats) -> NDArray[np.str_]:
    """The category of each participant with both ratings."""
    if cut.reason:
        return np.full(len(others), "", dtype="<U18")
    slack = _ON_THE_LINE * float(np.abs(cut.difference).max())
    high = others >= others.mean() - _ON_THE_LINE * np.abs(others).max()
    chosen = [cut.difference > cut.threshold + slack, cut.difference < -cut.threshold - slack, high]
    return np.select(chosen, [CATEGORIES[0], CATEGORIES[3], CATEGORIES[1]], CATEGORIES[2])
