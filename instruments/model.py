"""The typed model of an instrument: what a definition file may say, and nothing more.

Every model is frozen and refuses unknown fields. Rules that span fields (an item names a scale
that is declared, codes are unique) live in `checks`, which reports all of them at once.
"""

from enum import StrEnum
from typing import Annotated, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel

from instruments.fields import Identifier, ItemCode, LanguageCode, Minimum, Share, TextKey, Wording

SELF = "self"
ALL_OTHERS = "all_others"
ANY_LANGUAGE = "*"
MOST_OPTIONS = 11


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _as_languages(value: object) -> object:
    """A plain string is a text that serves in every language."""
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


class Text(RootModel[Annotated[dict[TextKey, Wording], BeforeValidator(_as_languages), Field(min_length=1)]]):
    """One text in one or more languages; a plain string in the file serves in all of them."""

    model_config = ConfigDict(frozen=True)

    def in_language(self, language: str) -> str:
        """The wording in `language`, else the one for any language, else the first that is given."""
        return self.root.get(language) or self.root.get(ANY_LANGUAGE) or next(iter(self.root.values()))

    def has(self, language: str) -> bool:
        """Whether the text is given in `language` or for any language."""
        return language in self.root or ANY_LANGUAGE in self.root


class TranslationStatus(StrEnum):
    """How far a translation has come: `draft` is printed on everything that uses it."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class AllOthersRule(StrEnum):
    """How the all-others score is made from rater scores."""

    EQUAL_GROUPS = "equal_groups"
    EQUAL_RATERS = "equal_raters"


class Dimension(_Part):
    """One of the model's dimensions, as screens and reports name it."""

    id: Identifier = Field(description="Short name that scales refer to; never shown.")
    name: Text = Field(description="The dimension's name as a reader sees it.")
    subtitle: Text | None = Field(default=None, description="A few words under the name.")
    definition: Text = Field(description="What the dimension means, in two or three sentences.")


class Scale(_Part):
    """The items that together give one score."""

    id: Identifier = Field(description="Short name that items refer to; never shown.")
    dimension: Identifier = Field(description="The id of the dimension that the scale belongs to.")
    name: Text | None = Field(default=None, description="Needed where a dimension has several scales.")


class ResponseOption(_Part):
    """One answer that can be chosen: the number stored and the label shown."""

    value: Annotated[int, Field(ge=-100, le=100)] = Field(description="The number stored for this answer.")
    label: Text = Field(description="The answer as a rater reads it.")


class NotObserved(_Part):
    """The answer that says the rater could not see this; it is missing, never a number."""

    code: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description="What a file of answers holds for it; not a value of the format."
    )
    label: Text = Field(description="The answer as a rater reads it.")


class ResponseFormat(_Part):
    """The options that an item offers, in rising order of value without gaps."""

    id: Identifier = Field(description="Short name that items refer to; never shown.")
    options: Annotated[tuple[ResponseOption, ...], Field(min_length=2, max_length=MOST_OPTIONS)] = Field(
        description="From the lowest value to the highest: whole numbers without a gap."
    )
    not_observed: NotObserved | None = Field(
        default=None, description="The answer for a rater who could not see this."
    )

    @property
    def minimum(self) -> int:
        """The lowest value that can be chosen."""
        return min(option.value for option in self.options)

    @property
    def maximum(self) -> int:
        """The highest value that can be chosen."""
        return max(option.value for option in self.options)


class Item(_Part):
    """One statement, worded for the participant and (unless self-only) for raters."""

    code: ItemCode = Field(description="Stable code: the column in a file of answers; never used again.")
    scale: Identifier = Field(description="The id of the scale that the item counts in.")
    format: Identifier = Field(description="The id of the response format that the item offers.")
    reverse: bool = Field(default=False, description="true where agreeing is the unfavourable answer.")
    self_wording: Text = Field(alias="self", description="The statement as the participant reads it.")
    other_wording: Text | None = Field(
        default=None, alias="other", description="The statement as a rater reads it."
    )


class ImportanceItem(_Part):
    """How much one scale matters in the participant's role, asked of the participant."""

    code: ItemCode = Field(description="Stable code: the column in a file of answers; never used again.")
    scale: Identifier = Field(description="The id of the scale whose importance is asked.")
    wording: Text = Field(description="The question as the participant reads it.")


class Importance(_Part):
    """The optional block of importance ratings."""

    format: Identifier = Field(description="The id of the response format of all importance ratings.")
    items: Annotated[tuple[ImportanceItem, ...], Field(min_length=1)] = Field(
        description="One question for each scale whose importance is asked."
    )


class RaterGroup(_Part):
    """The people who answer in one capacity.

    `attributed` marks a group whose members know that they can be identified, as a line manager
    is. `minimum` is the fewest raters with which the group is shown on its own; without it the
    policy's `minimum_raters` holds. `merges_into` names the group that a too small one joins.
    """

    id: Identifier = Field(description="Short name, as in a file of answers. `self` is the participant.")
    label: Text = Field(description="The group's name as a reader sees it.")
    attributed: bool = Field(
        default=False, description="true where members are told that they can be identified."
    )
    minimum: Minimum | None = Field(
        default=None, description="Fewest raters with which the group is shown; else policy.minimum_raters."
    )
    merges_into: Identifier | None = Field(
        default=None, description="The id of the group that this one joins when it is too small."
    )


class CommentQuestion(_Part):
    """An open question, worded for the participant and (unless self-only) for raters."""

    id: Identifier = Field(description="Short name: the column in a file of answers.")
    theme: Text = Field(description="The heading over the comments in a report.")
    self_wording: Text = Field(alias="self", description="The question as the participant reads it.")
    other_wording: Text | None = Field(
        default=None, alias="other", description="The question as a rater reads it."
    )


class Policy(_Part):
    """The thresholds of scoring and of disclosure; none of them stands in code.

    `answered_share` is the share of a scale's items that a rater must have answered for a rater
    score. The minima count raters whose identity is protected, but for `minimum_options`. What has a
    default may be left out of a file, whose digest then stays that of before there was the field.
    """

    all_others: AllOthersRule = Field(description="Whether groups or raters count equally in all others.")
    answered_share: Share = Field(description="Share of a scale's items that a score needs, such as 2/3.")
    minimum_raters: Minimum = Field(description="Fewest raters with which a group's score is shown.")
    minimum_raters_item: Minimum = Field(description="Fewest raters with which an item's mean is shown.")
    minimum_raters_distribution: Minimum = Field(
        description="Fewest raters with which the counts of each answer are shown."
    )
    minimum_raters_comments: Minimum = Field(description="Fewest raters with which comments are shown.")
    minimum_norm_participants: Annotated[int, Field(ge=2, le=10000)] = Field(
        description="Fewest participants with which a cohort is its own norm group."
    )
    release_difference: Minimum = Field(
        description="Fewest raters by which a shown group must differ from the last release."
    )
    minimum_options: Annotated[int, Field(ge=1, le=MOST_OPTIONS)] = Field(
        default=2, description="Fewest options that stay possible for every answer, whatever is printed."
    )
    colluders: Annotated[int, Field(ge=0, le=5)] = Field(
        default=1, description="For how many raters who tell their own answers the receipt says what is left."
    )
    confidence: Annotated[float, Field(ge=0.5, le=0.999)] = Field(
        description="Level of the intervals, such as 0.95."
    )


class ReportKind(StrEnum):
    """Which report an instrument asks for."""

    PROFILE = "profile"
    LEARNING_NEEDS = "learning_needs"


class Definition(_Part):
    """All that a definition file says: a whole questionnaire in one version."""

    id: Identifier = Field(description="Short name of the questionnaire, the same in all its versions.")
    version: Annotated[int, Field(ge=1)] = Field(description="1, 2, 3; a released version never changes.")
    title: Text = Field(description="The questionnaire's name as a reader sees it.")
    purpose: Text = Field(description="What it is for and what it is not for.")
    source: Text = Field(description="Where it comes from, and what is known of its quality.")
    licence: Annotated[str, Field(min_length=1)] = Field(description="The terms under which it may be used.")
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)] = Field(
        description="Codes such as en and cy; the first is complete and stands in for gaps in the others."
    )
    translations: dict[LanguageCode, TranslationStatus] = Field(
        default={}, description="How far each translation has come: draft or reviewed."
    )
    report: ReportKind = Field(default=ReportKind.PROFILE, description="Which report is made from answers.")
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)] = Field(
        description="What is measured, in the order of the report."
    )
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)] = Field(
        description="What gives one score each; at least one for each dimension."
    )
    response_formats: Annotated[tuple[ResponseFormat, ...], Field(min_length=1)] = Field(
        description="The sets of answers that items offer."
    )
    items: Annotated[tuple[Item, ...], Field(min_length=1)] = Field(
        description="The statements, in the order in which they are asked."
    )
    importance: Importance | None = Field(
        default=None, description="Questions to the participant on how much each scale matters."
    )
    rater_groups: Annotated[tuple[RaterGroup, ...], Field(min_length=1)] = Field(
        description="Who answers. `self` must be among them; alone, it makes a self-only questionnaire."
    )
    comments: tuple[CommentQuestion, ...] = Field(default=(), description="The open questions.")
    policy: Policy = Field(description="The thresholds of scoring and of disclosure.")


class Instrument(Definition):
    """A definition that passed every check, with the digest of its content (see `loading`)."""

    digest: str


def _text_fields() -> frozenset[str]:
    parts: list[type[BaseModel]] = [Definition, *_Part.__subclasses__()]
    named = ((name, field) for part in parts for name, field in part.model_fields.items())
    return frozenset(
        field.alias or name
        for name, field in named
        if Text in (field.annotation, *get_args(field.annotation))
    )


TEXT_FIELDS = _text_fields()
"""The fields, by their names in a file, that hold a text which a person sees."""
