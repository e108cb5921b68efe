"""Lists of items in the order of their figures: a place in a list bounds a figure that is not told.

That banded items lead a list, in the order of the questionnaire, is how the lists are made and says
nothing. A banded or withheld item in any other place says what it must have scored to stand there.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from assessment.attacks.figures import ALL_OTHERS, Figure
from assessment.attacks.findings import Finding, plain_number
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release

NAME = "orders"
TRIES = "narrows banded and withheld items by their places among the highest and lowest"

Means = dict[str, set[Fraction]]
"""By item, the means of all others that are possible."""

_NONE = Fraction(0)
"""Stands for the end of an empty set, next to which nothing is left to compare."""


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every listed item that has only one possible mean, though its mean is not told."""
    del known
    return [
        finding
        for participant in release.participants
        for name, codes in release.page(participant).lists.items()
        if name != "disputed"
        for finding in _findings(release, participant, codes, falling=name == "highest")
    ]


def _findings(
    release: Release, participant: str, codes: Sequence[str], *, falling: bool
) -> Iterator[Finding]:
    """What a list tells, whose items stand from the highest to the lowest or the other way."""
    told = {code: release.of(participant, code).get(ALL_OTHERS) for code in codes}
    means = {code: found for code in codes if (found := _possible(release, code, told[code]))}
    for _ in means:
        for pair in pairwise(means):
            strictly = _is_strict(pair, told, release)
            if strictly is not None:
                _compare(means, pair if falling else pair[::-1], strictly=strictly)
    for code, possible in means.items():
        figure = told[code]
        if (figure is None or figure.bound) and len(possible) == 1:
            yield _finding(release, participant, code, figure, min(possible))


def _possible(release: Release, code: str, figure: Figure | None) -> set[Fraction]:
    """The means that an item can have by its own figure alone.

    A withheld one rests on too few raters. Where groups count the same, a band leaves more than are
    counted here, and its item is passed over.
    """
    low, high = release.questionnaire.options[code]
    if figure is None:
        sizes = range(1, release.questionnaire.fewest)
        return {Fraction(total, n) for n in sizes for total in range(n * low, n * high + 1)}
    if not figure.bound:
        return {figure.mean}
    if release.questionnaire.equal_groups:
        return set()
    means = {Fraction(total, figure.n) for total in range(figure.n * low, figure.n * high + 1)}
    inside = figure.mean.__le__ if figure.bound == "at_least" else figure.mean.__ge__
    return {each for each in means if inside(each)}


def _is_strict(pair: tuple[str, str], told: Mapping[str, Figure | None], release: Release) -> bool | None:
    """Whether the means of two neighbours must differ; None where their order tells nothing.

    Two bands in the order of the questionnaire may be equal; in another order they are not. A band
    lies beyond every exact figure.
    """
    first, second = (told[code] for code in pair)
    banded = [bool(each and each.bound) for each in (first, second)]
    codes = list(release.questionnaire.options)
    if all(banded):
        return True if codes.index(pair[0]) > codes.index(pair[1]) else None
    return None if banded[0] and second is not None else False


def _compare(means: Means, pair: Sequence[str], *, strictly: bool) -> None:
    """Drop the means with which two items would not stand one above the other."""
    above, below = pair
    lowest, highest = min(means[below], default=_NONE), max(means[above], default=_NONE)
    means[above] = {each for each in means[above] if each > lowest or (each == lowest and not strictly)}
    means[below] = {each for each in means[below] if each < highest or (each == highest and not strictly)}


def _finding(release: Release, participant: str, code: str, figure: Figure | None, mean: Fraction) -> Finding:
    raters = figure.n if figure else release.questionnaire.fewest - 1
    return Finding(NAME, participant, f"on {code}, the mean is {plain_number(mean)}", raters, mean)
