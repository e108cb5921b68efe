"""The items of one dimension: the groups' dots, how raters answered, and what their signs mean."""

from decimal import Decimal

from reports.bands import printed, score_text
from reports.cells import axis_of, band_notes, cells, points
from reports.content import ItemRow, ItemRows, Note, plain
from reports.in_words import answers_in_words, item_in_words
from reports.numbers import fixed
from reports.reading import ItemReading, Reading, ScaleReading
from reports.sections.answers import bars, has_answers, range_notes, withheld_notes
from scoring.profile import Bound, GroupScore


def item_rows(scale: ScaleReading, reading: Reading) -> ItemRows:
    """Every item of a dimension, in the order of the questionnaire."""
    words, (item, scores, answers) = reading.wording.items, reading.wording.items.columns
    options = tuple(fixed(value, 0) for value in range(scale.minimum, scale.maximum + 1))
    told = has_answers(reading)
    return ItemRows(
        axis=axis_of(scale, reading),
        headings=(item, scores, answers if told else ""),
        option_labels=options if told else (),
        rows=tuple(_row(item, scale, reading, told=told) for item in scale.items),
        alt=words.alt.format(count=len(scale.items), name=scale.name, found=_found(scale, reading)).strip(),
        language=scale.items_language,
    )


def item_notes(scale: ScaleReading, reading: Reading) -> tuple[Note, ...]:
    """One small note on the signs that stand on the page of a dimension; none where there are none."""
    items = [item.figures for item in scale.items]
    words, shown = reading.wording.items, [*cells(scale.figures, reading)]
    shown += [each for item in items for each in cells(item, reading)]
    told = [*range_notes(items, reading), *withheld_notes(items, reading)]
    told += [words.band_brief] * bool(band_notes((cell for _, cell in shown), reading))
    told += [words.reversed_brief] * any(item.reverse for item in scale.items)
    return (Note("", plain(" ".join(told))),) if told else ()


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


def _found(scale: ScaleReading, reading: Reading) -> str:
    """Which item raters score highest and which lowest; nothing where all tie, or there are no raters."""
    words, shown = reading.wording.items, [(item.wording, item.figures.all_others) for item in scale.items]
    scored = [(wording, cell) for wording, cell in shown if isinstance(cell, GroupScore)]
    if not scored:
        return words.alt_none if has_answers(reading) else ""
    (high, top), (low, bottom) = (choose(scored, key=_height_of) for choose in (max, min))
    if _height(top) == _height(bottom):
        return ""
    top_mean, low_mean = (score_text(score, reading.wording.labels) for score in (top, bottom))
    return words.alt_found.format(highest=high, highest_mean=top_mean, lowest=low, lowest_mean=low_mean)


def _height_of(scored: tuple[str, GroupScore]) -> tuple[int, Decimal]:
    return _height(scored[1])


def _height(score: GroupScore) -> tuple[int, Decimal]:
    """Bands at the ends of the range lie beyond all means, as in the lists of items that stand out."""
    side = {Bound.AT_MOST: -1, None: 0, Bound.AT_LEAST: 1}[score.bound]
    return side, printed(score)
