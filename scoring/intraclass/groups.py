"""The reliability of each group's mean score, at the number of raters that this group has."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arrays import floats, labels_of
from scoring.consistency.prophecy import spearman_brown
from scoring.estimate import IccResult
from scoring.intraclass.nested import Method, icc_1
from scoring.printing import Printed, Table

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReliability(Printed):
    """The reliability of each group's mean.

    `groups`, `n`, `values` and `reasons` have one entry a group, in the order of the labels; a reason
    says why a value is undefined. `mean` is over the groups that have a value, and `icc` what all
    were stepped up from.
    """

    groups: NDArray[np.generic]
    n: NDArray[np.int64]
    values: Floats
    reasons: tuple[str, ...]
    mean: float
    icc: IccResult

    def table(self) -> Table:
        """A row for each group, and the mean below."""
        rows = list(zip(self.groups.tolist(), self.n.tolist(), self.values, self.reasons, strict=True))
        notes = (f"mean {self.mean:.3f}, from {self.icc.name} = {self.icc.value:.3f} ({self.icc.method})",)
        return Table(
            "Reliability by group",
            ("group", "n", "reliability", "reason"),
            rows,
            () if np.isnan(self.mean) else notes,
        )


def reliability_by_group(
    scores: ArrayLike, groups: ArrayLike, *, method: Method = "anova", confidence: float = 0.95
) -> GroupReliability:
    """Each group's own reliability, n icc / (1 + (n - 1) icc), where n is its number of scores.

    Where groups differ in size, one ICC(1,k) fits none of them: a leader with three raters has a
    less reliable mean than one with twelve.

    Parameters
    ----------
    scores, groups, method
        As in `icc_1`, whose ICC(1) all groups share: raters are taken to differ as much in each.
    confidence
        Of the interval of `icc`; the groups' values have none of their own.

    Returns
    -------
    NaN with a reason for a group without a score, and for all where ICC(1) is undefined, 0 or below:
    a mean then tells nothing of the group.

    Raises
    ------
    TableError
        As `icc_1`.

    References
    ----------
    Bliese (2000) in Klein & Kozlowski, Multilevel Theory, Research, and Methods in Organizations;
    Spearman (1910) and Brown (1910), British Journal of Psychology 3.
    """
    icc = icc_1(scores, groups, method=method, confidence=confidence)
    labels, group = np.unique(labels_of(groups), return_inverse=True)
    known = ~np.isnan(floats(scores, name="scores"))
    n = np.bincount(group[known], minlength=len(labels))
    shared = "" if icc.value > 0 else _why_none(icc)
    reasons = tuple(shared or ("" if size else "no score") for size in n)
    values = np.full(len(n), np.nan)
    defined = np.array([not reason for reason in reasons], dtype=bool)
    values[defined] = spearman_brown(icc.value, n[defined])
    mean = float(values[defined].mean()) if defined.any() else np.nan
    return GroupReliability(groups=labels, n=n, values=values, reasons=reasons, mean=mean, icc=icc)


def _why_none(icc: IccResult) -> str:
    return icc.reason if np.isnan(icc.value) else "ICC(1) is 0 or below"
