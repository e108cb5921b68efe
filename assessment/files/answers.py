"""What an answer in the file means: an option's value, not observed, no answer, or nothing known."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from assessment.files.mapping import Mapping, Meaning
from assessment.files.text import folded, is_no_answer, whole_number
from instruments.model import ANY_LANGUAGE, Instrument, ResponseFormat, ResponseOption

# Options have values from -100 to 100, which leaves these of the range of a byte.
MISSING = -128
NOT_OBSERVED = -127
UNKNOWN = -126

_MEANINGS = {Meaning.MISSING: MISSING, Meaning.NOT_OBSERVED: NOT_OBSERVED}


class Manner(StrEnum):
    """How an answer was written."""

    LABEL = "label"
    NUMBER = "number"
    POSITION = "position"
    OTHER = "other"


class Answer(NamedTuple):
    """The value of an answer (or `MISSING`, `NOT_OBSERVED`, `UNKNOWN`) and how it was written."""

    value: int
    manner: Manner


_NO_ANSWER = Answer(MISSING, Manner.OTHER)
_UNKNOWN = Answer(UNKNOWN, Manner.OTHER)


@dataclass(frozen=True, slots=True)
class AnswerBook:
    """Every way to write an answer to the items of one response format."""

    format: ResponseFormat
    known: dict[str, Answer]

    def read(self, text: str) -> Answer:
        """The answer that `text` stands for."""
        known = self.known.get(_key(text))
        if known:
            return known
        return _NO_ANSWER if is_no_answer(text) else _UNKNOWN

    def options(self) -> str:
        """The options as a reader is told: `1 Never, 2 Seldom, ...`."""
        return ", ".join(
            f"{option.value} {option.label.in_language(ANY_LANGUAGE)}" for option in self.in_order()
        )

    def in_order(self) -> list[ResponseOption]:
        """The options in rising order of value."""
        return _in_order(self.format)


def answer_book(format_: ResponseFormat, mapping: Mapping) -> AnswerBook:
    """The answer book of a response format.

    What the mapping says counts first, then labels in any language and the values themselves,
    and last LimeSurvey's codes by position (`A1`, `AO01`: the first option).
    """
    known = dict(_positions(format_))
    known |= {str(option.value): Answer(option.value, Manner.NUMBER) for option in format_.options}
    known |= _unambiguous(_labels(format_))
    known |= dict(_mapped(format_, mapping))
    return AnswerBook(format_, known)


def answer_books(instrument: Instrument, mapping: Mapping) -> dict[str, AnswerBook]:
    """The answer book of each item, by its code; importance items included."""
    books = {format_.id: answer_book(format_, mapping) for format_ in instrument.response_formats}
    found = {item.code: books[item.format] for item in instrument.items}
    if instrument.importance:
        book = books[instrument.importance.format]
        found |= {item.code: book for item in instrument.importance.items}
    return found


def _in_order(format_: ResponseFormat) -> list[ResponseOption]:
    return sorted(format_.options, key=lambda option: option.value)


def _key(text: str) -> str:
    number = whole_number(text)
    return folded(text) if number is None else str(number)


def _positions(format_: ResponseFormat) -> Iterator[tuple[str, Answer]]:
    for place, option in enumerate(_in_order(format_), start=1):
        for code in (f"a{place}", f"ao{place:02d}"):
            yield code, Answer(option.value, Manner.POSITION)


def _labels(format_: ResponseFormat) -> Iterator[tuple[str, Answer]]:
    for option in format_.options:
        for label in option.label.root.values():
            manner = Manner.LABEL if whole_number(label) is None else Manner.NUMBER
            for text in (label, f"{option.value} {label}", f"{label} {option.value}"):
                yield _key(text), Answer(option.value, manner)
    if format_.not_observed:
        for text in (format_.not_observed.code, *format_.not_observed.label.root.values()):
            yield _key(text), Answer(NOT_OBSERVED, Manner.OTHER)


def _unambiguous(pairs: Iterator[tuple[str, Answer]]) -> dict[str, Answer]:
    """The pairs by key, without keys that stand for several answers."""
    found: dict[str, set[Answer]] = {}
    for key, answer in pairs:
        found.setdefault(key, set()).add(answer)
    return {key: next(iter(answers)) for key, answers in found.items() if len(answers) == 1}


def _mapped(format_: ResponseFormat, mapping: Mapping) -> Iterator[tuple[str, Answer]]:
    values = {option.value for option in format_.options}
    for text, meaning in mapping.answers.items():
        if isinstance(meaning, Meaning):
            yield _key(text), Answer(_MEANINGS[meaning], Manner.OTHER)
        elif meaning in values:
            yield (
                _key(text),
                Answer(meaning, Manner.NUMBER if whole_number(text) is not None else Manner.LABEL),
            )
