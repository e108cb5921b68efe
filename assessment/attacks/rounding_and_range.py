"""Means, counts and spreads that leave a group only one way to have answered.

Ratings are whole numbers within a range. Three raters with a mean of 5 out of 5 have all chosen 5;
with the counts of options beside it, other means may leave only one way too. What is printed of
raters of a group is the same whoever of them gave which answer, so one rater's answer is known only
where all of the group gave the same.
"""

from collections.abc import Iterator
from fractions import Fraction

from assessment.attacks.figures import ALL_OTHERS, Figure
from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.possible_answers import Choice, Possible
from assessment.attacks.printed_conditions import conditions_of
from assessment.attacks.released import Release
from assessment.attacks.units import cuts, protected_scales, shown_groups

NAME = "rounding and range"
TRIES = "looks for groups that can have answered in one way only, by mean, counts, spread and range"


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every group that must have answered an item, or a whole scale, alike."""
    del known
    return [
        finding
        for participant, scale in protected_scales(release)
        for finding in (
            *_at_the_ends(release, participant, scale),
            *_of_items(release, participant, scale),
        )
    ]


def _at_the_ends(release: Release, participant: str, scale: str) -> Iterator[Finding]:
    """Scale means at the very end of the range: everybody gave that answer on every item."""
    ends = release.questionnaire.range_of(scale)
    for cut in cuts(release, participant, scale):
        if cut.total is not None and cut.total / cut.n in ends:
            yield _finding(participant, scale, cut.who, cut.n, int(cut.total / cut.n))


def _of_items(release: Release, participant: str, scale: str) -> Iterator[Finding]:
    """Items by themselves, or together where a band makes the scale's mean say more of them."""
    items = release.questionnaire.scales[scale]
    vague = any(each.bound for item in items for each in release.of(participant, item).values())
    for together in [items] if vague else [(item,) for item in items]:
        models = conditions_of(release, participant, scale, together)
        for (who, item), n in models[0].heads.items():
            if who not in release.questionnaire.attributed:
                yield from _pinned(release, participant, models, (who, item, n))


def _pinned(
    release: Release, participant: str, models: list[Possible], place: tuple[str, str, int]
) -> Iterator[Finding]:
    """The option that all of a group must have chosen on an item."""
    who, item, n = place
    for option in _candidates(release, participant, place):
        if _fewest(models, (who, item, option)) == n:
            yield _finding(participant, item, who, n, option)


def _fewest(models: list[Possible], choice: Choice) -> int | None:
    """The fewest raters with a choice, over all models that any answers fit."""
    found = (model.fewest(choice) for model in models)
    return min((number for number in found if number is not None), default=None)


def _candidates(release: Release, participant: str, place: tuple[str, str, int]) -> list[int]:
    """The options that all of a group may have chosen, so far as its mean tells.

    Between the ends of the range, the mean alone never tells; the counts or the spread may.
    """
    who, item, n = place
    low, high = release.questionnaire.options[item]
    totals = release.of(participant, item).get(ALL_OTHERS)
    found = shown_groups(release, participant, item).get(who)
    options = [low, high] if totals is None or not _tells_more(totals) else list(range(low, high + 1))
    total = _total(release, participant, item, who)
    if total is not None:
        return [option for option in options if option * n == total]
    inside = {"at_least": high, "at_most": low}.get(found.bound if found else "")
    return options if inside is None else [inside]


def _tells_more(figure: Figure) -> bool:
    return bool(figure.counts) or figure.spread is not None


def _total(release: Release, participant: str, item: str, who: str) -> Fraction | None:
    return next((cut.total for cut in cuts(release, participant, item) if cut.who == who), None)


def _finding(participant: str, measure: str, who: str, n: int, option: int) -> Finding:
    told = f"on {measure}, all {n} raters of {who} gave {option}"
    return Finding(NAME, participant, told, n, Fraction(option))
