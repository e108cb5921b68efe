"""The simulated programme around the questionnaires: teams, organisations, participants, raters."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from django.utils.text import slugify

from assessment.domain.people import add_participant, add_person
from assessment.domain.programmes import add_cohort, add_organisation, add_team, open_programme
from assessment.models import Cohort, Organisation, Participant, Person, Programme, Team
from assessment.simulation.names import HERITAGES
from assessment.simulation.places import SIMULATED

BY = "demonstration"
CHALLENGES = (
    "Young people wait too long between asking for help and getting it.",
    "Fewer small children should come to hospital with an illness that could have been prevented.",
    "Older people stay in hospital although they are well enough to go home.",
)
_NAMES_OF_A_HERITAGE = 64


@dataclass(frozen=True, slots=True)
class Setting:
    """The programme with its cohort, and its participants by their codes."""

    programme: Programme
    cohort: Cohort
    participants: dict[str, Participant]


def build_setting(people: pd.DataFrame) -> Setting:
    """The programme that the simulated participants, a row each, take part in."""
    programme = open_programme(code="leadership-for-change", name=f"Leadership for Change {SIMULATED}", by=BY)
    cohort = add_cohort(programme=programme, code="autumn-2026", name=people["cohort"].iloc[0], by=BY)
    teams = _teams(cohort, people["team"].unique())
    organisations = _organisations(programme, people["organisation"].unique())
    columns = ["participant", "name", "language", "team", "organisation"]
    participants = {
        code: add_participant(
            person=_person(programme, code, name, language),
            cohort=cohort,
            code=code,
            team=teams[team],
            organisation=organisations[organisation],
            by=BY,
        )
        for code, name, language, team, organisation in people[columns].itertuples(index=False, name=None)
    }
    return Setting(programme, cohort, participants)


def add_raters(setting: Setting, raters: Iterable[str]) -> dict[str, Person]:
    """Everybody who answers by their ids: the participants themselves, and a person for each other id."""
    people = {code: participant.person for code, participant in setting.participants.items()}
    others = [rater for rater in dict.fromkeys(raters) if rater not in people]
    names = _other_names({person.name for person in people.values()}, len(others))
    added = {
        rater: _person(setting.programme, rater, name) for rater, name in zip(others, names, strict=True)
    }
    return people | added


def _teams(cohort: Cohort, names: Iterable[str]) -> dict[str, Team]:
    return {
        name: add_team(cohort=cohort, code=slugify(name), name=name, challenge=challenge, by=BY)
        for name, challenge in zip(names, itertools.cycle(CHALLENGES), strict=False)
    }


def _organisations(programme: Programme, names: Iterable[str]) -> dict[str, Organisation]:
    return {
        name: add_organisation(
            programme=programme, code=slugify(name.removesuffix(SIMULATED)), name=name, by=BY
        )
        for name in names
    }


def _person(programme: Programme, code: str, name: str, language: str = "") -> Person:
    return add_person(
        programme=programme, name=name, email=f"{code.lower()}@example.org", language=language, by=BY
    )


def _other_names(taken: set[str], count: int) -> list[str]:
    """Invented names of people who are no participants, of all heritages in turn."""
    rounds = ([heritage.name(number) for heritage in HERITAGES] for number in range(_NAMES_OF_A_HERITAGE))
    every = dict.fromkeys(itertools.chain.from_iterable(rounds))
    return list(itertools.islice((name for name in every if name not in taken), count))
