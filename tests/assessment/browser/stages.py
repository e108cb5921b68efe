"""A programme of its own for each test: the browser's tests share a database, and never a record."""

import datetime as dt
import itertools
from dataclasses import dataclass

from django.utils import timezone

from assessment.domain.assignments import approve, invite, nominate
from assessment.domain.campaigns import open_campaign
from assessment.domain.instruments import take_instrument
from assessment.domain.links import issue_link
from assessment.domain.people import add_participant, add_person
from assessment.domain.programmes import add_cohort, open_programme
from assessment.models import Assignment, Campaign, Participant, Person

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Stage:
    """A campaign, and the people who come into it one by one."""

    campaign: Campaign

    def person(self, name: str, language: str = "") -> Person:
        programme, number = self.campaign.cohort.programme, next(_numbers)
        return add_person(
            programme=programme, name=name, email=f"person{number}@example.org", language=language
        )

    def participant(self, person: Person) -> Participant:
        return add_participant(person=person, cohort=self.campaign.cohort, code=f"P{next(_numbers):04}")

    def asked(self, rater: Person, about: Participant, group: str) -> Assignment:
        nominated = nominate(campaign=self.campaign, participant=about, rater=rater, group=group)
        return invite(assignment=approve(assignment=nominated))

    def link(self, person: Person) -> str:
        return f"/link/{issue_link(campaign=self.campaign, person=person)}"

    def closes(self, moment: dt.timedelta) -> None:
        """Let the campaign close so long from now; before now where it is negative."""
        now = timezone.now()
        Campaign.objects.filter(pk=self.campaign.pk).update(
            opens=now - dt.timedelta(days=30), closes=now + moment
        )


def open_stage(
    instrument: str = "systems-leadership",
    *,
    name: str = "Leadership for Change",
    forgets_authors: bool = False,
) -> Stage:
    number, now = next(_numbers), timezone.now()
    programme = open_programme(code=f"stage-{number}", name=name)
    return Stage(
        open_campaign(
            cohort=add_cohort(programme=programme, code="spring", name="Spring"),
            code="before",
            name="Before the programme",
            instrument=take_instrument(name_or_path=instrument),
            opens=now - dt.timedelta(days=1),
            closes=now + dt.timedelta(days=14),
            forgets_authors=forgets_authors,
        )
    )
