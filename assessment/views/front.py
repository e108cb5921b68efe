"""Pages for anybody: the front, the choice of language, what the service promises, whether it is up."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST, require_safe

from assessment.spoken import SPOKEN, with_language


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is, and how to get in."""
    return render(request, "balcony/front.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the service is, and whom to tell about a barrier."""
    return render(request, "balcony/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom, for how long, and who sees it."""
    return render(request, "balcony/privacy.html")


@require_GET
def health(_request: HttpRequest) -> JsonResponse:
    """Whether the service and its database answer, for a proxy or a monitor."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of every page, and go back to where one was."""
    chosen = request.POST.get("language", "")
    if chosen not in SPOKEN:
        return HttpResponseBadRequest()
    return with_language(redirect(_back_to(request)), chosen)


def _back_to(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else "/"
