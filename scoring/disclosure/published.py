"""What a release says of each participant, as sums of unknown answers.

An unknown is what one rater answered to one item. As long as the rater does not change it, it is
the same unknown in every release. Which sums are published follows from who answered what, as in
the gate: the mean of each unit on a scale, and the items of the scale that are not withheld. A
mean that is told as a band counts as told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm
from typing import NamedTuple

import numpy as np
import pandas as pd

from scoring.disclosure.audited import audited
from scoring.disclosure.cutting import of_participants
from scoring.disclosure.thresholds import merge_small_groups, merged_people
from scoring.groups import Mask, raters_who_answered
from scoring.policy import DisclosurePolicy
from scoring.profile import SELF
from scoring.scores import COMMENT_COLUMNS, Scores


class Line(NamedTuple):
    """One rater's answers about a participant: an option number for each item, 0 where there is none.

    `group` is the position of the rater's group in the policy.
    """

    rater: str
    group: int
    codes: bytes


class Comment(NamedTuple):
    """One rater's comment about a participant."""

    rater: str
    group: int
    question: str
    text: str


class Unknown(NamedTuple):
    """What a rater answered to an item: another answer of theirs is another unknown."""

    rater: str
    item: int
    code: int


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that is published of one unit: the weight of each unknown, and its raters' groups.

    Sums of equal weights are equal, whatever the groups are.
    """

    weights: frozenset[tuple[Unknown, int]]
    groups: frozenset[int] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """What a release says of one participant.

    `lines` are all raters but the participant, and `comments` what they wrote. `target` (groups,) is
    the group that each group is counted in, and `size` how many raters that makes. `sums` has the
    sums of each scale.
    """

    lines: tuple[Line, ...]
    comments: frozenset[Comment]
    target: tuple[int, ...]
    size: tuple[int, ...]
    sums: tuple[tuple[Sum, ...], ...]


def pages(scores: Scores, participants: Sequence[str], policy: DisclosurePolicy) -> dict[str, Page]:
    """The page of each of the participants, by id; who is not in `scores` has none.

    The groups of `scores` are in the policy's order.
    """
    part = of_participants(scores, participants)
    names = part.ratings.people.participants
    found = _Pages(part, policy) if names else None
    return {name: found.page(place) for place, name in enumerate(names)} if found else {}


class _Pages:
    """Cuts the pages of some participants out of what is published of them all."""

    def __init__(self, scores: Scores, policy: DisclosurePolicy) -> None:
        people = scores.ratings.people
        self.key, self.people = scores.key, people
        self.merging = merge_small_groups(raters_who_answered(scores.ratings, people)[:, :-1], policy)
        audit = audited(scores, merged_people(people, self.merging), policy)
        self.unit, self.scored = audit.sheets.place, audit.sheets.scored
        self.items: Mask = (audit.items.n > 0).reshape(len(self.key.items), -1)
        self.lines = lines_about(scores, people.participants)
        self.said = comments_by_participant(scores)

    def page(self, place: int) -> Page:
        """The page of the participant at a place."""
        name = self.people.participants[place]
        lines = self.lines[name]
        return Page(
            lines=tuple(lines.values()),
            comments=self.said.get(name, frozenset()),
            target=tuple(self.merging.target[place].tolist()),
            size=tuple(self.merging.raters[place].tolist()),
            sums=tuple(tuple(self._sums(scale, lines)) for scale in range(len(self.unit))),
        )

    def _sums(self, scale: int, lines: Mapping[int, Line]) -> Iterator[Sum]:
        """The sums of each unit of a scale: its mean, then the items that are shown."""
        units: dict[int, list[int]] = {}
        for row in lines:
            units.setdefault(int(self.unit[scale, row]), []).append(row)
        units.pop(-1, None)
        for unit, rows in units.items():
            groups = frozenset(lines[row].group for row in rows)
            members = self.key.members(self.key.scale_names[scale])
            scored = [lines[row] for row in rows if self.scored[scale, row]]
            yield Sum(_scale_sum(scored, members), groups)
            for item in members:
                if self.items[item, unit]:
                    yield Sum(_item_sum([lines[row] for row in rows], item), groups)


def lines_about(scores: Scores, participants: Sequence[str]) -> dict[str, dict[int, Line]]:
    """By participant, the line of each row of `scores` that is about them; their own are left out."""
    people = scores.ratings.people
    block, raters = np.stack(scores.ratings.codes), people.raters.tolist()
    found: dict[str, dict[int, Line]] = {name: {} for name in participants}
    wanted = np.array([name in found for name in people.participants], dtype=bool)
    others = np.array([name != SELF for name in people.groups], dtype=bool)
    for row in np.flatnonzero(wanted[people.participant] & others[people.group]).tolist():
        line = Line(raters[row], int(people.group[row]), block[:, row].tobytes())
        found[people.participants[people.participant[row]]][row] = line
    return found


def comments_by_participant(scores: Scores) -> dict[str, frozenset[Comment]]:
    """What raters wrote about each participant, by id; the participants' own comments are left out."""
    place = {name: position for position, name in enumerate(scores.ratings.people.groups) if name != SELF}
    found: dict[str, set[Comment]] = {}
    columns = (scores.comments[name] for name in COMMENT_COLUMNS)
    for participant, rater, group, question, text in zip(*columns, strict=True):
        if group in place and not pd.isna(text) and str(text).strip():
            comment = Comment(str(rater), place[group], str(question), str(text).strip())
            found.setdefault(str(participant), set()).add(comment)
    return {participant: frozenset(comments) for participant, comments in found.items()}


def _scale_sum(lines: Sequence[Line], items: Sequence[int]) -> frozenset[tuple[Unknown, int]]:
    """The sum of rater scores, in parts that make every weight a whole number.

    A score is the mean of a rater's answers, so each of them has one share of so many.
    """
    whole = lcm(*range(1, len(items) + 1))
    answered = {line: [item for item in items if line.codes[item]] for line in lines}
    return frozenset(
        (_unknown(line, item), whole // len(given)) for line, given in answered.items() for item in given
    )


def _item_sum(lines: Sequence[Line], item: int) -> frozenset[tuple[Unknown, int]]:
    return frozenset((_unknown(line, item), 1) for line in lines if line.codes[item])


def _unknown(line: Line, item: int) -> Unknown:
    return Unknown(line.rater, item, line.codes[item])
