"""The catalogues of sentences: complete, alike in their places, translated, and neutral."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter

import pytest

from reports.findings import AgreementFinding, ChangeFinding, GapFinding
from reports.wording import LANGUAGES, Wording, wording_in
from reports.wording.english import ENGLISH
from reports.wording.welsh import WELSH
from scoring.agreement.nulls import NULLS
from scoring.disclosure.receipt import CHECKS
from scoring.profile import Reason

CATALOGUES = {language: wording_in(language) for language in LANGUAGES}

BANNED = {
    "en": (
        "weak", "blind spot", "overrate", "over-rate", "underrate", "under-rate", "overestimate", "underestimate",
        "fail", "poor", "deficit", "delusion", "lack", "problem", "worse", "bad ", "inflated", "unaware", "wrong",
    ),
    "cy": ("gwendid", "man dall", "gor-sgor", "goramcangyfrif", "tanamcangyfrif", "methiant", "methu", "gwael", "diffyg"),
}  # fmt: skip
"""Words that judge a person; no sentence of a report needs them."""

SAME_IN_BOTH = {
    "{interval}*",
    "{name}: {phrase}.",
    "{name}.",
    "{voice}: {score}.",
    "{voice}. {why}",
    "{axis}: {difference}.",
    "{label}: {count}.",
    "{field}: {names}.",
    "+{need}",
    "n = {n}",
    "<{threshold}",
    "{threshold}+",
    "\N{GREATER-THAN OR EQUAL TO}\N{NO-BREAK SPACE}{score}",
    "\N{LESS-THAN OR EQUAL TO}\N{NO-BREAK SPACE}{score}",
    "rwg(j), {null}",
}


def entries(part: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a catalogue with the path to it."""
    if isinstance(part, str):
        yield path, part
    for name, inner in inside(part):
        yield from entries(inner, f"{path}{name}")


def inside(part: object) -> list[tuple[str, object]]:
    if isinstance(part, tuple) and hasattr(part, "_fields"):
        return [(f".{name}", getattr(part, name)) for name in part._fields]
    if isinstance(part, tuple):
        return [(f"[{place}]", each) for place, each in enumerate(part)]
    if isinstance(part, Mapping):
        return [(f"[{key}]", each) for key, each in part.items()]
    return []


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def sentences(wording: Wording) -> dict[str, str]:
    return {path: text for path, text in entries(wording) if path != ".language"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing_in_a_language(language: str) -> None:
    plural_forms = re.compile(r"\.(zero|two|few|many)$")
    expected = {path for path in sentences(ENGLISH) if not plural_forms.search(path)}
    assert {path for path in sentences(CATALOGUES[language]) if not plural_forms.search(path)} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_has_loose_spaces(language: str) -> None:
    assert [
        path
        for path, text in sentences(CATALOGUES[language]).items()
        if not text or text != text.strip() or "  " in text
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_the_same_in_every_language(language: str) -> None:
    theirs = sentences(CATALOGUES[language])
    assert {
        path: places(theirs[path])
        for path, text in sentences(ENGLISH).items()
        if places(theirs[path]) != places(text)
    } == {}


def test_every_plural_form_has_the_same_places_or_spells_its_number() -> None:
    for wording in (ENGLISH, WELSH):
        for name in ("rest_same", "all_same", "raters"):
            plural = getattr(wording.summary, name)
            forms = [form for _, form in entries(plural)]
            assert {frozenset(places(form)) for form in forms} <= {frozenset(), frozenset({"count"})}


def test_nothing_is_left_untranslated_in_welsh() -> None:
    english = sentences(ENGLISH)
    assert {
        path: text
        for path, text in sentences(WELSH).items()
        if english.get(path) == text and text not in SAME_IN_BOTH
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_judges_a_person(language: str) -> None:
    assert [
        (path, word)
        for path, text in sentences(CATALOGUES[language]).items()
        for word in BANNED[language]
        if word in text.lower()
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_words(language: str) -> None:
    wording = CATALOGUES[language]
    assert all(getattr(wording.gaps, finding.value) for finding in GapFinding)
    assert all(getattr(wording.agreement, finding.value) for finding in AgreementFinding)
    assert all(getattr(wording.change, finding.value) for finding in ChangeFinding)
    assert all(
        wording.labels.not_shown.of(reason) and wording.labels.in_table.of(reason) for reason in Reason
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_of_the_gate_has_words_that_a_rater_can_read(language: str) -> None:
    assert set(CHECKS) <= set(CATALOGUES[language].receipt.checks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_null_distribution_has_a_name(language: str) -> None:
    assert set(CATALOGUES[language].agreement.nulls) == set(NULLS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_few_does_not_tell_nobody_from_some(language: str) -> None:
    labels = CATALOGUES[language].labels
    said = labels.not_shown.too_few + labels.in_table.too_few
    assert not re.search(r"\d", said)


@pytest.mark.parametrize(
    ("asked", "given"), [("en", "en"), ("cy", "cy"), ("cy-GB", "cy"), ("en-GB", "en"), ("fr", "en")]
)
def test_a_language_without_a_catalogue_falls_back_to_english(asked: str, given: str) -> None:
    assert wording_in(asked).language == given


def test_only_the_translation_is_marked_as_a_draft() -> None:
    assert {language: wording.draft for language, wording in CATALOGUES.items()} == {"cy": True, "en": False}
