"""Rows of charts in words, for those who hear a report: what a row says first, then all it draws."""

from collections.abc import Iterable

from reports.bands import difference_text, score_text
from reports.content import ROLE_ALL_OTHERS, Bar, NotShown, Span
from reports.findings import GapFinding
from reports.numbers import fixed, percent, signed
from reports.reading import Reading, ScaleReading
from reports.standouts import gap_finding_of
from reports.voices import Voice
from scoring.profile import Cell, Change, Gap, GroupScore, ItemProfile, Suppressed


def scale_in_words(
    scale: ScaleReading,
    voices: Iterable[Voice],
    reading: Reading,
    norm: Span | None = None,
    *,
    with_sublabel: bool = False,
) -> str:
    """How the views compare, then the figure of each voice, or why it is not shown, and the norm band."""
    name = f"{scale.name} ({scale.sublabel})" if with_sublabel and scale.sublabel else scale.name
    told = [_opening(name, gap_phrase(scale, reading), reading)]
    told += [_score(voice, voice.cell(scale.figures), reading) for voice in voices]
    if norm:
        told.append(reading.wording.in_words.norm.format(low=fixed(norm.low), high=fixed(norm.high)))
    return " ".join(told)


def gap_phrase(scale: ScaleReading, reading: Reading) -> str:
    """How the two views compare, empty where there is no gap or nothing can be told from it."""
    finding = gap_finding_of(scale)
    return "" if finding is GapFinding.UNSURE else getattr(reading.wording.gaps, finding.value)


def item_in_words(figures: ItemProfile, reading: Reading) -> str:
    """The dots of an item, that of all others with the interval drawn, and for whom there is none."""
    shown = [(voice, voice.cell(figures)) for voice in reading.voices]
    told = [
        (_score if voice.role == ROLE_ALL_OTHERS else _dot)(voice, cell, reading)
        for voice, cell in shown
        if isinstance(cell, GroupScore)
    ]
    missing = [voice.name for voice, cell in shown if isinstance(cell, Suppressed)]
    if missing:
        told.append(reading.wording.in_words.no_dot.format(voices=", ".join(missing)))
    return " ".join(told)


def answers_in_words(
    figures: ItemProfile, answers: tuple[Bar, ...] | NotShown, options: Iterable[str], reading: Reading
) -> str:
    """The bars of an item, each response with its count as it stands over its bar; or why there are none."""
    if isinstance(figures.distribution, Suppressed):
        return reading.why(figures.distribution)
    template, drawn = reading.wording.in_words.answer, answers if isinstance(answers, tuple) else ()
    told = zip(options, drawn, strict=False)
    return " ".join(template.format(label=option, count=bar.label) for option, bar in told)


def difference_in_words(
    name: str, difference: Gap | Change | Suppressed, phrase: str, axis: str, reading: Reading
) -> str:
    """What a difference says, then the difference itself with its interval; or why there is none."""
    words = reading.wording.in_words
    if isinstance(difference, Suppressed):
        return words.hidden.format(voice=name, why=reading.why(difference))
    number = difference_text(difference.value, difference.bound, reading.wording.labels)
    told = words.difference.format(axis=axis, difference=number)
    if difference.low is not None and difference.high is not None:
        ends = _interval(signed(difference.low), signed(difference.high), reading)
        told = words.difference_interval.format(axis=axis, difference=number, **ends)
    return f"{_opening(name, phrase, reading)} {told}"


def _interval(low: str, high: str, reading: Reading) -> dict[str, str]:
    """An interval as the sentences want it."""
    return {"confidence": percent(reading.profile.confidence), "low": low, "high": high}


def _opening(name: str, phrase: str, reading: Reading) -> str:
    words = reading.wording.in_words
    return words.finding.format(name=name, phrase=phrase) if phrase else words.name.format(name=name)


def _score(voice: Voice, cell: Cell, reading: Reading) -> str:
    words = reading.wording.in_words
    if isinstance(cell, Suppressed):
        return words.hidden.format(voice=voice.name, why=reading.why(cell))
    if cell.low is None or cell.high is None:
        return _dot(voice, cell, reading)
    ends = _interval(fixed(cell.low), fixed(cell.high), reading)
    score = score_text(cell, reading.wording.labels)
    return words.score_interval.format(voice=voice.name, score=score, **ends)


def _dot(voice: Voice, score: GroupScore, reading: Reading) -> str:
    """A score without its interval."""
    told = score_text(score, reading.wording.labels)
    return reading.wording.in_words.score.format(voice=voice.name, score=told)
