"""In by a link, and out again. Looking at a link changes nothing: mail scanners open every one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assessment import limits
from assessment.domain.links import disown_link
from assessment.models import Link
from assessment.queries.links import link_of_token
from assessment.spoken import SPOKEN, with_language
from assessment.views.refusals import link_does_not_work, too_many
from assessment.visitors import Answering, forget, remember


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to go on; then open the session and leave the token behind.

    The page is the same for every token, whether there is such a link or not. A link that works is
    let in however many others did not: a whole council may come from one address, and nobody hits
    on one of 2**256 tokens, whether they are slowed down or not.
    """
    if request.method != "POST":
        return render(request, "balcony/link.html")
    found = link_of_token(token)
    if found is not None and found.campaign.takes_answers(timezone.now()):
        return _entered(request, found)
    if limits.is_over(limits.FAILED_LINKS, request):
        return too_many(request)
    limits.count(limits.FAILED_LINKS, request)
    return link_does_not_work(request)


def _entered(request: HttpRequest, found: Link) -> HttpResponse:
    response = redirect("answer")
    remember(response, found.id)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and found.person.language in SPOKEN:
        with_language(response, found.person.language)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def not_me(request: Answering) -> HttpResponse:
    """Say that the link is not meant for whoever holds it."""
    if request.method != "POST":
        return render(request, "balcony/not_me.html", {"person": request.link.person})
    disown_link(link=request.link)
    response = render(request, "balcony/not_me_done.html")
    forget(response)
    return response


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the session of this browser, on a shared one above all."""
    response = render(request, "balcony/left.html")
    forget(response)
    return response
