"""About whom other raters answer in one release than in the other."""

from scoring.profile import SELF
from scoring.scores import Scores


def changed_participants(now: Scores, before: Scores) -> list[str]:
    """Participants of both releases, about whom not the same raters answer in the same groups.

    Both have the same groups in the same order. What raters answered plays no part.
    """
    both = set(now.ratings.people.participants) & set(before.ratings.people.participants)
    differing = _raters(now) ^ _raters(before)
    return sorted({participant for participant, *_ in differing if participant in both})


def _raters(scores: Scores) -> set[tuple[str, str, int]]:
    """Each rater of each participant, with the position of their group; nobody about themselves."""
    people = scores.ratings.people
    names = (people.participants[place] for place in people.participant.tolist())
    found = zip(names, map(str, people.raters.tolist()), people.group.tolist(), strict=True)
    return {one for one in found if people.groups[one[2]] != SELF}
