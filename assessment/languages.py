"""The language of the pages is changed from any page, and nothing typed is lost by it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from assessment.views.front import with_language

Handler = Callable[[HttpRequest], HttpResponse]


class ChosenLanguage:
    """Answers a form that came together with the choice of a language in that language.

    So the button that changes the language can send the form of its page, with all that stands in it.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request, in the language that was sent with it where there is one."""
        chosen = request.POST.get("language", "") if request.method == "POST" else ""
        if chosen not in dict(settings.LANGUAGES):
            return self.handler(request)
        translation.activate(chosen)
        return with_language(self.handler(request), chosen)
