"""A programme of its own for each test: the browser's tests share a database, and never a record."""

import datetime as dt
import itertools
from dataclasses import dataclass

from django.utils import timezone

from assessment.domain.assignments import approve, invite, nominate
from assessment.domain.links import issue_link
from assessment.domain.people import add_participant, add_person
from assessment.models import Assignment, Campaign, Participant, Person
from tests.assessment.web.worlds import open_before

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
    code = f"stage-{next(_numbers)}"
    return Stage(open_before(programme=code, name=name, instrument=instrument, forgets=forgets_authors))
