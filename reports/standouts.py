"""The dimensions that stand out: by gap, by agreement, by score."""

from typing import NamedTuple

from reports.findings import AgreementFinding, GapFinding, agreement_finding, agreement_index, gap_finding
from reports.numbers import rounded
from reports.ranking import certain, extremes, scored
from reports.reading import Reading, ScaleReading
from scoring.profile import Gap

_NOT_APART = {GapFinding.SAME, GapFinding.UNSURE}


class Gaps(NamedTuple):
    """The scales on which both views are about the same, and those on which they part.

    `apart` starts with the widest gap as a share of the response range; equal gaps keep the
    instrument's order. A gap without an interval, or of which only the least or the most is known,
    is in neither; `some_open` says whether there is one of the latter, which may be the widest.
    """

    same: tuple[ScaleReading, ...]
    apart: tuple[tuple[ScaleReading, float], ...]
    some_open: bool

    @property
    def widest(self) -> tuple[ScaleReading, float] | None:
        """The scale with the widest gap and the gap; None where no gap stands out."""
        return self.apart[0] if self.apart else None


def gaps_of(reading: Reading) -> Gaps:
    """Sort the scales that have a gap by what the gap says."""
    known = [(scale, gap) for scale in reading.scales if isinstance(gap := scale.figures.gap, Gap)]
    found = [(scale, gap.value, gap_finding(gap, scale)) for scale, gap in known]
    apart = [(scale, value) for scale, value, finding in found if finding not in _NOT_APART]
    apart.sort(key=lambda each: -abs(rounded(each[1])) / (each[0].maximum - each[0].minimum))
    return Gaps(
        same=tuple(scale for scale, _, finding in found if finding is GapFinding.SAME),
        apart=tuple(apart),
        some_open=any(gap.bound for _, gap in known),
    )


def ranked_by_agreement(reading: Reading) -> list[ScaleReading]:
    """The scales whose agreement can be put into words, the most alike first."""
    indices = [
        (scale, agreement_index(scale.figures.agreement))
        for scale in reading.scales
        if finding_of(scale) is not AgreementFinding.UNKNOWN
    ]
    known = [(scale, index) for scale, index in indices if index is not None]
    return [scale for scale, _ in sorted(known, key=lambda each: -each[1])]


def finding_of(scale: ScaleReading) -> AgreementFinding:
    """How alike raters answered on a scale."""
    return agreement_finding(scale.figures.agreement, len(scale.items))


def gap_finding_of(scale: ScaleReading) -> GapFinding:
    """How the two views compare on a scale."""
    gap = scale.figures.gap
    return gap_finding(gap, scale) if isinstance(gap, Gap) else GapFinding.UNSURE


def highest_and_lowest(reading: Reading) -> tuple[ScaleReading | None, ScaleReading | None]:
    """The scales that raters score highest and lowest, None where none stands out."""
    found = extremes(scored(reading.scales, lambda scale: scale.figures.all_others))
    highest, lowest = certain(found.highest), certain(found.lowest)
    return highest and highest.scale, lowest and lowest.scale
