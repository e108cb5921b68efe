"""Excerpts of scores: some raters with what they wrote, put together anew.

All parts have the same scoring key and the rater groups in the policy's order. Cells are pairs of
participant and rater group.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from scoring.groups import Mask, scale_sums
from scoring.keying import Ratings
from scoring.scales import rater_scores
from scoring.scores import Scores
from scoring.tables import People, Rows


@dataclass(frozen=True, slots=True)
class Part:
    """Scores, and which of their raters (rows,) and comments (comments,) are taken."""

    scores: Scores
    rows: Mask
    said: Mask


def cells_of(scores: Scores, cells: Mask) -> Part:
    """All raters and comments of some cells (participants, groups)."""
    people = scores.ratings.people
    return Part(scores, cells[people.participant, people.group], _said(scores, cells))


def put_together(parts: Sequence[Part], participants: tuple[str, ...]) -> Scores:
    """All `parts` as one table of scores, by the rules and norms of the first.

    Parameters
    ----------
    parts
        No rater of a participant is taken from two of them.
    participants
        Everybody whose raters are taken, in rising order.
    """
    first = parts[0].scores
    people = _people(parts, participants)
    codes = tuple(
        np.concatenate([part.scores.ratings.codes[item][part.rows] for part in parts])
        for item in range(len(first.key.items))
    )
    ratings = Ratings(people, first.key, codes)
    raters = rater_scores(ratings, first.policy.answered_share)
    said = pd.concat([part.scores.comments[part.said] for part in parts], ignore_index=True)
    return Scores(ratings, raters, scale_sums(raters, people), said, first.norms, first.policy)


def of_participants(scores: Scores, wanted: Sequence[str]) -> Scores:
    """The scores of some participants alone; who is not there is left out."""
    people = scores.ratings.people
    chosen = frozenset(wanted)
    taken = np.array([name in chosen for name in people.participants], dtype=bool)
    names = tuple(name for name in people.participants if name in chosen)
    return put_together([cells_of(scores, np.repeat(taken[:, None], len(people.groups), axis=1))], names)


def _people(parts: Sequence[Part], participants: tuple[str, ...]) -> People:
    place = {name: position for position, name in enumerate(participants)}
    found = [part.scores.ratings.people for part in parts]
    participant = [
        np.array([place.get(name, -1) for name in people.participants], dtype=np.intp)[
            people.participant[part.rows]
        ]
        for people, part in zip(found, parts, strict=True)
    ]
    group = [people.group[part.rows] for people, part in zip(found, parts, strict=True)]
    raters = [people.raters[part.rows].astype(str) for people, part in zip(found, parts, strict=True)]
    return People(
        participants,
        found[0].groups,
        np.concatenate(participant),
        np.concatenate(group),
        pd.concat(raters, ignore_index=True),
    )


def _said(part: Scores, cells: Mask) -> Mask:
    """Which comments (comments,) come from the chosen cells."""
    people = part.ratings.people
    participant = _places(part.comments["participant"], people.participants)
    group = _places(part.comments["rater_group"], people.groups)
    return np.asarray((participant >= 0) & (group >= 0) & cells[participant, group], dtype=bool)


def _places(ids: "pd.Series[Any]", names: tuple[str, ...]) -> Rows:
    """The position (rows,) of each id among the names, -1 where it is none of them."""
    place = {name: position for position, name in enumerate(names)}
    return np.array([place.get(str(one), -1) for one in ids], dtype=np.intp)
