"""Plots of differences about zero: the gap to the raters' view, the change since an earlier wave."""

from collections.abc import Sequence
from math import ceil

from reports.bands import difference_position, difference_text
from reports.cells import interval
from reports.content import Axis, GapPlot, GapRow, Mark, NotShown, Tick
from reports.in_words import difference_in_words
from reports.numbers import rounded, signed
from reports.reading import Reading, ScaleReading
from reports.wording.schema.findings import ChangeWording, GapsWording
from scoring.profile import Change, Gap, Suppressed


def difference_plot(
    known: Sequence[Gap | Change], rows: tuple[GapRow, ...], words: GapsWording | ChangeWording
) -> GapPlot:
    """The plot of `rows`, of which `known` are the differences that there are."""
    ends = [end for each in known for end in (each.value, each.low, each.high) if end is not None]
    return GapPlot(
        axis=_axis(ends, words.axis),
        rows=rows,
        low_side=words.low_side,
        high_side=words.high_side,
        alt=words.alt.format(count=len(known)),
    )


def difference_row(
    scale: ScaleReading, difference: Gap | Change | Suppressed, phrase: str, axis: str, reading: Reading
) -> GapRow:
    """One dimension's difference with its interval, or why there is none; `axis` says what it is."""
    told = difference_in_words(scale.name, difference, phrase, axis, reading)
    if isinstance(difference, Suppressed):
        return GapRow(scale.name, NotShown(reading.why(difference)), alt=told)
    value, bound = difference.value, difference.bound
    label = difference_text(value, bound, reading.wording.labels)
    span = interval(difference.low, difference.high)
    return GapRow(scale.name, Mark(difference_position(value, bound), label, span), phrase, told)


def limit_notes(known: Sequence[Gap | Change], reading: Reading) -> list[str]:
    """What "at least" and "at most" mean, where any difference is told so."""
    return [reading.wording.labels.limit_note] if any(each.bound for each in known) else []


def _axis(ends: Sequence[float], title: str) -> Axis:
    """An axis about zero, in whole response steps, that holds all `ends`."""
    reach = max(1, *(ceil(abs(rounded(end))) for end in ends))
    every = 1 if reach <= 5 else 2  # noqa: PLR2004 - more than eleven labels would run together
    ticks = tuple(Tick(step, signed(step, 0)) for step in range(-reach, reach + 1) if step % every == 0)
    return Axis(-reach, reach, ticks, title)
