"""Who changed by more than error alone makes likely, and in which direction."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import broadcast, level_problems
from scoring.change.reliable import ChangeError, reliable_change
from scoring.division import ratio
from scoring.estimate import first_reason
from scoring.printing import Printed, Table
from scoring.problems import raise_all
from scoring.quantiles import normal_quantile

Floats = NDArray[np.float64]
Strings = NDArray[Any]

DIRECTIONS = ("reliably up", "no reliable change", "reliably down")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReliableChanges(Printed):
    """Change of participants, arrays of one shape: `change`, its `index`, and the `direction`.

    The direction is one of `DIRECTIONS`, and empty where the index is NaN; `reasons` says why it is.
    An index beyond `bound` either way is reliable at `confidence`.
    """

    change: Floats
    index: Floats
    direction: Strings
    reasons: Strings
    bound: float
    confidence: float
    error: ChangeError

    def table(self) -> Table:
        """How many went in each direction, and how many of those whose change is unknown for which reason."""
        known = int((self.reasons == "").sum())
        counts = [int((self.direction == direction).sum()) for direction in DIRECTIONS]
        rows = [(name, n, float(ratio(n, known))) for name, n in zip(DIRECTIONS, counts, strict=True)]
        whys, times = np.unique(self.reasons[self.reasons != ""].astype(str), return_counts=True)
        undefined = [f"{n} undefined: {why}" for why, n in zip(whys.tolist(), times.tolist(), strict=True)]
        told = f"reliable: an index beyond {self.bound:.2f} ({self.confidence * 100:g} %); error {self.error}"
        return Table("Reliable change", ("", "n", "share"), rows, (told, *undefined))


def reliable_changes(
    before: ArrayLike,
    after: ArrayLike,
    *,
    sd: ArrayLike,
    reliability: ArrayLike,
    confidence: float = 0.95,
    **reference: Any,  # noqa: ANN401 - as `reliable_change` has them
) -> ReliableChanges:
    """Who changed by more than error alone makes likely.

    A change is reliable where its index (`scoring.change.reliable.reliable_change`) lies beyond the
    normal quantile that error alone passes, either way, in a share 1 - confidence of cases: 1.96 for
    0.95. On the quantile is not beyond it.

    Parameters
    ----------
    before, after, sd, reliability
        As in `reliable_change`, of participants; in response units.
    confidence
        Between 0 and 1.
    reference
        `practice`, `sd_after` and `error`, as in `reliable_change`.

    Returns
    -------
    Without a direction, and with the reason, where a score is missing, an SD is not above 0, or the
    reliability is below 0 or not below 1.

    Raises
    ------
    TableError
        As `reliable_change`, and for a `confidence` that is no such share.

    References
    ----------
    Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.
    """
    raise_all(level_problems("confidence", confidence))
    index = reliable_change(before, after, sd=sd, reliability=reliability, **reference)
    first, second, spread, reliable, index = broadcast(
        before=before, after=after, sd=sd, reliability=reliability, index=index
    )
    bound = normal_quantile(confidence)
    return ReliableChanges(
        change=second - first,
        index=index,
        direction=_directions(index, bound),
        reasons=_reasons(index, first + second, spread, reliable),
        bound=bound,
        confidence=confidence,
        error=reference.get("error", "first_wave"),
    )


def _directions(index: Floats, bound: float) -> Strings:
    """The direction of each index, nothing where there is none."""
    up, down = index > bound, index < -bound
    return np.select([np.isnan(index), up, down], ["", DIRECTIONS[0], DIRECTIONS[2]], DIRECTIONS[1])


def _reasons(index: Floats, scores: Floats, sd: Floats, reliability: Floats) -> Strings:
    """Why each index is undefined, or nothing."""
    causes = {
        "a score is missing": np.isnan(scores),
        "the SD is not above 0": ~(sd > 0),
        "the reliability is not from 0 to below 1": ~((reliability >= 0) & (reliability < 1)),
    }
    first = first_reason(causes, otherwise="practice or the second wave's SD is missing")
    return np.where(np.isnan(index), first, "")
