"""The receipt as a file: in words for raters, and as data; and what it has in common with the last page."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from instruments.model import Instrument
from reports import Person, ReportContext
from reports.receipts import receipt_json, receipt_text
from scoring.profile import Action, Decision, Profile, Receipt, ShownGroup

Make = Callable[..., Profile]
Written = Callable[..., str]

CHECKS = (
    "fewest_raters",
    "merge",
    "totals",
    "fewest_raters_item",
    "items_left_out",
    "extremes",
    "spreads",
    "distributions",
    "comments",
    "languages",
    "releases",
)


@pytest.fixture
def written(make_profile: Make, instrument: Instrument) -> Written:
    """The text for raters, its lines joined, where the gate did so and so."""

    def write(
        decisions: Sequence[Decision] = (),
        checks: tuple[str, ...] = CHECKS,
        language: str = "en",
        fewest_behind: int | None = 3,
        colluders: int = 1,
        **changes: Any,
    ) -> str:
        receipt = Receipt(checks, tuple(decisions), fewest_behind, colluders)
        profile = make_profile(receipt=receipt, **changes)
        text = receipt_text(profile, instrument, person=Person("Ann Bevan"), language=language)
        return text.replace("\n  ", " ")

    return write


def test_the_whole_text_reads_like_this(make_profile: Make, instrument: Instrument) -> None:
    decisions = (
        Decision("manager", Action.SHOWN, "attributed", 1),
        Decision("peer", Action.SHOWN, "fewest_raters", 3),
        Decision("partner", Action.MERGED, "merge", 3),
        Decision("extremes", Action.BANDED, "extremes", 2),
        Decision("comments", Action.WITHHELD, "comments", 6),
    )
    profile = make_profile(receipt=Receipt(("fewest_raters", "extremes", "languages"), decisions, 3, 1))
    assert (
        receipt_text(profile, instrument, person=Person("Ann Bevan"))
        == """\
How the answers about Ann Bevan are kept in confidence
======================================================

Who will read the profile
-------------------------
- Ann Bevan, and the coach who goes through it with them.
- Those who run the programme have tables with the same figures, and without
  names of raters.
- Those who run the questionnaire hold the answers themselves.

What was checked so that nobody's answers are given away
--------------------------------------------------------
- A rater group stands on its own only if it has enough people (3 or more).
- A score near an end of the scale is told as a band, so that at least 2 answers
  stay possible for everybody.
- A comment is shown only if at least 6 people wrote in its language.

What was done
-------------
- Manager: Shown. They know they can be recognised.
- Peer (merged): Shown. 3 people or more.
- Partner: Counted with “Peer (merged)”. Nobody, or fewer than 3 people.
- Some scores are told as a band, because the exact figure could tell what
  somebody answered.
- Not shown either, because too few people answered: comments.
- At least 3 people who were promised confidence stand behind every figure that
  counts any of them, and behind whatever can be worked out by adding and
  subtracting figures.
- If one of them tells a reader their own answers, at least 2 others are left.

What cannot be promised
-----------------------
- Comments are shown word for word: a rater may be known by what they write, or
  how.
- A reader who knows from elsewhere who answered, or what, learns more about the
  rest.

Questionnaire: Small questionnaire (small, version 3, digest 0123456789abcdef).
Document P017-01234567, made with Balcony 1.2.3.
"""
    )


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        ("items_left_out", "- Adding and subtracting figures never leads to fewer than 3 people."),
        ("extremes", "so that at least 2 answers stay possible for everybody."),
        ("spreads", "only where it cannot tell that a whole group answered alike."),
        ("languages", "- A comment is shown only if at least 6 people wrote in its language."),
        (
            "releases",
            "only if at least 2 people have come, and then for whole dimensions only.",
        ),
    ],
)
def test_each_check_stands_with_its_number(written: Written, check: str, sentence: str) -> None:
    assert sentence in written(checks=(check,))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_place_in_a_sentence_is_left_open(written: Written, language: str) -> None:
    decisions = [
        Decision("peer", Action.SHOWN, "fewest_raters", 3),
        Decision("peer", Action.KEPT, "releases", 2),
        Decision("partner", Action.MERGED, "merge", 3),
        Decision("spreads", Action.WITHHELD, "spreads", 2),
        Decision("extremes", Action.BANDED, "extremes", 2),
        Decision("comments", Action.WITHHELD, "comments", 6),
    ]
    text = written(decisions, language=language)
    assert ("{" in text, "  " in text) == (False, False)
    assert all(check not in text for check in CHECKS if "_" in check)


def test_a_group_that_stands_as_before_has_one_row_that_says_so(written: Written) -> None:
    decisions = [
        Decision("peer", Action.SHOWN, "fewest_raters", 3),
        Decision("peer", Action.KEPT, "releases", 2),
    ]
    text = written(decisions)
    assert text.count("Peer (merged):") == 1
    assert "Peer (merged): Shown as in the report before. Fewer than 2 people are new or differ" in text


def test_what_could_tell_an_answer_is_not_called_too_few(written: Written) -> None:
    decisions = [
        Decision("items_left_out", Action.WITHHELD, "items_left_out", 4),
        Decision("L1", Action.WITHHELD, "items_left_out", 4),
        Decision("agreement", Action.WITHHELD, "spreads", 2),
        Decision("distributions", Action.WITHHELD, "distributions", 5),
    ]
    text = written(decisions)
    assert (
        "because it could tell what somebody answered: single items for some rater groups, how alike raters answered, L1."
        in text
    )
    assert "because too few people answered: how raters answered." in text


def test_what_is_only_shown_has_no_sentence(written: Written) -> None:
    shown = [Decision(subject, Action.SHOWN, subject, 2) for subject in ("extremes", "spreads", "comments")]
    text = written(shown)
    assert "are told as a band, because" not in text
    assert "Not shown either" not in text


@pytest.mark.parametrize(
    ("fewest_behind", "colluders", "sentence"),
    [
        (5, 0, ""),
        (5, 1, "If one of them tells a reader their own answers, at least 4 others are left."),
        (5, 3, "If 3 of them tell a reader their own answers, at least 2 others are left."),
        (3, 2, "If 2 of them tell a reader their own answers, those of another may be worked out."),
        (2, 1, "If one of them tells a reader their own answers, those of another may be worked out."),
        (3, 5, "If 5 of them tell a reader their own answers, those of another may be worked out."),
    ],
)
def test_what_is_left_if_some_raters_tell_their_answers(
    written: Written, fewest_behind: int, colluders: int, sentence: str
) -> None:
    text = written(fewest_behind=fewest_behind, colluders=colluders)
    assert f"- At least {fewest_behind} people who were promised confidence stand behind" in text
    assert sentence in text
    assert ("tell a reader" in text or "tells a reader" in text) == bool(sentence)


def test_where_nothing_rests_on_protected_raters_that_is_said(written: Written) -> None:
    text = written(fewest_behind=None)
    assert "- No figure counts anybody who was promised confidence." in text
    assert "tells a reader" not in text


def test_a_questionnaire_that_only_the_participant_answers_has_nothing_to_check(written: Written) -> None:
    text = written(groups=(), fewest_behind=None)
    assert "What was checked" not in text
    assert "Who will read the profile" in text


def test_the_text_is_in_the_language_of_the_report_and_says_that_it_is_a_draft(written: Written) -> None:
    text = written(language="cy")
    assert text.startswith("Sut y cedwir yr atebion am Ann Bevan yn gyfrinachol")
    assert "rafft" in text


def test_simulated_answers_are_named_first(make_profile: Make, instrument: Instrument) -> None:
    context = ReportContext(simulated=True)
    text = receipt_text(make_profile(), instrument, person=Person("Ann"), context=context)
    assert text.split("\n\n")[1].startswith("All answers in this report are simulated.")


def test_no_line_is_longer_than_a_terminal_is_wide(make_profile: Make, instrument: Instrument) -> None:
    text = receipt_text(make_profile(), instrument, person=Person("Ann " * 30 + "Bevan"), language="cy")
    assert max(map(len, text.splitlines())) <= 80


def test_a_program_reads_the_same_from_json(make_profile: Make, instrument: Instrument) -> None:
    groups = (
        ShownGroup("manager", ("manager",), attributed=True, n=1),
        ShownGroup("peer", ("peer", "partner"), attributed=False, n=None),
    )
    decisions = (Decision("peer", Action.WITHHELD, "fewest_raters", 3),)
    profile = make_profile(groups=groups, receipt=Receipt(("fewest_raters",), decisions, 4, 1))
    assert json.loads(receipt_json(profile, instrument, language="cy")) == {
        "participant": "P017",
        "language": "cy",
        "instrument": {"id": "small", "version": 3, "digest": "0123456789abcdef0123"},
        "code_version": "1.2.3",
        "policy": {
            "minimum_raters": 3,
            "minimum_raters_item": 4,
            "minimum_raters_distribution": 5,
            "minimum_raters_comments": 6,
            "minimum_norm_participants": 30,
            "minimum_options": 2,
            "release_difference": 2,
            "colluders": 1,
        },
        "groups": [
            {"id": "manager", "label": "Rheolwr", "members": ["manager"], "attributed": True, "n": 1},
            {"id": "peer", "label": "Cydweithiwr (cyfun)", "members": ["peer", "partner"], "attributed": False, "n": None},
        ],
        "checks": ["fewest_raters"],
        "decisions": [{"subject": "peer", "action": "withheld", "rule": "fewest_raters", "threshold": 3}],
        "fewest_behind": 4,
        "colluders": 1,
        "left_behind": 3,
    }  # fmt: skip


@pytest.mark.parametrize(("fewest_behind", "left"), [(None, None), (3, 0), (6, 1)])
def test_no_fewer_than_nobody_can_be_left(make_profile: Make, instrument: Instrument, fewest_behind: int | None, left: int | None) -> None:  # fmt: skip
    profile = make_profile(receipt=Receipt((), (), fewest_behind, 5))
    assert json.loads(receipt_json(profile, instrument))["left_behind"] == left


def test_the_documentation_explains_every_key(
    make_profile: Make, instrument: Instrument, commands_page: str
) -> None:
    section = commands_page.split("### The receipts")[1].split("\n## ", maxsplit=1)[0]
    assert [
        key for key in json.loads(receipt_json(make_profile(), instrument)) if f"`{key}`" not in section
    ] == []


@pytest.fixture
def commands_page(pytestconfig: pytest.Config) -> str:
    return (pytestconfig.rootpath / "docs" / "commands.md").read_text(encoding="utf-8")
