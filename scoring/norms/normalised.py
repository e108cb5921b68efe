"""Normalised T scores: what a T score would be if the norm group's scores were normally distributed."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, infinity_problems, vector
from scoring.arrays import floats
from scoring.division import ratio
from scoring.estimate import first_reason
from scoring.norms.standing import norm_counts
from scoring.printing import Printed, Table, numbered_rows
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Strings = NDArray[np.str_]
Position = Literal["rankit", "blom", "tukey", "van_der_waerden"]
Beyond = Literal["undefined", "end"]

_SHIFTS = {"rankit": 1 / 2, "blom": 3 / 8, "tukey": 1 / 3, "van_der_waerden": 0.0}
_FEWEST = 2  # one participant has no distribution


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalisedT(Printed):
    """Normalised T scores in a norm group of `n`: arrays of one shape, NaN where `reason` says why.

    `percentile` is the per cent of the normal curve below each T score. `position` and `beyond` are
    the rules by which it was made.
    """

    t_score: Floats
    percentile: Floats
    reason: Strings
    n: int
    position: str
    beyond: str

    def table(self) -> Table:
        """A row a score."""
        rows = numbered_rows(self.t_score, self.percentile, self.reason)
        headings = ("score", "T", "percentile", "reason")
        return Table("Normalised T score", headings, rows, (f"{self.n} in the norm group, {self.position}",))


def normalised_t(
    score: ArrayLike, norm_scores: ArrayLike, *, position: Position = "rankit", beyond: Beyond = "undefined"
) -> NormalisedT:
    """T scores by area: 50 + 10 times the normal quantile of the score's place in the norm group.

    The place is (rank - a) / (n + 1 - 2a), where rank is the mean of the ranks that those with this
    score share: 1/2 more than the number below and half of the number equal. It is McCall's own T
    score, which makes a skewed norm group normal; `scoring.norms.standing.t_score` keeps the skew.

    Parameters
    ----------
    score
        Any shape, in the units of `norm_scores`; NaN gives NaN.
    norm_scores
        Shape (participants,); NaN is left out. Equal ones count as equal, as in `percentile_rank`.
    position
        a: 1/2 (`rankit`, which makes the place `percentile_rank` / 100), 3/8 (`blom`), 1/3 (`tukey`)
        or 0 (`van_der_waerden`).
    beyond
        What is given below the lowest and above the highest score of the norm group, where it knows
        nothing: `undefined` (NaN with the reason), or the T score of that `end`.

    Returns
    -------
    NaN with the reason for a missing score, for one beyond the norm group, and all over where fewer
    than 2 participants or none but equal scores make the norm group.

    Raises
    ------
    TableError
        For an unknown position or rule, a norm group that is no row of numbers, or infinite scores.

    References
    ----------
    McCall (1922), How to Measure in Education. Hazen (1914), Transactions of the American Society of
    Civil Engineers 77, 1539-1640 (what software calls rankit). Blom (1958), Statistical Estimates and
    Transformed Beta-Variables. Tukey (1962), Annals of Mathematical Statistics 33, 1-67. van der
    Waerden (1952), Indagationes Mathematicae 14, 453-458.
    """
    norm, scores = _checked(score, norm_scores, position, beyond)
    reason = _why_none(scores, norm, beyond)
    held = np.clip(scores, norm.min(), norm.max()) if norm.size else scores
    place = _place(np.where(reason == "", held, np.nan), norm, _SHIFTS[position])
    return NormalisedT(
        t_score=_t_of(place),
        percentile=100 * place,
        reason=reason,
        n=norm.size,
        position=position,
        beyond=beyond,
    )


def _checked(
    score: ArrayLike, norm_scores: ArrayLike, position: Position, beyond: Beyond
) -> tuple[Floats, Floats]:
    """The norm group's scores that are known, and the scores."""
    scores = floats(score, name="score")
    raise_all(
        choice_problems("position", position, get_args(Position))
        + choice_problems("beyond", beyond, get_args(Beyond))
        + infinity_problems(scores, "score")
    )
    norm = vector(norm_scores, name="norm_scores", axis="(participants,)")
    return norm[~np.isnan(norm)], scores


def _why_none(scores: Floats, norm: Floats, beyond: Beyond) -> Strings:
    """Why each score has no normalised T, or nothing."""
    counts = norm_counts(scores, norm)
    apart = (counts.equal == 0) & (beyond == "undefined")
    everywhere = np.full(scores.shape, fill_value=True)
    problems = {
        "no score": np.isnan(scores),
        "the norm group is smaller than 2": everywhere & (norm.size < _FEWEST),
        "everybody in the norm group has the same score": everywhere & _alike(norm),
        "below everybody in the norm group": apart & (counts.below == 0),
        "above everybody in the norm group": apart & (counts.below == norm.size),
    }
    return first_reason(problems)


def _alike(norm: Floats) -> bool:
    return bool((norm_counts(norm[:1], norm).equal == norm.size).any())


def _place(scores: Floats, norm: Floats, shift: float) -> Floats:
    """The share of the normal curve below each score."""
    counts = norm_counts(scores, norm)
    rank = counts.below + counts.equal / 2 + 1 / 2
    return ratio(rank - shift, counts.n + 1 - 2 * shift)


def _t_of(place: Floats) -> Floats:
    from scipy.special import ndtri  # noqa: PLC0415 - imported where a normal quantile is needed

    return np.asarray(50 + 10 * ndtri(place))
