"""Comments: whose may be shown, in an order that says nothing about who wrote what."""

from collections.abc import Collection, Mapping
from hashlib import sha256

import numpy as np
import pandas as pd

from scoring.disclosure.shared_languages import in_shared_languages
from scoring.profile import SELF, Reason, Suppressed

Said = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By participant, then by comment question: the texts."""


def of_heard(comments: pd.DataFrame, unheard: Collection[tuple[str, str]]) -> pd.DataFrame:
    """The comments without those of raters whom no figure counts, by participant and rater group."""
    pairs = zip(comments["participant"].astype(str), comments["rater_group"].astype(str), strict=True)
    return comments[np.array([pair not in unheard for pair in pairs], dtype=bool)]


def by_participant(
    comments: pd.DataFrame, *, own: bool, fewest: int | None = None, attributed: Collection[str] = ()
) -> Said:
    """The participants' own comments, or those of all others, each in shuffled order.

    The order follows from a digest of participant, question and text: the same every time, and
    unrelated to the order, the rater, the group or the date in which the comments came.

    Parameters
    ----------
    comments
        A row a comment, with `participant`, `rater`, `rater_group`, `question` and `text`.
    own
        Whether the participants' own comments are asked for.
    fewest
        Comments in a language that fewer protected raters of the participant wrote in are left out,
        as if they had not been written; without it all stay.
    attributed
        The groups whose raters are identifiable: they do not count towards `fewest`.
    """
    kept = comments[((comments["rater_group"] == SELF) == own) & comments["text"].notna()]
    if fewest is not None:
        kept = in_shared_languages(kept, fewest, attributed)
    said: dict[str, dict[str, list[str]]] = {}
    for participant, question, text in zip(kept["participant"], kept["question"], kept["text"], strict=True):
        if str(text).strip():
            said.setdefault(str(participant), {}).setdefault(str(question), []).append(str(text).strip())
    return {
        participant: {question: _shuffled(participant, question, found) for question, found in each.items()}
        for participant, each in said.items()
    }


def shown_comments(
    said: Mapping[str, tuple[str, ...]], questions: tuple[str, ...], *, raters: int, fewest: int
) -> Mapping[str, tuple[str, ...] | Suppressed]:
    """The comments on each question, or why there are none: a profile of few raters shows none."""
    if raters < fewest:
        return dict.fromkeys(questions, Suppressed(Reason.TOO_FEW))
    return {question: said.get(question, ()) for question in questions}


def _shuffled(participant: str, question: str, texts: list[str]) -> tuple[str, ...]:
    def place(text: str) -> bytes:
        return sha256(f"{participant}\x00{question}\x00{text}".encode("utf-8", "surrogatepass")).digest()

    return tuple(sorted(texts, key=place))
