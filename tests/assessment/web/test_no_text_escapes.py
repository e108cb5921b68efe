"""No text of a page escapes the catalogue: every page is visited in a language made of brackets."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.template import autoreload
from django.template.loader import render_to_string
from django.test.signals import template_rendered
from django.utils import translation

from assessment import limits
from assessment.permissions import AUDIENCES
from assessment.templatetags.questionnaire import _radios
from assessment.views.autosave import _said_of_saved
from instruments import load_instrument
from tests.assessment.web import (  # noqa: F401 - they add their visits
    visits_answering,
    visits_desk,
    visits_public,
    visits_staff,
)
from tests.assessment.web.pseudo import escaped, words_of, write_pseudo_language
from tests.assessment.web.visits import VISITS, Scene, Visit
from tests.assessment.web.worlds import World

ROOT = Path(__file__).parents[3]
DEFINITIONS = ROOT / "instruments" / "definitions"
FOLDER = ROOT / "assessment" / "templates"
TEMPLATES = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")}
# Errors that no visit can bring about, and messages that are told on the page that follows.
SHOWN_ALONE = {name for name in TEMPLATES if "/" not in name or "/messages/" in name}
WITHOUT_TEXT = {"health": "a monitor reads it"}
DATA = {
    *("Balcony", "English", "Cymraeg", "systems-leadership"),
    *("Ann Example", "Bob Example", "Leadership for Change", "Spring", "Before the programme"),
    *visits_staff.DATA,
}


@pytest.fixture(autouse=True)
def _pseudo_language(settings: Any, tmp_path: Path) -> Iterator[None]:
    write_pseudo_language(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    make_everything_anew()
    yield
    translation.deactivate()
    make_everything_anew()


def make_everything_anew() -> None:
    """Forget what was made once for everybody: it is in the language that was there before."""
    autoreload.reset_loaders()
    _radios.cache_clear()
    _said_of_saved.cache_clear()


def read(response: Any) -> str:
    """A page that was made; of an answer to the script, what it says."""
    assert response.status_code not in {301, 302, 500}, response.request["PATH_INFO"]
    body: str = response.content.decode()
    return str(json.loads(body).get("said", "")) if "json" in response["Content-Type"] else body


def test_every_page_that_somebody_may_see_is_visited() -> None:
    assert {visit.page for visit in VISITS} | set(WITHOUT_TEXT) == set(AUDIENCES)


def test_no_text_escapes_the_catalogue_and_every_template_is_seen(world: World, rendered: set[str]) -> None:
    told = {f"{visit.page}: {visit.state}": escapes_of(visit, world) for visit in VISITS}
    escapes = {visit: found for visit, found in told.items() if found}
    assert escapes == {}
    assert sorted(TEMPLATES - SHOWN_ALONE - rendered) == []


def escapes_of(visit: Visit, world: World) -> list[tuple[str, str]]:
    """What escapes on the pages of one visit, which leaves nothing behind."""
    limits.forget_all()
    cache.clear()
    with transaction.atomic():
        pages = visit.go(Scene(world))
        transaction.set_rollback(True)
    return [one for page in pages for one in escaped(read(page), words_of_instruments() | DATA)]


@lru_cache
def words_of_instruments() -> set[str]:
    """Every text of the questionnaires that come with the application."""
    return {word for path in sorted(DEFINITIONS.glob("*.yaml")) for word in words_of(load_instrument(path))}


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    """The names of all templates that are rendered while a test runs."""
    names: set[str] = set()

    def note(template: Any, **_kwargs: Any) -> None:
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.mark.parametrize("name", sorted(SHOWN_ALONE))
def test_no_text_of_a_template_that_needs_no_page_escapes(name: str) -> None:
    with translation.override("cy"):
        assert escaped(render_to_string(name), DATA) == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>⟦Hello Ann⟧ Ann Example, 4</p>", []),
        ("<p>⟦until 10 ⟦December⟧ 2026⟧</p><a href='/x'>ann@example.org</a>", []),
        ("<p>⟦the <b>answering</b> cookie⟧ and <i>more</i></p>", [("p", "cookie⟧ and"), ("i", "more")]),
        ("<p>Hello ⟦there⟧</p>", [("p", "Hello ⟦there⟧")]),
        (
            "<input aria-label='Name' type='submit' value='Send'>",
            [("input aria-label", "Name"), ("input value", "Send")],
        ),
        ("<p data-i18n.show='Show' data-module='x'></p>", [("p data-i18n.show", "Show")]),
        (
            "<p data-module='govuk-character-count' data-i18n.characters-at-limit='⟦0⟧'></p>",
            [
                ("p", "data-i18n.characters-under-limit is built in"),
                ("p", "data-i18n.characters-over-limit is built in"),
            ],
        ),
        ("<script>Hello</script><code translate='no'>abc<br>def</code><b>x</b>", [("b", "x")]),
    ],
)
def test_a_text_outside_brackets_is_found_and_data_is_not(page: str, found: list[tuple[str, str]]) -> None:
    assert escaped(page, {"Ann Example"}) == found
