"""The items of one dimension: the groups' dots, how raters answered, and what their signs mean."""

from reports.cells import axis_of, cells, has_bands, points
from reports.content import ItemRow, ItemRows, Note, plain
from reports.in_words import answers_in_words, item_in_words
from reports.numbers import fixed
from reports.reading import ItemReading, Reading, ScaleReading
from reports.sections.answers import bars, has_answers, range_notes, withheld_notes
from reports.voices import Voice
from scoring.profile import Cell


def item_rows(scale: ScaleReading, reading: Reading) -> ItemRows:
    """Every item of a dimension, in the order of the questionnaire."""
    item, scores, answers = reading.wording.items.columns
    options = tuple(fixed(value, 0) for value in range(scale.minimum, scale.maximum + 1))
    told = has_answers(reading)
    return ItemRows(
        axis=axis_of(scale, reading),
        headings=(item, scores, answers if told else ""),
        option_labels=options if told else (),
        rows=tuple(_row(item, scale, reading, told=told) for item in scale.items),
        language=scale.items_language,
    )


def item_notes(scale: ScaleReading, reading: Reading) -> tuple[Note, ...]:
    """One small note on the signs that stand on the page of a dimension; none where there are none."""
    items = [item.figures for item in scale.items]
    words, shown = reading.wording.items, [*cells(scale.figures, reading)]
    shown += [each for item in items for each in cells(item, reading)]
    told = [*range_notes(items, reading), *withheld_notes(items, reading)]
    told += _on_bands(scale, shown, reading)
    told += [words.reversed_brief] * any(item.reverse for item in scale.items)
    return (Note("", plain(" ".join(told))),) if told else ()


def _on_bands(scale: ScaleReading, shown: list[tuple[Voice, Cell]], reading: Reading) -> list[str]:
    """What the signs of bands mean where any stand; else where a dot stands whose score is a band."""
    labelled = [cell for _, cell in cells(scale.figures, reading)]
    labelled += [item.figures.all_others for item in scale.items]
    if has_bands(labelled):
        return [reading.wording.items.band_brief]
    return [reading.wording.labels.band_place] * has_bands(cell for _, cell in shown)


def _row(item: ItemReading, scale: ScaleReading, reading: Reading, *, told: bool) -> ItemRow:
    """One item; `told` says whether how raters answered has a place."""
    answers = bars(item.figures, reading) if told else ()
    return ItemRow(
        code=item.code,
        wording=item.wording,
        points=points(item.figures, reading),
        distribution=answers,
        remark=reading.wording.items.reversed_remark if item.reverse else "",
        scores_alt=item_in_words(item.figures, reading),
        answers_alt=answers_in_words(item.figures, answers, scale.options, reading) if told else "",
    )
