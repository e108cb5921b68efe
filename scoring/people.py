"""Every head is counted once, whatever the table's shape.

The gate counts raters. One who stood in a table twice would be two heads to hide among.
"""

import numpy as np

from scoring.profile import SELF
from scoring.tables import People, Rows


def people_problems(people: People, rater: Rows) -> list[str]:
    """What is wrong with the rows of `people`, by the codes of their raters (rows,).

    A rater answers about a participant once and in one rater group, and a participant has one
    rater in the group `self`.
    """
    return [*_raters_twice(people, rater), *_selves_twice(people)]


def _raters_twice(people: People, rater: Rows) -> list[str]:
    if np.bincount(rater, minlength=1).max() <= 1:
        return []
    pair = people.participant * (int(rater.max()) + 1) + rater
    again = repeats(pair)
    if not len(again):
        return []
    groups = [people.groups[people.group[row]] for row in ((pair == pair[again[0]]).argmax(), again[0])]
    how = "twice" if groups[0] == groups[1] else f"as {groups[0]!r} and as {groups[1]!r}"
    who = f"rater {people.raters.iloc[again[0]]!r} answers about {_participant(people, again[0])!r}"
    return [f"responses: {who} {how}, expected once in one rater group{and_more(again)}"]


def _selves_twice(people: People) -> list[str]:
    if SELF not in people.groups:
        return []
    own = np.flatnonzero(people.group == people.groups.index(SELF))
    again = own[repeats(people.participant[own])]
    if not len(again):
        return []
    who = f"participant {_participant(people, again[0])!r}"
    return [f"responses: {who} has several raters in the group {SELF!r}, expected one{and_more(again)}"]


def _participant(people: People, row: int) -> str:
    return people.participants[int(people.participant[row])]


def repeats(places: Rows) -> Rows:
    """The positions in `places` (rows,) of what stands there for a second time or more."""
    order = np.argsort(places, kind="stable")
    rising = places[order]
    return np.sort(order[1:][rising[1:] == rising[:-1]])


def and_more(cases: Rows) -> str:
    """How many other cases there are of a problem that is told by its first."""
    return f" (and {len(cases) - 1} more)" if len(cases) > 1 else ""
