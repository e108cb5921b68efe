"""Totals less the groups that are shown: what is left belongs to those who are not."""

from assessment.attacks.findings import Finding, plain_number
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release
from assessment.attacks.units import Cut, measures, remainder

NAME = "subtraction"
TRIES = "takes the groups that are shown from the total of all others"


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every remainder of fewer raters than a figure may rest on."""
    del known
    found = []
    for participant, measure in measures(release):
        rest = remainder(release, participant, measure)
        if rest and rest.totals and rest.n < release.questionnaire.fewest:
            found.append(_finding(participant, measure, rest))
    return found


def _finding(participant: str, measure: str, rest: Cut) -> Finding:
    sums = " or ".join(plain_number(total) for total in rest.totals)
    told = f"on {measure}, {rest.n} hidden rater(s) gave {sums} together"
    return Finding(NAME, participant, told, rest.n, rest.totals[0])
