"""Every item of every dimension, with the groups' dots and how raters answered."""

from decimal import Decimal

from reports.bands import printed, score_text
from reports.cells import axis_of, band_notes, cells, key_of, points
from reports.content import Block, Heading, ItemRow, ItemRows, Paragraph, Section, plain
from reports.numbers import fixed
from reports.reading import ItemReading, Reading, ScaleReading
from reports.sections.answers import bars, range_notes, who_is_not_counted, withheld_notes
from scoring.profile import Bound, GroupScore


def item_by_item(reading: Reading) -> Section | None:
    """A list of items for each dimension, under its definition; no section without any score."""
    if not reading.voices:
        return None
    words = reading.wording.items
    answers = dict.fromkeys(_options(scale) for scale in reading.scales)
    reverse = any(item.reverse for scale in reading.scales for item in scale.items)
    told = [words.intro, *answers, *_notes(reading), *([words.reversed_note] if reverse else [])]
    key = key_of(reading, reading.voices, with_interval=False)
    blocks: list[Block] = [key, Paragraph(plain(" ".join(told)))]
    for scale in reading.scales:
        blocks += [
            Heading(scale.name, bookmark=True),
            Paragraph(plain(scale.definition), leads=True),
            _rows(scale, reading),
        ]
    return Section(words.heading, tuple(blocks), starts_page=False)


def _notes(reading: Reading) -> list[str]:
    """What ranges of counts and dots of bands mean, where there are any."""
    items = [item.figures for scale in reading.scales for item in scale.items]
    shown = (cell for item in items for _, cell in cells(item, reading))
    told = [*who_is_not_counted(reading), *range_notes(items, reading), *withheld_notes(items, reading)]
    return [*told, *band_notes(shown, reading)[-1:]]


def _options(scale: ScaleReading) -> str:
    """The response options with their labels, from the lowest."""
    options = enumerate(scale.options, start=scale.minimum)
    return ", ".join(f"{fixed(value, 0)} = {label}" for value, label in options) + "."


def _rows(scale: ScaleReading, reading: Reading) -> ItemRows:
    words = reading.wording.items
    notes = range_notes([item.figures for item in scale.items], reading)
    alt = words.alt.format(count=len(scale.items), name=scale.name, found=_found(scale, reading))
    return ItemRows(
        axis=axis_of(scale, reading),
        headings=words.columns,
        option_labels=tuple(fixed(value, 0) for value in range(scale.minimum, scale.maximum + 1)),
        rows=tuple(_row(item, reading) for item in scale.items),
        alt=" ".join([alt, *notes]),
    )


def _row(item: ItemReading, reading: Reading) -> ItemRow:
    return ItemRow(
        code=item.code,
        wording=item.wording,
        points=points(item.figures, reading),
        distribution=bars(item.figures, reading),
        remark=reading.wording.items.reversed_remark if item.reverse else "",
    )


def _found(scale: ScaleReading, reading: Reading) -> str:
    """Which item raters score highest and which lowest."""
    words = reading.wording.items
    scored = [
        (item.wording, score)
        for item in scale.items
        if isinstance(score := item.figures.all_others, GroupScore)
    ]
    if not scored:
        return words.alt_none
    highest = max(scored, key=lambda each: _height(each[1]))
    lowest = min(scored, key=lambda each: _height(each[1]))
    labels = reading.wording.labels
    return words.alt_found.format(
        highest=highest[0],
        highest_mean=score_text(highest[1], labels),
        lowest=lowest[0],
        lowest_mean=score_text(lowest[1], labels),
    )


def _height(score: GroupScore) -> tuple[int, Decimal]:
    """Bands at the ends of the range lie beyond all means, as in the lists of items that stand out."""
    side = {Bound.AT_MOST: -1, None: 0, Bound.AT_LEAST: 1}[score.bound]
    return side, printed(score)
