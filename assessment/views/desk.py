"""The administrator's pages: how far each campaign is, and links given out again. No answer is on them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from assessment.domain.links import issue_link, revoke_link
from assessment.models import Campaign, Person
from assessment.queries.progress import answering_people, states_of
from assessment.queries.staff import campaigns_of
from assessment.visitors import member


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The campaigns that somebody administers."""
    return render(request, "balcony/desk.html", {"campaigns": campaigns_of(member(request))})


@require_safe
def campaign(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """How far one campaign is, and who is asked in it."""
    return _campaign(request, _found(campaign))


def _found(campaign: UUID) -> Campaign:
    return get_object_or_404(Campaign.objects.select_related("cohort__programme", "instrument"), pk=campaign)


def _campaign(request: HttpRequest, shown: Campaign, **more: object) -> HttpResponse:
    context = {"campaign": shown, "states": states_of(shown), "people": answering_people(shown)}
    return render(request, "balcony/campaign.html", context | more)


@require_POST
def reissue(request: HttpRequest, campaign: UUID, person: UUID) -> HttpResponse:
    """A new link for somebody, shown this once; the one before stops working."""
    found = _found(campaign)
    token = issue_link(campaign=found, person=_person(found, person), by=_by(request))
    address = request.build_absolute_uri(reverse("link", args=[token]))
    return _campaign(request, found, new_link=address, new_link_for=_person(found, person))


@require_POST
def revoke(request: HttpRequest, campaign: UUID, person: UUID) -> HttpResponse:
    """Let somebody's link work no longer."""
    found = _found(campaign)
    for link in found.links.filter(person=_person(found, person), revoked=False):
        revoke_link(link=link, by=_by(request))
    return redirect("campaign", found.id)


def _person(campaign: Campaign, person: UUID) -> Person:
    return get_object_or_404(Person.objects.filter(assignments__campaign=campaign).distinct(), pk=person)


def _by(request: HttpRequest) -> str:
    return f"staff:{member(request).pk}"
