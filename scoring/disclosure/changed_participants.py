"""About whom raters say something in one release that they do not say in the other."""

import numpy as np
import numpy.typing as npt

from scoring.disclosure.published import Comment, comments_by_participant
from scoring.profile import SELF
from scoring.scores import Scores
from scoring.tables import Rows


def changed_participants(now: Scores, before: Scores) -> list[str]:
    """Participants of both releases about whom the raters' sheets are not the same, or their comments.

    A sheet is a rater group and an answer to each item. Which rater filled it in plays no part, so
    that ids which were given anew change nothing. Both have the same groups in the same order.
    """
    both = sorted(set(now.ratings.people.participants) & set(before.ratings.people.participants))
    sheets = [_sheets(scores, both) for scores in (now, before)]
    _, same = np.unique(np.concatenate([rows for rows, _ in sheets]), return_inverse=True)
    participant = np.concatenate([places for _, places in sheets])
    sign = np.repeat([1, -1], [len(places) for _, places in sheets])
    surplus = np.bincount(same, sign)
    found = {both[place] for place in np.unique(participant[surplus[same] != 0])}
    said = [comments_by_participant(scores) for scores in (now, before)]
    found |= {name for name in both if len({_texts(each, name) for each in said}) > 1}
    return sorted(found)


def _sheets(scores: Scores, participants: list[str]) -> tuple[npt.NDArray[np.void], Rows]:
    """Each rater's sheet (rows,) as bytes that are equal for equal sheets, and whose it is (rows,)."""
    people = scores.ratings.people
    place = {name: position for position, name in enumerate(participants)}
    participant = np.array([place.get(name, -1) for name in people.participants], dtype=np.intp)
    group = np.array([-1 if name == SELF else position for position, name in enumerate(people.groups)])
    rows = np.flatnonzero((participant[people.participant] >= 0) & (group[people.group] >= 0))
    whose = participant[people.participant[rows]]
    codes = np.stack(scores.ratings.codes, axis=1)[rows]
    ids = np.stack([whose, group[people.group[rows]]], axis=1).astype(np.int32)
    block = np.ascontiguousarray(np.concatenate([ids.view(np.uint8), codes], axis=1))
    return block.view(np.dtype((np.void, block.shape[1]))).ravel(), whose


def _texts(said: dict[str, frozenset[Comment]], participant: str) -> tuple[tuple[int, str, str], ...]:
    comments = said.get(participant, frozenset())
    return tuple(sorted((comment.group, comment.question, comment.text) for comment in comments))
