"""Calm pages for when something is broken: the database cannot be reached or written, or the program fails.

Nothing that these pages show asks the database anything, and what somebody had typed comes back.
"""

import logging
import sys

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults

from assessment.forms.posted import OWN_TO_A_SENDING
from assessment.views.refusals import typed_texts

STORAGE_ERRORS = (OperationalError, InterfaceError, InternalError)
"""A full disk, a database that may not be written or is locked for too long, a server that is gone."""

RETRY_AFTER = 30
_FOR_PROGRAMS = ("save", "health")
_log = logging.getLogger("assessment.storage")


def storage_failed(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Say that nothing can be stored now, and give back everything that was typed."""
    # The first line alone: further ones may quote a row.
    _log.error("%s: %s", type(error).__name__, (str(error).splitlines() or [""])[0])
    sending = request.method == "POST"
    heading, paragraphs = _not_saved() if sending else _not_shown()
    response = _answer(request, 503, heading, paragraphs)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for an error that nothing else has caught; one of storage may have come up outside a view."""
    error = sys.exc_info()[1]
    try:
        return storage_failed(request, error) if isinstance(error, STORAGE_ERRORS) else _our_fault(request)
    except Exception:  # noqa: BLE001 - whatever is broken, there is a page that needs nothing
        return defaults.server_error(request)


def _our_fault(request: HttpRequest) -> HttpResponse:
    paragraphs = [
        _("It is our fault, not yours. Try again in a few minutes."),
        _("Answers that the page showed as saved are still there."),
        *([_("What you sent just now was not saved.")] if request.method == "POST" else []),
    ]
    return _answer(request, 500, _("Sorry, there is a problem with the service"), paragraphs)


def _not_saved() -> tuple[str, list[str]]:
    return _("Your answers could not be saved just now"), [
        _(
            "The service cannot store anything at the moment. "
            "What was saved before is safe; what you sent just now was not saved."
        ),
        _("Leave this page open and send it again in a few minutes."),
    ]


def _not_shown() -> tuple[str, list[str]]:
    return _("This page cannot be shown just now"), [
        _("The service cannot reach what is stored at the moment. What was saved before is safe."),
        _("Load this page again in a few minutes."),
    ]


def _answer(request: HttpRequest, status: int, heading: str, paragraphs: list[str]) -> HttpResponse:
    if _is_for_a_program(request):
        return JsonResponse({"saved": False, "said": heading}, status=status)
    context = {
        "heading": heading,
        "paragraphs": paragraphs,
        "written": typed_texts(request),
        "sent": _sent(request),
        "may_send_again": True,
    }
    return render(request, "balcony/storage_full.html", context, status=status)


def _is_for_a_program(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name if request.resolver_match else ""
    return name in _FOR_PROGRAMS or request.headers.get("Accept", "").startswith("application/json")


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """All fields of a post, to be sent again; none of one with a password, which no page repeats."""
    if any("password" in name for name in request.POST):
        return []
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in OWN_TO_A_SENDING
        for value in values
    ]
