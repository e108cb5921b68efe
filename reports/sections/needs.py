"""The one page of a questionnaire that only the participant answers: where learning may help."""

from decimal import Decimal
from typing import NamedTuple

from reports.cells import axis_of, by_range, dot, mean_text
from reports.content import (
    ROLE_ALL_OTHERS,
    ROLE_SELF,
    Block,
    BulletList,
    Columns,
    CommentList,
    DotPlot,
    DotRow,
    Heading,
    Key,
    KeyEntry,
    LeadSentences,
    Note,
    Paragraph,
    Point,
    Section,
    Text,
    plain,
)
from reports.languages import language_of_text, languages_of_comments
from reports.numbers import rounded
from reports.phrasing import Strong, say
from reports.reading import Reading, ScaleReading
from reports.sections.method import language_notes, versions
from scoring.profile import Cell, GroupScore, Reason, Suppressed

_FEW_WORDS = 500
"""Up to so many characters the comments stand beside the next steps, so that one page holds all."""


def needs(reading: Reading) -> Section:
    """Confidence and importance in each area, the widest need first."""
    words = reading.wording.needs
    ordered = sorted(map(Need, reading.scales), key=Need.order)
    blocks: list[Block] = [LeadSentences((_lead(ordered, reading),)), Paragraph(_intro(reading))]
    blocks += [_key(reading), *_plots(ordered, reading), *_said_and_next(reading)]
    return Section(words.heading, (*blocks, Note("", _method(reading))))


class Need(NamedTuple):
    """One area: how far its importance lies above the participant's confidence."""

    scale: ScaleReading

    @property
    def importance(self) -> Cell:
        """How much the area matters; suppressed where it was not asked or not answered."""
        return self.scale.importance or Suppressed(Reason.NO_ANSWER)

    @property
    def size(self) -> Decimal | None:
        """Importance minus confidence as printed, None where one is missing or units differ."""
        confidence, importance = self.scale.figures.own, self.importance
        if not isinstance(confidence, GroupScore) or not isinstance(importance, GroupScore):
            return None
        if not self.scale.importance_comparable:
            return None
        return rounded(importance.mean) - rounded(confidence.mean)

    def order(self) -> tuple[bool, Decimal, Decimal]:
        """The widest need first; areas without one by confidence, the lowest first."""
        own = self.scale.own
        height = Decimal(1) if own is None else Decimal(str(self.scale.share(own)))
        size = self.size
        return (size is None, Decimal(0) if size is None else -size, height)


def _lead(needs_in_order: list[Need], reading: Reading) -> Text:
    """The one sentence to take away."""
    words = reading.wording.needs
    first = needs_in_order[0]
    name, confidence = Strong(first.scale.name), mean_text(first.scale.figures.own, reading)
    if first.size is not None and first.size > 0:
        importance = mean_text(first.importance, reading)
        return say(words.widest, name=name, importance=importance, confidence=confidence)
    if first.size is not None:
        return plain(words.no_need)
    return say(words.lowest, name=name, confidence=confidence) if reading.has_own else plain(words.nothing)


def _intro(reading: Reading) -> Text:
    """How to read the chart; the ends of the importance scale where it has been drawn."""
    words, asked = reading.wording.needs, reading.instrument.importance
    if asked is None:
        return plain(words.intro_confidence)
    ends = reading.ends_of(asked.format)
    return plain(f"{words.intro} {words.importance}: {ends}.")


def _key(reading: Reading) -> Key:
    words, signs = reading.wording.needs, reading.wording.labels.signs
    entries = [KeyEntry(words.confidence, role=ROLE_SELF, sign=signs.hollow)]
    if any(scale.importance and scale.importance_comparable for scale in reading.scales):
        entries.append(KeyEntry(words.importance, role=ROLE_ALL_OTHERS, sign=signs.filled))
    return Key(tuple(entries))


def _plots(needs_in_order: list[Need], reading: Reading) -> list[DotPlot]:
    """One chart, or one for each response range."""
    return [
        _plot([need for need in needs_in_order if need.scale in family], reading)
        for family in by_range(tuple(need.scale for need in needs_in_order))
    ]


def _plot(needs_in_order: list[Need], reading: Reading) -> DotPlot:
    words = reading.wording.needs
    return DotPlot(
        axis=axis_of(needs_in_order[0].scale, reading),
        rows=tuple(_row(need, reading) for need in needs_in_order),
        alt=words.alt.format(count=len(needs_in_order)),
    )


def _row(need: Need, reading: Reading) -> DotRow:
    words, scale = reading.wording.needs, need.scale
    points = [Point(ROLE_SELF, words.confidence, dot(scale.figures.own, reading))]
    remark = words.need.format(size=need.size) if need.size and need.size > 0 else ""
    if scale.importance and scale.importance_comparable:
        points.append(Point(ROLE_ALL_OTHERS, words.importance, dot(need.importance, reading)))
    elif scale.importance:
        remark = f"{words.importance}: {mean_text(need.importance, reading)}"
    return DotRow(scale.name, tuple(points), scale.sublabel, remark=remark, alt=_in_words(need, reading))


def _in_words(need: Need, reading: Reading) -> str:
    return reading.wording.needs.alt_row.format(
        name=need.scale.name,
        importance=mean_text(need.importance, reading),
        confidence=mean_text(need.scale.figures.own, reading),
    )


def _said_and_next(reading: Reading) -> list[Block]:
    """The participant's own words and what to do next: side by side where the words are few."""
    words, said = reading.wording.needs, _said(reading)
    steps = (Heading(words.next_heading), BulletList(tuple(plain(step) for step in words.next_steps)))
    length = sum(map(len, reading.profile.own_comments.values()))
    if said and length <= _FEW_WORDS:
        return [Columns((said, steps), (1.0, 1.0))]
    return [*said, *steps]


def _said(reading: Reading) -> tuple[CommentList, ...]:
    """The participant's own words on each question that they answered."""
    said, asked = reading.profile.own_comments, reading.instrument_language
    return tuple(
        CommentList(
            theme=question.theme.in_language(asked),
            comments=(said[question.id],),
            language=language_of_text(question.theme, asked, reading.language),
            languages=languages_of_comments((said[question.id],), reading.language),
        )
        for question in reading.instrument.comments
        if said.get(question.id)
    )


def _method(reading: Reading) -> Text:
    """How the figures are made, and which questionnaire, code and document this is."""
    share = reading.instrument.policy.answered_share
    made = reading.wording.needs.method.format(share=f"{share.numerator}/{share.denominator}")
    return plain(" ".join([made, *language_notes(reading), *versions(reading)]))
