import csv
import io

import pytest

from instruments.codebook import CodebookRow, codebook, codebook_csv, codebook_markdown
from instruments.loading import parse_instrument
from instruments.model import Instrument

OPTIONS = {"en": "1 = Never; 2 = Sometimes; 3 = Always", "cy": "1 = Byth; 2 = Weithiau; 3 = Bob amser"}
NOT_SEEN = "NO = I could not see this"


@pytest.mark.parametrize(
    ("language", "dimension", "own", "others"),
    [("en", "Seeing", "I look.", "They look."), ("cy", "Gweld", "Rwy'n edrych.", "Maen nhw'n edrych.")],
)
def test_an_item_has_a_row_in_the_language_asked_for(
    small_instrument: Instrument, language: str, dimension: str, own: str, others: str
) -> None:
    assert codebook(small_instrument, language)[0] == CodebookRow(
        code="S01",
        kind="item",
        dimension=dimension,
        scale="sensing",
        reverse=False,
        self_wording=own,
        other_wording=others,
        options=OPTIONS[language],
        not_observed=NOT_SEEN,
    )


def test_importance_and_comments_follow_the_items(small_instrument: Instrument) -> None:
    rows = codebook(small_instrument, "en")
    assert [(row.code, row.kind, row.reverse) for row in rows[1:]] == [
        ("J01", "item", True),
        ("S_IMP", "importance", False),
        ("keep", "comment", False),
    ]
    assert rows[2] == CodebookRow(
        code="S_IMP",
        kind="importance",
        dimension="Seeing",
        scale="sensing.importance",
        self_wording="How much it matters",
        options=OPTIONS["en"],
        not_observed=NOT_SEEN,
    )
    assert rows[3] == CodebookRow(
        code="keep", kind="comment", self_wording="What I will keep", other_wording="What they should keep"
    )


def test_what_an_instrument_does_not_have_is_empty(small: str) -> None:
    start, end = small.index("importance:"), small.index("rater_groups:")
    bare = small[:start] + small[end : small.index("  - {id: manager")] + small[small.index("policy:") :]
    bare = bare.replace('    not_observed: {code: "NO", label: I could not see this}\n', "")
    bare = bare.replace("    other: They guess.\n", "")
    rows = codebook(parse_instrument(bare.encode(), file="x.yaml"), "en")
    assert [(row.code, row.other_wording, row.not_observed) for row in rows] == [
        ("S01", "They look.", ""),
        ("J01", "", ""),
    ]


def test_a_language_that_the_instrument_does_not_have_is_refused(small_instrument: Instrument) -> None:
    with pytest.raises(ValueError, match=r"^language 'fr' is not one of en, cy$"):
        codebook(small_instrument, "fr")


def test_the_markdown_is_a_table_of_one_line_a_question(small_instrument: Instrument) -> None:
    lines = codebook_markdown(small_instrument, "en").splitlines()
    assert lines[:2] == [
        "| code | kind | dimension | scale | reverse | self_wording | other_wording | options | not_observed |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    assert lines[3] == (
        f"| J01 | item | Seeing | judging | yes | I guess. | They guess. | {OPTIONS['en']} | {NOT_SEEN} |"
    )
    assert len(lines) == 6


def test_a_wording_cannot_break_the_table_or_bring_markup(small: str) -> None:
    text = small.replace("self: I guess.", r'self: "a | b <b>\nc \\ *d* e_f _g_ `h` [i](j) &lt;"')
    table = codebook_markdown(parse_instrument(text.encode(), file="x.yaml"), "en")
    assert r"| a \| b \<b> c \\ \*d\* e_f \_g\_ \`h\` \[i](j) \&lt; |" in table


def test_the_csv_holds_the_same_cells(small_instrument: Instrument) -> None:
    heading, *rows = csv.reader(io.StringIO(codebook_csv(small_instrument, "en")))
    assert heading[:5] == ["code", "kind", "dimension", "scale", "reverse"]
    assert rows[1] == [
        "J01",
        "item",
        "Seeing",
        "judging",
        "yes",
        "I guess.",
        "They guess.",
        OPTIONS["en"],
        NOT_SEEN,
    ]
    assert rows[3] == ["keep", "comment", "", "", "", "What I will keep", "What they should keep", "", ""]


@pytest.mark.parametrize("wording", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\uff1d1"])
def test_a_wording_in_the_csv_is_never_a_formula(small: str, wording: str) -> None:
    text = small.replace("self: I guess.", f'self: "{wording}"')
    rows = list(csv.reader(io.StringIO(codebook_csv(parse_instrument(text.encode(), file="x.yaml"), "en"))))
    assert rows[2][5] == f"'{wording}"
