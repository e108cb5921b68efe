"""Two releases of one campaign: what changed between them belongs to whoever came or changed."""

from collections.abc import Iterator
from fractions import Fraction

from assessment.attacks.findings import Finding, plain_number
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.units import Cut, cuts

NAME = "late rater"
TRIES = "takes an earlier release of the same campaign from this one"

Step = tuple[str, int, Fraction]
"""A measure, how many raters more it has now, and how much more they gave together."""


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every group that so few raters joined or left that the difference is theirs.

    Where it is known that one rater of a group answered anew, every difference is that rater's.
    """
    if known.earlier is None:
        return []
    return [
        finding
        for participant in release.participants
        for who, steps in _steps(known.earlier, release, participant).items()
        for finding in _findings(release, participant, who, steps, known)
    ]


def _steps(earlier: Release, now: Release, participant: str) -> dict[str, list[Step]]:
    """By set of raters, the difference on every measure that both releases tell."""
    found: dict[str, list[Step]] = {}
    for column in now.figures.get(participant, {}):
        before, after = cuts(earlier, participant, column), cuts(now, participant, column)
        for groups, who in {cut.groups: cut.who for cut in [*before, *after]}.items():
            then, later = _of(groups, before), _of(groups, after)
            if then and later:
                found.setdefault(who, []).append((column, later[0] - then[0], later[1] - then[1]))
    return found


def _of(groups: frozenset[str], told: list[Cut]) -> tuple[int, Fraction] | None:
    """How many raters of some groups there are and what they gave, where that is told.

    Groups that were merged in one release may stand apart in the other.
    """
    parts = [cut for cut in told if cut.groups <= groups]
    if frozenset().union(*(cut.groups for cut in parts)) != groups:
        return None
    if any(cut.total is None for cut in parts) or sum(len(cut.groups) for cut in parts) != len(groups):
        return None
    return sum(cut.n for cut in parts), sum((cut.total or Fraction(0) for cut in parts), Fraction(0))


def _findings(
    release: Release, participant: str, who: str, steps: list[Step], known: Knowledge
) -> Iterator[Finding]:
    if (participant, who) in known.one_changed:
        yield from (_changed(participant, who, step) for step in steps if step[1] or step[2])
    elif all(_fits(release, step) for step in steps):
        fewest = release.questionnaire.fewest
        yield from (_joined(participant, who, step) for step in steps if 0 < abs(step[1]) < fewest)


def _fits(release: Release, step: Step) -> bool:
    """Whether raters who only came, or only went, can have made the difference."""
    column, more, added = step
    low, high = release.questionnaire.range_of(column)
    whole = column not in release.questionnaire.scales
    if more < 0:
        more, added = -more, -added
    return more * low <= added <= more * high and (added.denominator == 1 or not whole)


def _joined(participant: str, who: str, step: Step) -> Finding:
    column, more, added = step
    came = "came" if more > 0 else "went"
    value = added if more > 0 else -added
    told = f"on {column}, {abs(more)} rater(s) of {who} {came} and gave {plain_number(value)} together"
    return Finding(NAME, participant, told, abs(more), value)


def _changed(participant: str, who: str, step: Step) -> Finding:
    column, _, added = step
    told = f"on {column}, one rater of {who} changed by {plain_number(added)}"
    return Finding(NAME, participant, told, 1, added)
