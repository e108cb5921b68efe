"""All attackers, and what each needs to know to be tried."""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.attacks import (
    colluder,
    comments,
    counts,
    crossed_cuts,
    late_rater,
    metadata,
    orders,
    rounding_and_range,
    subtraction,
)
from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import Knowledge
from assessment.attacks.released import Release


@dataclass(frozen=True, slots=True)
class Attacker:
    """One attacker: its name, what it does in a few words, and the attack itself.

    `lacks` says what the attacker would need to be tried, and is empty where everything is there.
    """

    name: str
    tries: str
    attack: Callable[[Release, Knowledge], list[Finding]]
    lacks: Callable[[Release, Knowledge], str]


def _nothing(release: Release, known: Knowledge) -> str:
    del release, known
    return ""


def _earlier(release: Release, known: Knowledge) -> str:
    del release
    return "" if known.earlier else "an earlier release"


def _colluder(release: Release, known: Knowledge) -> str:
    del release
    return "" if known.colluders else "a rater who tells their answers"


def _pages(release: Release, known: Knowledge) -> str:
    del known
    return "" if release.pages else "reports"


def _described(release: Release, known: Knowledge) -> str:
    """Lists are read from the JSON of reports: in a PDF's text they are not told apart."""
    del known
    return "" if any(page.lists for page in release.pages.values()) else "reports as JSON"


ATTACKERS = (
    Attacker(subtraction.NAME, subtraction.TRIES, subtraction.attack, _nothing),
    Attacker(late_rater.NAME, late_rater.TRIES, late_rater.attack, _earlier),
    Attacker(crossed_cuts.NAME, crossed_cuts.TRIES, crossed_cuts.attack, _nothing),
    Attacker(colluder.NAME, colluder.TRIES, colluder.attack, _colluder),
    Attacker(rounding_and_range.NAME, rounding_and_range.TRIES, rounding_and_range.attack, _nothing),
    Attacker(orders.NAME, orders.TRIES, orders.attack, _described),
    Attacker(counts.NAME, counts.TRIES, counts.attack, _nothing),
    Attacker(comments.NAME, comments.TRIES, comments.attack, _pages),
    Attacker(metadata.NAME, metadata.TRIES, metadata.attack, _nothing),
)
