"""All dimensions on one axis: a panel each, a line for each rater group."""

from reports.bands import score_text
from reports.cells import axis_of, band_notes, by_range, cells, interval, key_of, points_with_intervals
from reports.content import Block, DotPlot, DotRow, Key, Paragraph, Section, Span, Spread, plain
from reports.reading import Reading, ScaleReading
from scoring.profile import GroupScore


def dimensions(reading: Reading) -> Section | None:
    """The page of dot plots; without scores of raters, page one shows all there is."""
    if not reading.has_raters:
        return None
    words = reading.wording.dimensions
    shown = [cell for scale in reading.scales for _, cell in cells(scale.figures, reading)]
    intro = " ".join([words.intro, *reading.group_notes, *band_notes(shown, reading)])
    blocks: list[Block] = [Paragraph(plain(intro)), _key(reading)]
    blocks += [_plot(family, reading) for family in by_range(reading.scales)]
    return Section(words.heading, tuple(blocks))


def _has_norms(reading: Reading) -> bool:
    return reading.profile.norm_group is not None and any(scale.figures.norm for scale in reading.scales)


def _key(reading: Reading) -> Key:
    """What the lanes do not say themselves: they name their markers."""
    return key_of(reading, (), with_norm=_has_norms(reading))


def _plot(scales: tuple[ScaleReading, ...], reading: Reading) -> DotPlot:
    words = reading.wording.dimensions
    found = " ".join(_found(scale, reading) for scale in scales)
    return DotPlot(
        axis=axis_of(scales[0], reading),
        rows=tuple(_panel(scale, reading) for scale in scales),
        alt=words.alt.format(count=len(scales), found=found),
        spread=Spread.LANES,
    )


def _panel(scale: ScaleReading, reading: Reading) -> DotRow:
    points = points_with_intervals(scale.figures, reading)
    return DotRow(scale.name, points, scale.sublabel, norm=_band(scale))


def _band(scale: ScaleReading) -> Span | None:
    """One standard deviation to each side of the norm group's mean, within the response range."""
    norm = scale.figures.norm
    if norm is None:
        return None
    low, high = max(norm.mean - norm.sd, scale.minimum), min(norm.mean + norm.sd, scale.maximum)
    return interval(low, high)


def _found(scale: ScaleReading, reading: Reading) -> str:
    """The panel in words: every score that it shows."""
    words = reading.wording.dimensions
    shown = [
        f"{voice.name} {score_text(cell, reading.wording.labels)}"
        for voice, cell in cells(scale.figures, reading)
        if isinstance(cell, GroupScore)
    ]
    return words.alt_panel.format(name=scale.name, scores=", ".join(shown) or words.alt_empty)
