"""The items that raters score highest and lowest, and those that they see most differently."""

from reports.cells import any_assumed, dimension_column, interval_text, number_text
from reports.content import Align, Block, Column, Paragraph, Section, Table, plain
from reports.languages import shared
from reports.numbers import EN_DASH, fixed, percent
from reports.reading import ItemReading, Reading, ScaleReading
from scoring.profile import Suppressed


def standing_out(reading: Reading) -> Section | None:
    """Three short lists; a list without items is left out, and so is the section without lists."""
    words, profile = reading.wording.items, reading.profile
    lists: list[Block] = []
    for heading, codes in (
        (words.highest, profile.highest),
        (words.lowest, profile.lowest),
        (words.disputed, profile.disputed),
    ):
        if codes:
            lists.append(_table(heading, codes, reading))
    if not lists:
        return None
    told = [words.picked_intro.format(confidence=percent(reading.profile.confidence)), words.disputed_note]
    told += [reading.wording.dimensions.assumed_note] if _assumes(reading) else []
    told += [words.disputed_some] if profile.disputed and _some_without_spread(reading) else []
    told += [words.reversed_note] if any(item.reverse for item in _listed(reading)) else []
    intro = Paragraph(plain(" ".join(told)), leads=True)
    return Section(words.picked_heading, (intro, *lists), starts_page=False)


def _some_without_spread(reading: Reading) -> bool:
    """Whether there are items that could not be listed by their spread."""
    return any(isinstance(item.ad_mean, Suppressed) for item in reading.profile.items.values())


def _assumes(reading: Reading) -> bool:
    """Whether an interval in the lists is marked as supposed."""
    return any_assumed(item.figures.all_others for item in _listed(reading))


def _listed(reading: Reading) -> list[ItemReading]:
    """The items of all three lists."""
    profile = reading.profile
    codes = {*profile.highest, *profile.lowest, *profile.disputed}
    return [item for scale in reading.scales for item in scale.items if item.code in codes]


def _table(heading: str, codes: tuple[str, ...], reading: Reading) -> Table:
    words, labels = reading.wording.items, reading.wording.labels
    columns = (
        Column(heading, 7, language=shared(item.language for item in _listed(reading))),
        dimension_column(reading, 3.4),
        Column(labels.all_others, 1.25, Align.RIGHT),
        Column(labels.you, 0.5, Align.RIGHT),
        Column(words.spread, 0.9, Align.RIGHT),
    )
    place = {item.code: (item, scale) for scale in reading.scales for item in scale.items}
    return Table(
        columns=columns,
        rows=tuple(_row(*place[code], reading) for code in codes),
        beneath=tuple(_beneath(place[code][0], reading) for code in codes),
    )


def _row(item: ItemReading, scale: ScaleReading, reading: Reading) -> tuple[str, ...]:
    figures = item.figures
    spread = EN_DASH if isinstance(figures.ad_mean, Suppressed) else fixed(figures.ad_mean)
    others, own = number_text(figures.all_others, reading), number_text(figures.own, reading)
    return item_text(item, reading), scale.name, others, own, spread


def _beneath(item: ItemReading, reading: Reading) -> tuple[str, ...]:
    """The interval of all others; where there is no score, the dash above says enough."""
    others = item.figures.all_others
    interval = "" if isinstance(others, Suppressed) else interval_text(others, reading)
    return "", "", interval, "", ""


def item_text(item: ItemReading, reading: Reading) -> str:
    """The wording, with a remark where the score has been turned round."""
    return f"{item.wording} ({reading.wording.items.reversed_remark})" if item.reverse else item.wording
