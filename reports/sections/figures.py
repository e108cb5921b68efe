"""The scores as numbers: all groups by all dimensions, and where they lie in the norm group."""

from reports.bands import edge, edge_text
from reports.cells import any_assumed, cells, dimension_column, interval_text, short_text
from reports.content import (
    ROLE_SELF,
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Section,
    Table,
    plain,
)
from reports.numbers import EN_DASH, fixed, percentile
from reports.reading import Reading, ScaleReading
from reports.voices import Voice
from scoring.profile import Bound, Cell, GroupScore, Standing, Suppressed

_ABREAST, _LONG_ABREAST, _LONG = 6, 3, 36
"""How many dimensions stand beside each other in one table, and how many with names of so many letters."""

_NO_BREAK = "\N{NO-BREAK SPACE}"


def figures(reading: Reading) -> Section | None:
    """The page of tables; no section where page one has all that there is."""
    if not reading.has_raters and not has_standings(reading):
        return None
    blocks = [*_tables(reading), *_standings(reading)]
    return Section(reading.wording.dimensions.figures_heading, tuple(blocks))


def _tables(reading: Reading) -> list[Block]:
    """A table of all groups by dimensions; none where page one has all the figures."""
    if not reading.has_raters:
        return []
    words, scales = reading.wording.dimensions, reading.scales
    told = [words.figures_intro, *([words.assumed_note] if assumes(reading) else [])]
    abreast = _LONG_ABREAST if any(len(scale.name) > _LONG for scale in scales) else _ABREAST
    tables = [_table(scales[start : start + abreast], reading) for start in range(0, len(scales), abreast)]
    return [Paragraph(plain(" ".join(told)), leads=True), *tables]


def _table(scales: tuple[ScaleReading, ...], reading: Reading) -> Table:
    labels, voices = reading.wording.labels, reading.voices
    columns = (
        Column(labels.group, 2),
        Column(labels.raters, 0.7, Align.RIGHT),
        *(Column(scale.name, 1, Align.RIGHT) for scale in scales),
    )
    rows = tuple((voice.name, _most(voice, reading), *_means(voice, scales, reading)) for voice in voices)
    return Table(
        columns=columns,
        rows=rows,
        roles=tuple(voice.role for voice in voices),
        beneath=tuple(("", "", *_intervals(voice, scales, reading)) for voice in voices),
    )


def _most(voice: Voice, reading: Reading) -> str:
    """How many raters a voice has at the most. The participant is no rater."""
    return "" if voice.role == ROLE_SELF else str(_most_raters(voice, reading))


def _most_raters(voice: Voice, reading: Reading) -> int:
    """How many rater scores are in the means of a voice, where nobody left out too much."""
    found = (voice.cell(scale.figures) for scale in reading.scales)
    return max(cell.n for cell in found if isinstance(cell, GroupScore))


def _means(voice: Voice, scales: tuple[ScaleReading, ...], reading: Reading) -> list[str]:
    return [short_text(voice.cell(scale.figures), reading) for scale in scales]


def _intervals(voice: Voice, scales: tuple[ScaleReading, ...], reading: Reading) -> list[str]:
    """Each interval, with the number of raters where some are missing; or why there is no score."""
    most = _most_raters(voice, reading)
    found = [voice.cell(scale.figures) for scale in scales]
    return [interval_text(cell, reading) + _fewer(cell, most, reading) for cell in found]


def _fewer(cell: Cell, most: int, reading: Reading) -> str:
    if isinstance(cell, Suppressed) or cell.n == most:
        return ""
    return " " + reading.wording.dimensions.figures_fewer.format(n=cell.n).replace(" ", _NO_BREAK)


def assumes(reading: Reading) -> bool:
    """Whether the interval of any score supposes that raters differ as much as by chance."""
    return any_assumed(cell for scale in reading.scales for _, cell in cells(scale.figures, reading))


def _standings(reading: Reading) -> list[Block]:
    words = reading.wording.dimensions
    heading = Heading(words.standing_heading, bookmark=True)
    if not has_standings(reading):
        return [heading, Paragraph(plain(words.norm_none))]
    return [
        heading,
        Paragraph(plain(f"{reading.norm_sentence} {words.standing_note}"), leads=True),
        _standing_table(reading),
    ]


def has_standings(reading: Reading) -> bool:
    """Whether anything tells where a score lies in the norm group."""
    figures = (scale.figures for scale in reading.scales)
    return reading.profile.norm_group is not None and any(
        isinstance(standing, Standing)
        for each in figures
        for standing in (each.own_standing, each.others_standing)
    )


def _standing_table(reading: Reading) -> Table:
    words = reading.wording.dimensions
    own = [words.standing_of_you] if reading.has_own else []
    whose = own + ([words.standing_of_others] if reading.has_others else [])
    headers = [template.format(measure=each) for template in whose for each in words.standing_columns]
    columns = [dimension_column(reading, 3)]
    columns += [Column(header, 1.2, Align.RIGHT) for header in headers]
    return Table(tuple(columns), tuple(_standing_row(scale, reading) for scale in reading.scales))


def _standing_row(scale: ScaleReading, reading: Reading) -> tuple[str, ...]:
    found = scale.figures
    own = _standing(found.own_standing, found.own, reading) if reading.has_own else ()
    others = _standing(found.others_standing, found.all_others, reading) if reading.has_others else ()
    return (scale.name, *own, *others)


def _standing(standing: Standing | Suppressed, score: Cell, reading: Reading) -> tuple[str, ...]:
    """The three measures; those of a score that is a band are bounds, too."""
    if isinstance(standing, Suppressed):
        return EN_DASH, EN_DASH, EN_DASH
    if isinstance(score, GroupScore) and score.bound:
        return _standing_of_band(standing, score.bound, reading)
    rank = standing.percentile_rank
    return fixed(standing.t_score, 1), str(standing.sten), "" if rank is None else percentile(rank)


def _standing_of_band(standing: Standing, bound: Bound, reading: Reading) -> tuple[str, ...]:
    rank, beside = standing.percentile_rank, reading.wording.labels.band_short.of(bound)
    told = (
        edge_text(standing.t_score, bound, 1),
        str(standing.sten),
        "" if rank is None else percentile(float(edge(rank, bound, 0))),
    )
    return tuple(beside.format(score=measure) if measure else "" for measure in told)
