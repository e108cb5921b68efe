"""A declaration is read, or refused with everything that is wrong with it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assessment.declarations import DeclarationError, ReadDeclaration, read_declaration
from assessment.declarations.moments import UnclearMomentError, read_moment
from assessment.declarations.problems import KINDS

LONDON = ZoneInfo("Europe/London")
DOCS = Path(__file__).parents[3] / "docs" / "programmes.md"

WHOLE = """\
programme: {code: lfc, name: Leadership for Change}
organisations:
  - {code: council, name: North Council}
cohorts:
  - code: spring
    name: Spring
    teams:
      - {code: north, name: North, challenge: Fewer children in care}
campaigns:
  - code: needs
    cohort: spring
    name: Needs
    instrument: pre-programme-needs
    opens: "2027-01-11 09:00"
    closes: "2027-01-29 17:00"
"""

Problems = Callable[..., list[str]]


def read(folder: Path, text: str) -> ReadDeclaration:
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    return read_declaration(folder / "programme.yaml", LONDON)


@pytest.fixture
def problems_after(tmp_path: Path) -> Problems:
    def after(*changes: tuple[str, str]) -> list[str]:
        text = WHOLE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        with pytest.raises(DeclarationError) as caught:
            read(tmp_path, text)
        return [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]

    return after


def test_a_whole_programme_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE).declaration
    assert found.programme.name == "Leadership for Change"
    assert found.cohorts[0].teams[0].challenge == "Fewer children in care"
    assert (found.campaigns[0].grace_minutes, found.campaigns[0].groups) == (30, ())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("code: north,", "kode: north,", "programme.yaml:8 cohort spring: field 'teams.1.kode' is not known. Did you mean 'code'? [I-30]"),
        ("cohort: spring", "cohort: sping", "programme.yaml:11 campaign needs: cohort 'sping' is not declared. Did you mean 'spring'? [P-02]"),
        ("code: needs", "code: 360", "programme.yaml:10 campaign number 1: field 'code' is 360. Put quotes round it: '360'. [I-32]"),
        ('"2027-01-11 09:00"', "2027-01-11", "programme.yaml:14 campaign needs: '2027-01-11' without quotes is a date to some programs and a text to others. Put quotes round it: '2027-01-11'. [I-42]"),
        ('"2027-01-11 09:00"', '"2027-01-11"', "programme.yaml:14 campaign needs: field 'opens' is '2027-01-11'. Expected: a day and a time in quotes, such as \"2027-01-11 09:00\", by the clock of Europe/London. [P-03]"),
        ('"2027-01-11 09:00"', '"2027-03-28 01:30"', "programme.yaml:14 campaign needs: field 'opens' is '2027-03-28 01:30', which the clock of Europe/London shows never. Choose another time, or end it with the difference to UTC: +00:00 or +01:00. [P-04]"),
        ("2027-01-29", "9999-12-31", "programme.yaml:15 campaign needs: field 'closes' is '9999-12-31 17:00'. Expected: a day in the years 2000 to 2999. [P-11]"),
        ("2027-01-29", "2027-01-09", "programme.yaml:15 campaign needs: it closes before it opens. `closes` after `opens`. [P-05]"),
        ("    name: Needs", "    name: Needs\n    groups: [self, peer]", "programme.yaml:13 campaign needs: rater group 'peer' is not in the questionnaire pre-programme-needs. It has: 'self'. [P-06]"),
        ("    name: Needs", "    name: Needs\n    groups: []", "programme.yaml:13 campaign needs: field 'groups' has 0 entries. Expected: at least 1. [I-36]"),
        ("    name: Needs", "    name: Needs\n    languages: []", "programme.yaml:13 campaign needs: field 'languages' has 0 entries. Expected: at least 1. [I-36]"),
        ("    name: Needs", "    name: Needs\n    languages: [en, fr]", "programme.yaml:13 campaign needs: language 'fr' is not in the questionnaire pre-programme-needs. It has: 'en', 'cy'. [P-06]"),
        ("    name: Needs", "    name: Needs\n    forgets_authors: no", "programme.yaml:13 campaign needs: 'no' without quotes is true or false to some programs and a text to others. Put quotes round it: 'no', or write false. [I-42]"),
        ("pre-programme-needs", "needs.yml", "programme.yaml:13 campaign needs: the questionnaire 'needs.yml' cannot be used; its problems are listed with this one. [P-08]"),
        ("campaigns:", "raters: [r.csv]\ncampaigns:", "programme.yaml:9 programme: there is no file 'r.csv' beside this one. A path from the folder of this file. [P-10]"),
        ("name: Spring", "name: Spring\n    name: Again", "programme.yaml:7 cohort spring: field 'name' is given twice, first in line 6. Each field once. [I-41]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_what_was_expected(
    problems_after: Problems, old: str, new: str, problem: str
) -> None:
    assert problem in problems_after((old, new))


def test_everything_that_is_wrong_is_told_at_once(problems_after: Problems) -> None:
    found = problems_after(
        ("  - {code: council, name: North Council}", "  - {code: a, name: A}\n  - {code: a, name: B}"),
        ("cohort: spring", "cohort: autumn"),
        ("pre-programme-needs", "pre-programme-neds"),
    )
    assert [line.rsplit("[", 1)[1] for line in found] == ["I-64]", "P-01]", "P-02]", "P-08]"]


def test_problems_of_a_questionnaire_come_with_those_of_the_file_that_names_it(
    tmp_path: Path, problems_after: Problems
) -> None:
    (tmp_path / "own.yaml").write_text("id: own\n", encoding="utf-8")
    found = problems_after(("pre-programme-needs", "own.yaml"))
    assert any("own.yaml" in line and "field 'title' is missing" in line for line in found)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match=r"none\.yaml"):
        read_declaration(tmp_path / "none.yaml", LONDON)


def test_a_questionnaire_whose_words_a_file_would_confuse_is_refused(
    tmp_path: Path, problems_after: Problems
) -> None:
    shipped = Path(__file__).parents[3] / "instruments" / "definitions" / "pre-programme-needs.yaml"
    own = shipped.read_text(encoding="utf-8").replace("id: challenge", "id: team")
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    found = problems_after(("pre-programme-needs", "own.yaml"))
    assert ["'team' could be meant by the column 'team', too" in line for line in found] == [True]


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2027-01-11 09:00", "2027-01-11T09:00"),
        ("2027-07-11 09:00", "2027-07-11T08:00"),
        ("2027-07-11T09:00Z", "2027-07-11T09:00"),
        ("2027-10-31 01:30+01:00", "2027-10-31T00:30"),
    ],
)
def test_moments_are_by_the_clock_unless_they_say_the_difference(text: str, utc: str) -> None:
    assert read_moment(text, LONDON).astimezone(dt.UTC) == dt.datetime.fromisoformat(utc).replace(
        tzinfo=dt.UTC
    )


@pytest.mark.parametrize(("text", "times"), [("2027-03-28 01:30", "never"), ("2027-10-31 01:30", "twice")])
def test_a_time_that_the_clock_shows_twice_or_never_is_unclear(text: str, times: str) -> None:
    with pytest.raises(UnclearMomentError, match=times):
        read_moment(text, LONDON)


def test_an_unclear_moment_is_told_with_the_differences_to_utc_of_that_place() -> None:
    with pytest.raises(UnclearMomentError, match="twice") as caught:
        read_moment("2027-11-07 01:30", ZoneInfo("America/New_York"))
    assert caught.value.offsets == ["-04:00", "-05:00"]


def test_every_kind_of_problem_stands_in_the_documentation() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert [kind.code for kind in KINDS if f"| {kind.code} | {kind.meaning} |" not in page] == []
