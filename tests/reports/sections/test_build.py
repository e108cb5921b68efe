import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.model import Instrument
from reports import Person, ReportContent, ReportContext, build_content
from scoring.profile import Profile

Make = Callable[..., Profile]
Build = Callable[..., ReportContent]


def headings(content: ReportContent) -> list[str]:
    return [section.heading for section in content.sections]


def test_sections_stand_in_the_order_of_a_debrief(make_profile: Make, build: Build) -> None:
    assert headings(build(make_profile())) == [
        "Summary",
        "Dimensions",
        "Your view and your raters' view",
        "Your score by your raters' score",
        "Listening",
        "Deciding",
        "Items that stand out",
        "Comments",
        "From feedback to action",
        "The figures behind the pages",
        "How alike your raters answered",
        "Limits and method",
    ]


def test_what_a_reader_turns_to_starts_a_page(make_profile: Make, build: Build) -> None:
    content = build(make_profile())
    assert [section.heading for section in content.sections if not section.starts_page] == [
        "Your score by your raters' score",
        "Comments",
        "How alike your raters answered",
        "Limits and method",
    ]


def test_what_has_nothing_to_show_has_no_section(make_profile: Make, build: Build) -> None:
    only_own = make_profile(
        {"listening": (4.0, None), "deciding": (3.0, None)}, highest=(), lowest=(), disputed=()
    )
    assert headings(build(only_own)) == [
        "Summary",
        "Listening",
        "Deciding",
        "Comments",
        "From feedback to action",
        "Limits and method",
    ]
    nothing = make_profile(
        {"listening": (None, None), "deciding": (None, None)}, highest=(), lowest=(), disputed=()
    )
    assert headings(build(nothing)) == ["Summary", "Comments", "From feedback to action", "Limits and method"]


def test_change_has_a_section_only_after_an_earlier_wave(
    make_profile: Make, build: Build, with_earlier_wave: Callable[[Profile], Profile]
) -> None:
    assert "Change since last time" not in headings(build(make_profile()))
    assert "Change since last time" in headings(build(with_earlier_wave(make_profile())))


def test_a_questionnaire_without_open_questions_has_no_page_of_comments(
    make_instrument: Callable[..., Instrument], make_profile: Make, build: Build
) -> None:
    closed = make_instrument(comments=[])
    assert "Comments" not in headings(build(make_profile(comments={}, own_comments={}), closed))


@pytest.mark.parametrize("thing", [{"mean": 3.2}, None, "profile"])
def test_nothing_but_a_profile_is_accepted(thing: object, instrument: Instrument) -> None:
    with pytest.raises(
        TypeError, match=rf"from a Profile, not from {type(thing).__name__}: pass the scores through"
    ):
        build_content(thing, instrument, person=Person("A"))  # type: ignore[arg-type]


def test_a_profile_of_another_questionnaire_is_refused(
    make_profile: Make, make_instrument: Callable[..., Instrument]
) -> None:
    other = make_instrument(digest="ffff")
    with pytest.raises(
        ValueError, match=r"'P017' was made with the instrument of digest '0123456789abcdef0123'.*'ffff'"
    ):
        build_content(make_profile(), other, person=Person("A"))


def test_the_title_tells_who_where_and_when(make_profile: Make, build: Build) -> None:
    context = ReportContext("Leadership for Change", "Cohort 3", "14 May 2026")
    content = build(make_profile(), context=context)
    assert (content.title, content.participant, content.subtitle) == (
        "Your 360-degree profile",
        "Alex Morgan",
        (
            "Small questionnaire",
            "Leadership for Change · Cohort 3 · 14 May 2026",
            "Team: North team · North Council",
        ),
    )


def test_what_is_not_known_is_left_out(make_profile: Make, instrument: Instrument) -> None:
    content = build_content(make_profile(), instrument, person=Person("Alex Morgan"))
    assert content.subtitle == ("Small questionnaire",)


def test_simulated_is_said_on_every_page_and_on_the_title(make_profile: Make, build: Build) -> None:
    content = build(make_profile(), context=ReportContext(simulated=True))
    assert content.furniture.footer == "Confidential · Simulated data: no real person"
    assert content.subtitle[0] == "Small questionnaire · Simulated data: no real person"
    assert "imulated" not in build(make_profile()).furniture.footer


@pytest.mark.parametrize(("given", "printed"), [("", "P017-01234567"), ("LfC-0042", "LfC-0042")])
def test_every_sheet_can_find_its_report_again(
    given: str, printed: str, make_profile: Make, build: Build
) -> None:
    content = build(make_profile(), context=ReportContext(document_id=given))
    assert content.document_id == printed
    assert content.metadata.keywords == ("small", printed)


@pytest.mark.parametrize(("asked", "language"), [("en", "en"), ("cy", "cy"), ("fr", "en")])
def test_content_says_which_language_it_is_in(
    asked: str, language: str, make_profile: Make, build: Build
) -> None:
    assert build(make_profile(), language=asked).language == language


def test_a_stored_profile_is_drawn_without_the_libraries_that_scored_it(
    make_profile: Make, instrument: Instrument, tmp_path: Path
) -> None:
    (tmp_path / "stored").write_bytes(pickle.dumps((make_profile(), instrument)))
    program = (
        "import pickle, sys; from reports import Person, build_content, render_pdf; "
        "profile, instrument = pickle.load(open(sys.argv[1], 'rb')); "
        "print(render_pdf(build_content(profile, instrument, person=Person('A')))[:5]); "
        "print(sorted({'numpy', 'pandas', 'scipy', 'pyarrow'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "stored")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.splitlines() == ["b'%PDF-'", "[]"]
