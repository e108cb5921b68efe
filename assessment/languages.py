"""The language of the pages: chosen on any page, and nothing typed is lost by it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from assessment.spoken import SPOKEN, with_language

Handler = Callable[[HttpRequest], HttpResponse]


class SpokenLanguage:
    """Answers in the language that came with a form, in the one chosen before, or in one the browser wants.

    The button that changes the language can send the form of its page, with all that stands in it.
    No address of ours has a language in it: Django's own middleware would look for one each time.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request, and say in which language."""
        chosen = request.POST.get("language", "") if request.method == "POST" else ""
        sent = chosen in SPOKEN
        language = chosen if sent else translation.get_language_from_request(request)
        translation.activate(language)
        vars(request)["LANGUAGE_CODE"] = language
        response = self.handler(request)
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", language)
        return with_language(response, chosen) if sent else response
