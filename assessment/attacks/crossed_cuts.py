"""A scale's mean against its items' means: where raters left items out, the two differ by them.

A rater with a of k items answered enters the scale's total with 1/a of each answer. The sum of the
item totals over k weighs each answer with 1/k. Whoever answered everything cancels; what remains
is the sum over raters of (1/a - 1/k) times what they gave together, less 1/k of what those gave who
answered too little for a scale score.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from assessment.attacks.findings import Finding, plain_number
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.units import REST, Cut, cuts, protected_scales, shown_groups

NAME = "crossed cuts"
TRIES = "takes the means of a scale's items from the scale's own mean"


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every scale whose mean and item means differ by the answers of too few raters."""
    return [
        finding
        for participant, scale in protected_scales(release)
        for whole in cuts(release, participant, scale)
        for finding in _findings(release, known, participant, scale, whole)
    ]


def _findings(
    release: Release, known: Knowledge, participant: str, scale: str, whole: Cut
) -> Iterator[Finding]:
    """What the raters who left items out gave, where they are too few."""
    parts, heads = _parts(release, participant, scale, whole), _heads(release, known, participant, whole)
    if whole.total is None or not parts or heads is None:
        return
    difference = whole.total - sum(part.total or 0 for part in parts) / Fraction(len(parts))
    apart = _most_apart(release, whole, parts, heads)
    if difference == 0 or not 0 < apart < release.questionnaire.fewest:
        return
    alone = heads == whole.n and sum(whole.n - part.n for part in parts) == 1
    value = difference * len(parts) if alone else difference
    words = "one rater, who left out one item, scored" if alone else f"at most {apart} rater(s) add"
    yield Finding(NAME, participant, f"on {scale}, {words} {plain_number(value)}", apart, value)


def _parts(release: Release, participant: str, scale: str, whole: Cut) -> list[Cut]:
    """The same raters on each item of a scale; none where the total of one is not known."""
    items = release.questionnaire.scales[scale]
    if whole.who == REST and not _same_groups(release, participant, [scale, *items]):
        return []
    found = [cut for item in items for cut in cuts(release, participant, item) if cut.who == whole.who]
    known = [cut for cut in found if cut.total is not None]
    return known if len(known) == len(items) else []


def _same_groups(release: Release, participant: str, columns: list[str]) -> bool:
    """Whether the same groups are shown everywhere, so that the rest is the same everywhere."""
    return len({frozenset(shown_groups(release, participant, column)) for column in columns}) == 1


def _most_apart(release: Release, whole: Cut, parts: Sequence[Cut], heads: int) -> int:
    """How many raters at the most did not answer everything, of those who answered anything.

    Every rater with a score left an item out or answered all. Those without a score can have filled
    gaps in the counts that the others left.
    """
    share = release.questionnaire.answered_share
    enough = -(-share.numerator * len(parts) // share.denominator)
    unscored = max(heads - whole.n, 0)
    gaps = sum(whole.n - part.n for part in parts) + unscored * (enough - 1)
    return min(max(gaps, 0), whole.n) + unscored


def _heads(release: Release, known: Knowledge, participant: str, whole: Cut) -> int | None:
    """How many raters there are: as printed or as known otherwise, None where it is neither."""
    printed = release.page(participant).heads.get(whole.who)
    told = [known.heads.get((participant, group)) for group in whole.groups]
    heard = None if None in told else sum(each or 0 for each in told)
    return heard if printed is None else printed
