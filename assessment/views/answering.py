"""The pages of somebody who answers: their list, the questionnaire, the check, the end."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessment.domain.answering import Answer, save_answers, submit_responses
from assessment.domain.assignments import decline
from assessment.domain.instruments import instrument_by_digest
from assessment.domain.refusals import ClosedError, RefusedError, UnknownAnswerError
from assessment.domain.told import mark_to_bring, require_told
from assessment.forms.decline import DeclineForm
from assessment.forms.pages import (
    COMMENT_PREFIX,
    OpenQuestion,
    Outline,
    Page,
    Question,
    Shown,
    Stored,
    build_page,
    outlines,
)
from assessment.forms.posted import IncompletePostError, Posted, fields_of, read_nothing, read_page
from assessment.forms.promise import group_of, promise_of
from assessment.models import Assignment, Campaign, Reason, State
from assessment.queries.answers import stored_comments, stored_options
from assessment.queries.assignments import own_assignments
from assessment.views.refusals import bad_request, closed, refuse
from assessment.visitors import Answering, remember_again
from instruments.model import SELF, TranslationStatus

OPENING = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of somebody's list."""

    assignment: Assignment
    group: str


def language_of(campaign: Campaign) -> str:
    """The language of the questions: the one of the pages, where the campaign offers it."""
    asked = get_language() or ""
    return asked if asked in campaign.languages else str(campaign.languages[0])


def _shared(campaign: Campaign) -> dict[str, object]:
    """What every page of a campaign's questionnaire shows."""
    now, language = timezone.now(), language_of(campaign)
    instrument = instrument_by_digest(campaign.instrument_id)
    return {
        "campaign": campaign,
        "programme": campaign.cohort.programme,
        "instrument_title": instrument.title.in_language(language),
        "is_draft": instrument.translations.get(language) is TranslationStatus.DRAFT,
        "content_language": language,
        "in_grace": not campaign.is_open(now) and campaign.takes_answers(now),
        "takes_answers": campaign.takes_answers(now),
        "last_moment": campaign.closes + campaign.grace,
    }


@require_safe
def answer(request: Answering) -> HttpResponse:
    """Everything that somebody is asked to answer, themselves first."""
    campaign = request.link.campaign
    instrument, language = instrument_by_digest(campaign.instrument_id), language_of(campaign)
    entries = [
        Entry(one, group_of(instrument, one.group).label.in_language(language))
        for one in own_assignments(request.link)
    ]
    context = _shared(campaign) | {"entries": entries, "person": request.link.person}
    return render(request, "balcony/answer.html", context)


@require_safe
def begin(request: Answering, assignment: UUID) -> HttpResponse:  # noqa: ARG001 - the gatekeeper read it
    """Before the first question: who reads the answers, where they count, what protects them."""
    mine = request.assignment
    if mine.state == State.DECLINED:
        return _declined(request)
    now = timezone.now()
    if not (mine.campaign.is_open(now) or (mine.state != State.INVITED and mine.campaign.takes_answers(now))):
        return closed(request)
    promise = promise_of(mine, language_of(mine.campaign))
    pages = len(outlines(mine.campaign.instrument_id, mine.group))
    return render(request, "balcony/begin.html", _of(mine) | {"promise": promise, "pages": pages})


def _of(assignment: Assignment) -> dict[str, object]:
    return _shared(assignment.campaign) | {
        "assignment": assignment,
        "participant": assignment.participant.person,
        "told": mark_to_bring(assignment),
        "is_self": assignment.group == SELF,
    }


@require_http_methods(OPENING)
def page(request: Answering, assignment: UUID, number: int) -> HttpResponse:  # noqa: ARG001 - the gatekeeper read it
    """One page of questions: shown, or saved and left for the next."""
    mine = request.assignment
    every = outlines(mine.campaign.instrument_id, mine.group)
    if not 1 <= number <= len(every):
        raise Http404
    if mine.state == State.DECLINED:
        return _declined(request)
    if not mine.campaign.takes_answers(timezone.now()):
        return closed(request)
    if request.method == "POST":
        return _saved(request, number, every[number - 1])
    return _page(request, number, Shown(_stored(mine, every[number - 1])))


def _stored(assignment: Assignment, outline: Outline) -> Stored:
    if outline.comments:
        return Stored(comments=stored_comments(assignment))
    return Stored(options=stored_options(assignment))


def _page(request: Answering, number: int, shown: Shown, status: int = 200) -> HttpResponse:
    mine = request.assignment
    built = build_page(mine.campaign.instrument_id, mine.group, number, language_of(mine.campaign), shown)
    context = _of(mine) | {"page": built, "problems": _problems(built)}
    response = render(request, "balcony/page.html", context, status=status)
    remember_again(request, response)
    return response


def _problems(page: Page) -> list[tuple[str, str]]:
    """Where each problem of a page stands, and what it is."""
    parts: list[Question | OpenQuestion] = [*page.questions, *page.comments]
    return [(f"#{part.name}", part.error) for part in parts if part.error]


def _saved(request: Answering, number: int, outline: Outline) -> HttpResponse:
    try:
        require_told(assignment=request.assignment, mark=request.GET.get("told", ""))
        posted = read_page(fields_of(request), outline)
        if posted.too_long:
            return _again(
                request, number, outline, posted, {_name(one): _too_long() for one in posted.too_long}
            )
        conflicts = save_answers(assignment=request.assignment, answers=posted.answers, now=timezone.now())
    except (IncompletePostError, UnknownAnswerError):
        return bad_request(request)
    except ClosedError:
        return closed(request)
    except RefusedError:
        return _declined(request)
    if conflicts:
        errors = {_name(one): answered_elsewhere() for one in conflicts}
        return _again(request, number, outline, posted, errors, status=409)
    return _onward(request, number, posted.go)


def _name(answer: Answer) -> str:
    return f"{COMMENT_PREFIX}{answer.key}" if answer.is_comment else answer.key


def answered_elsewhere() -> str:
    """What is said where an answer met another."""
    return _(
        "You answered this in another window while this page was open. "
        "Choose what you mean, then send the page again."
    )


def _too_long() -> str:
    return _("This is longer than 4,000 characters. Shorten it; nothing of it is lost meanwhile.")


def _again(
    request: Answering,
    number: int,
    outline: Outline,
    posted: Posted,
    errors: dict[str, str],
    status: int = 422,
) -> HttpResponse:
    """The page once more, with what was typed, what is stored now, and what is wrong."""
    shown = Shown(_stored(request.assignment, outline), posted.typed, errors)
    return _page(request, number, shown, status)


def _onward(request: Answering, number: int, go: str) -> HttpResponse:
    mine = request.assignment
    if go == "stay" or request.POST.get("language"):
        return redirect("page", mine.id, number)
    if go == "back":
        return redirect("page", mine.id, number - 1) if number > 1 else redirect("begin", mine.id)
    last = number == len(outlines(mine.campaign.instrument_id, mine.group))
    return redirect("check", mine.id) if last or go == "check" else redirect("page", mine.id, number + 1)


@require_http_methods(OPENING)
def check(request: Answering, assignment: UUID) -> HttpResponse:  # noqa: ARG001 - the gatekeeper read it
    """All answers on one page, to look over and hand in."""
    mine = request.assignment
    if mine.state == State.DECLINED:
        return _declined(request)
    if not mine.campaign.takes_answers(timezone.now()):
        return closed(request)
    if request.method == "POST":
        return _submitted(request)
    pages = _every_page(mine)
    unanswered = sum(not question.said for one in pages for question in one.questions)
    return render(request, "balcony/check.html", _of(mine) | {"pages": pages, "unanswered": unanswered})


def _every_page(assignment: Assignment) -> list[Page]:
    shown = Shown(Stored(stored_options(assignment), stored_comments(assignment)))
    digest, language = assignment.campaign.instrument_id, language_of(assignment.campaign)
    count = len(outlines(digest, assignment.group))
    return [build_page(digest, assignment.group, number, language, shown) for number in range(1, count + 1)]


def _submitted(request: Answering) -> HttpResponse:
    mine = request.assignment
    try:
        require_told(assignment=mine, mark=request.GET.get("told", ""))
        read_nothing(fields_of(request))
        submit_responses(assignment=mine, now=timezone.now(), by=f"assignment:{mine.id}")
    except (IncompletePostError, UnknownAnswerError):
        return bad_request(request)
    except ClosedError:
        return closed(request)
    except RefusedError:
        return _declined(request)
    return redirect("done", mine.id)


@require_safe
def done(request: Answering, assignment: UUID) -> HttpResponse:  # noqa: ARG001 - the gatekeeper read it
    """Handed in, and until when it can be changed."""
    if request.assignment.state != State.SUBMITTED:
        return redirect("check", request.assignment.id)
    return render(request, "balcony/done.html", _of(request.assignment))


@require_http_methods(OPENING)
def decline_page(request: Answering, assignment: UUID) -> HttpResponse:  # noqa: ARG001 - the gatekeeper read it
    """Say that one will not answer, and why."""
    mine = request.assignment
    if mine.state == State.DECLINED:
        return _declined(request)
    if not mine.campaign.takes_answers(timezone.now()):
        return closed(request)
    if request.POST.get("language"):
        return _decline(request, DeclineForm(initial={"reason": request.POST.get("reason")}))
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _give_up(request, Reason(form.cleaned_data["reason"]))
    return _decline(request, form)


def _decline(request: Answering, form: DeclineForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "balcony/decline.html", _of(request.assignment) | {"form": form}, status=status)


def _give_up(request: Answering, reason: Reason) -> HttpResponse:
    mine = request.assignment
    try:
        read_nothing(fields_of(request), "reason")
        decline(assignment=mine, reason=reason, by=f"assignment:{mine.id}")
    except IncompletePostError:
        return bad_request(request)
    except RefusedError:
        return refuse(
            request,
            409,
            _("You have handed this in"),
            _("You can still change your answers until the questionnaire closes."),
        )
    return redirect("answer")


def _declined(request: HttpRequest) -> HttpResponse:
    return refuse(
        request,
        409,
        _("You said that you will not answer"),
        _("If you have changed your mind, write to whoever invited you: they can ask you again."),
    )
