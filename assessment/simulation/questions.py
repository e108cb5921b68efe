"""The closed questions of an instrument as arrays, one place a question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from instruments.model import Definition, ImportanceItem, Item, ResponseFormat

IMPORTANCE_LOADING = 0.3

Question = Item | ImportanceItem


@dataclass(frozen=True, slots=True)
class Questions:
    """All items and then all importance items, aligned.

    `dimension` (questions,) points into the instrument's dimensions; `loading` is how much of a
    dimension a question shows; `own_only` marks what is asked of the participant alone.
    """

    codes: tuple[str, ...]
    formats: tuple[ResponseFormat, ...]
    dimension: npt.NDArray[np.intp]
    loading: npt.NDArray[np.float64]
    reverse: npt.NDArray[np.bool_]
    own_only: npt.NDArray[np.bool_]

    @property
    def options(self) -> npt.NDArray[np.int64]:
        """The number of response options (questions,)."""
        return np.array([len(form.options) for form in self.formats])

    @property
    def lowest(self) -> npt.NDArray[np.int64]:
        """The lowest value that can be chosen (questions,)."""
        return np.array([form.minimum for form in self.formats])

    @property
    def can_be_unseen(self) -> npt.NDArray[np.bool_]:
        """Which questions (questions,) offer "not observed"."""
        return np.array([form.not_observed is not None for form in self.formats])


def questions_of(instrument: Definition) -> Questions:
    """The closed questions of `instrument`."""
    asked: Sequence[Question] = [*instrument.items, *_importance(instrument)]
    formats = {form.id: form for form in instrument.response_formats}
    return Questions(
        codes=tuple(question.code for question in asked),
        formats=tuple(formats[_format(question, instrument)] for question in asked),
        dimension=_dimensions(asked, instrument),
        loading=np.array([1.0 if isinstance(question, Item) else IMPORTANCE_LOADING for question in asked]),
        reverse=np.array([isinstance(question, Item) and question.reverse for question in asked]),
        own_only=np.array([isinstance(question, ImportanceItem) for question in asked]),
    )


def _importance(instrument: Definition) -> tuple[ImportanceItem, ...]:
    return instrument.importance.items if instrument.importance else ()


def _format(question: Question, instrument: Definition) -> str:
    if isinstance(question, Item):
        return question.format
    return instrument.importance.format if instrument.importance else ""


def _dimensions(asked: Sequence[Question], instrument: Definition) -> npt.NDArray[np.intp]:
    position = {dimension.id: number for number, dimension in enumerate(instrument.dimensions)}
    of_scale = {scale.id: position[scale.dimension] for scale in instrument.scales}
    return np.array([of_scale[question.scale] for question in asked])
