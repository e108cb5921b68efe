"""Page one: three sentences to take away, and one figure."""

from collections.abc import Callable

from reports.cells import axis_of, by_range, key_of, mark, mean_text
from reports.content import (
    ROLE_ALL_OTHERS,
    ROLE_SELF,
    Block,
    DotPlot,
    DotRow,
    LeadSentences,
    Note,
    Point,
    Section,
    Text,
    plain,
)
from reports.findings import AgreementFinding, agreement_finding, extremes, overlap
from reports.numbers import fixed, percent
from reports.phrasing import Strong, say, together
from reports.reading import Reading, ScaleReading
from reports.standouts import Gaps, gaps_of, ranked_by_agreement
from reports.voices import Voice
from scoring.profile import Agreement


def summary(reading: Reading) -> Section:
    """The page that answers what there is to take away."""
    words = reading.wording.summary
    sentences = (_scores(reading), _views(reading), _firmness(reading))
    blocks: list[Block] = [LeadSentences(tuple(sentence for sentence in sentences if sentence))]
    if _speakers(reading):
        blocks += _figure(reading)
    return Section(words.heading, tuple(blocks))


def _speakers(reading: Reading) -> tuple[Voice, ...]:
    """You and all others, as far as there is a score."""
    return tuple(voice for voice in reading.voices if voice.role in {ROLE_SELF, ROLE_ALL_OTHERS})


def _scores(reading: Reading) -> Text:
    """What raters score highest and lowest; without them, what the participant does."""
    words = reading.wording.summary
    if reading.has_others:
        templates = (words.highest_lowest, words.level, words.single)
        return _range_of_scores(reading, lambda scale: scale.others, templates, words.close)
    if reading.has_own:
        templates = (words.own_highest_lowest, words.own_level, words.own_single)
        return _range_of_scores(reading, lambda scale: scale.own, templates, "")
    return plain(words.nothing)


def _range_of_scores(
    reading: Reading,
    score: Callable[[ScaleReading], float | None],
    templates: tuple[str, str, str],
    close: str,
) -> Text:
    differ, level, single = templates
    scored = [(scale, value) for scale in reading.scales if (value := score(scale)) is not None]
    name, mean = scored[0][0].name, fixed(scored[0][1])
    if len(scored) == 1:
        return say(single, name=Strong(name), mean=mean)
    highest, lowest = extremes(reading.scales, score)
    if not highest:
        return say(level, mean=mean)
    sentence = say(
        differ,
        highest=_names(highest, reading),
        highest_mean=fixed(score(highest[0]) or 0),
        lowest=_names(lowest, reading),
        lowest_mean=fixed(score(lowest[0]) or 0),
    )
    if close and overlap(highest[0], lowest[0]):
        return together((sentence, plain(close)))
    return sentence


def _names(scales: list[ScaleReading], reading: Reading) -> Strong:
    return Strong(reading.names([scale.name for scale in scales]))


def _views(reading: Reading) -> Text:
    """Where the participant's view and the raters' view part."""
    words = reading.wording.summary
    if not reading.has_own:
        return plain(words.no_own) if reading.has_raters else ()
    if not reading.has_others:
        return plain(words.no_total if reading.has_raters else words.no_others)
    gaps = gaps_of(reading)
    if not gaps.same and not gaps.apart:
        return plain(words.not_comparable)
    return _gap_sentences(gaps, reading)


def _gap_sentences(gaps: Gaps, reading: Reading) -> Text:
    words = reading.wording.summary
    same = len(gaps.same)
    if gaps.widest is None:
        return say(words.all_same.of(same), count=str(same))
    scale, value = gaps.widest
    template = words.gap_more if value > 0 else words.gap_less
    own, others = fixed(scale.own or 0), fixed(scale.others or 0)
    widest = say(template, name=Strong(scale.name), own=own, others=others)
    return together((widest, say(words.rest_same.of(same), count=str(same))))


def _firmness(reading: Reading) -> Text:
    """How many raters there are, and where they answered alike and differently."""
    words = reading.wording.summary
    if not reading.has_others:
        return ()
    raters = reading.profile.raters
    if raters is None:
        return _agreement(reading, words.your_raters)
    count = plain(words.raters.of(raters).format(count=raters))
    return together((count, _agreement(reading, words.they)))


def _agreement(reading: Reading, who: str) -> Text:
    words = reading.wording.summary
    ranked = ranked_by_agreement(reading)
    if not ranked:
        return plain(words.agreement_unknown)
    found = {_finding(scale) for scale in ranked}
    if found == {AgreementFinding.HIGH}:
        return say(words.alike, who=who)
    if found == {AgreementFinding.LOW}:
        return say(words.apart, who=who)
    most, least = Strong(ranked[0].name), Strong(ranked[-1].name)
    return say(words.most_and_least_alike, who=who, most=most, least=least)


def _finding(scale: ScaleReading) -> AgreementFinding:
    agreement = scale.figures.agreement
    return agreement_finding(agreement) if isinstance(agreement, Agreement) else AgreementFinding.UNKNOWN


def _figure(reading: Reading) -> list[Block]:
    told = [*map(plain, _how_to_read(reading)), _answered(reading)]
    note = Note(reading.wording.summary.how_to_read_title, together(text for text in told if text))
    plots = [_plot(family, reading) for family in by_range(reading.scales)]
    return [key_of(reading, _speakers(reading), with_interval=reading.has_others), *plots, note]


def _how_to_read(reading: Reading) -> list[str]:
    """What the dots mean that are on the page."""
    words, level = reading.wording.summary, percent(reading.profile.confidence)
    hollow = [words.hollow_dot] if reading.has_own else []
    filled = words.filled_dot.format(confidence=level) if reading.has_others else words.no_filled_dot
    return [*hollow, filled]


def _plot(scales: tuple[ScaleReading, ...], reading: Reading) -> DotPlot:
    words = reading.wording.summary
    found = " ".join(_pair(scale, words.alt_pair, reading) for scale in scales)
    return DotPlot(
        axis=axis_of(scales[0], reading),
        rows=tuple(_row(scale, reading) for scale in scales),
        alt=words.alt.format(count=len(scales), found=found),
    )


def _row(scale: ScaleReading, reading: Reading) -> DotRow:
    points = (
        Point(voice.role, voice.name, mark(voice.cell(scale.figures), reading))
        for voice in _speakers(reading)
    )
    return DotRow(scale.name, tuple(points))


def _pair(scale: ScaleReading, template: str, reading: Reading) -> str:
    own, others = mean_text(scale.figures.own, reading), mean_text(scale.figures.all_others, reading)
    return template.format(name=scale.name, own=own, others=others)


def _answered(reading: Reading) -> Text:
    """How many answered in each group that may be told."""
    told = [f"{group.label} {group.n}" for group in reading.groups if group.n]
    return say(reading.wording.summary.answered, groups=", ".join(told)) if told else ()
