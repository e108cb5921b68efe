"""The one page of a questionnaire that only the participant answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from instruments.model import Instrument
from reports import ReportContent, ReportContext
from reports.content import Columns, CommentList, DotPlot, Key, LeadSentences
from scoring.profile import Profile, ScaleProfile

Make = Callable[..., Profile]
Texts = Callable[[object], list[str]]
Answers = dict[str, tuple[float | None, float | None]]

SCALES = ("listening", "deciding", "acting")


@pytest.fixture
def needs(make_instrument: Callable[..., Instrument]) -> Callable[..., Instrument]:
    """A self-only questionnaire on three areas, with importance asked on a range of its own choice."""

    def make(importance_options: int = 5, *, asked: bool = True) -> Instrument:
        options = [
            {"value": value, "label": f"Important {value}"} for value in range(1, importance_options + 1)
        ]
        sure = [{"value": value, "label": f"Sure {value}"} for value in range(1, 6)]
        items = [{"code": f"{scale[0].upper()}I", "scale": scale, "wording": "How much?"} for scale in SCALES]
        return make_instrument(
            SCALES,
            report="learning_needs",
            response_formats=[{"id": "often", "options": sure}, {"id": "importance", "options": options}],
            rater_groups=[{"id": "self", "label": "Self"}],
            **({"importance": {"format": "importance", "items": items}} if asked else {}),
        )

    return make


@pytest.fixture
def page(
    needs: Callable[..., Instrument], make_profile: Make, make_scale: Callable[..., ScaleProfile],
    build: Callable[..., ReportContent],
) -> Callable[..., ReportContent]:  # fmt: skip
    """The report on (confidence, importance) by area."""

    def make(
        answers: Answers,
        of: Instrument | None = None,
        language: str = "en",
        **changes: Any,
    ) -> ReportContent:
        instrument = of or needs()
        plain = make_profile(
            {scale: (own, None) for scale, (own, _) in answers.items()}, of=instrument, groups=(), **changes
        )
        importance = {f"{scale}.importance": make_scale(rated, None) for scale, (_, rated) in answers.items()}
        profile = replace(plain, scales={**plain.scales, **importance})
        return build(profile, instrument, language=language, context=ReportContext(simulated=True))

    return make


Page = Callable[..., ReportContent]


def test_the_widest_need_stands_first_and_is_told(
    page: Page, texts: Texts, blocks: Callable[..., list[Any]]
) -> None:
    content = page({"listening": (4.0, 4.5), "deciding": (2.0, 5.0), "acting": (4.0, 2.0)})
    assert texts(blocks(content, LeadSentences)[0]) == [
        "The widest difference is on Deciding: importance 5.00, confidence 2.00."
    ]
    rows = blocks(content, DotPlot)[0].rows
    assert [(row.label, row.remark) for row in rows] == [
        ("Deciding", "3.00 above confidence"),
        ("Listening", "0.50 above confidence"),
        ("Acting", ""),
    ]


def test_it_is_one_section_without_a_word_on_raters(page: Page, texts: Texts) -> None:
    content = page({"listening": (4.0, 4.5), "deciding": (2.0, 5.0), "acting": (4.0, 2.0)})
    assert [section.heading for section in content.sections] == ["Where learning may help you most"]
    assert [text for text in texts(content) if "rater" in text.lower()] == []
    assert content.title == "Your learning needs"


def test_no_need_is_said(page: Page, texts: Texts, blocks: Callable[..., list[Any]]) -> None:
    content = page({"listening": (4.0, 4.0), "deciding": (4.0, 3.0), "acting": (4.0, 2.0)})
    assert texts(blocks(content, LeadSentences)[0]) == [
        "In no area does importance lie above how sure you are."
    ]


def test_areas_without_answers_come_last_and_say_so(page: Page, blocks: Callable[..., list[Any]]) -> None:
    content = page({"listening": (None, 4.5), "deciding": (2.0, None), "acting": (4.0, 4.5)})
    rows = blocks(content, DotPlot)[0].rows
    assert [row.label for row in rows] == ["Acting", "Deciding", "Listening"]
    assert rows[1].points[1].mark.reason == "No answer was given."


def test_nothing_answered_is_said(page: Page, texts: Texts, blocks: Callable[..., list[Any]]) -> None:
    content = page(
        {"listening": (None, None), "deciding": (None, None), "acting": (None, None)}, own_comments={}
    )
    assert texts(blocks(content, LeadSentences)[0]) == [
        "You have not answered enough items for a score in any area."
    ]
    assert blocks(content, CommentList) == []


def test_without_importance_the_least_sure_area_comes_first(
    page: Page, needs: Callable[..., Instrument], texts: Texts, blocks: Callable[..., list[Any]]
) -> None:
    content = page(
        {"listening": (4.0, None), "deciding": (2.0, None), "acting": (3.0, None)}, needs(asked=False)
    )
    assert texts(blocks(content, LeadSentences)[0]) == ["You are least sure of Deciding (2.00)."]
    assert [row.label for row in blocks(content, DotPlot)[0].rows] == ["Deciding", "Acting", "Listening"]
    assert [entry.text for entry in blocks(content, Key)[0].entries] == ["How sure you are"]


def test_importance_on_another_range_is_not_subtracted(
    page: Page, needs: Callable[..., Instrument], blocks: Callable[..., list[Any]]
) -> None:
    content = page({"listening": (4.0, 9.0), "deciding": (2.0, 1.0), "acting": (3.0, 5.0)}, needs(10))
    rows = blocks(content, DotPlot)[0].rows
    assert [(row.label, row.remark, len(row.points)) for row in rows] == [
        ("Deciding", "How much it matters: 1.00", 1),
        ("Acting", "How much it matters: 5.00", 1),
        ("Listening", "How much it matters: 9.00", 1),
    ]


def test_own_words_and_the_draft_translation_are_there_in_welsh(page: Page, texts: Texts, blocks: Callable[..., list[Any]]) -> None:  # fmt: skip
    content = page({"listening": (4.0, 4.5), "deciding": (2.0, 5.0), "acting": (4.0, 2.0)}, language="cy")
    assert blocks(content, CommentList) == [CommentList("Dal ati", ("I try to listen.",), languages=("en",))]
    assert "Cyfieithiad drafft yw geiriad yr holiadur a'r adroddiad hwn." in " ".join(texts(content))
    assert "efelychiedig" in content.subtitle[0]
    assert "efelychiedig" in content.furniture.footer


def test_long_words_stand_above_the_next_steps_and_short_ones_beside(page: Page, blocks: Callable[..., list[Any]]) -> None:  # fmt: skip
    answers = {"listening": (4.0, 4.5), "deciding": (2.0, 5.0), "acting": (4.0, 2.0)}
    assert len(blocks(page(answers, own_comments={"keep": "x" * 500}), Columns)) == 1
    assert blocks(page(answers, own_comments={"keep": "x" * 501}), Columns) == []
    assert blocks(page(answers, own_comments={}), Columns) == []
