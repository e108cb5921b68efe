"""One answer saved while its page is open."""

from functools import cache
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessment.domain.answering import Answer, save_answers
from assessment.domain.refusals import ClosedError, RefusedError, UnknownAnswerError
from assessment.domain.told import require_told
from assessment.forms.posted import IncompletePostError, fields_of, read_field
from assessment.queries.answers import stored_comments, stored_options
from assessment.views.answering import answered_elsewhere
from assessment.visitors import Answering

_JSON = "application/json"


@require_POST
def save(request: Answering, assignment: UUID) -> HttpResponse:  # noqa: ARG001 - the gatekeeper read it
    """Save one answer; what is acknowledged is on the disk."""
    try:
        require_told(assignment=request.assignment, mark=request.GET.get("told", ""))
        answer = read_field(fields_of(request))
        conflicts = save_answers(assignment=request.assignment, answers=[answer], now=timezone.now())
    except (IncompletePostError, UnknownAnswerError):
        return _not_saved(400, _("This answer could not be read. Load the page again."))
    except ClosedError:
        return _not_saved(410, _("The questionnaire is closed. This answer was not saved."))
    except RefusedError:
        return _not_saved(403, _("You said that you will not answer. This answer was not saved."))
    if conflicts:
        return _not_saved(409, answered_elsewhere(), stored=_stored(request, answer))
    return _saved()


def _saved() -> HttpResponse:
    return HttpResponse(_said_of_saved(get_language()), content_type=_JSON)


@cache
def _said_of_saved(_language: str | None) -> bytes:
    """The same few bytes for everybody who reads a language."""
    return JsonResponse({"saved": True, "said": _("Saved")}).content


def _not_saved(status: int, said: str, **more: str) -> JsonResponse:
    return JsonResponse({"saved": False, "said": said, **more}, status=status)


def _stored(request: Answering, answer: Answer) -> str:
    stored = stored_comments if answer.is_comment else stored_options
    return stored(request.assignment).get(answer.key, "")
