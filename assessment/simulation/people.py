"""The participants of a simulated programme: who they are, where they work, what they read."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.simulation.names import HERITAGES, WELSH, Heritage
from assessment.simulation.places import PLACES, SIMULATED, Place
from assessment.simulation.plan import Plan, Stream, Wave

COHORTS = {
    Wave.NOW: f"Leadership for Change, autumn 2026 {SIMULATED}",
    Wave.EARLIER: f"Leadership for Change, autumn 2025 {SIMULATED}",
}
WELSH_READERS = 2
WELSH_NAMES_IN_WALES = 0.7
FEWEST_IN_TEAM = 5

Teams = npt.NDArray[np.intp]


def team_of_each(plan: Plan) -> Teams:
    """The team (leaders,) of each participant, as a position in `PLACES`, in rising order."""
    chance = plan.chance(Stream.PEOPLE, shared=True)
    fewest = min(FEWEST_IN_TEAM, plan.leaders // plan.teams)
    sure = np.repeat(np.arange(plan.teams), fewest)
    others = chance.integers(0, plan.teams, plan.leaders - len(sure))
    return np.sort(np.concatenate([sure, others]))


def participant_ids(plan: Plan) -> list[str]:
    """P001, P002 and so on."""
    width = max(3, len(str(plan.leaders)))
    return [f"P{number:0{width}}" for number in range(1, plan.leaders + 1)]


def simulate_people(plan: Plan, languages: Iterable[str]) -> pd.DataFrame:
    """A row a participant: participant, name, cohort, team, organisation and language."""
    places = [PLACES[team] for team in team_of_each(plan)]
    heritages = _heritages(places, plan)
    return pd.DataFrame(
        {
            "participant": participant_ids(plan),
            "name": _one_each(heritages),
            "cohort": COHORTS[plan.wave],
            "team": [place.team for place in places],
            "organisation": _organisations(places),
            "language": _languages(places, heritages, tuple(languages)),
        }
    )


def _heritages(places: list[Place], plan: Plan) -> list[Heritage]:
    chance = plan.chance(Stream.NAMES, shared=True)
    shares = np.cumsum([heritage.share for heritage in HERITAGES])
    drawn = np.searchsorted(shares, chance.random(len(places)) * shares[-1], side="right")
    at_home = chance.random(len(places)) < WELSH_NAMES_IN_WALES
    return [
        WELSH if place.welsh and home else HERITAGES[number]
        for place, home, number in zip(places, at_home, drawn, strict=True)
    ]


def _one_each(heritages: list[Heritage]) -> list[str]:
    used: Counter[Heritage] = Counter()
    names = []
    for heritage in heritages:
        names.append(heritage.name(used[heritage]))
        used[heritage] += 1
    return names


def _organisations(places: list[Place]) -> list[str]:
    members: Counter[Place] = Counter()
    names = []
    for place in places:
        names.append(place.organisation(members[place]))
        members[place] += 1
    return names


def _languages(places: list[Place], heritages: list[Heritage], languages: tuple[str, ...]) -> list[str]:
    """The language that each reads: two in Wales read Welsh, those with Welsh names first."""
    chosen = [languages[0]] * len(places)
    at_home = [position for position, place in enumerate(places) if place.welsh]
    at_home.sort(key=lambda position: heritages[position] is not WELSH)
    for position in at_home[:WELSH_READERS] if "cy" in languages else ():
        chosen[position] = "cy"
    return chosen
