"""`protect`: the only maker of a `Profile`."""

from collections.abc import Iterable, Mapping

from scoring.disclosure.assembly import Assembly
from scoring.disclosure.cohort import clear
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
) -> tuple[Profile, ...]:
    """Decide what may be shown of each participant, and show nothing else.

    Thresholds, merging and the guarding of totals are decided from numbers of raters alone, so that
    no rating can show through what is withheld; and no figure of anybody is made with a rating that
    is not shown.

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
    assembly = Assembly(scores, policy, clear(scores, policy), earlier or {}, instrument_digest)
    return tuple(assembly.profile(place[name]) for name in wanted)
