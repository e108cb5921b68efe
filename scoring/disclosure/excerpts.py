"""Excerpts of scores: some participants, or some rater groups of theirs, put together anew.

All parts have the same scoring key and the rater groups in the policy's order. Cells are pairs of
participant and rater group; with a cell go its raters, their answers and their comments.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from scoring.groups import Mask, scale_sums
from scoring.keying import Ratings
from scoring.scales import rater_scores
from scoring.scores import Scores
from scoring.tables import People, Rows

Part = tuple[Scores, Mask]
"""Scores, and which of their cells (participants, groups) are taken."""


def put_together(parts: Sequence[Part], participants: tuple[str, ...]) -> Scores:
    """The chosen cells of all `parts` as one table of scores, by the rules and norms of the first.

    Parameters
    ----------
    parts
        No cell of a participant is taken from two of them.
    participants
        Everybody whose cells are taken, in rising order.
    """
    first = parts[0][0]
    rows = [cells[part.ratings.people.participant, part.ratings.people.group] for part, cells in parts]
    people = _people(parts, rows, participants)
    codes = tuple(
        np.concatenate(
            [part.ratings.codes[item][taken] for (part, _), taken in zip(parts, rows, strict=True)]
        )
        for item in range(len(first.key.items))
    )
    ratings = Ratings(people, first.key, codes)
    raters = rater_scores(ratings, first.policy.answered_share)
    said = _comments(parts)
    return Scores(ratings, raters, scale_sums(raters, people), said, first.norms, first.policy)


def of_participants(scores: Scores, wanted: Sequence[str]) -> Scores:
    """The scores of some participants alone; who is not there is left out."""
    people = scores.ratings.people
    chosen = frozenset(wanted)
    taken = np.array([name in chosen for name in people.participants], dtype=bool)
    names = tuple(name for name in people.participants if name in chosen)
    return put_together([(scores, np.repeat(taken[:, None], len(people.groups), axis=1))], names)


def _people(parts: Sequence[Part], rows: Sequence[Mask], participants: tuple[str, ...]) -> People:
    place = {name: position for position, name in enumerate(participants)}
    found = [part.ratings.people for part, _ in parts]
    participant = [
        np.array([place.get(name, -1) for name in people.participants], dtype=np.intp)[
            people.participant[taken]
        ]
        for people, taken in zip(found, rows, strict=True)
    ]
    group = [people.group[taken] for people, taken in zip(found, rows, strict=True)]
    raters = [people.raters[taken].astype(str) for people, taken in zip(found, rows, strict=True)]
    return People(
        participants,
        found[0].groups,
        np.concatenate(participant),
        np.concatenate(group),
        pd.concat(raters, ignore_index=True),
    )


def _comments(parts: Sequence[Part]) -> pd.DataFrame:
    return pd.concat([part.comments[_said(part, cells)] for part, cells in parts], ignore_index=True)


def _said(part: Scores, cells: Mask) -> Mask:
    """Which comments (rows,) come from the chosen cells."""
    people = part.ratings.people
    participant = _places(part.comments["participant"], people.participants)
    group = _places(part.comments["rater_group"], people.groups)
    return np.asarray((participant >= 0) & (group >= 0) & cells[participant, group], dtype=bool)


def _places(ids: "pd.Series[Any]", names: tuple[str, ...]) -> Rows:
    """The position (rows,) of each id among the names, -1 where it is none of them."""
    place = {name: position for position, name in enumerate(names)}
    return np.array([place.get(str(one), -1) for one in ids], dtype=np.intp)
