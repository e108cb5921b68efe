"""`protect`: the only maker of a `Profile`."""

from collections.abc import Iterable, Mapping, Sequence

from scoring.disclosure.assembly import Assembly
from scoring.disclosure.cohort import clear
from scoring.disclosure.collector import garbage_kept
from scoring.disclosure.releases import held_back
from scoring.policy import DisclosurePolicy
from scoring.problems import raise_all
from scoring.profile import Profile
from scoring.scores import Scores


def protect(
    scores: Scores,
    policy: DisclosurePolicy,
    earlier: Mapping[str, Profile] | None = None,
    *,
    instrument_digest: str = "",
    only: Iterable[str] | None = None,
    released: Sequence[Scores] = (),
) -> tuple[Profile, ...]:
    """Decide what may be shown of each participant, and show nothing else.

    Thresholds, merging, totals and the linear audit are decided from who answered what alone; bands
    and the withholding of spreads follow from figures that are told anyway. So no rating shows
    through what is withheld, and no figure is made with a rating that nothing shown counts.

    Parameters
    ----------
    scores
        Of the whole cohort: its norms and its pooled variance need everybody.
    policy
        The thresholds and the rater groups, in the order in which they are shown.
    earlier
        By participant, the profile of an earlier wave: the change since then is shown.
    instrument_digest
        Which definition the answers belong to.
    only
        The participants to make profiles of; all of them where it is not given.
    released
        The scores of earlier releases of the same campaign, the oldest first. What would tell too
        much beside them is shown as it was released.

    Raises
    ------
    TableError
        Where a rater answered in a group that the policy does not have, or `only` names somebody
        who is not a participant.
    """
    place = {name: position for position, name in enumerate(scores.ratings.people.participants)}
    wanted = place if only is None else dict.fromkeys(only)
    raise_all(
        [
            f"participant {name!r}: the responses hold nobody of this id"
            for name in wanted
            if name not in place
        ]
    )
    held = held_back(scores, released, policy)
    cohort = clear(held.scores, policy, held)
    assembly = Assembly(held.scores, policy, cohort, earlier or {}, held.kept, instrument_digest)
    with garbage_kept():
        return tuple(assembly.profile(place[name]) for name in wanted)
