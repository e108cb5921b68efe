"""The last page: rule, receipt, versions and languages."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from instruments.model import Instrument
from reports import ReportContent, ReportContext
from reports.content import Table
from scoring.profile import Action, Decision, Profile, Receipt, ShownGroup

Make = Callable[..., Profile]
Build = Callable[..., ReportContent]
Texts = Callable[[object], list[str]]


@pytest.fixture
def last_page(build: Build, texts: Texts) -> Callable[..., str]:
    def of(
        profile: Profile, *given: Instrument, language: str = "en", context: ReportContext | None = None
    ) -> str:
        return "\n".join(
            texts(build(profile, *given, language=language, context=context or ReportContext()).sections[-1])
        )

    return of


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            "equal_groups",
            "“All others” is the mean of the means of the groups shown, each counting the same;",
        ),
        ("equal_raters", "“All others” is the mean of all raters' scores: every rater counts the same."),
    ],
)
def test_the_rule_of_all_others_is_written(
    rule: str, sentence: str, make_profile: Make, last_page: Callable[..., str]
) -> None:
    assert sentence in last_page(make_profile(rule=rule))


def test_the_level_the_share_and_the_not_observed_answer_are_written(
    make_profile: Make, last_page: Callable[..., str]
) -> None:
    page = last_page(make_profile(confidence=0.9))
    assert "Intervals are 90% intervals" in page
    assert "at least 2/3 of its items" in page
    assert "“I cannot tell” counts as no answer." in page


def test_thresholds_come_from_the_policy(make_profile: Make, last_page: Callable[..., str]) -> None:
    checks = ("fewest_raters", "merge", "totals", "fewest_raters_item", "distributions", "comments")
    page = last_page(make_profile(receipt=Receipt(checks, ())))
    assert "(3 or more)" in page
    assert "A single item needs at least 4 people." in page
    assert "The bars of how raters answered need at least 5 people." in page
    assert "Comments need at least 6 people who answered, and come only from" in page


def test_the_receipt_says_what_was_done_with_each_group(
    make_profile: Make, build: Build, blocks: Callable[..., list[Table]]
) -> None:
    table = blocks(build(make_profile()).sections[-1], Table)[0]
    assert table.rows == (
        ("Manager", "Shown", "They know they can be recognised"),
        ("Peer (merged)", "Shown", "3 people or more"),
        ("Partner", "Counted with “Peer (merged)”", "Nobody, or fewer than 3 people"),
    )


def test_whole_kinds_dimensions_and_items_that_are_withheld_are_named(
    make_profile: Make, last_page: Callable[..., str]
) -> None:
    profile = make_profile()
    scale, item = next(iter(profile.scales)), next(iter(profile.items))
    withheld = [Decision(name, Action.WITHHELD, "totals", 3) for name in ("comments", scale, item)]
    page = last_page(make_profile(receipt=Receipt((), tuple(withheld))))
    assert re.search(rf"because too few people answered: comments, [^,]+, {item}\.", page)


def test_nobody_and_too_few_get_the_same_row(
    make_profile: Make, build: Build, blocks: Callable[..., list[Table]]
) -> None:
    groups = (
        ShownGroup("manager", ("manager",), attributed=True, n=0),
        ShownGroup("peer", ("peer",), attributed=False, n=None),
    )
    decisions = (
        Decision("manager", Action.SHOWN, "attributed", 1),
        Decision("peer", Action.WITHHELD, "fewest_raters", 3),
        Decision("items", Action.SHOWN, "fewest_raters_item", 3),
    )
    profile = make_profile(groups=groups, receipt=Receipt((), decisions))
    assert blocks(build(profile).sections[-1], Table)[0].rows == (
        ("Manager", "Not shown", "Nobody answered"),
        ("Peer", "Not shown", "Nobody, or fewer than 3 people"),
    )


def test_a_rule_without_words_stands_as_it_is(make_profile: Make, build: Build, blocks: Callable[..., list[Table]], texts: Texts) -> None:  # fmt: skip
    receipt = Receipt(("new_check",), (Decision("peer", Action.SHOWN, "new_rule", 3),))
    page = build(make_profile(receipt=receipt)).sections[-1]
    assert blocks(page, Table)[0].rows == (("Peer (merged)", "Shown", "new_rule"),)
    assert "new_check" in texts(page)


def test_versions_are_written(make_profile: Make, last_page: Callable[..., str]) -> None:
    page = last_page(make_profile(), context=ReportContext(date="14 May 2026"))
    assert "Questionnaire: Small questionnaire (small, version 3, digest 0123456789abcdef)." in page
    assert "Document P017-01234567, made with Balcony 1.2.3 on 14 May 2026." in page
    assert "Document P017-01234567, made with Balcony 1.2.3." in last_page(make_profile())


@pytest.mark.parametrize(
    ("language", "notes"),
    [
        ("en", []),
        ("cy", ["Cyfieithiad drafft yw geiriad yr holiadur a'r adroddiad hwn."]),
        ("fr", ["cannot be written in the language “fr” yet, so it is in English"]),
    ],
)
def test_the_state_of_the_language_is_written(
    language: str, notes: list[str], make_profile: Make, last_page: Callable[..., str]
) -> None:
    page = last_page(make_profile(), language=language)
    assert [note for note in notes if note not in page] == []
    assert ("draft" in page or "rafft" in page) == (language == "cy")


def test_a_questionnaire_without_the_language_is_mentioned(
    make_instrument: Callable[..., Instrument], make_profile: Make, last_page: Callable[..., str]
) -> None:
    english = make_instrument(languages=["en"], translations={})
    assert "Nid oes gan yr holiadur eiriad yn yr iaith “cy”" in last_page(
        make_profile(), english, language="cy"
    )


def test_simulated_answers_are_named_first(make_profile: Make, last_page: Callable[..., str]) -> None:
    page = last_page(make_profile(), context=ReportContext(simulated=True))
    assert page.split("\n")[2].startswith("All answers in this report are simulated.")


def test_a_group_label_can_be_any_text(make_instrument: Callable[..., Instrument], make_profile: Make, build: Build, blocks: Callable[..., list[Table]]) -> None:  # fmt: skip
    groups = [
        {"id": "self", "label": "Self"},
        {"id": "manager", "label": "{Boss} <b>", "attributed": True},
        {"id": "peer", "label": "Peer"},
        {"id": "partner", "label": "Partner", "merges_into": "peer"},
    ]
    odd = make_instrument(rater_groups=groups)
    profile = replace(make_profile(), instrument_digest=odd.digest)
    assert blocks(build(profile, odd).sections[-1], Table)[0].rows[0][0] == "{Boss} <b>"
