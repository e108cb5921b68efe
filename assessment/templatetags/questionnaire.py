"""What looks the same to everybody is made once: a question in one state, what the language alone decides."""

from functools import lru_cache

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
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


@register.tag
def once(parser: Parser, _token: Token) -> "Once":
    """What stands between `once` and `endonce`, made once in each language."""
    inside = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(inside)


class Once(template.Node):
    """A part of a template that depends on nothing but the language."""

    def __init__(self, inside: NodeList) -> None:
        self._inside = inside
        self._made: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The part in the language that is spoken."""
        language = get_language()
        if language not in self._made:
            self._made[language] = self._inside.render(context)
        return self._made[language]


@lru_cache(maxsize=_KEPT)
def _radios(question: Question, content_language: str, _language: str | None) -> SafeString:
    """The HTML of a question; who answers it is no part of it, and what they write themselves neither."""
    context = {"question": question, "content_language": content_language}
    return SafeString(get_template("balcony/parts/radios.html").render(context))
