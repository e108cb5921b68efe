"""Which languages the pages speak, and how a browser keeps the one that was chosen."""

from django.conf import settings
from django.http import HttpResponse

SPOKEN = tuple(code for code, _ in settings.LANGUAGES)
_A_YEAR = 365 * 24 * 3600


def with_language(response: HttpResponse, chosen: str) -> HttpResponse:
    """Let the browser keep the language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=_A_YEAR,
        httponly=True,
        secure=settings.SECURE,
        samesite="Lax",
    )
    return response
