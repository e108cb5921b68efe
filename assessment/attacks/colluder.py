"""A rater who tells their own answers: taken from a total, they may leave one other rater alone."""

from collections.abc import Iterator

from assessment.attacks.findings import Finding, plain_number
from assessment.attacks.knowledge import NOTHING, Colluder, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.units import Cut, cuts

NAME = "colluder"
TRIES = "takes the answers of raters who told them from the totals that count them"


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every item total in which the colluders leave one other rater."""
    return [
        finding
        for participant in sorted({each.participant for each in known.colluders})
        for item in release.questionnaire.options
        for finding in _findings(release, participant, item, known)
    ]


def _findings(release: Release, participant: str, item: str, known: Knowledge) -> Iterator[Finding]:
    for cut in cuts(release, participant, item):
        inside = [each for each in known.colluders if _counted(each, participant, item, cut)]
        if inside and cut.n - len(inside) == 1 and cut.total is not None:
            value = cut.total - sum(each.answers[item] for each in inside)
            told = f"on {item}, the only other rater of {cut.who} gave {plain_number(value)}"
            yield Finding(NAME, participant, told, 1, value)


def _counted(colluder: Colluder, participant: str, item: str, cut: Cut) -> bool:
    """Whether the colluder's answer to an item is in a total."""
    return colluder.participant == participant and colluder.group in cut.groups and item in colluder.answers
