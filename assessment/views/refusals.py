"""Pages that say no, calmly: why, what is kept, and what to do. What was typed is given back."""

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from assessment.forms.pages import COMMENT_PREFIX
from assessment.forms.posted import BASE_PREFIX, OWN_TO_A_SENDING

_PASSING = (403,)


def refuse(request: HttpRequest, status: int, heading: str, *paragraphs: str) -> HttpResponse:
    """A page that says why something was not done, with whatever was written in the post."""
    context = {
        "heading": heading,
        "paragraphs": paragraphs,
        "written": typed_texts(request) if _is_page_of_questions(request) else [],
        "sent": _sent(request) if _is_page_of_questions(request) else [],
        "may_send_again": status in _PASSING,
    }
    return render(request, "balcony/refused.html", context, status=status)


def _is_page_of_questions(request: HttpRequest) -> bool:
    """Whether it is one that is given back: another site can send anything anywhere.

    Given back with a token of ours and a button, it would be sent by whoever presses that.
    """
    return bool(request.resolver_match and request.resolver_match.view_name == "page")


def typed_texts(request: HttpRequest) -> list[str]:
    """The comments in a post that was refused: nobody should have to write them again."""
    return [
        str(text)
        for name, text in request.POST.items()
        if name.startswith(COMMENT_PREFIX) and text and text != request.POST.get(BASE_PREFIX + name)
    ]


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """All of a page of questions that was refused, to be sent again."""
    sent = [(name, str(value)) for name, value in request.POST.items() if name not in OWN_TO_A_SENDING]
    return sent if any(name.startswith(BASE_PREFIX) for name, _value in sent) else []


def no_session(request: HttpRequest) -> HttpResponse:
    """Nobody is known here: the link has to be opened (again)."""
    sent = (
        _("What you sent just now was not saved."),
        _("Open your link in another tab, then load this page again: your browser sends it once more."),
    )
    return refuse(
        request,
        403,
        _("Open your link again"),
        _("You are not signed in to a questionnaire in this browser, or your time ran out."),
        _("Everything that was saved is still there. Open the link that you were sent to go on."),
        *(sent if request.method == "POST" else ()),
    )


def link_does_not_work(request: HttpRequest) -> HttpResponse:
    """The same page for a link that is unknown, replaced, given up or past its time."""
    return refuse(
        request,
        404,
        _("This link does not work"),
        _(
            "Part of the address may be missing, a newer link may have taken its place, "
            "or the questionnaire may not be open yet, or may have closed."
        ),
        _(
            "Copy the whole address from the newest message. "
            "If that does not help, write to whoever sent it to you."
        ),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """Somebody tries too often."""
    return refuse(
        request,
        429,
        _("Too many attempts"),
        _("Wait ten minutes, then try again. Nothing that was saved is lost."),
    )


def locked_out(request: HttpRequest, _answer: HttpResponse | None, _credentials: object) -> HttpResponse:
    """Somebody has tried too many passwords for one address; axes asks for this page."""
    return refuse(
        request,
        429,
        _("Too many attempts to sign in"),
        _("For the safety of whoever has this address, nobody can sign in with it from here for 15 minutes."),
        _("Wait, then try again. If you do not know your password, ask whoever invited you for a new link."),
    )


def closed(request: HttpRequest) -> HttpResponse:
    """The campaign does not take answers now."""
    return refuse(
        request,
        410,
        _("This questionnaire is closed"),
        _("It takes no answers now. What you saved before it closed is kept; what you sent just now is not."),
        _("A questionnaire that was handed in counts. One that was not handed in does not."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """A post that did not come from a page of ours, or from one that is too old."""
    return refuse(
        request,
        403,
        _("This page was too old to be sent"),
        _("Nothing was changed. Go back, load the page again, and send it once more."),
        _("If that does not help, allow this site to keep cookies."),
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A post that is not what the page sends."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return _too_large(request)
    if isinstance(exception, BadRequest):
        # Django could not read it and would fail again.
        request.POST = QueryDict()
    return refuse(
        request,
        400,
        _("This page could not be read"),
        _("Part of it was missing or not as it should be. None of it was saved."),
        _("Go back, load the page again, and send it once more."),
    )


def _too_large(request: HttpRequest) -> HttpResponse:
    return refuse(
        request,
        413,
        _("This is more than one page can hold"),
        _("What you sent is too large, so none of it was saved."),
        _("Go back, shorten what you have written, and send the page once more."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Nothing is here, or nothing for whoever asks."""
    return refuse(
        request,
        404,
        _("There is no such page"),
        _("Check the address, or open the link that you were sent."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Not for whoever asks."""
    return refuse(request, 403, _("You cannot do this"), _("Sign in as somebody who may, or open your link."))
