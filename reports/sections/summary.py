"""Page one: three sentences to take away, and one figure."""

from reports.cells import axis_of, band_notes, by_range, key_of, mark, mean_text
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
from reports.findings import AgreementFinding
from reports.in_words import scale_in_words
from reports.numbers import percent
from reports.phrasing import Strong, say, together
from reports.reading import Reading, ScaleReading
from reports.sections.guide import guide
from reports.sections.lead_scores import scores
from reports.standouts import Gaps, finding_of, gaps_of, ranked_by_agreement
from reports.voices import Voice


def summary(reading: Reading) -> Section:
    """The page that answers what there is to take away."""
    words = reading.wording.summary
    sentences = (scores(reading), _views(reading), _firmness(reading))
    blocks: list[Block] = [LeadSentences(tuple(sentence for sentence in sentences if sentence))]
    blocks += _figure(reading) if _speakers(reading) else []
    told = together(text for text in _how_to_read(reading) if text)
    blocks += [Note(words.how_to_read_title, told)] if told else []
    return Section(words.heading, tuple(blocks))


def _speakers(reading: Reading) -> tuple[Voice, ...]:
    """You and all others, as far as there is a score."""
    return tuple(voice for voice in reading.voices if voice.role in {ROLE_SELF, ROLE_ALL_OTHERS})


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
        all_or_some = words.rest_same if gaps.some_open else words.all_same
        return say(all_or_some.of(same), count=str(same))
    scale, value = gaps.widest
    own, others = mean_text(scale.figures.own, reading), mean_text(scale.figures.all_others, reading)
    widest = say(_widest(gaps, value, reading), name=Strong(scale.name), own=own, others=others)
    return together((widest, say(words.rest_same.of(same), count=str(same))))


def _widest(gaps: Gaps, value: float, reading: Reading) -> str:
    """How the widest gap is told: a gap of which only a bound is known may be wider still."""
    words = reading.wording.summary
    more, less = words.gap_more, words.gap_less
    if gaps.some_open:
        more, less = words.exact_gap_more, words.exact_gap_less
    return more if value > 0 else less


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
    found = {finding_of(scale) for scale in ranked}
    if len(found) == 1:
        return say(_of_one_band(found.pop(), reading), who=who)
    most, least = Strong(ranked[0].name), Strong(ranked[-1].name)
    return say(words.most_and_least_alike, who=who, most=most, least=least)


def _of_one_band(finding: AgreementFinding, reading: Reading) -> str:
    """What is said where every dimension that can be judged lies in one band."""
    words = reading.wording.summary
    return {
        AgreementFinding.HIGH: words.alike,
        AgreementFinding.MIDDLING: words.fairly_alike,
        AgreementFinding.LOW: words.apart,
    }.get(finding, words.agreement_unknown)


def _figure(reading: Reading) -> list[Block]:
    plots = [_plot(family, reading) for family in by_range(reading.scales)]
    return [key_of(reading, _speakers(reading), with_interval=reading.has_others), *plots]


def _how_to_read(reading: Reading) -> list[Text]:
    """What the charts mean, on this page and on those of the dimensions, and who answered."""
    here = _dots(reading) if _speakers(reading) else []
    answered = _answered(reading) if here else ()
    return [*map(plain, here), *map(plain, guide(reading)), answered]


def _dots(reading: Reading) -> list[str]:
    """What the dots mean that are on the page."""
    words, level = reading.wording.summary, percent(reading.profile.confidence)
    hollow = [words.hollow_dot] if reading.has_own else []
    filled = words.filled_dot.format(confidence=level) if reading.has_others else words.no_filled_dot
    shown = (voice.cell(scale.figures) for scale in reading.scales for voice in _speakers(reading))
    return [*hollow, filled, *band_notes(shown, reading)]


def _plot(scales: tuple[ScaleReading, ...], reading: Reading) -> DotPlot:
    words, axis = reading.wording.summary, axis_of(scales[0], reading)
    alone = words.alt_own if reading.has_own else words.alt_others
    template = words.alt if reading.has_own and reading.has_others else alone
    return DotPlot(
        axis=axis,
        rows=tuple(_row(scale, reading) for scale in scales),
        alt=template.format(count=len(scales), range=axis.title),
    )


def _row(scale: ScaleReading, reading: Reading) -> DotRow:
    points = (
        Point(voice.role, voice.name, mark(voice.cell(scale.figures), reading))
        for voice in _speakers(reading)
    )
    return DotRow(scale.name, tuple(points), alt=scale_in_words(scale, _speakers(reading), reading))


def _answered(reading: Reading) -> Text:
    """How many answered in each group that may be told."""
    told = [f"{group.label} {group.n}" for group in reading.groups if group.n]
    return say(reading.wording.summary.answered, groups=", ".join(told)) if told else ()
