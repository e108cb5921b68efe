"""Whoever was in a release stays in the next as they were."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from scoring.disclosure.excerpts import Part, put_together
from scoring.groups import Mask
from scoring.policy import DisclosurePolicy
from scoring.scores import Scores

Kept = Mapping[str, frozenset[int]]
"""By participant, the positions of the rater groups that get no late raters."""

_Rater = tuple[str, str, str]
"""Participant, rater and rater group."""


def groups_without_somebody(now: Scores, last: Scores, policy: DisclosurePolicy) -> Kept:
    """The protected groups from which somebody is gone since the last release."""
    there, both = set(_raters(now)), set(now.ratings.people.participants)
    place = {group.id: position for position, group in enumerate(policy.groups) if not group.attributed}
    found: dict[str, frozenset[int]] = {}
    for one in _raters(last):
        if one[2] in place and one[0] in both and one not in there:
            found[one[0]] = found.get(one[0], frozenset()) | {place[one[2]]}
    return found


def with_released(now: Scores, last: Scores, kept: Kept, policy: DisclosurePolicy) -> Scores:
    """The scores, with everybody who was in the last release as they were there.

    Their answers and comments are those of the last release, also where they changed them or are
    gone. Groups in `kept` get no late raters. Attributed raters and participants themselves are as
    they are now, unless their group is kept.
    """
    return _Freezer(now, last, kept, policy).scores()


class _Freezer:
    """Chooses raters and comments from what is now and from the last release."""

    def __init__(self, now: Scores, last: Scores, kept: Kept, policy: DisclosurePolicy) -> None:
        self.now, self.last = now, last
        self.both = set(now.ratings.people.participants) & set(last.ratings.people.participants)
        self.protected = {group.id for group in policy.groups if not group.attributed}
        self.kept = {(name, policy.groups[g].id) for name, groups in kept.items() for g in groups}
        self.released = {one for one in (*_raters(last), *_writers(last)) if self._stays(one)}

    def scores(self) -> Scores:
        """Both together."""
        parts = [
            Part(self.now, _mask(_raters(self.now), self._is_new), _mask(_writers(self.now), self._is_new)),
            Part(self.last, _mask(_raters(self.last), self._stays), _mask(_writers(self.last), self._stays)),
        ]
        return put_together(parts, self.now.ratings.people.participants)

    def _stays(self, one: _Rater) -> bool:
        """Whether a rater of the last release stays as they were."""
        return one[0] in self.both and (one[2] in self.protected or (one[0], one[2]) in self.kept)

    def _is_new(self, one: _Rater) -> bool:
        """Whether a rater is taken as they are now."""
        return one not in self.released and (one[0], one[2]) not in self.kept


def _mask(found: Sequence[_Rater], taken: Any) -> Mask:  # noqa: ANN401 - a bound method
    return np.array([taken(one) for one in found], dtype=bool)


def _raters(scores: Scores) -> list[_Rater]:
    people = scores.ratings.people
    names = (people.participants[place] for place in people.participant.tolist())
    groups = (people.groups[group] for group in people.group.tolist())
    return list(zip(names, map(str, people.raters.tolist()), groups, strict=True))


def _writers(scores: Scores) -> list[_Rater]:
    """Whoever wrote each comment."""

    def texts(column: str) -> Iterator[str]:
        ids: pd.Series[Any] = scores.comments[column]
        return map(str, ids.tolist())

    return list(zip(texts("participant"), texts("rater"), texts("rater_group"), strict=True))
