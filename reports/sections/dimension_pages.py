"""A page for each dimension, all alike."""

from dataclasses import replace

from reports.cells import axis_of, cells
from reports.content import (
    Block,
    BulletList,
    DotPlot,
    Heading,
    Paragraph,
    Section,
    Spread,
    plain,
)
from reports.reading import Reading, ScaleReading
from reports.sections.answers import has_bars
from reports.sections.asked import asked
from reports.sections.dimensions import panel, signs
from reports.sections.items import item_notes, item_rows
from reports.sections.seen import seen
from scoring.profile import GroupScore


def dimension_pages(reading: Reading) -> tuple[Section, ...]:
    """A section for each dimension of which anything may be shown."""
    return tuple(_page(scale, reading) for scale in reading.scales if _has_figures(scale, reading))


def _has_figures(scale: ScaleReading, reading: Reading) -> bool:
    """Whether there is a score of anybody on the dimension or on one of its items, or bars of one."""
    shown = cells(scale.figures, reading)
    shown += [each for item in scale.items for each in cells(item.figures, reading)]
    bars = has_bars(item.figures for item in scale.items)
    return bars or any(isinstance(cell, GroupScore) for _, cell in shown)


def _page(scale: ScaleReading, reading: Reading) -> Section:
    words = reading.wording.dimension_page
    blocks: tuple[Block, ...] = (
        Paragraph(plain(scale.definition), leads=True, language=scale.definition_language),
        *signs(reading),
        _scores(scale, reading),
        *seen(scale, reading),
        Heading(words.items),
        item_rows(scale, reading),
        *item_notes(scale, reading),
        Heading(words.asked.heading),
        BulletList(asked(scale, reading)),
    )
    return Section(scale.name, blocks, language=scale.name_language)


def _scores(scale: ScaleReading, reading: Reading) -> DotPlot:
    """A lane for each voice: the names beside them are the key to the dots of the items below."""
    axis, words = axis_of(scale, reading), reading.wording.dimensions
    template = words.alt_one if reading.has_raters else words.alt_own
    return DotPlot(
        axis=axis,
        rows=(replace(panel(scale, "", reading), sublabel=""),),
        alt=template.format(name=scale.name, range=axis.title),
        spread=Spread.LANES,
    )
