"""Lists of people as other tools make them."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from assessment.files import ResponsesError
from assessment.rosters import ParticipantRow, Roster, read_participants, read_raters
from assessment.rosters.catalogue import KINDS

DOCS = Path(__file__).parents[3] / "docs" / "programmes.md"

ANN = ("P1", "Ann Fox", "ann@example.org", "cy", "Spring", "North", "Council")


def participants(folder: Path, content: str | bytes) -> Roster[ParticipantRow]:
    data = content.encode() if isinstance(content, str) else content
    (folder / "people.csv").write_bytes(data)
    return read_participants(folder / "people.csv")


def values(row: ParticipantRow) -> tuple[str, ...]:
    return row.code, row.name, row.email, row.language, row.cohort, row.team, row.organisation


@pytest.mark.parametrize(
    "content",
    [
        "participant,name,email,language,cohort,team,organisation\nP1,Ann Fox,ann@example.org,cy,Spring,North,Council\n",
        "\ufeffCode;Full Name;E-Mail;Preferred language;COHORT;Place team;Employer\r\nP1;Ann Fox;ANN@Example.org ;Welsh;Spring;North;Council\r\n",
        "id\tfirst name\tsurname\tmail\tlanguage\tcohort\tteam\torganization\n P1 \tAnn\tFox\tmailto:ann@example.org\tcy_GB\tSpring\tNorth\tCouncil\n",
        "leader,leader name,work e-mail,email,language,cohort,team,organisation\nP1,\u200bAnn  Fox,x,ann@example.org,Cymraeg,Spring,North,Council\n\n,,,,,,,\n",
    ],
    ids=["plain", "Excel with semicolons", "tabs and two names", "invisible characters and empty rows"],
)  # fmt: skip
def test_a_participant_is_read_whatever_tool_wrote_the_list(tmp_path: Path, content: str) -> None:
    found = participants(tmp_path, content)
    assert [values(row) for row in found.rows] == [ANN]
    assert found.rejected == ()


def test_a_list_in_windows_1252_is_read_with_a_remark(tmp_path: Path) -> None:
    found = participants(tmp_path, "code,name,email\nP1,Siân,sian@example.org\n".encode("cp1252"))
    assert found.rows[0].name == "Siân"
    assert [problem.code for problem in found.problems] == ["R-20"]


def test_a_workbook_is_read_and_its_numbers_are_codes(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "people.xlsx") as workbook:
        sheet = workbook.add_worksheet("People")
        for row, cells in enumerate([("Code", "Name", "Email"), (7, "Ann", "ann@example.org")]):
            sheet.write_row(row, 0, cells)
    assert read_participants(tmp_path / "people.xlsx", "people").rows[0].code == "7"


def test_an_apostrophe_before_a_formula_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert participants(tmp_path, "code,name,email\nP1,'=Ann,ann@example.org\n").rows[0].name == "=Ann"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",Ann,ann@example.org,", "people.csv:2 column 'code': the row does not say who takes part. Fill it in. [L-10]"),
        ("P1,,ann@example.org,", "people.csv:2 column 'name': the row does not say the name. Fill it in. [L-10]"),
        ("P1,Ann,,", "people.csv:2 column 'email': the row does not say the address. Fill it in. [L-10]"),
        ("=P1,Ann,ann@example.org,", "people.csv:2 column 'code': '=P1' is no code that can stand in a file as it is. Use letters and digits, as P001. [L-11]"),
        ("P1,Ann,ann@example,", "people.csv:2 column 'email': 'ann@example' is not an address of e-mail. Correct it. [L-12]"),
        ("P1,Ann,bad@localhost,", "people.csv:2 column 'email': 'bad@localhost' is not an address of e-mail. Correct it. [L-12]"),
        (f"P1,{'x' * 201},ann@example.org,", f"people.csv:2 column 'name': '{'x' * 120}…' is longer than 200 characters. Shorten it. [L-13]"),
        ("P1,Ann,ann@example.org,Latin", "people.csv:2 column 'language': 'Latin' is not a language that is known. Write en or cy. [L-14]"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_told_with_the_reason(tmp_path: Path, row: str, problem: str) -> None:
    found = participants(tmp_path, f"code,name,email,language\n{row}\nP2,Bob,bob@example.org,\n")
    assert [str(one) for one in found.rejected] == [problem]
    assert [one.code for one in found.rows] == ["P2"]


def test_a_column_that_is_needed_and_missing_refuses_the_list(tmp_path: Path) -> None:
    with pytest.raises(ResponsesError) as caught:
        participants(tmp_path, "leeder,naem\nP1,Ann\n")
    assert [problem.reason for problem in caught.value.problems] == [
        "no column says who takes part",
        "no column says the name",
        "no column says the address",
    ]


@pytest.mark.parametrize("headings", ["code,first name,email", "code,surname,email"])
def test_a_name_in_other_columns_does_as_well(tmp_path: Path, headings: str) -> None:
    assert participants(tmp_path, f"{headings}\nP1,Ann,ann@example.org\n").rows[0].name == "Ann"


def test_raters_without_any_column_of_names_are_refused_once(tmp_path: Path) -> None:
    rows = "P1,cai@example.org,peer\n" * 3
    (tmp_path / "raters.csv").write_text(f"leader,email,group\n{rows}")
    with pytest.raises(ResponsesError, match="no column says the rater's name") as caught:
        read_raters(tmp_path / "raters.csv")
    assert [problem.code for problem in caught.value.problems] == ["L-01"]


def test_a_date_and_a_number_of_excel_are_no_names(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "people.xlsx", {"default_date_format": "d mmm"}) as workbook:
        sheet = workbook.add_worksheet("People")
        sheet.write_row(0, 0, ("Code", "Name", "Email"))
        for row, name in enumerate((dt.date(2027, 3, 1), 45123, 0.5, "Siân"), start=1):
            sheet.write_row(row, 0, (f"P{row}", name, f"p{row}@example.org"))
    found = read_participants(tmp_path / "people.xlsx")
    assert [(one.row, one.column, one.code) for one in found.rejected] == [
        (2, "Name", "L-18"),
        (3, "Name", "L-18"),
        (4, "Name", "L-18"),
    ]
    assert [row.name for row in found.rows] == ["Siân"]


def test_a_name_in_two_columns_that_is_missing_is_told_with_the_first(tmp_path: Path) -> None:
    found = participants(tmp_path, "code,forename,surname,email\nP1,,,ann@example.org\n")
    assert [(one.column, one.code) for one in found.rejected] == [("forename", "L-10")]


def test_a_column_that_is_not_read_is_named_with_what_it_may_have_meant(tmp_path: Path) -> None:
    found = participants(tmp_path, "code,name,email,organistion\nP1,Ann,ann@example.org,x\n")
    assert [str(one) for one in found.problems] == [
        "people.csv column 'organistion': the column was not read. Did you mean 'organisation'? [L-02]"
    ]


def test_a_parquet_file_is_no_list_of_people(tmp_path: Path) -> None:
    with pytest.raises(ResponsesError, match="Parquet"):
        participants(tmp_path, b"PAR1....")


def test_a_rater_is_read_with_whom_and_as_what(tmp_path: Path) -> None:
    (tmp_path / "raters.csv").write_text(
        "Leader,Rater name,Rater email,Relationship,Campaign\nP1,Cai,CAI@example.org,Peers,feedback\n"
    )
    row = read_raters(tmp_path / "raters.csv").rows[0]
    assert (row.participant, row.name, row.email, row.group, row.campaign) == (
        "P1",
        "Cai",
        "cai@example.org",
        "Peers",
        "feedback",
    )


def test_every_kind_of_problem_stands_in_the_documentation() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert [kind.code for kind in KINDS if f"| {kind.code} |" not in page] == []
