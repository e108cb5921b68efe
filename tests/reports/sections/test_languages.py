"""Passages in another language than the report say which."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from instruments.model import Instrument
from reports import ReportContent
from reports.content import CommentList, ItemRows, Paragraph
from scoring.profile import Profile

Make = Callable[..., Profile]
Build = Callable[..., ReportContent]
Found = Callable[..., list[Any]]

ENGLISH = "She listens to people and asks what they need from us."
WELSH = "Mae hi'n gwrando ar bobl ac yn gofyn beth sydd ei angen arnyn nhw."


@pytest.mark.parametrize(
    ("language", "heading", "said", "languages"),
    [
        ("en", "Comments", (ENGLISH, WELSH), ("", "cy")),
        ("cy", "Sylwadau", (ENGLISH, WELSH), ("en", "")),
        ("en", "Comments", (ENGLISH, f"{ENGLISH} {WELSH}", ":-)"), ()),
        ("en", "Comments", (), ()),
    ],
)
def test_a_comment_wholly_in_the_other_language_says_so(
    language: str, heading: str, said: tuple[str, ...], languages: tuple[str, ...], make_profile: Make, found: Found
) -> None:  # fmt: skip
    profile = make_profile(comments={"keep": said}, own_comments={"keep": WELSH})
    (shown,) = found(profile, heading, CommentList, language=language)
    assert shown.languages == languages
    assert shown.own_language == ("cy" if language == "en" else "")


def test_sixty_long_comments_each_have_their_language(make_profile: Make, found: Found) -> None:
    said = tuple(f"{(WELSH if number % 3 else ENGLISH) * 20} {number}" for number in range(60))
    (shown,) = found(make_profile(comments={"keep": said}), "Comments", CommentList)
    assert shown.comments == said
    assert shown.languages == tuple("cy" if number % 3 else "" for number in range(60))


def only_in(language: str, make_instrument: Callable[..., Instrument]) -> Instrument:
    """A questionnaire in one language; its texts stand in it whatever is asked for."""
    both = make_instrument().model_dump(mode="json", by_alias=True)

    def one(part: object) -> object:
        if isinstance(part, dict) and {"en", "cy"} <= set(part):
            return {language: part[language]}
        if isinstance(part, dict):
            return {name: one(each) for name, each in part.items()}
        return [one(each) for each in part] if isinstance(part, list) else part

    definition = one(both)
    assert isinstance(definition, dict)
    whole = {**definition, "languages": [language], "translations": {}}
    return Instrument.model_validate_json(json.dumps(whole))


@pytest.mark.parametrize(("asked", "given"), [("cy", "en"), ("en", "cy")])
def test_a_questionnaire_without_the_language_of_the_report_is_marked_as_what_it_is(
    asked: str, given: str, make_instrument: Callable[..., Instrument], make_profile: Make, build: Build,
    blocks: Found,
) -> None:  # fmt: skip
    instrument = only_in(given, make_instrument)
    content = build(make_profile(of=instrument), instrument, language=asked)
    heading = {"en": "Listening", "cy": "Gwrando"}[given]
    section = next(each for each in content.sections if each.heading == heading)
    assert section.language == given
    assert section.blocks[0].language == given  # type: ignore[union-attr]
    assert blocks(section, ItemRows)[0].language == given
    assert blocks(content, CommentList)[0].language == given
    assert blocks(section, Paragraph)[1:] == []


@pytest.mark.parametrize("language", ["en", "cy", "fr"])
def test_nothing_is_marked_where_everything_is_in_the_language_of_the_report(
    language: str, make_profile: Make, build: Build, blocks: Found
) -> None:
    content = build(make_profile(), language=language)
    assert {section.language for section in content.sections} == {""}
    assert {rows.language for rows in blocks(content, ItemRows)} == {""}
    assert {each.language for each in blocks(content, CommentList)} == {""}
