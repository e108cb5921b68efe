"""Which link a token or a session belongs to."""

import hashlib
from uuid import UUID

from django.db import models

from assessment.models import Link


def digest_of_token(token: str) -> str:
    """What is kept of a token. It has 256 bits of chance, so that a plain SHA-256 gives nothing away."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of_token(token: str) -> Link | None:
    """The link with a token, unless it was revoked or there never was one."""
    return _valid().filter(digest=digest_of_token(token)).first()


def link_of_session(link: UUID) -> Link | None:
    """The link that a session was opened with, unless it was revoked since."""
    return _valid().filter(pk=link).first()


def _valid() -> models.QuerySet[Link]:
    return Link.objects.filter(revoked=False).select_related("campaign__cohort__programme", "person")
