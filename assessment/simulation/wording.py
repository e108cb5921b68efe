"""One comment, put together from the phrases and typed as its writer types."""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.simulation.phrases import (
    ANY,
    AWKWARD,
    ENCOURAGEMENT,
    OF_OTHERS,
    OF_OTHERS_IN_WELSH,
    OPENINGS,
    OWN,
    OWN_IN_WELSH,
    THANKS,
    Pool,
    answers_to,
    texts_on,
)

PRAISE = "keep"
# The subject of comments that are all signs and scripts.
ODD = "odd"
ODD_SHARE = 0.03
GENERAL_SHARE = 0.12
BARE_SHARE = 0.6
OPENING_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who writes, on which question and subject.

    `turn` counts those who wrote the like about the same participant before; with the
    participant's number it picks the phrase, so that no two people say the same. `form`, `aside`
    and `typing` are chances from 0 to 1 that settle how the comment is put together.
    """

    question: str
    is_own: bool
    group: str
    participant: int
    subject: str
    turn: int
    in_welsh: bool
    form: float
    aside: float
    typing: float


def subject_of(dimension: str, die: float, *, is_own: bool) -> str:
    """What a comment is about: mostly the dimension, sometimes nothing in particular."""
    if die < ODD_SHARE and not is_own:
        return ODD
    return ANY if die > 1 - GENERAL_SHARE else dimension


def comment_text(occasion: Occasion) -> str:
    """The comment written on one occasion; where the Welsh phrases run out it is in English."""
    if occasion.subject == ODD:
        return _next_of(texts_on(AWKWARD, occasion.question), occasion)
    phrases = _phrases(occasion, in_welsh=occasion.in_welsh)
    if occasion.in_welsh and occasion.turn < len(phrases):
        return typed(_next_of(phrases, occasion), occasion.typing)
    point = _next_of(_phrases(occasion, in_welsh=False), occasion)
    has_asides = not occasion.is_own and occasion.question in OF_OTHERS
    return typed(_with_aside(point, occasion) if has_asides else point, occasion.typing)


def _phrases(occasion: Occasion, *, in_welsh: bool) -> tuple[str, ...]:
    if occasion.is_own:
        book = OWN_IN_WELSH if in_welsh else OWN
    else:
        book = OF_OTHERS_IN_WELSH if in_welsh else OF_OTHERS
    return texts_on(answers_to(book, occasion.question), occasion.subject)


def _next_of(texts: tuple[str, ...], occasion: Occasion) -> str:
    return texts[(3 * occasion.participant + occasion.turn) % len(texts)]


def _with_aside(point: str, occasion: Occasion) -> str:
    if occasion.form < BARE_SHARE:
        return point
    if occasion.form < 1 - OPENING_SHARE:
        after = THANKS if occasion.question == PRAISE else ENCOURAGEMENT
        return f"{point} {_pick(after, occasion)}"
    return f"{_pick(OPENINGS, occasion)} {point}"


def _pick(pool: Pool, occasion: Occasion) -> str:
    texts = texts_on(pool, occasion.group)
    return texts[int(occasion.aside * len(texts))]


def typed(text: str, typing: float) -> str:
    """The text as one person types it: `typing` from 0 to 1 stands for the person."""
    changes = (change for upper_end, change in TYPING if typing < upper_end)
    return next(changes)(text)


def _without_full_stop(text: str) -> str:
    return text.removesuffix(".")


def _in_lower_case(text: str) -> str:
    return text if text.startswith("I ") else text[0].lower() + text[1:].removesuffix(".")


def _with_ampersands(text: str) -> str:
    return text.replace(" and ", " & ")


def _with_zeal(text: str) -> str:
    return f"{text.removesuffix('.')}!"


# How people type, by the upper end of their share of all people; most type properly.
TYPING: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.1, _without_full_stop),
    (0.15, _in_lower_case),
    (0.2, _with_ampersands),
    (0.22, _with_zeal),
    (1.0, str),
)
