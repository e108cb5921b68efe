"""Which answers a questionnaire takes, from the participant and from raters."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assessment.domain.instruments import instrument_by_digest
from instruments.model import SELF, CommentQuestion, ImportanceItem, Instrument, Item, ResponseFormat

LONGEST_COMMENT = 4000


@dataclass(frozen=True, slots=True)
class Asked:
    """What one capacity is asked, in the order of the questionnaire.

    `options` has the options of each item by its code, as they are stored.
    """

    instrument: Instrument
    is_self: bool
    items: tuple[Item, ...]
    importance: tuple[ImportanceItem, ...]
    comments: tuple[CommentQuestion, ...]
    options: Mapping[str, tuple[str, ...]]

    @property
    def comment_ids(self) -> frozenset[str]:
        """The open questions by their ids."""
        return frozenset(question.id for question in self.comments)


@lru_cache(maxsize=128)
def asked(digest: str, *, is_self: bool) -> Asked:
    """What is asked of the participant, or of a rater, by the instrument with a digest."""
    instrument = instrument_by_digest(digest)
    formats = {form.id: form for form in instrument.response_formats}
    items = tuple(item for item in instrument.items if is_self or item.other_wording is not None)
    importance = instrument.importance.items if instrument.importance and is_self else ()
    chosen = {item.code: options_of(formats[item.format]) for item in items}
    if instrument.importance:
        chosen |= {item.code: options_of(formats[instrument.importance.format]) for item in importance}
    comments = tuple(one for one in instrument.comments if is_self or one.other_wording is not None)
    return Asked(instrument, is_self, items, importance, comments, chosen)


def asked_in(digest: str, group: str) -> Asked:
    """What is asked of somebody who answers in a rater group."""
    return asked(digest, is_self=group == SELF)


def options_of(form: ResponseFormat) -> tuple[str, ...]:
    """The options of a response format as they are stored, "not observed" last."""
    values = tuple(str(option.value) for option in form.options)
    return (*values, form.not_observed.code) if form.not_observed else values
