"""Which sentence a figure deserves. Every choice goes by the figure as it is printed.

The thresholds are stated in `docs/reports.md` and, where a reader needs them, on the page itself.
"""

from decimal import Decimal
from enum import StrEnum

from reports.numbers import rounded
from reports.reading import ScaleReading
from scoring.profile import Agreement, Change, Gap, Suppressed

LITTLE = Decimal("0.125")
"""A gap of less than this share of the response range is called little: half a step of five options."""

STRONG = Decimal("0.71")
MODERATE = Decimal("0.51")
"""LeBreton & Senter (2008), Organizational Research Methods 11, table 3: bands of rwg and rwg(j)."""

AD_DIVISOR = 6
"""Burke & Dunlap (2002), Organizational Research Methods 5: AD up to options / 6 is agreement."""


class GapFinding(StrEnum):
    """How the participant's view compares with the raters'. The values name sentences."""

    SAME = "same"
    LITTLE_MORE = "little_more"
    MORE = "more"
    LITTLE_LESS = "little_less"
    LESS = "less"
    UNSURE = "unsure"


class AgreementFinding(StrEnum):
    """How alike raters answered. The values name sentences."""

    HIGH = "high"
    MIDDLING = "middling"
    LOW = "low"
    UNKNOWN = "unknown"


class ChangeFinding(StrEnum):
    """How a score compares with last time's. The values name sentences."""

    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    UNSURE = "unsure"


def gap_finding(gap: Gap, scale: ScaleReading) -> GapFinding:
    """Compare the two views: `SAME` where zero lies within the interval, ends included."""
    if gap.bound:
        return GapFinding.UNSURE
    value = rounded(gap.value)
    if gap.low is None or gap.high is None:
        return GapFinding.UNSURE if value else GapFinding.SAME
    if not value or rounded(gap.low) <= 0 <= rounded(gap.high):
        return GapFinding.SAME
    little = abs(value) < LITTLE * (scale.maximum - scale.minimum)
    if value > 0:
        return GapFinding.LITTLE_MORE if little else GapFinding.MORE
    return GapFinding.LITTLE_LESS if little else GapFinding.LESS


def agreement_finding(agreement: Agreement | Suppressed, items: int) -> AgreementFinding:
    """Judge agreement by the lowest index that is given, which is the most careful one.

    The index leaves out items that a whole group may have answered alike. Where it rests on fewer
    than half of the scale's `items`, it says little unless it is high all the same.
    """
    index = agreement_index(agreement)
    if index is None or isinstance(agreement, Suppressed):
        return AgreementFinding.UNKNOWN
    if index >= STRONG:
        return AgreementFinding.HIGH
    if agreement.items * 2 < items:
        return AgreementFinding.UNKNOWN
    return AgreementFinding.MIDDLING if index >= MODERATE else AgreementFinding.LOW


def agreement_index(agreement: Agreement | Suppressed) -> Decimal | None:
    """The index that the finding goes by, None where there is none."""
    if isinstance(agreement, Suppressed):
        return None
    return min((rounded(index) for index in agreement.rwg.values() if index is not None), default=None)


def change_finding(change: Change) -> ChangeFinding:
    """Compare with last time: a change counts only when it is known to be reliable."""
    if change.reliable is None or change.bound:
        return ChangeFinding.UNSURE
    value = rounded(change.value)
    if not change.reliable or not value:
        return ChangeFinding.SAME
    return ChangeFinding.HIGHER if value > 0 else ChangeFinding.LOWER
