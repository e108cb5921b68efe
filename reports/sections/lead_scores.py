"""The first sentence of page one: what raters score highest and lowest."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reports.bands import score_text
from reports.content import Text, plain
from reports.phrasing import Strong, say, together
from reports.ranking import Extremes, Scored, extremes, least_of, most_of, overlap, scored
from reports.reading import Reading, ScaleReading
from scoring.profile import Cell


class _Templates(NamedTuple):
    """How the scores of one view are told: apart, on a level, and of a single dimension."""

    differ: str
    level: str
    single: str


def scores(reading: Reading) -> Text:
    """What raters score highest and lowest; without them, what the participant does, or who is shown."""
    words = reading.wording.summary
    if reading.has_others:
        return _of_others(reading)
    if reading.has_own:
        templates = _Templates(words.own_highest_lowest, words.own_level, words.own_single)
        return _told(reading, lambda scale: scale.figures.own, templates)[0]
    groups = reading.names([voice.name for voice in reading.voices])
    return say(words.only_groups, groups=groups) if groups else plain(words.nothing)


def _of_others(reading: Reading) -> Text:
    words = reading.wording.summary
    templates = _Templates(words.highest_lowest, words.level, words.single)
    sentence, found = _told(reading, lambda scale: scale.figures.all_others, templates)
    if found and overlap(found.highest[0], found.lowest[0]):
        return together((sentence, plain(_so_close(found, reading))))
    return sentence


def _so_close(found: Extremes, reading: Reading) -> str:
    """That the order may mean little; a band has no interval to speak of."""
    words = reading.wording.summary
    return words.near if found.highest[0].score.bound or found.lowest[0].score.bound else words.close


def _told(
    reading: Reading, cell: Callable[[ScaleReading], Cell], templates: _Templates
) -> tuple[Text, Extremes]:
    """The sentence, and the scales that it names as highest and lowest."""
    labels, of = reading.wording.labels, scored(reading.scales, cell)
    if len(of) == 1:
        (only,) = of
        mean = score_text(only.score, labels)
        return say(templates.single, name=Strong(only.scale.name), mean=mean), extremes(())
    found = extremes(of)
    if not found:
        return _without_order(of, templates, reading), found
    sentence = say(
        templates.differ,
        highest=_names(found.highest, reading),
        highest_mean=score_text(least_of(found.highest), labels),
        lowest=_names(found.lowest, reading),
        lowest_mean=score_text(most_of(found.lowest), labels),
    )
    return sentence, found


def _without_order(of: Sequence[Scored], templates: _Templates, reading: Reading) -> Text:
    """All scores are one, or all are told by the same band, or bands leave the order open."""
    words, labels = reading.wording.summary, reading.wording.labels
    first = score_text(of[0].score, labels)
    if not any(each.score.bound for each in of):
        return say(templates.level, mean=first)
    if {score_text(each.score, labels) for each in of} == {first}:
        return say(words.level_band, mean=first)
    return plain(words.order_unknown)


def _names(of: Sequence[Scored], reading: Reading) -> Strong:
    return Strong(reading.names([each.scale.name for each in of]))
