"""Ask people to answer: participants about themselves, raters about a participant, in one go."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from assessment.domain.assignments import approve, invite, nominate
from assessment.domain.audit import SYSTEM
from assessment.domain.links import issue_link
from assessment.domain.refusals import RefusedError
from assessment.models import ANSWERING, Assignment, Campaign, Link, Participant, Person, State
from instruments.model import SELF


@dataclass(frozen=True, slots=True)
class GivenLink:
    """A link that was just given to somebody; its token is told here and never again."""

    person: Person
    token: str = field(repr=False)


@transaction.atomic
def ask(
    *, campaign: Campaign, participant: Participant, rater: Person, group: str, by: str = SYSTEM
) -> Assignment:
    """Nominate, approve and invite somebody at once, as an administrator may."""
    nominated = nominate(campaign=campaign, participant=participant, rater=rater, group=group, by=by)
    return bring_to_invited(assignment=nominated, by=by)


@transaction.atomic
def bring_to_invited(*, assignment: Assignment, by: str = SYSTEM) -> Assignment:
    """Approve and invite somebody who was nominated; whoever is further stays as they are."""
    if assignment.state == State.NOMINATED:
        assignment = approve(assignment=assignment, by=by)
    if assignment.state == State.APPROVED:
        assignment = invite(assignment=assignment, by=by)
    return assignment


@transaction.atomic
def ask_about_themselves(*, participant: Participant, by: str = SYSTEM) -> list[Campaign]:
    """Invite a participant to answer about themselves in each campaign of the cohort that has not closed.

    Gives the campaigns in which they were not asked before.
    """
    asked = Assignment.objects.filter(participant=participant, group=SELF).values("campaign")
    open_or_to_come = Campaign.objects.filter(cohort=participant.cohort_id, closes__gt=timezone.now())
    found = list(open_or_to_come.exclude(pk__in=asked).order_by("code"))
    for campaign in found:
        ask(campaign=campaign, participant=participant, rater=participant.person, group=SELF, by=by)
    return found


@transaction.atomic
def give_links(
    *, campaign: Campaign, only: Collection[str] = (), again: bool = False, by: str = SYSTEM
) -> list[GivenLink]:
    """A link for everybody who is asked and has none that works; with `again`, for the others too.

    Raises
    ------
    RefusedError
        Where the campaign has closed, or an address in `only` belongs to nobody who is asked.
    """
    if campaign.closes <= timezone.now():
        raise RefusedError(
            f"Campaign {campaign.code} has closed: a link would open nothing. Let it close later first."
        )
    asked = Assignment.objects.filter(campaign=campaign, state__in=ANSWERING)
    people = Person.objects.filter(pk__in=asked.values("rater")).order_by("name", "id")
    wanted = {address.strip().lower() for address in only}
    strangers = wanted - {person.email for person in people}
    if strangers:
        raise RefusedError(f"Nobody with these addresses is asked: {', '.join(sorted(strangers))}.")
    with_link = set(Link.objects.filter(campaign=campaign, revoked=False).values_list("person", flat=True))
    return [
        GivenLink(person, issue_link(campaign=campaign, person=person, by=by))
        for person in people
        if (not wanted or person.email in wanted) and (again or person.id not in with_link)
    ]
