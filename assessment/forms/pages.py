"""The pages of a questionnaire: a dimension a page, then importance, then the open questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext as _

from assessment.domain.questions import LONGEST_COMMENT, Asked, asked_in
from instruments.model import CommentQuestion, ImportanceItem, Instrument, Item, ResponseFormat, Text

COMMENT_PREFIX = "comment-"


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button; a line divides the last one off where it is no answer on the scale."""

    value: str
    label: str
    checked: bool = False
    divider_before: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One item as a page shows it; `base` is what is stored."""

    name: str
    legend: str
    options: tuple[Option, ...]
    base: str = ""
    error: str = ""
    lang: str = ""
    hint: str = ""
    number: int = 0

    @property
    def said(self) -> str:
        """The label of what is chosen, empty where nothing is."""
        return next((option.label for option in self.options if option.checked), "")


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One open question as a page shows it; `base` is what is stored, `text` what stands in the box."""

    name: str
    label: str
    text: str = ""
    base: str = ""
    error: str = ""
    lang: str = ""
    hint: str = ""
    limit: int = LONGEST_COMMENT


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a questionnaire, in one language and with what was answered so far."""

    number: int
    of: int
    kind: str
    title: str
    definition: str
    questions: tuple[Question, ...] = ()
    comments: tuple[OpenQuestion, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """What stands on a page: the codes of items, or the ids of open questions."""

    kind: str
    dimension: str = ""
    items: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The fields of the page by their names."""
        return frozenset(self.items) | {f"{COMMENT_PREFIX}{one}" for one in self.comments}


@dataclass(frozen=True, slots=True)
class Stored:
    """What stands in the boxes of a page: chosen options by item, comments by question."""

    options: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a page is to be shown: what is stored, what was typed over it, and what is wrong."""

    stored: Stored
    typed: Stored = field(default_factory=Stored)
    errors: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=128)
def outlines(digest: str, group: str) -> tuple[Outline, ...]:
    """The pages of a questionnaire for somebody who answers in a rater group."""
    asked = asked_in(digest, group)
    pages = [_dimension_page(asked, dimension.id) for dimension in asked.instrument.dimensions]
    pages = [page for page in pages if page.items]
    if asked.importance:
        pages.append(Outline("importance", items=tuple(item.code for item in asked.importance)))
    if asked.comments:
        pages.append(Outline("comments", comments=tuple(question.id for question in asked.comments)))
    return tuple(pages)


def _dimension_page(asked: Asked, dimension: str) -> Outline:
    scales = {scale.id for scale in asked.instrument.scales if scale.dimension == dimension}
    return Outline("dimension", dimension, tuple(item.code for item in asked.items if item.scale in scales))


def build_page(digest: str, group: str, number: int, language: str, shown: Shown) -> Page:
    """One page, from 1, in a language.

    Raises
    ------
    IndexError
        Where there is no page with that number.
    """
    asked, every = asked_in(digest, group), outlines(digest, group)
    outline = every[number - 1] if number > 0 else every[len(every)]
    title, definition, lang = _headings(asked.instrument, outline, language)
    return Page(
        number=number,
        of=len(every),
        kind=outline.kind,
        title=title,
        definition=definition,
        questions=_questions(asked, outline, language, shown),
        comments=_open_questions(asked, outline, language, shown),
        lang=lang,
    )


def _headings(instrument: Instrument, outline: Outline, language: str) -> tuple[str, str, str]:
    for dimension in instrument.dimensions:
        if dimension.id == outline.dimension:
            name, definition = (text.in_language(language) for text in (dimension.name, dimension.definition))
            return name, definition, other_language(dimension.name, language, instrument)
    return "", "", ""


def other_language(text: Text, language: str, instrument: Instrument) -> str:
    """The language that a text is really in, where it is not the one asked for; else empty."""
    return "" if text.has(language) else next((one for one in instrument.languages if text.has(one)), "")


def _questions(asked: Asked, outline: Outline, language: str, shown: Shown) -> tuple[Question, ...]:
    parts: list[Item | ImportanceItem] = [*asked.items, *asked.importance]
    by_code = {part.code: part for part in parts}
    return tuple(
        _question(asked, by_code[code], language, shown, number)
        for number, code in enumerate(outline.items, start=1)
    )


def _question(
    asked: Asked, part: Item | ImportanceItem, language: str, shown: Shown, number: int
) -> Question:
    wording = _wording(part, is_self=asked.is_self)
    chosen = shown.typed.options.get(part.code) or shown.stored.options.get(part.code, "")
    return Question(
        name=part.code,
        legend=wording.in_language(language),
        options=_options(asked, part, language, chosen),
        base=shown.stored.options.get(part.code, ""),
        error=shown.errors.get(part.code, ""),
        lang=other_language(wording, language, asked.instrument),
        number=number,
    )


def _wording(part: Item | ImportanceItem | CommentQuestion, *, is_self: bool) -> Text:
    if isinstance(part, ImportanceItem):
        return part.wording
    return part.self_wording if is_self or part.other_wording is None else part.other_wording


def _options(asked: Asked, part: Item | ImportanceItem, language: str, chosen: str) -> tuple[Option, ...]:
    form = _format_of(asked.instrument, part)
    unseen = form.not_observed.code if form.not_observed else None
    return tuple(
        Option(value, label, checked=value == chosen, divider_before=_("or") if value == unseen else "")
        for value, label in option_labels(form, language).items()
    )


def _format_of(instrument: Instrument, part: Item | ImportanceItem) -> ResponseFormat:
    importance = instrument.importance
    name = part.format if isinstance(part, Item) else importance.format if importance else ""
    return next(form for form in instrument.response_formats if form.id == name)


def option_labels(form: ResponseFormat, language: str) -> dict[str, str]:
    """The labels of a response format by the option that is stored, "not observed" last."""
    labels = {str(option.value): option.label.in_language(language) for option in form.options}
    if form.not_observed:
        labels[form.not_observed.code] = form.not_observed.label.in_language(language)
    return labels


def _open_questions(asked: Asked, outline: Outline, language: str, shown: Shown) -> tuple[OpenQuestion, ...]:
    by_id = {question.id: question for question in asked.comments}
    return tuple(_open_question(asked, by_id[one], language, shown) for one in outline.comments)


def _open_question(asked: Asked, question: CommentQuestion, language: str, shown: Shown) -> OpenQuestion:
    wording = _wording(question, is_self=asked.is_self)
    stored = shown.stored.comments.get(question.id, "")
    name = f"{COMMENT_PREFIX}{question.id}"
    return OpenQuestion(
        name=name,
        label=wording.in_language(language),
        text=shown.typed.comments.get(question.id, stored),
        base=stored,
        error=shown.errors.get(name, ""),
        lang=other_language(wording, language, asked.instrument),
    )
