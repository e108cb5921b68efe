"""The Welsh catalogue: whole, in step with the code, and compiled."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Message
from django.utils import translation
from django.utils.formats import localize

from tests.house import catalogue

FRONTEND = Path(__file__).parents[3] / "assessment" / "frontend"
KEPT = [message for message in catalogue.kept() if message.id]
LONDON = ZoneInfo("Europe/London")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%\{\w+\}|\{\w+\}|%[ds]")


def english(message: Message) -> str:
    """What is translated; of a plural the form for many, which has every placeholder."""
    return message.id if isinstance(message.id, str) else message.id[-1]


EVERY = [(english(message), form) for message in KEPT for form in catalogue.forms(message) if form]


def test_the_catalogue_has_what_the_code_asks_for_and_nothing_else() -> None:
    wanted = {(one.context, one.id) for one in catalogue.wanted() if one.id}
    kept = {(one.context, one.id) for one in KEPT}
    assert (wanted - kept, kept - wanted) == (set(), set()), "run `make messages`"


def test_the_file_is_as_make_messages_writes_it() -> None:
    assert catalogue.po_file("cy").read_bytes() == catalogue.written(catalogue.renewed())


def test_no_text_is_without_its_welsh() -> None:
    assert [one.id for one in catalogue.untranslated(catalogue.kept())] == []


def test_no_translation_is_marked_as_doubtful() -> None:
    assert [one.id for one in KEPT if one.fuzzy] == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_is_read_at_run_time_is_compiled_from_what_is_kept(language: str) -> None:
    compiled = catalogue.po_file(language).with_suffix(".mo").read_bytes()
    assert compiled == catalogue.compiled(catalogue.kept(language))


def test_plurals_have_the_four_forms_of_djangos_own_welsh() -> None:
    django = catalogue.library_file("django/conf/locale/cy/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    rule = re.search(r'Plural-Forms: (.*)"\n"(.*)\\n"', django)
    assert rule is not None
    assert "".join(rule.groups()) == catalogue.PLURALS
    assert [one.id for one in KEPT if one.pluralizable and len(catalogue.forms(one)) != 4] == []


def test_placeholders_are_those_of_the_english() -> None:
    assert [
        (text, welsh)
        for text, welsh in EVERY
        if Counter(PLACEHOLDER.findall(text)).keys() != Counter(PLACEHOLDER.findall(welsh)).keys()
    ] == []


def test_blanks_around_a_text_are_those_of_the_english() -> None:
    def around(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [welsh for text, welsh in EVERY if around(text) != around(welsh)] == []


def test_a_text_ends_with_the_mark_that_the_english_ends_with() -> None:
    """A word alone may be shortened in one language and not in the other: Aug. is Awst."""

    def end(text: str) -> str:
        return text[-1] if text[-1] in ".:?!,;" else ""

    assert [welsh for text, welsh in EVERY if " " in text and end(text) != end(welsh)] == []


def test_a_text_marks_as_much_as_the_english_does() -> None:
    def marks(text: str) -> list[str]:
        return sorted(re.findall(r"<[^>]*>|&\w+;", text))

    assert [welsh for text, welsh in EVERY if marks(text) != marks(welsh)] == []


def test_no_translation_brings_a_character_that_html_gives_a_meaning_to() -> None:
    assert [welsh for text, welsh in EVERY if set('<>&"') & (set(welsh) - set(text))] == []


@pytest.mark.parametrize(
    ("language", "moment", "told"),
    [
        ("en", dt.datetime(2026, 12, 10, 17, 0, tzinfo=LONDON), "10 December 2026, 5:00pm"),
        ("cy", dt.datetime(2026, 12, 10, 17, 0, tzinfo=LONDON), "10 Rhagfyr 2026, 5:00pm"),
        ("en", dt.datetime(2026, 7, 1, 9, 5, tzinfo=LONDON), "1 July 2026, 9:05am"),
        ("cy", dt.datetime(2026, 7, 1, 9, 5, tzinfo=LONDON), "1 Gorffennaf 2026, 9:05am"),
        ("en", dt.date(2026, 2, 28), "28 February 2026"),
        ("cy", dt.date(2026, 2, 28), "28 Chwefror 2026"),
    ],
)
def test_dates_read_well_in_both_languages(language: str, moment: dt.date, told: str) -> None:
    with translation.override(language):
        assert localize(moment) == told


def test_a_month_after_a_figure_is_never_mutated() -> None:
    """One reads "tan y degfed o Ragfyr" and writes "tan 10 Rhagfyr"."""
    with translation.override("cy"):
        told = [localize(dt.date(2026, month, 10)) for month in range(1, 13)]
    assert [date.split()[1] for date in told] == [
        *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
        *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
    ]


@pytest.mark.parametrize("script", ["autosave.js", "balcony.js", "passkeys.js"])
def test_the_script_has_no_text_of_its_own(script: str) -> None:
    """What it shows comes from attributes of the page; its own strings are names of things."""
    source = (FRONTEND / script).read_text(encoding="utf-8")
    code = re.sub(r"(?m)^\s*//.*|\s//\s.*|/\*.*?\*/", "", source)
    strings = [found[1:-1] for found in re.findall(r'"[^"\n]*"|`[^`]*`', code)]
    assert strings != []
    assert [one for one in strings if reads_like_text(one)] == []


def reads_like_text(string: str) -> bool:
    """Two words beside each other, or a word with a capital letter that is no name in the language."""
    bare = re.sub(r"\$\{[^}]*\}|\[[^\]]*\]", "", string)
    return bool(
        re.search(r"[A-Za-z]{2,}[,.:]? [A-Za-z]{2,}", bare) or re.fullmatch(r"[A-Z][a-z]+[.:!?]?", bare)
    )
