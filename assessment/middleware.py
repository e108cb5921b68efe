"""What every request passes: nothing of it may be kept, and nobody comes where they may not."""

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from assessment.permissions import AUDIENCES, Audience
from assessment.queries.assignments import own_assignment, own_assignment_to_change
from assessment.queries.links import link_of_session
from assessment.queries.staff import administers, administers_campaign
from assessment.sign_in import second_factor
from assessment.views.refusals import no_session
from assessment.views.storage_failures import STORAGE_ERRORS, storage_failed
from assessment.visitors import link_of, member

Handler = Callable[[HttpRequest], HttpResponseBase]


class OnePolicy:
    """The content security policy: the same for every page, and so put together once.

    No page has a nonce or an exception of its own: django-csp would look for both at each request.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler, self._policy = handler, build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, with the policy that a browser is to hold the page to."""
        response = self.handler(request)
        response.headers[HEADER] = self._policy
        return response


class NoTraces:
    """No page is stored by a browser or a proxy: what somebody answers is on it."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request, with the headers that keep the answer out of every store."""
        response = self.handler(request)
        response.headers["Cache-Control"] = "no-store"
        return response


class StorageFailures:
    """Answers calmly where a page finds the database broken; the gatekeeper does so where a door does."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request; the calm page is made in `process_exception`."""
        return self.handler(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """The page for a failure of storage; None leaves any other to Django."""
        return storage_failed(request, error) if isinstance(error, STORAGE_ERRORS) else None


class Gatekeeper:
    """Lets a request through to a page where its row in the table of audiences allows it."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request; the door is in `process_view`."""
        return self.handler(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Turn away whoever may not see the page; None lets the request through."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        audience = AUDIENCES.get(name)
        if audience is None:
            raise Http404
        try:
            return _DOORS[audience](request, kwargs)
        except STORAGE_ERRORS as error:
            return storage_failed(request, error)


Door = Callable[[HttpRequest, dict[str, Any]], HttpResponseBase | None]


def _anyone(_request: HttpRequest, _kwargs: dict[str, Any]) -> None:
    return None


def _holder(request: HttpRequest, _kwargs: dict[str, Any]) -> HttpResponseBase | None:
    session = link_of(request)
    link = link_of_session(session) if session else None
    if link is None:
        return no_session(request)
    vars(request)["link"] = link
    return None


def _author(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    session = link_of(request)
    asked = own_assignment_to_change if request.method == "POST" else own_assignment
    assignment = asked(session, kwargs["assignment"]) if session else None
    if assignment is not None:
        vars(request)["assignment"] = assignment
        return None
    if session is None or link_of_session(session) is None:
        return no_session(request)
    raise Http404


def _signing_in(request: HttpRequest, _kwargs: dict[str, Any]) -> HttpResponseBase | None:
    if not request.user.is_authenticated:
        return _to_sign_in(request)
    if second_factor.is_set_up(member(request)) and not second_factor.is_shown(request):
        logout(request)
        return _to_sign_in(request)
    return None


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """To the door, and then back; where something was sent, to the desk."""
    return redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("desk"))


def _staff(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    turned_away = _signing_in(request, kwargs)
    if turned_away or settings.DEMO or second_factor.is_set_up(member(request)):
        return turned_away
    return redirect("mfa_index")


def _administrator(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    turned_away = _staff(request, kwargs)
    if turned_away is None and not administers(member(request)):
        raise Http404
    return turned_away


def _campaign_administrator(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    turned_away = _staff(request, kwargs)
    if turned_away is None and not administers_campaign(member(request), kwargs["campaign"]):
        raise Http404
    return turned_away


_DOORS: dict[Audience, Door] = {
    Audience.ANYONE: _anyone,
    Audience.SIGNING_IN: _signing_in,
    Audience.HOLDER: _holder,
    Audience.AUTHOR: _author,
    Audience.STAFF: _staff,
    Audience.ADMINISTRATOR: _administrator,
    Audience.CAMPAIGN_ADMINISTRATOR: _campaign_administrator,
}
