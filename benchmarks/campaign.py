"""Make a campaign with people who can answer, and print their links: run with the environment of a store."""

import datetime as dt
import json
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402 - models need the set-up before them
from django.utils import timezone  # noqa: E402 - as above

from assessment.domain.assignments import approve, invite, nominate  # noqa: E402 - as above
from assessment.domain.campaigns import open_campaign  # noqa: E402 - as above
from assessment.domain.instruments import take_instrument  # noqa: E402 - as above
from assessment.domain.links import issue_link  # noqa: E402 - as above
from assessment.domain.people import add_participant, add_person  # noqa: E402 - as above
from assessment.domain.programmes import add_cohort, open_programme  # noqa: E402 - as above
from assessment.models import Campaign, Participant, Person  # noqa: E402 - as above


@transaction.atomic
def people(number: int, participants: int) -> list[dict[str, object]]:
    """So many raters, the first of them about all participants, the others about one each."""
    programme = open_programme(code="lfc", name="Leadership for Change")
    cohort = add_cohort(programme=programme, code="spring", name="Spring")
    now = timezone.now()
    campaign = open_campaign(
        cohort=cohort,
        code="before",
        name="Before the programme",
        instrument=take_instrument(name_or_path="systems-leadership"),
        opens=now - dt.timedelta(days=1),
        closes=now + dt.timedelta(days=14),
    )
    known = [
        add_person(programme=programme, name=f"Person {n}", email=f"p{n}@example.org")
        for n in range(participants + number)
    ]
    led = [
        add_participant(person=person, cohort=cohort, code=f"P{n:03}")
        for n, person in enumerate(known[:participants])
    ]
    first, *others = known[participants:]
    about_one = [(one, [led[n % participants]]) for n, one in enumerate(others)]
    return [_told(campaign, rater, about) for rater, about in [(first, led), *about_one]]


def _told(campaign: Campaign, rater: Person, about: list[Participant]) -> dict[str, object]:
    """The token of a rater's link, and what they are asked to answer."""
    nominated = [nominate(campaign=campaign, participant=one, rater=rater, group="peer") for one in about]
    asked = [str(invite(assignment=approve(assignment=one)).id) for one in nominated]
    return {"token": issue_link(campaign=campaign, person=rater), "assignments": asked}


sys.stdout.write(json.dumps(people(*map(int, sys.argv[1:]))))
