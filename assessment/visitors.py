"""Who is at the door: the session of somebody who answers, kept in a signed cookie of its own.

It names the link that opened it and nothing else. Whether that link still works is asked at each
request, so that a revoked link ends every session at once.
"""

from typing import cast
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from assessment.models import Assignment, Link, StaffMember

COOKIE = "answering"
_SALT = "balcony.answering"
_LONGEST = 24 * 3600


class Answering(HttpRequest):
    """A request that the gatekeeper let through as somebody who answers."""

    link: Link
    assignment: Assignment


def remember(response: HttpResponseBase, link: UUID) -> None:
    """Let the browser come back as the holder of a link, until it is closed or a day has passed."""
    response.set_cookie(
        COOKIE,
        signing.dumps(link.hex, salt=_SALT),
        httponly=True,
        secure=settings.SECURE,
        samesite="Lax",
    )


def remember_again(request: HttpRequest, response: HttpResponseBase) -> None:
    """Begin the day anew: whoever is shown a page has a day to send it."""
    link = link_of(request)
    if link is not None:
        remember(response, link)


def forget(response: HttpResponseBase) -> None:
    """End the session of this browser."""
    response.delete_cookie(COOKIE, samesite="Lax")


def link_of(request: HttpRequest) -> UUID | None:
    """The link that the browser's session was opened with, None where there is none or it is forged."""
    try:
        return UUID(signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_LONGEST))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def member(request: HttpRequest) -> StaffMember:
    """The member of staff who has signed in; for pages that nobody else comes to."""
    return cast("StaffMember", request.user)
