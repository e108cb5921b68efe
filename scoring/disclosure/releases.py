"""Time: what may be told anew about somebody of whom a profile was released before.

Two profiles are subtracted as easily as two groups of one: a fourth peer who answers after a
release is the difference of two means. So whoever was in a release stays in the next as they were,
and a rater group gets late raters only where all that was released tells of no few of them. What
was released follows from the earlier responses, for the gate gives the same profile each time.

All of this is decided from the ids of raters, their groups, and which items they answered. What
they answered plays no part, or it would be told by what is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from scoring.disclosure.audited import Before
from scoring.disclosure.changed_participants import changed_participants
from scoring.disclosure.excerpts import cells_of, of_participants, put_together
from scoring.disclosure.frozen import Kept, groups_without_somebody, with_released
from scoring.disclosure.group_order import in_policy_order
from scoring.disclosure.late import Moved, moved_with_late
from scoring.disclosure.published import Page, Withheld, pages
from scoring.disclosure.together import NONE, Groups, Verdict, verdict
from scoring.groups import Mask
from scoring.policy import DisclosurePolicy
from scoring.problems import raise_all
from scoring.scores import Scores


@dataclass(frozen=True, slots=True)
class HeldBack:
    """The scores that may go through the gate, and what else the gate has to hold back.

    `kept` has by participant the rater groups that stay as they were released, `before` the item
    means that earlier releases forbid and the totals that they settle. `anew` are the participants
    about whom protected raters are told otherwise than in an earlier release: a spread or a count
    of theirs, subtracted from the earlier one, would tell the answers of a few.
    """

    scores: Scores
    kept: Mapping[str, tuple[str, ...]]
    before: Before
    anew: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Release:
    """What was released, with everybody who was in a release before, and in `kept` who was not as now."""

    scores: Scores
    kept: Kept = field(default_factory=dict)
    withheld: Withheld = field(default_factory=dict)
    moved: Moved = field(default_factory=dict)
    anew: frozenset[str] = frozenset()


def held_back(scores: Scores, released: Sequence[Scores], policy: DisclosurePolicy) -> HeldBack:
    """The scores with everybody as last released, and late raters where they may be told.

    A group is kept with all groups that it is merged with. Kept are its raters, their answers and
    their comments.

    Parameters
    ----------
    scores
        Of the whole cohort, as they are now. Raters have the same ids as in the releases.
    released
        The scores that profiles of the same campaign were made from, oldest first: what each of
        them released was itself held back. Participants in none of them stay as they are, and
        those in no other are not added.
    policy
        As for the gate.

    Raises
    ------
    TableError
        Where a release has another scoring key, or a rater group that the policy does not have.
    """
    raise_all(_other_keys(scores, released))
    history: list[_Release] = []
    for release in released:
        now = _in_order(release, policy)
        found = _beside(history, now, policy)
        history.append(replace(found, scores=_with_absent(found.scores, history)))
    last = _beside(history, _in_order(scores, policy) if history else scores, policy)
    kept = {name: tuple(policy.groups[g].id for g in sorted(groups)) for name, groups in last.kept.items()}
    return HeldBack(last.scores, kept, _demands(last, last.scores, policy), last.anew)


def _demands(found: _Release, scores: Scores, policy: DisclosurePolicy) -> Before:
    """What releases demand of the participants of `scores`."""
    names, units = scores.ratings.people.participants, len(policy.groups) + 1
    withheld = np.zeros((len(scores.key.items), len(names), units), dtype=bool)
    moved = np.full((len(scores.key.scale_names), len(names), units), np.nan)
    for place, name in enumerate(names):
        for item, unit in found.withheld.get(name, ()):
            withheld[item, place, unit] = True
        if name in found.moved:
            moved[:, place] = found.moved[name]
    return Before(withheld, moved)


def _other_keys(scores: Scores, released: Sequence[Scores]) -> list[str]:
    return [
        f"release {number}: its scoring key is another one, expected a release of the same campaign"
        for number, release in enumerate(released, start=1)
        if release.key != scores.key
    ]


def _in_order(scores: Scores, policy: DisclosurePolicy) -> Scores:
    """The same scores with the groups in the policy's order."""
    people = in_policy_order(scores.ratings.people, policy)
    everything = np.ones((len(people.participants), len(people.groups)), dtype=bool)
    ordered = replace(scores, ratings=replace(scores.ratings, people=people))
    return put_together([cells_of(ordered, everything)], people.participants)


def _with_absent(now: Scores, history: Sequence[_Release]) -> Scores:
    """The scores with everybody of an earlier release whom this one is not about, as they were."""
    if not history:
        return now
    last, names = history[-1].scores, set(now.ratings.people.participants)
    absent = np.array([name not in names for name in last.ratings.people.participants], dtype=bool)
    everybody = tuple(sorted(names.union(last.ratings.people.participants)))
    here = cells_of(now, _cells(now, ~np.zeros(len(names), dtype=bool)))
    return put_together([here, cells_of(last, _cells(last, absent))], everybody)


def _cells(scores: Scores, participants: Mask) -> Mask:
    """All cells (participants, groups) of some participants (participants,)."""
    return np.repeat(participants[:, None], len(scores.ratings.people.groups), axis=1)


def _beside(history: Sequence[_Release], now: Scores, policy: DisclosurePolicy) -> _Release:
    """What can be told now, beside what was released before, oldest first.

    In each round, what fails is kept as released or withheld, and looked at again. An item mean
    that is withheld once stays so.
    """
    if not history:
        return _Release(now)
    last = history[-1]
    doubtful = changed_participants(now, last.scores)
    kept = _with_merged(groups_without_somebody(now, last.scores, policy), now, last.scores, policy)
    found = _Release(with_released(now, last.scores, kept, policy), kept, last.withheld)
    before, left = _pages_of_each(history, doubtful, policy), doubtful
    while left:
        held = _held(found, left, before, policy)
        left = sorted(held)
        found = _with_held(found, held, now, last.scores, policy)
    changed = changed_participants(found.scores, last.scores)
    parts = [_protected(scores, doubtful, policy) for scores in (found.scores, last.scores)]
    moved = {**last.moved, **_moved(found.scores, last, changed, policy)}
    return replace(found, moved=moved, anew=last.anew.union(changed_participants(*parts)))


def _moved(now: Scores, last: _Release, participants: Sequence[str], policy: DisclosurePolicy) -> Moved:
    demands = _demands(last, of_participants(last.scores, participants), policy)
    return moved_with_late(now, last.scores, demands, participants, policy)


def _with_merged(kept: Kept, now: Scores, last: Scores, policy: DisclosurePolicy) -> Kept:
    """The groups that are kept with all that are merged with them, now or then."""
    found = [pages(scores, {}, sorted(kept), policy) for scores in (now, last)]
    return {name: _merged_with(groups, [each[name] for each in found]) for name, groups in kept.items()}


def _held(
    found: _Release, participants: Sequence[str], before: Mapping[str, list[Page]], policy: DisclosurePolicy
) -> dict[str, Verdict]:
    """What to hold back about each of the participants about whom something fails."""
    current = pages(found.scores, found.withheld, participants, policy)
    verdicts = {
        name: _to_hold(current[name], before[name], found.kept.get(name, NONE), policy)
        for name in participants
    }
    return {name: one for name, one in verdicts.items() if one != Verdict()}


def _with_held(
    found: _Release, held: Mapping[str, Verdict], now: Scores, last: Scores, policy: DisclosurePolicy
) -> _Release:
    """The release with more held back; rater groups go before items, which may then be told."""
    kept = {name: found.kept.get(name, NONE) | one.groups for name, one in held.items() if one.groups}
    cells = {
        name: found.withheld.get(name, frozenset()) | one.cells
        for name, one in held.items()
        if not one.groups
    }
    every = {**found.kept, **kept}
    scores = with_released(now, last, every, policy) if kept else found.scores
    return replace(found, scores=scores, kept=every, withheld={**found.withheld, **cells})


def _protected(scores: Scores, participants: Sequence[str], policy: DisclosurePolicy) -> Scores:
    """The scores of some participants by protected raters alone."""
    part = of_participants(scores, participants)
    people = part.ratings.people
    groups = np.array([*(not group.attributed for group in policy.groups), False])
    cells = np.repeat(groups[None], len(people.participants), axis=0)
    return put_together([cells_of(part, cells)], people.participants)


def _pages_of_each(
    history: Sequence[_Release], participants: Sequence[str], policy: DisclosurePolicy
) -> dict[str, list[Page]]:
    """By participant, the pages of the releases that were about them, oldest first."""
    found: dict[str, list[Page]] = {name: [] for name in participants}
    for release in history:
        for name, page in pages(release.scores, release.withheld, participants, policy).items():
            found[name].append(page)
    return found


def _to_hold(now: Page, before: Sequence[Page], kept: Groups, policy: DisclosurePolicy) -> Verdict:
    """What to hold back beside the groups that are kept: what fails, else everything, and at last nothing."""
    found = verdict(now, before, policy)
    more = _merged_with(found.groups, (now, before[-1])) - kept
    everything = frozenset(range(len(policy.groups)))
    return Verdict(more or (everything - kept if found.groups else NONE), found.cells)


def _merged_with(groups: Groups, found: Sequence[Page]) -> Groups:
    """The groups and all others that are counted in one with any of them on one of the pages."""
    units = [{page.target[group] for group in groups} for page in found]
    wider = {
        group
        for page, unit in zip(found, units, strict=True)
        for group, target in enumerate(page.target)
        if target in unit
    }
    return groups if wider == groups else _merged_with(groups | wider, found)
