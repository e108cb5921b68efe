"""Questions in HTML. The same question in the same state looks the same to everybody, so it is made once."""

from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from assessment.forms.pages import Question

register = template.Library()
_KEPT = 4096
"""An item has some 14 states: an option or none, stored or not. Three questionnaires in two languages fit."""


@register.simple_tag
def radios(question: Question, content_language: str) -> SafeString:
    """One question with radios, as `balcony/parts/radios.html` has it."""
    return _radios(question, content_language, get_language())


@lru_cache(maxsize=_KEPT)
def _radios(question: Question, content_language: str, _language: str | None) -> SafeString:
    """The HTML of a question; who answers it is no part of it, and what they write themselves neither."""
    context = {"question": question, "content_language": content_language}
    return SafeString(get_template("balcony/parts/radios.html").render(context))
