"""Who gets which report: profiles joined with what is known about the participants."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from assessment.output.naming import file_names
from assessment.rendering import Job
from instruments.model import Instrument
from reports.context import Person, ReportContext
from scoring.profile import Profile

_KNOWN = ("name", "cohort", "team", "organisation", "language")


def jobs(
    profiles: Sequence[Profile],
    people: pd.DataFrame,
    instrument: Instrument,
    context: ReportContext,
    language: str | None = None,
) -> list[Job]:
    """One job for each profile.

    Parameters
    ----------
    people
        A row a participant, with whatever is known of them.
    context
        What is printed on every report; each adds its participant's cohort.
    language
        Of every report; without it the participant's, or else the instrument's first.
    """
    known = _by_participant(people)
    names = file_names(profile.participant for profile in profiles)

    def job(profile: Profile) -> Job:
        mine = known.get(profile.participant, {})
        return Job(
            profile=profile,
            person=_person(profile.participant, mine),
            context=replace(context, cohort=mine.get("cohort", "")),
            language=language or _language(mine, instrument),
            file_name=names[profile.participant],
        )

    return [job(profile) for profile in profiles]


def _by_participant(people: pd.DataFrame) -> dict[str, dict[str, str]]:
    columns = [name for name in _KNOWN if name in people.columns]
    rows = people[columns].astype(str).itertuples(index=False, name=None)
    known = (dict(zip(columns, row, strict=True)) for row in rows)
    return dict(zip(people["participant"].astype(str), known, strict=True))


def _person(participant: str, known: dict[str, str]) -> Person:
    return Person(
        name=known.get("name") or participant,
        team=known.get("team", ""),
        organisation=known.get("organisation", ""),
    )


def _language(known: dict[str, str], instrument: Instrument) -> str:
    own = known.get("language", "")
    return own if own in instrument.languages else instrument.languages[0]
