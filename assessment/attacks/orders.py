"""Lists of items in the order of their figures: a place in a list bounds a figure that is not told."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from assessment.attacks.figures import ALL_OTHERS, Figure
from assessment.attacks.findings import Finding, plain_number
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release

NAME = "orders"
TRIES = "narrows banded and withheld items by their places among the highest and lowest"


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every listed item that has only one possible mean, though its mean is not told."""
    del known
    return [
        finding
        for participant in release.participants
        for name, codes in release.page(participant).lists.items()
        if name != "disputed"
        for finding in _findings(release, participant, name, codes)
    ]


def _findings(release: Release, participant: str, name: str, codes: Sequence[str]) -> Iterator[Finding]:
    falling = name == "highest"
    for place, code in enumerate(codes):
        told = release.of(participant, code).get(ALL_OTHERS)
        if told is None or told.bound:
            before = _means(release, participant, codes[:place])
            after = _means(release, participant, codes[place + 1 :])
            above, below = (before, after) if falling else (after, before)
            bounds = _bounds(release, code, told, above, below)
            yield from _narrowed(release, participant, (code, told, bounds))


def _means(release: Release, participant: str, codes: Sequence[str]) -> list[Fraction]:
    """The exact means of some items, as far as they are told."""
    found = (release.of(participant, code).get(ALL_OTHERS) for code in codes)
    return [each.mean for each in found if each and not each.bound]


def _bounds(
    release: Release, code: str, told: Figure | None, above: list[Fraction], below: list[Fraction]
) -> tuple[Fraction, Fraction]:
    """The lowest and highest mean that an item's place and its band leave."""
    low, high = (Fraction(end) for end in release.questionnaire.options[code])
    if told and told.bound == "at_least":
        low = max(low, told.mean)
    elif told:
        high = min(high, told.mean)
    return max([low, *below]), min([high, *above])


def _narrowed(
    release: Release, participant: str, place: tuple[str, Figure | None, tuple[Fraction, Fraction]]
) -> Iterator[Finding]:
    code, told, (low, high) = place
    fewest = release.questionnaire.fewest
    sizes = [told.n] if told else list(range(1, fewest))
    if told and release.questionnaire.equal_groups:
        return
    means = {Fraction(total, n) for n in sizes for total in range(-(-low * n // 1), high * n // 1 + 1)}
    if len(means) == 1:
        (mean,) = means
        yield Finding(NAME, participant, f"on {code}, the mean is {plain_number(mean)}", sizes[-1], mean)
