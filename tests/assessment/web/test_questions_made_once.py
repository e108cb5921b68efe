"""The HTML of a question is made once for everybody, and is what it would be made anew."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from assessment.forms.pages import Option, Question
from assessment.templatetags.questionnaire import radios

OPTIONS = (
    Option("1", "Never"),
    Option("2", "Always <&>", checked=True),
    Option("x", "Not seen", divider_before="or"),
)
PLAIN = Question("F01", "Shares credit", OPTIONS)


@pytest.mark.parametrize(
    "question",
    [
        PLAIN,
        Question("F01", "Shares credit", OPTIONS, base="2"),
        Question("F01", "Shares credit", OPTIONS, error="Choose one"),
        Question("F01", "Rhannu clod", OPTIONS, lang="cy"),
        Question("F02", "Shares credit", OPTIONS),
    ],
)
@pytest.mark.parametrize("content", ["en", "cy"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_question_looks_as_its_template_has_it(question: Question, content: str, language: str) -> None:
    with translation.override(language):
        context = {"question": question, "content_language": content}
        assert radios(question, content) == render_to_string("balcony/parts/radios.html", context)
