"""How to read the pages of the dimensions, told once for all of them."""

from reports.numbers import fixed
from reports.reading import Reading, ScaleReading
from reports.sections.answers import who_is_not_counted
from reports.sections.dimensions import has_norms


def guide(reading: Reading) -> list[str]:
    """What those pages do not say themselves; nothing where there are none."""
    if not reading.voices:
        return []
    told = _of_raters(reading) if reading.has_raters else _of_own(reading)
    return [*told, *dict.fromkeys(_options(scale, reading) for scale in reading.scales)]


def _of_raters(reading: Reading) -> list[str]:
    words = reading.wording.dimension_page.guide
    return [words.dots, words.bars, *who_is_not_counted(reading)]


def _of_own(reading: Reading) -> list[str]:
    """The band of the norm group has a key only on the page that shows raters."""
    words = reading.wording.dimension_page.guide
    return [words.norm.format(name=reading.norm_name)] if has_norms(reading) else []


def _options(scale: ScaleReading, reading: Reading) -> str:
    """The response options with their labels, from the lowest."""
    options = enumerate(scale.options, start=scale.minimum)
    told = ", ".join(f"{fixed(value, 0)} = {label}" for value, label in options)
    return reading.wording.dimension_page.guide.options.format(options=told)
