"""A scale's mean against its items' means: where raters left items out, the two differ by them.

A rater with a of k items answered enters the scale's total with 1/a of each answer. The sum of the
item totals over k weighs each answer with 1/k. Whoever answered everything cancels; what remains
is sum over raters of (1/a - 1/k) times the sum of their answers, and less 1/k of the answers of
raters who answered too little for a scale score.
"""

from collections.abc import Sequence
from fractions import Fraction

from assessment.attacks.findings import Finding, plain_number
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.units import REST, Cut, cuts, protected_scales, shown_groups

NAME = "crossed cuts"
TRIES = "takes the means of a scale's items from the scale's own mean"


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every scale whose mean and item means differ by the answers of too few raters."""
    del known
    found = [
        _finding(release, participant, scale, who)
        for participant, scale in protected_scales(release)
        for who in _cut_by(release, participant, scale)
    ]
    return [each for each in found if each]


def _cut_by(release: Release, participant: str, scale: str) -> list[str]:
    return [cut.who for cut in cuts(release, participant, scale)]


def _finding(release: Release, participant: str, scale: str, who: str) -> Finding | None:
    """What the raters who left items out gave, where they are too few."""
    whole, parts = _crossing(release, participant, scale, who)
    if whole is None or whole.total is None or not parts:
        return None
    difference = whole.total - sum(part.total or 0 for part in parts) / Fraction(len(parts))
    apart = _most_apart(release, participant, whole, parts)
    if difference == 0 or not 0 < apart < release.questionnaire.fewest:
        return None
    alone = _one_alone(release, participant, whole, parts)
    value = difference * len(parts) if alone else difference
    words = "one rater, who left out one item, scored" if alone else f"at most {apart} rater(s) add"
    return Finding(NAME, participant, f"on {scale}, {words} {plain_number(value)}", apart, value)


def _crossing(release: Release, participant: str, scale: str, who: str) -> tuple[Cut | None, list[Cut]]:
    """The same raters on a scale and on each of its items; no parts where one is missing."""
    items = release.questionnaire.scales[scale]
    whole = _cut(release, participant, scale, who)
    parts = [_cut(release, participant, item, who) for item in items]
    if who == REST and not _same_groups(release, participant, [scale, *items]):
        return whole, []
    known = [part for part in parts if part and part.total is not None]
    return whole, known if len(known) == len(items) else []


def _cut(release: Release, participant: str, measure: str, who: str) -> Cut | None:
    return next((cut for cut in cuts(release, participant, measure) if cut.who == who), None)


def _same_groups(release: Release, participant: str, columns: list[str]) -> bool:
    """Whether the same groups are shown everywhere, so that the rest is the same everywhere."""
    return len({frozenset(shown_groups(release, participant, column)) for column in columns}) == 1


def _most_apart(release: Release, participant: str, whole: Cut, parts: Sequence[Cut]) -> int:
    """How many raters at the most did not answer everything.

    Every scored rater left out an item or answered all. Those without a score can have filled gaps
    in the counts that scored raters left.
    """
    public = release.questionnaire
    unscored = max(_heads(release, participant, whole.who) - whole.n, 0)
    enough = -(-public.answered_share.numerator * len(parts) // public.answered_share.denominator)
    gaps = sum(whole.n - part.n for part in parts) + unscored * (enough - 1)
    return min(gaps, whole.n) + unscored


def _one_alone(release: Release, participant: str, whole: Cut, parts: Sequence[Cut]) -> bool:
    """Whether it is certain that one rater left out one item, and nobody else anything."""
    everybody = _heads(release, participant, whole.who) == whole.n
    return everybody and sum(whole.n - part.n for part in parts) == 1


def _heads(release: Release, participant: str, who: str) -> int:
    """How many raters the group has: as printed, or else the most that any figure counts."""
    printed = release.page(participant).heads.get(who)
    if printed is not None:
        return printed
    columns = release.figures.get(participant, {})
    found = (_cut(release, participant, column, who) for column in columns)
    return max((cut.n for cut in found if cut), default=0)
