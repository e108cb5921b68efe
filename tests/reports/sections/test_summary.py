from collections.abc import Callable
from dataclasses import replace

import pytest

from instruments.model import Instrument
from reports import ReportContent
from reports.content import DotPlot, LeadSentences, Note
from scoring.profile import Agreement, GroupScore, Profile, Reason, ScaleProfile, ShownGroup, Suppressed

Means = dict[str, tuple[float | None, float | None]]
Build = Callable[..., ReportContent]
Texts = Callable[[object], list[str]]
Sentences = Callable[..., list[str]]


@pytest.fixture
def sentences(
    make_profile: Callable[..., Profile], build: Build, texts: Texts, blocks: Callable[..., list[object]]
) -> Sentences:
    """The sentences of page one."""

    def of(means: Means | None = None, language: str = "en", **changes: object) -> list[str]:
        content = build(make_profile(means, **changes), language=language)
        return texts(blocks(content.sections[0], LeadSentences)[0])

    return of


def test_three_sentences_tell_scores_views_and_firmness(sentences: Sentences) -> None:
    assert sentences({"listening": (4.0, 4.6), "deciding": (4.0, 3.0)}) == [
        "Your raters score you highest on Listening (4.60) and lowest on Deciding (3.00).",
        (
            "The widest gap is on Deciding: you see more of this than your raters do (4.00 and 3.00). "
            "On every dimension that can be compared your view and theirs differ."
        ),
        "9 raters answered. They answered much alike wherever this can be told.",
    ]


def test_they_are_told_in_welsh(sentences: Sentences) -> None:
    assert sentences({"listening": (4.0, 4.6), "deciding": (4.0, 3.0)}, "cy") == [
        "Y sgôr uchaf gan eich sgorwyr: Gwrando (4.60). Yr isaf: Penderfynu (3.00).",
        (
            "Mae'r bwlch mwyaf yma: Penderfynu. Rydych chi'n gweld mwy o hyn nag y mae eich sgorwyr (4.00 a 3.00). "
            "Ar bob dimensiwn y gellir ei gymharu mae eich barn chi a'u barn nhw yn wahanol."
        ),
        "Atebodd 9 sgoriwr. Roedd eu hatebion yn debyg iawn lle bynnag y gellir dweud hynny.",
    ]


def test_the_order_is_not_stressed_when_the_intervals_overlap(sentences: Sentences) -> None:
    assert sentences({"listening": (4.0, 3.5), "deciding": (4.0, 3.0)})[0] == (
        "Your raters score you highest on Listening (3.50) and lowest on Deciding (3.00). "
        "These two intervals overlap, so the order may not mean much."
    )


def test_equal_scores_have_no_highest(sentences: Sentences) -> None:
    assert sentences({"listening": (4.0, 3.5), "deciding": (4.0, 3.501)})[0] == (
        "Your raters give you the same score on every dimension shown: 3.50."
    )


def test_dimensions_that_tie_as_printed_are_named_together(
    make_instrument: Callable[..., Instrument],
    make_profile: Callable[..., Profile],
    build: Build,
    texts: Texts,
) -> None:
    three = make_instrument(("listening", "deciding", "acting"))
    means = {"listening": (4.0, 4.504), "deciding": (4.0, 4.5), "acting": (4.0, 3.0)}
    page = texts(build(make_profile(means, of=three), three).sections[0])
    assert (
        "Your raters score you highest on Listening and Deciding (4.50) and lowest on Acting (3.00)." in page
    )


def test_a_gap_to_the_other_side_has_the_mirrored_sentence(sentences: Sentences) -> None:
    assert sentences({"listening": (3.0, 4.5), "deciding": (3.0, 3.1)})[1] == (
        "The widest gap is on Listening: your raters see more of this than you do (4.50 and 3.00). "
        "On one dimension you and your raters see about the same."
    )


def test_the_same_view_everywhere_is_said(sentences: Sentences) -> None:
    assert sentences({"listening": (4.0, 4.1), "deciding": (3.0, 3.1)})[1] == (
        "You and your raters see about the same on both dimensions that can be compared."
    )


def test_without_own_answers_only_the_raters_speak(sentences: Sentences) -> None:
    assert sentences({"listening": (None, 4.6), "deciding": (None, 3.0)}) == [
        "Your raters score you highest on Listening (4.60) and lowest on Deciding (3.00).",
        "You have not answered about yourself, so your own view is not in this report.",
        "9 raters answered. They answered much alike wherever this can be told.",
    ]


def test_without_scores_of_raters_the_own_scores_are_told(sentences: Sentences) -> None:
    assert sentences({"listening": (4.0, None), "deciding": (3.0, None)}) == [
        "You score yourself highest on Listening (4.00) and lowest on Deciding (3.00).",
        "No scores from raters can be shown, so this report rests on your own answers.",
    ]


def test_a_withheld_total_points_to_the_rater_groups(
    sentences: Sentences, make_scale: Callable[..., ScaleProfile]
) -> None:
    hidden = Suppressed(Reason.WOULD_REVEAL)
    scale = make_scale(4.0, 3.0, all_others=hidden, gap=hidden)
    assert sentences(scales={"listening": scale, "deciding": scale}) == [
        "You give yourself the same score on every dimension shown: 4.00.",
        (
            "The score of all others is not shown, so it cannot be compared with yours. "
            "The pages that follow show the rater groups."
        ),
    ]


def test_without_any_score_one_sentence_says_where_to_look(sentences: Sentences) -> None:
    assert sentences({"listening": (None, None), "deciding": (None, None)}) == [
        "No scores can be shown here. The last part of this report tells why."
    ]


def test_a_single_dimension_needs_no_comparison(
    make_instrument: Callable[..., Instrument],
    make_profile: Callable[..., Profile],
    build: Build,
    texts: Texts,
) -> None:
    one = make_instrument(("listening",))
    page = texts(build(make_profile({"listening": (4.0, 4.1)}, of=one), one).sections[0])
    assert page[1:3] == [
        "Your raters score you 4.10 on Listening.",
        "You and your raters see about the same.",
    ]


def agreeing(scale: ScaleProfile, index: float) -> ScaleProfile:
    return replace(scale, agreement=Agreement(9, 2, {"uniform": 0.99, "slight_skew": index}, ad_mean=0.5))


@pytest.mark.parametrize(
    ("listening", "deciding", "sentence"),
    [
        (0.80, 0.71, "They answered much alike wherever this can be told."),
        (0.60, 0.55, "They answered fairly alike wherever this can be told."),
        (0.80, 0.60, "They answered most alike on Listening and least alike on Deciding."),
        (0.40, 0.75, "They answered most alike on Deciding and least alike on Listening."),
        (0.40, 0.30, "They answered in different ways wherever this can be told."),
    ],
)
def test_agreement_is_told_by_the_bands(
    listening: float,
    deciding: float,
    sentence: str,
    sentences: Sentences,
    make_profile: Callable[..., Profile],
) -> None:
    scales = make_profile().scales
    found = sentences(
        scales={
            "listening": agreeing(scales["listening"], listening),
            "deciding": agreeing(scales["deciding"], deciding),
        }
    )
    assert found[2] == f"9 raters answered. {sentence}"


def test_unknown_agreement_is_said(sentences: Sentences, make_profile: Callable[..., Profile]) -> None:
    unknown = Agreement(1, 0, {"uniform": None, "slight_skew": None}, None)
    scales = {name: replace(scale, agreement=unknown) for name, scale in make_profile().scales.items()}
    assert (
        sentences(scales=scales, raters=1)[2]
        == "One rater answered. How alike the answers are cannot be told."
    )


def test_a_withheld_number_of_raters_is_not_mentioned(sentences: Sentences) -> None:
    assert sentences(raters=None)[2] == "Your raters answered much alike wherever this can be told."
    assert (
        sentences(None, "cy", raters=None)[2]
        == "Roedd atebion eich sgorwyr yn debyg iawn lle bynnag y gellir dweud hynny."
    )


def test_the_figure_shows_you_and_all_others_where_their_numbers_say(
    make_profile: Callable[..., Profile], build: Build, blocks: Callable[..., list[DotPlot]]
) -> None:
    content = build(make_profile({"listening": (4.0, 4.126), "deciding": (3.0, 3.0)}))
    row = blocks(content.sections[0], DotPlot)[0].rows[0]
    own, others = (point.mark for point in row.points)
    assert (own.position, own.label, own.interval) == (4.0, "4.00", None)  # type: ignore[union-attr]
    assert (others.position, others.label) == (4.13, "4.13")  # type: ignore[union-attr]
    assert (others.interval.low, others.interval.high) == (3.88, 4.38)  # type: ignore[union-attr]


def test_the_alternative_text_tells_the_scores(
    make_profile: Callable[..., Profile], build: Build, blocks: Callable[..., list[DotPlot]]
) -> None:
    (plot,) = blocks(build(make_profile()).sections[0], DotPlot)
    assert plot.alt == ("Your own scores and your raters' scores on 2 dimensions (1 = Label 1, 5 = Label 5).")
    assert [row.alt for row in plot.rows] == [
        "Listening: Your raters see more of this. You: 4.00. All others: 4.50, 95% interval 4.25 to 4.75.",
        "Deciding: You see more of this. You: 4.00. All others: 3.00, 95% interval 2.75 to 3.25.",
    ]


def test_the_note_says_who_answered_but_not_who_is_withheld(
    make_profile: Callable[..., Profile], build: Build, blocks: Callable[..., list[Note]], texts: Texts
) -> None:
    groups = (
        ShownGroup("manager", ("manager",), attributed=True, n=1),
        ShownGroup("peer", ("peer",), attributed=False, n=None),
    )
    note = texts(blocks(build(make_profile(groups=groups)).sections[0], Note)[0])[1]
    assert "A short line is a firm figure." in note
    assert note.endswith("5 = Label 5. Who answered: Manager 1.")
    assert "Peer" not in note


@pytest.mark.parametrize(
    ("pairs", "start"),
    [
        ((4.0, 3.0), "The hollow dot is your own score. The filled dot is the mean of your raters."),
        ((None, 3.0), "The filled dot is the mean of your raters."),
        ((4.0, None), "The hollow dot is your own score. There is no score from raters that may be shown."),
    ],
)
def test_the_note_speaks_of_the_dots_that_are_there(
    pairs: tuple[float | None, float | None], start: str, make_profile: Callable[..., Profile], build: Build,
    blocks: Callable[..., list[Note]], texts: Texts,
) -> None:  # fmt: skip
    profile = make_profile({"listening": pairs, "deciding": pairs})
    assert texts(blocks(build(profile).sections[0], Note)[0])[1].startswith(start)


def test_scales_of_different_ranges_are_ranked_by_how_far_up_they_lie(
    make_instrument: Callable[..., Instrument], make_profile: Callable[..., Profile], build: Build, texts: Texts,
    blocks: Callable[..., list[DotPlot]],
) -> None:  # fmt: skip
    options = {
        length: [{"value": value, "label": str(value)} for value in range(length)] for length in (5, 11)
    }
    formats = [{"id": f"f{length}", "options": options[length]} for length in (5, 11)]
    items = [
        {"code": f"{scale[0].upper()}1", "scale": scale, "format": form, "self": "I.", "other": "They."}
        for scale, form in (("listening", "f5"), ("deciding", "f11"))
    ]
    mixed = make_instrument(response_formats=formats, items=items)
    profile = make_profile(
        {"listening": (3.0, 3.6), "deciding": (5.0, 5.0)}, of=mixed, highest=(), lowest=(), disputed=()
    )
    page = build(profile, mixed).sections[0]
    assert "Your raters score you highest on Listening (3.60) and lowest on Deciding (5.00)." in texts(page)
    assert [(plot.axis.minimum, plot.axis.maximum) for plot in blocks(page, DotPlot)] == [(0, 4), (0, 10)]


def test_a_suppressed_cell_holds_no_number_and_an_interval_may_be_missing(
    make_profile: Callable[..., Profile], sentences: Sentences
) -> None:
    scales = {
        name: replace(scale, all_others=GroupScore(1, 4.0)) for name, scale in make_profile().scales.items()
    }
    scales["deciding"] = replace(scales["deciding"], all_others=GroupScore(1, 3.0))
    assert sentences(scales=scales)[0].endswith(
        "These two intervals overlap, so the order may not mean much."
    )
    assert not isinstance(scales["deciding"].all_others, Suppressed)
