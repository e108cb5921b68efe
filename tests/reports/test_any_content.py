"""Whatever is said, and however long it is, the pages hold together: content made by hypothesis."""

import re
from collections.abc import Callable

import pypdfium2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.content import (
    ROLE_ALL_OTHERS,
    ROLE_FIRST_GROUP,
    ROLE_SELF,
    Axis,
    Bar,
    Block,
    BulletList,
    Column,
    CommentList,
    Commitment,
    CommitmentForm,
    DotPlot,
    DotRow,
    GapPlot,
    GapRow,
    Heading,
    ItemRow,
    ItemRows,
    Key,
    KeyEntry,
    LeadSentences,
    Mark,
    Note,
    NotShown,
    Paragraph,
    Point,
    Quadrant,
    QuadrantPoint,
    ReportContent,
    Span,
    Spread,
    Table,
    Tick,
    plain,
)
from reports.document import render_pdf
from tests.reports.geometry import body_of, outside, overlaps

Make = Callable[..., ReportContent]

WORDS = (
    *[
        "a",
        "the",
        "of",
        "and",
        "to",
        "we",
        "in",
        "partners",
        "listening",
        "leadership",
        "Ŵyn",
        "llwyddiannus",
        "Ελλάδα",
        "Łódź",
        "система",
    ],
    "Rhyngsefydliadol-gydgyfrifoldeb",
    "interorganisational",
    "3.50",
)
AXIS = Axis(1, 5, tuple(Tick(value, str(value)) for value in range(1, 6)), "1 = Never, 5 = Always")
ABOUT_ZERO = Axis(-2, 2, tuple(Tick(value, str(value)) for value in range(-2, 3)))

phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=90).map(" ".join)
texts = sentences.map(plain)
reasons = st.just(NotShown("Not shown: nobody or too few people answered."))
positions = st.floats(1, 5).map(lambda value: round(value, 2))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    position, half = draw(positions), draw(st.floats(0, 1))
    interval = draw(st.sampled_from([None, Span(max(1.0, position - half), min(5.0, position + half))]))
    return Mark(position, f"{position:.2f}", interval)


@st.composite
def points(draw: st.DrawFn) -> tuple[Point, ...]:
    groups = range(ROLE_FIRST_GROUP, ROLE_FIRST_GROUP + draw(st.integers(0, 8)))
    roles = (ROLE_SELF, ROLE_ALL_OTHERS, *groups)
    return tuple(Point(role, f"Group {role}", draw(marks() | reasons)) for role in roles)


dot_rows = st.builds(DotRow, phrases, points(), sublabel=phrases | st.just(""))
gap_marks = st.floats(-2, 2).map(lambda gap: Mark(round(gap, 2), f"{gap:+.2f}"))
bars = st.lists(st.floats(0, 1).map(lambda share: Bar(share, "<3")), min_size=5, max_size=5).map(tuple)
item_rows = st.builds(
    ItemRow, st.just("F01"), sentences, points(), bars | reasons, remark=phrases | st.just("")
)
rows = st.lists(st.tuples(phrases, sentences, phrases), min_size=1, max_size=12).map(tuple)
comments = st.lists(sentences, min_size=1, max_size=12).map(tuple)
dots = st.builds(QuadrantPoint, phrases, positions, positions)

blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, phrases, st.sampled_from([2, 3])),
    st.builds(Paragraph, texts),
    st.builds(LeadSentences, st.lists(texts, min_size=1, max_size=3).map(tuple)),
    st.builds(BulletList, st.lists(texts, min_size=1, max_size=6).map(tuple)),
    st.builds(Note, phrases, texts),
    st.builds(Table, st.just((Column("One"), Column("Two", 2), Column("Three"))), rows, caption=phrases),
    st.builds(
        CommentList,
        phrases,
        comments | reasons,
        own=sentences | st.just(""),
        own_heading=st.just("You wrote"),
    ),
    st.builds(
        CommitmentForm, st.just((Commitment("One", ("What", "When")), Commitment("Two", ("What", "When"))))
    ),
    st.builds(Key, st.lists(st.builds(KeyEntry, phrases), min_size=1, max_size=6).map(tuple)),
    st.builds(
        DotPlot,
        st.just(AXIS),
        st.lists(dot_rows, min_size=1, max_size=7).map(tuple),
        phrases,
        st.sampled_from(Spread),
    ),
    st.builds(
        GapPlot,
        st.just(ABOUT_ZERO),
        st.lists(st.builds(GapRow, phrases, gap_marks | reasons, phrases), min_size=1, max_size=7).map(tuple),
        st.just("They see more"),
        st.just("You see more"),
        phrases,
    ),
    st.builds(
        ItemRows,
        st.just(AXIS),
        st.just(("Item", "Scores", "How raters answered")),
        st.just(tuple("12345")),
        st.lists(item_rows, min_size=1, max_size=9).map(tuple),
        phrases,
    ),
    st.builds(
        Quadrant,
        st.just(AXIS),
        st.just(AXIS),
        positions,
        positions,
        st.just(("Top left", "Top right", "Low left", "Low right")),
        st.lists(dots, min_size=1, max_size=9).map(tuple),
        phrases,
    ),
)

any_content = settings(
    max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def drawn(report: ReportContent) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(render_pdf(report)))


@any_content
@given(st.lists(blocks, min_size=1, max_size=7))
def test_pages_hold_together(report_of: Make, said: list[Block]) -> None:
    pages = drawn(report_of(*said))
    assert [found for page in pages for found in outside(page)] == []
    assert [found for page in pages for found in overlaps(page)] == []
    assert [number for number, page in enumerate(pages) if not body_of(page)] == []


@any_content
@given(
    st.lists(
        st.builds(Paragraph, texts) | st.builds(BulletList, st.lists(texts, min_size=1).map(tuple)),
        max_size=6,
    )
)
def test_every_word_is_there_in_its_order(report_of: Make, said: list[Paragraph | BulletList]) -> None:
    pages = drawn(report_of(*said))
    read = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    expected = [
        text for block in said for text in ([block.text] if isinstance(block, Paragraph) else block.items)
    ]
    for text in expected:
        assert squeezed(text[0].text) in squeezed(read)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\x02-]", "", text)


@any_content
@given(st.integers(30, 60), st.lists(blocks, min_size=1, max_size=2))
def test_a_heading_is_never_the_last_on_its_page(report_of: Make, filling: int, said: list[Block]) -> None:
    filler = Paragraph(plain("filling " * 18 * filling))
    pages = drawn(report_of(filler, Heading("A lonely heading"), *said))
    assert all(body_of(page)[-1].text != "A lonely heading" for page in pages) or isinstance(
        said[-1], Heading
    )


@any_content
@given(st.lists(blocks, min_size=1, max_size=4))
def test_the_same_content_gives_the_same_bytes(report_of: Make, said: list[Block]) -> None:
    assert render_pdf(report_of(*said)) == render_pdf(report_of(*said))
