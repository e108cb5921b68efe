"""Links: the way in for those who answer. A token is told once and kept by nobody."""

import secrets

from django.db import transaction

from assessment.domain.audit import SYSTEM, record
from assessment.models import Campaign, Link, Person
from assessment.queries.links import digest_of_token

TOKEN_BYTES = 32


@transaction.atomic
def issue_link(*, campaign: Campaign, person: Person, by: str = SYSTEM) -> str:
    """A new token for somebody; any earlier one of theirs in this campaign stops working."""
    # One at a time for a person, so that two who give out links at once do not both leave one working.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    for link in Link.objects.filter(campaign=campaign, person=person, revoked=False):
        revoke_link(link=link, by=by)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = Link.objects.create(campaign=campaign, person=person, digest=digest_of_token(token))
    record(verb="link.issued", actor=by, subjects={"link": link.id})
    return token


@transaction.atomic
def revoke_link(*, link: Link, by: str = SYSTEM) -> bool:
    """Let a link work no longer, nor any session that was opened with it; False where it did not before."""
    worked = Link.objects.filter(pk=link.pk, revoked=False).update(revoked=True)
    if worked:
        record(verb="link.revoked", actor=by, subjects={"link": link.id})
    return bool(worked)


@transaction.atomic
def disown_link(*, link: Link) -> None:
    """Whoever has the link says that it is not for them: it stops working, and the chain tells."""
    by = f"link:{link.id}"
    if revoke_link(link=link, by=by):
        record(verb="link.disowned", actor=by, subjects={"link": link.id})
