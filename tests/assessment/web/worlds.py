"""A small world for tests of the web side: a campaign, its people, and browsers with a session."""

import datetime as dt
from dataclasses import dataclass

from django.test import Client
from django.utils import timezone

from assessment.domain.assignments import approve, invite, nominate
from assessment.domain.campaigns import open_campaign
from assessment.domain.instruments import take_instrument
from assessment.domain.links import issue_link
from assessment.domain.people import add_participant, add_person
from assessment.domain.programmes import add_cohort, add_organisation, add_team, open_programme
from assessment.models import Assignment, Campaign, Participant, Person


@dataclass(frozen=True)
class World:
    """A campaign of one cohort: Ann and Bob take part, and each is a peer of the other."""

    campaign: Campaign
    ann: Person
    bob: Person
    about_ann: Participant
    about_bob: Participant
    ann_self: Assignment
    bob_about_ann: Assignment
    ann_about_bob: Assignment


def invited(campaign: Campaign, participant: Participant, rater: Person, group: str) -> Assignment:
    nominated = nominate(campaign=campaign, participant=participant, rater=rater, group=group)
    return invite(assignment=approve(assignment=nominated))


def open_before(
    *,
    programme: str = "lfc",
    name: str = "Leadership for Change",
    instrument: str = "systems-leadership",
    forgets: bool = False,
) -> Campaign:
    """A campaign of a programme and a cohort of its own, which opened yesterday."""
    owner = open_programme(code=programme, name=name)
    now = timezone.now()
    return open_campaign(
        cohort=add_cohort(programme=owner, code="spring", name="Spring"),
        code="before",
        name="Before the programme",
        instrument=take_instrument(name_or_path=instrument),
        opens=now - dt.timedelta(days=1),
        closes=now + dt.timedelta(days=14),
        forgets_authors=forgets,
    )


def build_world() -> World:
    campaign = open_before()
    cohort, programme = campaign.cohort, campaign.cohort.programme
    team = add_team(cohort=cohort, code="north", name="North", challenge="Fewer children in care")
    council = add_organisation(programme=programme, code="council", name="North Council")
    people = {
        name: add_person(programme=programme, name=f"{name} Example", email=f"{name.lower()}@example.org")
        for name in ("Ann", "Bob")
    }
    ann, bob = people["Ann"], people["Bob"]
    about_ann = add_participant(person=ann, cohort=cohort, code="P001", team=team, organisation=council)
    about_bob = add_participant(person=bob, cohort=cohort, code="P002", team=team, organisation=council)
    return World(
        campaign=campaign,
        ann=ann,
        bob=bob,
        about_ann=about_ann,
        about_bob=about_bob,
        ann_self=invited(campaign, about_ann, ann, "self"),
        bob_about_ann=invited(campaign, about_ann, bob, "peer"),
        ann_about_bob=invited(campaign, about_bob, ann, "peer"),
    )


def entered(campaign: Campaign, person: Person) -> Client:
    """A browser in which somebody has opened their link."""
    client = Client(raise_request_exception=True)
    token = issue_link(campaign=campaign, person=person)
    response = client.post(f"/link/{token}")
    assert response.status_code == 302, response.content
    return client
