"""The participant's view next to the raters' view, in neutral words."""

from reports.cells import dimension_column, mean_text
from reports.content import (
    Align,
    Block,
    Column,
    GapRow,
    Heading,
    Paragraph,
    Section,
    Table,
    plain,
)
from reports.findings import gap_finding
from reports.numbers import rounded
from reports.reading import Reading, ScaleReading
from reports.sections.differences import difference_plot, difference_row, limit_notes
from scoring.profile import Gap, GroupScore


def gaps(reading: Reading) -> Section | None:
    """The gap of each dimension with its interval, and importance where the questionnaire asks it.

    No section where there is neither: the summary says which view is missing.
    """
    words = reading.wording.gaps
    known = [scale.figures.gap for scale in reading.scales if isinstance(scale.figures.gap, Gap)]
    blocks: list[Block] = []
    if known:
        plot = difference_plot(known, tuple(_row(scale, reading) for scale in reading.scales), words)
        intro = " ".join([words.intro, *limit_notes(known, reading)])
        blocks += [Paragraph(plain(intro), leads=True), plot]
    blocks += _importance(reading)
    return Section(words.heading, tuple(blocks)) if blocks else None


def _row(scale: ScaleReading, reading: Reading) -> GapRow:
    gap = scale.figures.gap
    finding = gap_finding(gap, scale) if isinstance(gap, Gap) else None
    phrase = getattr(reading.wording.gaps, finding.value) if finding else ""
    return difference_row(scale, gap, phrase, reading.wording.gaps.axis, reading)


def _importance(reading: Reading) -> list[Block]:
    """What matters most in the participant's role, next to the scores."""
    words, labels = reading.wording.gaps, reading.wording.labels
    rated = [(scale, cell) for scale in reading.scales if isinstance(cell := scale.importance, GroupScore)]
    if not rated:
        return []
    rated.sort(key=lambda each: -rounded(each[1].mean))
    headers = (words.importance, labels.you, labels.all_others)
    columns = (
        dimension_column(reading, 3),
        *(Column(header, 1, Align.RIGHT) for header in headers),
    )
    rows = tuple(
        (scale.name, *(mean_text(c, reading) for c in (cell, scale.figures.own, scale.figures.all_others)))
        for scale, cell in rated
    )
    return [
        Heading(words.importance_heading),
        Paragraph(plain(words.importance_intro), leads=True),
        Table(columns, rows),
    ]
