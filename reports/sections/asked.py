"""Questions for the debrief on one dimension, chosen by its figures."""

from collections.abc import Iterator
from itertools import islice

from reports.content import Text, plain
from reports.findings import AgreementFinding, GapFinding
from reports.numbers import rounded
from reports.phrasing import Strong, say
from reports.ranking import certain, extremes, overlap, scored_items
from reports.reading import Reading, ScaleReading
from reports.sections.seen import groups_apart
from reports.standouts import finding_of, gap_finding_of
from scoring.profile import GroupScore

_MOST = 2
_MORE = {GapFinding.LITTLE_MORE, GapFinding.MORE}
_LESS = {GapFinding.LITTLE_LESS, GapFinding.LESS}


def asked(scale: ScaleReading, reading: Reading) -> tuple[Text, ...]:
    """Up to two questions that follow from the figures, and one that needs none."""
    found = islice(_candidates(scale, reading), _MOST)
    return (*found, plain(reading.wording.dimension_page.asked.always))


def _candidates(scale: ScaleReading, reading: Reading) -> Iterator[Text]:
    """What could be asked, in the order of what is seen most surely."""
    yield from _about_gap(scale, reading)
    yield from _about_groups(scale, reading)
    if finding_of(scale) is AgreementFinding.LOW:
        yield plain(reading.wording.dimension_page.asked.apart)
    if _is_most_important(scale, reading):
        yield plain(reading.wording.dimension_page.asked.importance)
    yield from _about_items(scale, reading)


def _about_gap(scale: ScaleReading, reading: Reading) -> Iterator[Text]:
    words, finding = reading.wording.dimension_page.asked, gap_finding_of(scale)
    if finding in _MORE:
        yield plain(words.more)
    elif finding in _LESS:
        yield plain(words.less)


def _about_groups(scale: ScaleReading, reading: Reading) -> Iterator[Text]:
    apart = groups_apart(scale, reading)
    if apart:
        high, low = Strong(apart.high.name), Strong(apart.low.name)
        yield say(reading.wording.dimension_page.asked.groups, high=high, low=low)


def _is_most_important(scale: ScaleReading, reading: Reading) -> bool:
    """Whether the participant gave the dimension the highest importance, and not all of them the same."""
    cells = [each.importance for each in reading.scales]
    rated = {rounded(cell.mean) for cell in cells if isinstance(cell, GroupScore)}
    own = scale.importance
    return isinstance(own, GroupScore) and len(rated) > 1 and rounded(own.mean) == max(rated)


def _about_items(scale: ScaleReading, reading: Reading) -> Iterator[Text]:
    """On the items scored highest and lowest, where it is known which these are and their intervals part."""
    found = extremes(scored_items(scale))
    highest, lowest = certain(found.highest), certain(found.lowest)
    if highest is None or lowest is None or len(found.highest) + len(found.lowest) > _MOST:
        return
    if not overlap(highest, lowest):
        codes = {"highest": Strong(highest.code), "lowest": Strong(lowest.code)}
        yield say(reading.wording.dimension_page.asked.items, **codes)
