"""What a release says of each participant, as sums of unknown answers.

An unknown is what one rater answered to one item, and the same in every release: who was in one stays
in the next as they were. Which sums are published follows from who answered what, as in
the gate: the mean of each unit on a scale, and the items of the scale that are not withheld. A
mean that is told as a band counts as told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import lcm
from typing import NamedTuple

import numpy as np
import pandas as pd

from scoring.disclosure.audited import audited
from scoring.disclosure.excerpts import of_participants
from scoring.disclosure.heads import people_as_counted
from scoring.groups import Mask
from scoring.policy import DisclosurePolicy
from scoring.profile import SELF
from scoring.scores import COMMENT_COLUMNS, Scores


class Line(NamedTuple):
    """One rater of a participant, and which items they answered: a byte for each, 0 where they did not.

    `group` is the position of the rater's group in the policy.
    """

    rater: str
    group: int
    answered: bytes


class Comment(NamedTuple):
    """One rater's comment about a participant."""

    rater: str
    group: int
    question: str
    text: str


class Unknown(NamedTuple):
    """What a rater answered to an item."""

    rater: str
    item: int


Sum = frozenset[tuple[Unknown, int]]
"""A sum that is published: the weight of each unknown in it."""


class Unit(NamedTuple):
    """What a page tells of one unit on one scale.

    `place` is the position of the unit among those of the participant; `scored` are those of its
    `lines` whose raters have a score, `members` the items of the scale, `items` those that are told.
    """

    place: int
    lines: frozenset[Line]
    scored: frozenset[Line]
    members: tuple[int, ...]
    items: tuple[int, ...]

    @property
    def groups(self) -> frozenset[int]:
        """The rater groups in the unit."""
        return frozenset(line.group for line in self.lines)

    def scale_sum(self) -> Sum:
        """The sum of rater scores, in parts that make every weight a whole number.

        A score is the mean of a rater's answers, so each of them has one share of so many.
        """
        whole = lcm(*range(1, len(self.members) + 1))
        answered = {line: [item for item in self.members if line.answered[item]] for line in self.scored}
        return frozenset(
            (Unknown(line.rater, item), whole // len(given))
            for line, given in answered.items()
            for item in given
        )

    def item_sum(self, item: int) -> Sum:
        """The sum of the answers to an item."""
        return frozenset((Unknown(line.rater, item), 1) for line in self.lines if line.answered[item])

    def touches(self, other: "Unit") -> bool:
        """Whether they have a rater in common."""
        return not {line.rater for line in self.lines}.isdisjoint(line.rater for line in other.lines)

    def grew_out_of(self, earlier: "Unit") -> bool:
        """Whether it is the same unit on an earlier page, and holds all who were in it."""
        return self.place == earlier.place and self.lines >= earlier.lines

    def sums(self) -> list[Sum]:
        """All that is told of the unit."""
        return [self.scale_sum(), *(self.item_sum(item) for item in self.items)]


Cell = tuple[int, int]
"""An item, and the place of a unit of the participant, by their positions."""

Withheld = Mapping[str, frozenset[Cell]]
"""By participant, the item means that are held back because of earlier releases."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a release says of one participant.

    `lines` are all raters but the participant, and `comments` what they wrote. `target` (groups,) is
    the group that each group is counted in, and `size` how many raters that makes. `units` has the
    units of each scale.
    """

    lines: tuple[Line, ...]
    comments: frozenset[Comment]
    target: tuple[int, ...]
    size: tuple[int, ...]
    units: tuple[tuple[Unit, ...], ...]


def pages(
    scores: Scores, withheld: Withheld, participants: Sequence[str], policy: DisclosurePolicy
) -> dict[str, Page]:
    """The page of each of the participants, by id; who is not in `scores` has none.

    The groups of `scores` are in the policy's order.
    """
    part = of_participants(scores, participants)
    names = part.ratings.people.participants
    found = _Pages(part, withheld, policy) if names else None
    return {name: found.page(place) for place, name in enumerate(names)} if found else {}


class _Pages:
    """Cuts the pages of some participants out of what is published of them all."""

    def __init__(self, scores: Scores, withheld: Withheld, policy: DisclosurePolicy) -> None:
        people, self.merging, _ = people_as_counted(scores, policy)
        self.names, self.withheld = people.participants, withheld
        self.members = [scores.key.members(scale) for scale in scores.key.scale_names]
        audit = audited(scores, people, policy)
        self.unit, self.scored = audit.sheets.place, audit.sheets.scored
        self.told: Mask = audit.items.n > 0
        self.lines = lines_about(scores, self.names)
        self.said = comments_by_participant(scores)

    def page(self, place: int) -> Page:
        """The page of the participant at a place."""
        name = self.names[place]
        return Page(
            lines=tuple(self.lines[name].values()),
            comments=self.said.get(name, frozenset()),
            target=tuple(self.merging.target[place].tolist()),
            size=tuple(self.merging.raters[place].tolist()),
            units=tuple(tuple(self._units(scale, place)) for scale in range(len(self.members))),
        )

    def _units(self, scale: int, place: int) -> Iterator[Unit]:
        """The units of a scale that are told of the participant at a place."""
        lines, found = self.lines[self.names[place]], dict[int, list[int]]()
        for row in lines:
            found.setdefault(int(self.unit[scale, row]), []).append(row)
        found.pop(-1, None)
        for cell, rows in found.items():
            unit = cell - place * self.told.shape[-1]
            scored = frozenset(lines[row] for row in rows if self.scored[scale, row])
            told = self._told(self.members[scale], place, unit)
            every = frozenset(lines[row] for row in rows)
            yield Unit(unit, every, scored, self.members[scale], told)

    def _told(self, items: Sequence[int], place: int, unit: int) -> tuple[int, ...]:
        withheld = self.withheld.get(self.names[place], frozenset())
        return tuple(item for item in items if self.told[item, place, unit] and (item, unit) not in withheld)


def lines_about(scores: Scores, participants: Sequence[str]) -> dict[str, dict[int, Line]]:
    """By participant, the line of each row of `scores` that is about them; their own are left out."""
    people = scores.ratings.people
    block, raters = np.stack(scores.ratings.codes) > 0, people.raters.tolist()
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
