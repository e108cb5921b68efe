"""Respondents that stand twice: the same rater again, in another group, or the participant as another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.files import catalogue
from assessment.files.dates import Moments
from assessment.files.rejections import Rejections
from assessment.files.respondents import Respondents
from assessment.files.table import Mask, Rows

Keys = npt.NDArray[np.int64]
LAST, FIRST = "last submitted", "first in the file"


@dataclass(frozen=True, slots=True)
class DuplicateRule:
    """Which respondents are kept where several have the same participant and rater.

    The last submitted is kept, or the first in the file where no dates tell. `same` tells whether
    two respondents, by position, gave the same answers.
    """

    people: Respondents
    moments: Moments
    same: Callable[[int, int], bool]
    groups: tuple[str, ...]

    def reject(self, rejections: Rejections) -> None:
        """Reject all but one of each, and the participants among the other groups."""
        self._reject_repeated(rejections)
        self._reject_own_among_others(rejections)

    def _reject_repeated(self, rejections: Rejections) -> None:
        positions = np.flatnonzero(rejections.kept())
        for repeated in repeated_positions(self._rater_keys()[positions]):
            winner, *others = in_order_of_merit(positions[repeated], self.moments)
            for other in others:
                self._reject_one(other, winner, rejections)

    def _reject_one(self, at: int, winner: int, rejections: Rejections) -> None:
        people, rows = self.people, self.people.rows
        details: dict[str, Any] = {"other": rows[winner], "rule": rule_of(self.moments, at, winner)}
        if people.group[at] != people.group[winner]:
            groups = {"value": self._group(at), "group": self._group(winner)}
            rejections.add(at, catalogue.TWO_GROUPS, **groups, **details, **self._who(at))
        else:
            kind = catalogue.DUPLICATE if self.same(at, winner) else catalogue.CONFLICT
            who = "rater {rater!r} about {participant!r}".format_map(self._who(at))
            rejections.add(at, kind, who=who, **details)

    def _reject_own_among_others(self, rejections: Rejections) -> None:
        """Reject answers in another group by a rater who also, or by the id, is the participant.

        Equal ids count only where the file shows, by the answers of participants about
        themselves, that raters and participants share one kind of id.
        """
        kept, own = rejections.kept(), self.people.is_self()
        pairs = self._pair_keys()
        suspects = kept & ~own & np.isin(pairs, pairs[kept & own])
        if (kept & own & self.people.has_own_id() & ~self.people.filled).any():
            suspects |= kept & ~own & self.people.has_own_id()
        for at in np.flatnonzero(suspects).tolist():
            rejections.add(at, catalogue.SELF_AND_OTHER, value=self._group(at), **self._who(at))

    def _rater_keys(self) -> Keys:
        """A number a participant and rater; participants count as one rater of themselves."""
        people = self.people
        rater = np.where(people.is_self(), len(people.raters), people.rater)
        return people.participant.astype(np.int64) * (len(people.raters) + 1) + rater

    def _pair_keys(self) -> Keys:
        people = self.people
        return people.participant.astype(np.int64) * (len(people.raters) + 1) + people.rater

    def _group(self, at: int) -> str:
        return self.groups[int(self.people.group[at])]

    def _who(self, at: int) -> dict[str, str]:
        return {"rater": self.people.rater_id(at), "participant": self.people.participant_id(at)}


def repeated_positions(keys: Keys) -> Iterator[Rows]:
    """For each key that occurs more than once, the positions where it does, in the file's order."""
    twice = np.flatnonzero(pd.Series(keys).duplicated(keep=False).to_numpy())
    for positions in pd.Series(twice).groupby(keys[twice], sort=False).indices.values():
        yield twice[positions]


def in_order_of_merit(positions: Rows, moments: Moments) -> list[int]:
    """Positions with the last submitted first; of equal or unknown dates the first in the file."""
    given: Mask = ~np.isnat(moments[positions])
    ages = np.where(given, -moments[positions].astype(np.int64), np.iinfo(np.int64).max)
    return [int(at) for at in positions[np.argsort(ages, kind="stable")]]


def rule_of(moments: Moments, loser: int, winner: int) -> str:
    """Why one of two was kept, in words."""
    by_date = not np.isnat(moments[winner]) and moments[winner] != moments[loser]
    return LAST if by_date else FIRST
