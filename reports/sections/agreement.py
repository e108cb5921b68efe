"""How alike the raters answered, in words and in two indices."""

from reports.cells import dimension_column
from reports.content import Align, Block, Column, Note, Paragraph, Section, Table, Text, plain
from reports.findings import AD_DIVISOR
from reports.numbers import fixed
from reports.phrasing import together
from reports.reading import Reading, ScaleReading
from reports.standouts import finding_of
from scoring.profile import Agreement, Reason, Suppressed


def agreement(reading: Reading) -> Section | None:
    """The table of agreement, and what is high and what is low; no section where none is shown."""
    words = reading.wording.agreement
    nulls = _nulls(reading)
    if not nulls:
        return None
    intro = " ".join([words.intro, *([words.items_note] if _some_left_out(reading) else [])])
    blocks: tuple[Block, ...] = (
        Paragraph(plain(intro), leads=True),
        _table(nulls, reading),
        Note(words.note_title, _explained(reading)),
    )
    return Section(words.heading, blocks, starts_page=False)


def _some_left_out(reading: Reading) -> bool:
    """Whether any index, shown or not, leaves items of its scale out because they would give answers away."""
    return any(_leaves_out(scale) for scale in reading.scales)


def _leaves_out(scale: ScaleReading) -> bool:
    found = scale.figures.agreement
    if isinstance(found, Suppressed):
        return found.reason is Reason.WOULD_REVEAL
    return found.items < len(scale.items)


def _nulls(reading: Reading) -> tuple[str, ...]:
    """The null distributions that any index refers to, in the order of the profile."""
    found = (scale.figures.agreement for scale in reading.scales)
    return tuple(dict.fromkeys(null for each in found if isinstance(each, Agreement) for null in each.rwg))


def null_names(reading: Reading) -> list[str]:
    """What the report calls the null distributions that its indices refer to."""
    return [reading.wording.agreement.nulls.get(null, null) for null in _nulls(reading)]


def _table(nulls: tuple[str, ...], reading: Reading) -> Table:
    words, labels = reading.wording.agreement, reading.wording.labels
    index, deviation, in_words = words.columns
    columns = (
        dimension_column(reading, 3),
        Column(in_words, 2),
        Column(labels.raters, 1, Align.RIGHT),
        Column(words.items, 1, Align.RIGHT),
        *(Column(index.format(null=words.nulls.get(null, null)), 1.4, Align.RIGHT) for null in nulls),
        Column(deviation, 1.4, Align.RIGHT),
    )
    return Table(columns, tuple(_row(scale, nulls, reading) for scale in reading.scales))


def _row(scale: ScaleReading, nulls: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    found = scale.figures.agreement
    if isinstance(found, Suppressed):
        reason = reading.wording.labels.in_table.of(found.reason)
        return (scale.name, reason, "", "", *("" for _ in nulls), "")
    words = reading.wording.agreement
    items = words.items_of.format(some=found.items, all=len(scale.items))
    indices = (_number(found.rwg.get(null)) for null in nulls)
    word = getattr(words, finding_of(scale).value)
    return (scale.name, word, str(found.n), items, *indices, _number(found.ad_mean))


def _number(value: float | None) -> str:
    return "" if value is None else fixed(value)


def _explained(reading: Reading) -> Text:
    """The cut-offs, with that of the average deviation for each number of response options."""
    words = reading.wording.agreement
    options = sorted({len(scale.options) for scale in reading.scales})
    cut_offs = [
        words.note_ad.format(cut_off=fixed(count / AD_DIVISOR), options=str(count)) for count in options
    ]
    return together(plain(sentence) for sentence in (words.note, *cut_offs))
