"""Time: what may be told anew about somebody of whom a profile was released before.

Two profiles are subtracted as easily as two groups of one: a fourth peer who answers after a
release is the difference of two means. So a rater group is shown as it was in the last release,
until what is new in it can be told beside everything that was released before. What was released
follows from the earlier responses, for the gate gives the same profile each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scoring.disclosure.cutting import put_together
from scoring.disclosure.differing import changed_participants
from scoring.disclosure.order import in_policy_order
from scoring.disclosure.published import Page, pages
from scoring.disclosure.same_raters import with_ids_of
from scoring.disclosure.together import NONE, Groups, failing_groups
from scoring.groups import Mask
from scoring.policy import DisclosurePolicy
from scoring.problems import raise_all
from scoring.scores import Scores


@dataclass(frozen=True, slots=True)
class HeldBack:
    """The scores that may go through the gate, and by participant the rater groups kept as released."""

    scores: Scores
    kept: Mapping[str, tuple[str, ...]]


def held_back(scores: Scores, released: Sequence[Scores], policy: DisclosurePolicy) -> HeldBack:
    """The scores with each rater group as last released, where it may not be told anew.

    A group is kept with all groups that it is merged with. Kept are its raters, their answers and
    their comments. Everything is decided from who is in which group and who answered what; answers
    are only compared to find out whether a rater's sheet is another one now.

    Parameters
    ----------
    scores
        Of the whole cohort, as they are now.
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
    if not released:
        return HeldBack(scores, {})
    raise_all(_other_keys(scores, released))
    history: list[Scores] = []
    for release in released:
        now = _in_order(release, policy)
        history.append(_with_absent(_against(history, now, policy)[0], history))
    found, kept = _against(history, _in_order(scores, policy), policy)
    names = {name: tuple(policy.groups[g].id for g in sorted(groups)) for name, groups in kept.items()}
    return HeldBack(found, names)


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
    return put_together([(ordered, everything)], people.participants)


def _with_absent(now: Scores, history: Sequence[Scores]) -> Scores:
    """The scores with everybody of an earlier release whom this one is not about, as they were."""
    if not history:
        return now
    last, names = history[-1], set(now.ratings.people.participants)
    absent = np.array([name not in names for name in last.ratings.people.participants], dtype=bool)
    everybody = tuple(sorted(names.union(last.ratings.people.participants)))
    return put_together(
        [(now, _cells(now, ~np.zeros(len(names), dtype=bool))), (last, _cells(last, absent))], everybody
    )


def _cells(scores: Scores, participants: Mask) -> Mask:
    """All cells (participants, groups) of some participants (participants,)."""
    return np.repeat(participants[:, None], len(scores.ratings.people.groups), axis=1)


def _against(
    history: Sequence[Scores], now: Scores, policy: DisclosurePolicy
) -> tuple[Scores, dict[str, Groups]]:
    """The scores held back against what was released, and the groups that are kept of participants.

    In each round, what fails beside the earlier releases is kept, and looked at again.
    """
    if not history:
        return now, {}
    doubtful = changed_participants(now, history[-1])
    before = _pages_of_each(history, doubtful, policy)
    now = with_ids_of(history[-1], now, doubtful)
    held, kept = now, dict[str, Groups]()
    while doubtful:
        current = pages(held, doubtful, policy)
        more = {
            name: _more_to_keep(current[name], before[name], kept.get(name, NONE), policy)
            for name in doubtful
        }
        doubtful = [name for name in doubtful if more[name]]
        kept |= {name: kept.get(name, NONE) | more[name] for name in doubtful}
        held = _with_kept(now, history[-1], kept) if doubtful else held
    return held, kept


def _pages_of_each(
    history: Sequence[Scores], participants: Sequence[str], policy: DisclosurePolicy
) -> dict[str, list[Page]]:
    """By participant, the pages of the releases that were about them, oldest first."""
    found: dict[str, list[Page]] = {name: [] for name in participants}
    for release in history:
        for name, page in pages(release, participants, policy).items():
            found[name].append(page)
    return found


def _more_to_keep(now: Page, before: Sequence[Page], kept: Groups, policy: DisclosurePolicy) -> Groups:
    """The groups to keep beside those that are kept: what fails, else everything, and at last nothing."""
    failing = failing_groups(now, before, policy)
    everything = frozenset(range(len(policy.groups)))
    more = _merged_with(failing, (now, before[-1])) - kept
    return more or (everything - kept if failing else NONE)


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


def _with_kept(now: Scores, last: Scores, kept: Mapping[str, Groups]) -> Scores:
    """The scores with some rater groups of some participants as they were in the last release."""
    names = now.ratings.people.participants
    return put_together([(now, ~_kept_cells(now, kept)), (last, _kept_cells(last, kept))], names)


def _kept_cells(scores: Scores, kept: Mapping[str, Groups]) -> Mask:
    """Which cells (participants, groups) are kept; never the participant's own answers."""
    people = scores.ratings.people
    cells = np.zeros((len(people.participants), len(people.groups)), dtype=bool)
    for place, name in enumerate(people.participants):
        cells[place, list(kept.get(name, NONE))] = True
    return cells
