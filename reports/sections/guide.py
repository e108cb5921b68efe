"""How to read the pages of the dimensions, told once for all of them."""

from reports.numbers import fixed
from reports.reading import Reading, ScaleReading
from reports.sections.answers import has_bars, who_is_not_counted


def guide(reading: Reading) -> list[str]:
    """What those pages do not say themselves; nothing where there are none."""
    if not reading.voices:
        return []
    told = _of_raters(reading) if reading.has_raters else []
    return [*told, *dict.fromkeys(_options(scale, reading) for scale in reading.scales)]


def _of_raters(reading: Reading) -> list[str]:
    words = reading.wording.dimension_page.guide
    bars = has_bars(reading.profile.items.values())
    told = [words.dots] if reading.has_others else []
    return told + ([words.bars, *who_is_not_counted(reading)] if bars else [])


def _options(scale: ScaleReading, reading: Reading) -> str:
    """The response options with their labels, from the lowest."""
    options = enumerate(scale.options, start=scale.minimum)
    told = ", ".join(f"{fixed(value, 0)} = {label}" for value, label in options)
    return reading.wording.dimension_page.guide.options.format(options=told)
