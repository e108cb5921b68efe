"""Every item of every dimension, with the groups' dots and how raters answered."""

from functools import lru_cache

from reports.cells import axis_of, key_of, points
from reports.content import Bar, Block, Heading, ItemRow, ItemRows, NotShown, Paragraph, Section, plain
from reports.numbers import REMEMBERED, fixed, rounded
from reports.reading import ItemReading, Reading, ScaleReading
from scoring.profile import GroupScore, Suppressed


def item_by_item(reading: Reading) -> Section | None:
    """A list of items for each dimension, under its definition; no section without any score."""
    if not reading.voices:
        return None
    words = reading.wording.items
    answers = dict.fromkeys(_options(scale) for scale in reading.scales)
    reverse = any(item.reverse for scale in reading.scales for item in scale.items)
    told = [words.intro, *answers, *([words.reversed_note] if reverse else [])]
    key = key_of(reading, reading.voices, with_interval=False)
    blocks: list[Block] = [key, Paragraph(plain(" ".join(told)))]
    for scale in reading.scales:
        blocks += [
            Heading(scale.name, bookmark=True),
            Paragraph(plain(scale.definition), leads=True),
            _rows(scale, reading),
        ]
    return Section(words.heading, tuple(blocks), starts_page=False)


def _options(scale: ScaleReading) -> str:
    """The response options with their labels, from the lowest."""
    options = enumerate(scale.options, start=scale.minimum)
    return ", ".join(f"{fixed(value, 0)} = {label}" for value, label in options) + "."


def _rows(scale: ScaleReading, reading: Reading) -> ItemRows:
    words = reading.wording.items
    return ItemRows(
        axis=axis_of(scale, reading),
        headings=words.columns,
        option_labels=tuple(fixed(value, 0) for value in range(scale.minimum, scale.maximum + 1)),
        rows=tuple(_row(item, reading) for item in scale.items),
        alt=words.alt.format(count=len(scale.items), name=scale.name, found=_found(scale, reading)),
    )


def _row(item: ItemReading, reading: Reading) -> ItemRow:
    return ItemRow(
        code=item.code,
        wording=item.wording,
        points=points(item.figures, reading),
        distribution=_bars(item.figures.distribution, reading),
        remark=reading.wording.items.reversed_remark if item.reverse else "",
    )


def _bars(counts: tuple[int, ...] | Suppressed, reading: Reading) -> tuple[Bar, ...] | NotShown:
    if isinstance(counts, Suppressed):
        return NotShown(reading.wording.labels.in_table.of(counts.reason))
    return _shares(counts)


@lru_cache(REMEMBERED)
def _shares(counts: tuple[int, ...]) -> tuple[Bar, ...]:
    answers = sum(counts) or 1
    return tuple(Bar(count / answers, str(count)) for count in counts)


def _found(scale: ScaleReading, reading: Reading) -> str:
    """Which item raters score highest and which lowest."""
    words = reading.wording.items
    scored = [
        (item, item.figures.all_others.mean)
        for item in scale.items
        if isinstance(item.figures.all_others, GroupScore)
    ]
    if not scored:
        return words.alt_none
    highest = max(scored, key=lambda each: rounded(each[1]))
    lowest = min(scored, key=lambda each: rounded(each[1]))
    return words.alt_found.format(
        highest=highest[0].wording,
        highest_mean=fixed(highest[1]),
        lowest=lowest[0].wording,
        lowest_mean=fixed(lowest[1]),
    )
