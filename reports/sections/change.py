"""What has changed since the earlier wave."""

from reports.bands import score_text
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
from reports.findings import change_finding
from reports.reading import Reading, ScaleReading
from reports.sections.differences import difference_plot, difference_row, limit_notes
from scoring.profile import Change, GroupScore, Suppressed


def change(reading: Reading) -> Section | None:
    """The change of each dimension; no section where there is no earlier wave."""
    if not reading.profile.earlier_wave:
        return None
    words = reading.wording.change
    changes = [c for scale in reading.scales if isinstance(c := scale.figures.others_change, Change)]
    blocks: list[Block] = []
    if changes:
        plot = difference_plot(changes, tuple(_row(scale, reading) for scale in reading.scales), words)
        intro = " ".join([words.intro, *limit_notes(changes, reading)])
        blocks += [Paragraph(plain(intro), leads=True), plot]
    if changes or any(isinstance(scale.figures.own_change, Change) for scale in reading.scales):
        blocks += [Heading(words.table_heading), _table(reading)]
    return Section(words.heading, tuple(blocks) or (Paragraph(plain(words.none)),), starts_page=False)


def _row(scale: ScaleReading, reading: Reading) -> GapRow:
    found = scale.figures.others_change
    finding = change_finding(found) if isinstance(found, Change) else None
    phrase = getattr(reading.wording.change, finding.value) if finding else ""
    return difference_row(scale, found, phrase, reading.wording.change.axis, reading)


def _table(reading: Reading) -> Table:
    words = reading.wording.change
    columns = (
        dimension_column(reading, 3),
        *(Column(header, 1.3, Align.RIGHT) for header in words.columns),
    )
    return Table(columns, tuple(_then_and_now(scale, reading) for scale in reading.scales))


def _then_and_now(scale: ScaleReading, reading: Reading) -> tuple[str, ...]:
    figures = scale.figures
    return (
        scale.name,
        _earlier(figures.own_change, reading),
        mean_text(figures.own, reading),
        _earlier(figures.others_change, reading),
        mean_text(figures.all_others, reading),
    )


def _earlier(found: Change | Suppressed, reading: Reading) -> str:
    if isinstance(found, Suppressed):
        return reading.wording.labels.in_table.of(found.reason)
    score = GroupScore(1, found.earlier, bound=found.earlier_bound)
    return score_text(score, reading.wording.labels)
