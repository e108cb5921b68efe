"""How far a campaign is: who was asked and who has answered, never what."""

from collections.abc import Mapping

from django.db.models import Count, Exists, OuterRef, QuerySet

from assessment.models import Campaign, Link, Person, State


def states_of(campaign: Campaign) -> Mapping[State, int]:
    """How many assignments are in each state, in the order of an assignment's life."""
    counted = dict(campaign.assignments.values_list("state").annotate(Count("id")).order_by())
    return {state: counted.get(state, 0) for state in State}


def answering_people(campaign: Campaign) -> QuerySet[Person]:
    """Everybody who is asked in a campaign, with the number of their assignments and of a link that works."""
    live = Link.objects.filter(campaign=campaign, person=OuterRef("pk"), revoked=False)
    asked = Person.objects.filter(assignments__campaign=campaign)
    return asked.annotate(asked_for=Count("assignments"), has_link=Exists(live)).order_by("name", "id")
