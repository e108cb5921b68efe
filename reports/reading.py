"""A profile read in one language: everything that the sections of a report draw on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.bands import position_of
from reports.content import ROLE_ALL_OTHERS, ROLE_SELF
from reports.context import Person, ReportContext
from reports.languages import language_of_text, shared
from reports.numbers import fixed
from reports.phrasing import listed
from reports.voices import GroupReading, Voice, groups_of, silent_groups, voices_of
from reports.wording import Wording, wording_in
from scoring.profile import Cell, GroupScore, ItemProfile, Profile, ScaleProfile, Suppressed

if TYPE_CHECKING:
    from instruments.model import Instrument, Item, ResponseFormat, Scale

_DIGITS_OF_DIGEST = 8


class ItemReading(NamedTuple):
    """One item in the participant's wording, with what may be shown about it."""

    code: str
    wording: str
    reverse: bool
    figures: ItemProfile
    language: str = ""


class ScaleReading(NamedTuple):
    """One scale as the report names it, with its response options from the lowest to the highest.

    A `..._language` is that of the text where it is not the report's.
    """

    name: str
    sublabel: str
    definition: str
    minimum: int
    maximum: int
    options: tuple[str, ...]
    items: tuple[ItemReading, ...]
    figures: ScaleProfile
    importance: Cell | None
    importance_comparable: bool
    name_language: str = ""
    definition_language: str = ""

    @property
    def items_language(self) -> str:
        """The language of the wordings where they share one that is not the report's."""
        return shared(item.language for item in self.items)

    @property
    def own(self) -> float | None:
        """The participant's own score as printed, None where there is none."""
        return _printed(self.figures.own)

    @property
    def others(self) -> float | None:
        """The all-others score as printed (of a band its edge), None where it is not shown."""
        return _printed(self.figures.all_others)

    def share(self, score: float) -> float:
        """How far up its response range a score lies, 0 to 1: comparable between formats."""
        return (score - self.minimum) / (self.maximum - self.minimum)


def _printed(cell: Cell) -> float | None:
    return position_of(cell) if isinstance(cell, GroupScore) else None


class Reading(NamedTuple):
    """One profile, its instrument and the catalogue of one language, ready for the sections.

    `asked_language` is what was asked for; where there is no catalogue for it, the report is in
    English. `instrument_language` is the one that the instrument's texts are taken in.
    """

    profile: Profile
    instrument: Instrument
    wording: Wording
    asked_language: str
    instrument_language: str
    person: Person
    context: ReportContext
    groups: tuple[GroupReading, ...]
    voices: tuple[Voice, ...]
    scales: tuple[ScaleReading, ...]

    @property
    def language(self) -> str:
        """The language that the report is written in."""
        return self.wording.language

    @property
    def has_others(self) -> bool:
        """Whether any all-others score of a scale may be shown."""
        return any(voice.role == ROLE_ALL_OTHERS for voice in self.voices)

    @property
    def has_own(self) -> bool:
        """Whether the participant has a score of their own on any scale."""
        return any(voice.role == ROLE_SELF for voice in self.voices)

    @property
    def has_raters(self) -> bool:
        """Whether any score of raters may be shown: of a group, or of all others."""
        return any(voice.role != ROLE_SELF for voice in self.voices)

    @property
    def group_notes(self) -> list[str]:
        """Who may be counted in which group, and which groups are not shown and why."""
        silent = silent_groups(self.profile, self.instrument, self.groups)
        words = self.wording.labels.silent_groups
        told = [words.of(reason).format(groups=", ".join(names)) for reason, names in silent.items()]
        return [group.note for group in self.groups if group.note] + told

    @property
    def title(self) -> str:
        """The questionnaire's title."""
        return self.instrument.title.in_language(self.instrument_language)

    @property
    def document_id(self) -> str:
        """The sign by which a loose sheet finds its report again."""
        digest = self.profile.instrument_digest[:_DIGITS_OF_DIGEST]
        return self.context.document_id or f"{self.profile.participant}-{digest}"

    @property
    def norm_name(self) -> str:
        """The norm group as a sentence calls it; empty where there is none."""
        norm = self.profile.norm_group
        if norm is None:
            return ""
        return self.wording.dimensions.norm_cohort_name if norm.is_cohort else norm.name

    @property
    def norm_sentence(self) -> str:
        """Which norm group the standings refer to, or that there is none."""
        norm, words = self.profile.norm_group, self.wording.dimensions
        if norm is None:
            return words.norm_none
        template = words.norm_cohort if norm.is_cohort else words.norm_named
        return template.format(name=norm.name, n=norm.n)

    def group_label(self, group: str) -> str | None:
        """What the report calls a rater group; None where there is no group of that id."""
        shown = (each.label for each in self.groups if each.id == group)
        declared = (each.label for each in self.instrument.rater_groups if each.id == group)
        label = next(shown, None)
        if label is None and (text := next(declared, None)):
            return text.in_language(self.instrument_language)
        return label

    @property
    def names_language(self) -> str:
        """The language of the dimensions' names where they share one that is not the report's."""
        return shared(scale.name_language for scale in self.scales)

    def ends_of(self, format_id: str) -> str:
        """What the lowest and the highest option of a response format mean."""
        answers, language = _format(format_id, self.instrument), self.instrument_language
        options = tuple(option.label.in_language(language) for option in answers.options)
        return self.range_text(answers.minimum, answers.maximum, options)

    def range_text(self, minimum: int, maximum: int, options: tuple[str, ...]) -> str:
        """The ends of a response range in words."""
        return self.wording.labels.rule_of_range.format(
            minimum=fixed(minimum, 0), lowest=options[0], maximum=fixed(maximum, 0), highest=options[-1]
        )

    def names(self, names: list[str]) -> str:
        """List names in the report's language."""
        return listed(names, self.wording.labels.conjunction.before(names[-1])) if names else ""

    def why(self, cell: Suppressed) -> str:
        """The sentence that stands where a figure would stand."""
        return self.wording.labels.not_shown.of(cell.reason)


def read(
    profile: Profile, instrument: Instrument, person: Person, language: str, context: ReportContext
) -> Reading:
    """Read a profile in `language`, or in English where there is no catalogue for it."""
    wording = wording_in(language)
    spoken = _spoken(language, wording, instrument)
    groups = groups_of(profile, instrument, wording.labels, spoken)
    return Reading(
        profile=profile,
        instrument=instrument,
        wording=wording,
        asked_language=language,
        instrument_language=spoken,
        person=person,
        context=context,
        groups=groups,
        voices=voices_of(profile, instrument, groups, wording.labels),
        scales=tuple(
            _scale(scale, profile, instrument, (spoken, wording.language)) for scale in instrument.scales
        ),
    )


def _spoken(language: str, wording: Wording, instrument: Instrument) -> str:
    """The language to read the instrument in: `cy-GB` where it has that, else the catalogue's."""
    ours = language.partition("-")[0] == wording.language
    return language if ours and language in instrument.languages else wording.language


def _scale(
    scale: Scale, profile: Profile, instrument: Instrument, languages: tuple[str, str]
) -> ScaleReading:
    """Read a scale; `languages` are that of the questionnaire's texts and that of the report."""
    language, _ = languages
    dimension = next(each for each in instrument.dimensions if each.id == scale.dimension)
    items = [item for item in instrument.items if item.scale == scale.id]
    answers = _format(items[0].format, instrument)
    of_dimension = dimension.name.in_language(language)
    subtitle = dimension.subtitle.in_language(language) if dimension.subtitle else ""
    return ScaleReading(
        name=scale.name.in_language(language) if scale.name else of_dimension,
        sublabel=of_dimension if scale.name else subtitle,
        definition=dimension.definition.in_language(language),
        minimum=answers.minimum,
        maximum=answers.maximum,
        options=tuple(option.label.in_language(language) for option in answers.options),
        items=tuple(_item(item, profile, languages) for item in items),
        figures=profile.scales[scale.id],
        importance=_own(profile.scales.get(f"{scale.id}.importance")),
        importance_comparable=_comparable(answers, instrument),
        name_language=language_of_text(scale.name or dimension.name, *languages),
        definition_language=language_of_text(dimension.definition, *languages),
    )


def _format(format_id: str, instrument: Instrument) -> ResponseFormat:
    return next(each for each in instrument.response_formats if each.id == format_id)


def _comparable(answers: ResponseFormat, instrument: Instrument) -> bool:
    """Whether importance is asked on the same range of numbers, so that the two can be subtracted."""
    if instrument.importance is None:
        return False
    asked = _format(instrument.importance.format, instrument)
    return (asked.minimum, asked.maximum) == (answers.minimum, answers.maximum)


def _item(item: Item, profile: Profile, languages: tuple[str, str]) -> ItemReading:
    text = item.self_wording
    return ItemReading(
        code=item.code,
        wording=text.in_language(languages[0]),
        reverse=item.reverse,
        figures=profile.items[item.code],
        language=language_of_text(text, *languages),
    )


def _own(figures: ScaleProfile | None) -> Cell | None:
    return figures.own if figures else None
