"""What is seen alike on one dimension, and what differently: by you, by raters, by rater groups."""

from decimal import Decimal
from typing import NamedTuple

from reports.cells import mean_text
from reports.content import Block, BulletList, Heading, Text, plain
from reports.findings import AgreementFinding
from reports.numbers import fixed, rounded
from reports.phrasing import Strong, say, together
from reports.reading import ItemReading, Reading, ScaleReading
from reports.standouts import finding_of, gap_finding_of
from reports.voices import Voice
from scoring.profile import GroupScore, Suppressed

_FEWEST = 2


class Apart(NamedTuple):
    """Two rater groups whose intervals do not overlap, the one with the higher score first."""

    high: Voice
    high_score: GroupScore
    low: Voice
    low_score: GroupScore


def seen(scale: ScaleReading, reading: Reading) -> tuple[Block, ...]:
    """A few sentences about one dimension; none in a report without raters."""
    if not reading.has_raters:
        return ()
    words = reading.wording.dimension_page.seen
    told = [plain(words.nothing)]
    if _has_rater_scores(scale, reading):
        told = [_views(scale, reading), _raters(scale, reading), _groups(scale, reading)]
    heading = Heading(words.heading)
    return heading, BulletList(tuple(sentence for sentence in told if sentence))


def _has_rater_scores(scale: ScaleReading, reading: Reading) -> bool:
    """Whether any score of raters on the dimension may be shown."""
    rated = (voice.cell(scale.figures) for voice in reading.voices if voice.is_of_raters)
    return any(isinstance(cell, GroupScore) for cell in rated)


def _views(scale: ScaleReading, reading: Reading) -> Text:
    """The gap in words, with both scores; or which of them is missing."""
    words, figures = reading.wording.dimension_page.seen, scale.figures
    if isinstance(figures.own, Suppressed):
        return plain(words.no_own)
    if isinstance(figures.all_others, Suppressed):
        return plain(words.no_others)
    finding = gap_finding_of(scale).value
    own, others = mean_text(figures.own, reading), mean_text(figures.all_others, reading)
    return say(getattr(words, finding), own=own, others=others)


def _raters(scale: ScaleReading, reading: Reading) -> Text:
    """How alike raters answered, on how many items that rests, and on which most and least."""
    words, found, finding = reading.wording.dimension_page.seen, scale.figures.agreement, finding_of(scale)
    if isinstance(found, Suppressed) or finding is AgreementFinding.UNKNOWN:
        return together((plain(words.unknown), *_items(words.items_alone, scale, reading)))
    template = getattr(words, finding.value)
    told = say(template, some=str(found.items), all=str(len(scale.items)))
    return together((told, *_items(words.items, scale, reading)))


def _items(template: str, scale: ScaleReading, reading: Reading) -> tuple[Text, ...]:
    """On which items raters answered most and least alike, where the printed spreads differ."""
    spreads = [(item, rounded(ad)) for item in scale.items if isinstance(ad := item.figures.ad_mean, float)]
    least, most = (choose((ad for _, ad in spreads), default=Decimal(0)) for choose in (max, min))
    if least == most:
        return ()
    named = {end: [item for item, ad in spreads if ad == end] for end in (most, least)}
    return (say(template, most=_codes(named[most], reading), least=_codes(named[least], reading)),)


def _codes(items: list[ItemReading], reading: Reading) -> Strong:
    return Strong(reading.names([item.code for item in items]))


def _groups(scale: ScaleReading, reading: Reading) -> Text:
    """Whether rater groups differ; a score that is told as a band, or has no interval, supports nothing."""
    words = reading.wording.dimension_page.seen
    shown = _shown_groups(scale, reading)
    if len(shown) < _FEWEST:
        return ()
    apart = groups_apart(scale, reading)
    if apart is None:
        firm = all(_has_interval(score) for _, score in shown)
        return plain(words.groups_overlap if firm else words.groups_unknown)
    return say(
        words.groups_apart,
        high=Strong(apart.high.name),
        high_mean=fixed(apart.high_score.mean),
        low=Strong(apart.low.name),
        low_mean=fixed(apart.low_score.mean),
    )


def groups_apart(scale: ScaleReading, reading: Reading) -> Apart | None:
    """The two rater groups furthest apart whose printed intervals do not overlap, None where all do."""
    firm = [each for each in _shown_groups(scale, reading) if _has_interval(each[1])]
    pairs = [Apart(*high, *low) for high in firm for low in firm if _lies_above(high[1], low[1])]
    return max(pairs, key=_distance, default=None)


def _shown_groups(scale: ScaleReading, reading: Reading) -> list[tuple[Voice, GroupScore]]:
    groups = [(voice, voice.cell(scale.figures)) for voice in reading.voices if voice.group]
    return [(voice, cell) for voice, cell in groups if isinstance(cell, GroupScore)]


def _has_interval(score: GroupScore) -> bool:
    return score.bound is None and score.low is not None and score.high is not None


def _lies_above(one: GroupScore, other: GroupScore) -> bool:
    """Whether the printed interval of one score ends above that of the other; both have one."""
    return rounded(one.low or 0.0) > rounded(other.high or 0.0)


def _distance(pair: Apart) -> Decimal:
    return rounded(pair.high_score.mean) - rounded(pair.low_score.mean)
