"""Who is at the door: the session of somebody who answers, kept in a signed cookie of its own.

It names the link that opened it and nothing else. Whether that link still works is asked at each
request, so that a revoked link ends every session at once.
"""

import time
from functools import lru_cache
from typing import cast
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from assessment.models import Assignment, Link, StaffMember

COOKIE = "answering"
_SALT = "balcony.answering"
_LONGEST = 24 * 3600
# Whoever answers sends the same cookie many times, and a signature takes long to check.
_REMEMBERED = 4096


class Answering(HttpRequest):
    """A request that the gatekeeper let through as somebody who answers."""

    link: Link
    assignment: Assignment


def remember(response: HttpResponseBase, link: UUID) -> None:
    """Let the browser come back as the holder of a link, until it is closed or a day has passed."""
    response.set_cookie(
        COOKIE,
        signing.dumps([link.hex, int(time.time()) + _LONGEST], salt=_SALT),
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
    """The link that the browser's session was opened with, None where it is missing, forged or old."""
    link, until = _read(request.COOKIES.get(COOKIE, ""))
    return link if time.time() < until else None


@lru_cache(maxsize=_REMEMBERED)
def _read(cookie: str) -> tuple[UUID | None, float]:
    """The link that a cookie names, and until when it does."""
    try:
        link, until = signing.loads(cookie, salt=_SALT)
        return UUID(link), float(until)
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None, 0.0


def member(request: HttpRequest) -> StaffMember:
    """The member of staff who has signed in; for pages that nobody else comes to."""
    return cast("StaffMember", request.user)
