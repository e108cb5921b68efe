"""All dimensions on one axis: a panel each, a line for each rater group."""

from reports.cells import axis_of, band_notes, by_range, cells, interval, key_of, points_with_intervals
from reports.content import Block, DotPlot, DotRow, Key, Paragraph, Section, Span, Spread, plain
from reports.in_words import scale_in_words
from reports.reading import Reading, ScaleReading


def dimensions(reading: Reading) -> Section | None:
    """The page of dot plots; without scores of raters, page one shows all there is."""
    if not reading.has_raters:
        return None
    words = reading.wording.dimensions
    shown = [cell for scale in reading.scales for _, cell in cells(scale.figures, reading)]
    lines = words.intro if reading.has_own else words.intro_without_you
    intro = " ".join([lines, *reading.group_notes, *band_notes(shown, reading)])
    blocks: list[Block] = [Paragraph(plain(intro)), *signs(reading)]
    blocks += [_plot(family, reading) for family in by_range(reading.scales)]
    return Section(words.heading, tuple(blocks))


def has_norms(reading: Reading) -> bool:
    """Whether the band of a norm group is drawn anywhere."""
    return reading.profile.norm_group is not None and any(scale.figures.norm for scale in reading.scales)


def signs(reading: Reading) -> tuple[Key, ...]:
    """A key to what lanes do not say themselves, if anything: they name their markers."""
    key = key_of(reading, (), with_norm=has_norms(reading))
    return (key,) if key.entries else ()


def _plot(scales: tuple[ScaleReading, ...], reading: Reading) -> DotPlot:
    words = reading.wording.dimensions
    axis = axis_of(scales[0], reading)
    return DotPlot(
        axis=axis,
        rows=tuple(panel(scale, scale.name, reading) for scale in scales),
        alt=words.alt.format(count=len(scales), range=axis.title),
        spread=Spread.LANES,
    )


def panel(scale: ScaleReading, label: str, reading: Reading) -> DotRow:
    """A line for each voice, with its interval, over the band of the norm group."""
    points, norm = points_with_intervals(scale.figures, reading), _band(scale)
    told = scale_in_words(scale, reading.voices, reading, norm, with_sublabel=bool(label))
    return DotRow(label, points, scale.sublabel, norm=norm, alt=told)


def _band(scale: ScaleReading) -> Span | None:
    """One standard deviation to each side of the norm group's mean, within the response range."""
    norm = scale.figures.norm
    if norm is None:
        return None
    low, high = max(norm.mean - norm.sd, scale.minimum), min(norm.mean + norm.sd, scale.maximum)
    return interval(low, high)
