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
    for link in Link.objects.filter(campaign=campaign, person=person, revoked=False):
        revoke_link(link=link, by=by)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = Link.objects.create(campaign=campaign, person=person, digest=digest_of_token(token))
    record(verb="link.issued", actor=by, subjects={"link": link.id})
    return token


@transaction.atomic
def revoke_link(*, link: Link, by: str = SYSTEM) -> None:
    """Let a link work no longer, nor any session that was opened with it."""
    if Link.objects.filter(pk=link.pk, revoked=False).update(revoked=True):
        record(verb="link.revoked", actor=by, subjects={"link": link.id})


@transaction.atomic
def disown_link(*, link: Link) -> None:
    """Whoever has the link says that it is not for them: it stops working, and the chain tells."""
    record(verb="link.disowned", actor=f"link:{link.id}", subjects={"link": link.id})
    revoke_link(link=link, by=f"link:{link.id}")
