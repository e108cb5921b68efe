"""How each statistic of a report is computed, a line each, and what was not done."""

from collections.abc import Iterable

from reports.cells import any_assumed, has_bands
from reports.content import Block, BulletList, Heading, plain
from reports.numbers import percent
from reports.reading import Reading
from reports.sections.agreement import null_names
from reports.sections.figures import assumes, has_standings
from scoring.profile import Change, Gap


def computing(reading: Reading) -> tuple[Block, ...]:
    """The formulas of what this report shows, with its own numbers; then what was not done."""
    words = reading.wording
    how = (*_scores(reading), *_intervals(reading), *_differences(reading), *_agreement(reading))
    return (
        Heading(words.method.method_heading),
        BulletList(tuple(map(plain, how))),
        Heading(words.computing.not_done_heading),
        BulletList(tuple(map(plain, _not_done(reading)))),
    )


def _scores(reading: Reading) -> list[str]:
    words, share = reading.wording.computing, reading.instrument.policy.answered_share
    rule = words.equal_groups if reading.profile.rule == "equal_groups" else words.equal_raters
    bands = [words.bands] if _has_bands(reading) else []
    rater_score = words.rater_score.format(share=f"{share.numerator}/{share.denominator}")
    return [rater_score, *_not_observed(reading), *([rule] if reading.has_others else []), *bands]


def _has_bands(reading: Reading) -> bool:
    """Whether any rater group's score is told as a band."""
    scales, items = reading.profile.scales.values(), reading.profile.items.values()
    groups = (*(scale.groups for scale in scales), *(item.groups for item in items))
    return has_bands(cell for each in groups for cell in each.values())


def _intervals(reading: Reading) -> list[str]:
    words, level = reading.wording.computing, percent(reading.profile.confidence)
    if not reading.has_raters:
        return []
    told = [words.interval.format(confidence=level), words.spread]
    told += [words.interval_others] if reading.has_others else []
    return told + ([words.assumed] if _assumes(reading) else [])


def _assumes(reading: Reading) -> bool:
    """Whether any interval that is drawn, of a dimension or of an item, supposes how raters differ."""
    items = (item.figures.all_others for scale in reading.scales for item in scale.items)
    return assumes(reading) or any_assumed(items)


def _differences(reading: Reading) -> list[str]:
    words = reading.wording.computing
    figures = [scale.figures for scale in reading.scales]
    gaps = any(isinstance(each.gap, Gap) for each in figures)
    changes = any(isinstance(each.others_change, Change) for each in figures)
    return [words.gap] * gaps + [words.change] * changes


def _agreement(reading: Reading) -> list[str]:
    words, nulls = reading.wording.computing, null_names(reading)
    told = [words.rwg.format(nulls=", ".join(nulls)), words.deviation] if nulls else []
    return told + [words.standing] * has_standings(reading)


def _not_done(reading: Reading) -> list[str]:
    words, items = reading.wording.computing, sum(len(scale.items) for scale in reading.scales)
    many = words.not_corrected.format(count=len(reading.scales), items=items)
    corrected = [many] if reading.has_raters else []
    return [words.not_imputed, *corrected, words.not_combined]


def _not_observed(reading: Reading) -> Iterable[str]:
    """How each answer of not having seen it is handled, once for each label."""
    formats = reading.instrument.response_formats
    labels = (
        each.not_observed.label.in_language(reading.instrument_language)
        for each in formats
        if each.not_observed
    )
    return [reading.wording.computing.not_observed.format(label=label) for label in dict.fromkeys(labels)]
