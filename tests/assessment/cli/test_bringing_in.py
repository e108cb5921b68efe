"""The commands that bring a programme and its people in, and give links out."""

import csv
import shutil
from pathlib import Path

import pytest
from django.utils import timezone

from assessment.cli.exits import Exit
from assessment.models import Campaign, Link, Participant, Programme
from assessment.queries.links import link_of_token
from tests.assessment.cli.conftest import Balcony

pytestmark = pytest.mark.django_db

DECLARED = """\
programme: {code: lfc, name: Leadership for Change}
cohorts: [{code: spring, name: Spring}]
campaigns:
  - code: feedback
    cohort: spring
    name: Feedback
    instrument: small.yaml
    opens: "2020-01-11 09:00"
    closes: "2090-01-29 17:00"
"""
PEOPLE = "code,name,email,language\nP1,Ann,ann@example.org,cy\nP2,=Bob,bob@example.org,\nP3,Cai,cai,\n"
RATERS = "participant,name,email,group\nP1,Dai,dai@example.org,Peer\nP1,Eve,eve@example.org,aunt\n"


@pytest.fixture(autouse=True)
def _files(programme: Path) -> None:
    for name, text in (("lfc.yaml", DECLARED), ("people.csv", PEOPLE), ("raters.csv", RATERS)):
        (programme / name).write_text(text, encoding="utf-8")


@pytest.fixture
def applied(balcony: Balcony) -> None:
    result = balcony("programme", "apply", "lfc.yaml")
    assert result.exit_code == Exit.DONE, result.output


@pytest.fixture
def asked(applied: None, balcony: Balcony) -> None:
    balcony("people", "participants", "lfc", "people.csv")
    balcony("people", "raters", "lfc", "raters.csv")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_programme_is_applied_with_a_questionnaire_beside_its_file(
    balcony: Balcony, programme: Path
) -> None:
    (programme / "there").mkdir()
    for name in ("lfc.yaml", "small.yaml"):
        shutil.move(programme / name, programme / "there" / name)
    result = balcony("programme", "apply", "there/lfc.yaml")
    assert result.exit_code == Exit.DONE, result.output
    assert result.stdout.splitlines()[-1] == "3 added, 0 changed, 0 unchanged."
    assert balcony("programme", "apply", "there/lfc.yaml").stdout == "0 added, 0 changed, 3 unchanged.\n"


def test_a_dry_run_says_that_it_was_one(balcony: Balcony) -> None:
    result = balcony("programme", "apply", "lfc.yaml", "--dry-run")
    assert (result.exit_code, Programme.objects.count()) == (Exit.DONE, 0)
    assert "nothing was changed" in result.stderr


def test_a_declaration_with_problems_ends_with_all_of_them(balcony: Balcony, programme: Path) -> None:
    (programme / "lfc.yaml").write_text(
        DECLARED.replace("cohort: spring", "cohort: autumn").replace("17:00", "noon")
    )
    result = balcony("programme", "apply", "lfc.yaml")
    assert result.exit_code == Exit.BAD_INSTRUMENT
    assert [line.rsplit("[", 1)[1] for line in result.stderr.splitlines()] == ["P-02]", "P-03]"]


def test_a_dry_run_tells_the_fate_of_every_row(applied: None, balcony: Balcony, programme: Path) -> None:
    result = balcony("people", "participants", "lfc", "people.csv", "--dry-run")
    assert result.exit_code == Exit.REJECTED_ROWS
    assert result.stdout.splitlines() == [
        "row 2  add        P1 Ann: cohort spring; asked about themselves in feedback",
        "row 3  add        P2 =Bob: cohort spring; asked about themselves in feedback",
        "row 4  reject     'cai' is not an address of e-mail. Correct it. [L-12]",
        "2 added, 0 changed, 0 unchanged, 1 rejected.",
    ]
    assert (Participant.objects.count(), (programme / "people-problems.csv").exists()) == (0, False)


def test_what_was_rejected_is_listed_in_a_file_until_it_is_mended(
    applied: None, balcony: Balcony, programme: Path
) -> None:
    command = ("people", "participants", "lfc", "people.csv")
    assert balcony(*command).exit_code == Exit.REJECTED_ROWS
    assert [(row["row"], row["code"]) for row in rows(programme / "people-problems.csv")] == [("4", "L-12")]
    assert (programme / "people-problems.csv").stat().st_mode & 0o777 == 0o600
    (programme / "people.csv").write_text(PEOPLE.replace(",cai,", ",cai@example.org,"))
    assert balcony(*command).exit_code == Exit.DONE
    assert not (programme / "people-problems.csv").exists()
    assert Participant.objects.count() == 3


def test_where_every_row_is_rejected_nothing_is_said_to_be_in_the_database(
    applied: None, balcony: Balcony, programme: Path
) -> None:
    (programme / "people.csv").write_text("code,name,email\nP3,Cai,cai\n")
    said = balcony("people", "participants", "lfc", "people.csv").stderr
    assert "No row was used." in said
    assert "in the database" not in said


def test_raters_are_asked_and_the_others_told(applied: None, balcony: Balcony) -> None:
    balcony("people", "participants", "lfc", "people.csv")
    result = balcony("people", "raters", "lfc", "raters.csv", "--strict")
    assert result.exit_code == Exit.REJECTED_ROWS
    assert "Nothing was changed, because of --strict." in result.stderr
    result = balcony("people", "raters", "lfc", "raters.csv", "--campaign", "feedback")
    assert "row 2  add        Dai <dai@example.org> about P1 in feedback: invited as peer" in result.stdout


def test_an_unknown_programme_is_told(applied: None, balcony: Balcony) -> None:
    assert balcony("people", "raters", "lfd", "raters.csv").exit_code == Exit.USAGE


def test_links_are_written_for_everybody_who_is_asked(asked: None, balcony: Balcony, programme: Path) -> None:
    result = balcony("links", "lfc", "feedback", "--out", "links.csv", "--address", "https://x.example/")
    assert (result.exit_code, result.stdout) == (Exit.DONE, "3 links in links.csv\n")
    found = rows(programme / "links.csv")
    assert [(row["name"], row["email"], row["language"]) for row in found] == [
        ("'=Bob", "bob@example.org", ""),
        ("Ann", "ann@example.org", "cy"),
        ("Dai", "dai@example.org", ""),
    ]
    links = [link_of_token(row["address"].removeprefix("https://x.example/link/")) for row in found]
    assert [link and link.person.email for link in links] == [row["email"] for row in found]
    assert (programme / "links.csv").stat().st_mode & 0o777 == 0o600


def test_a_second_time_only_newcomers_get_a_link(asked: None, balcony: Balcony, programme: Path) -> None:
    balcony("links", "lfc", "feedback", "--out", "first.csv")
    again = balcony("links", "lfc", "feedback", "--out", "second.csv")
    assert (again.exit_code, (programme / "second.csv").exists()) == (Exit.DONE, False)
    assert "Everybody who is asked has a link" in again.stderr


def test_a_link_is_replaced_where_that_is_asked_for(asked: None, balcony: Balcony, programme: Path) -> None:
    balcony("links", "lfc", "feedback", "--out", "first.csv")
    balcony("links", "lfc", "spring/feedback", "--out", "second.csv", "--again", "--only", "DAI@example.org")
    assert [row["email"] for row in rows(programme / "second.csv")] == ["dai@example.org"]
    assert (Link.objects.filter(revoked=False).count(), Link.objects.count()) == (3, 4)


def test_a_file_with_links_is_not_written_over(asked: None, balcony: Balcony) -> None:
    balcony("links", "lfc", "feedback", "--out", "links.csv")
    result = balcony("links", "lfc", "feedback", "--out", "links.csv", "--again")
    assert result.exit_code == Exit.FOLDER
    assert Link.objects.filter(revoked=True).count() == 0


def test_where_the_file_cannot_be_written_no_link_is_given(asked: None, balcony: Balcony) -> None:
    result = balcony("links", "lfc", "feedback", "--out", "nowhere/links.csv")
    assert result.exit_code == Exit.FAILED
    assert Link.objects.count() == 0


def test_an_address_of_pages_that_no_browser_opens_is_refused(asked: None, balcony: Balcony) -> None:
    result = balcony("links", "lfc", "feedback", "--out", "links.csv", "--address", "feedback.example.org")
    assert result.exit_code == Exit.USAGE
    assert "feedback.example.org; expected an address without a path, such as https://" in result.stderr
    assert Link.objects.count() == 0


def test_no_link_is_given_once_a_campaign_has_closed(asked: None, balcony: Balcony) -> None:
    Campaign.objects.update(closes=timezone.now())
    result = balcony("links", "lfc", "feedback", "--out", "links.csv")
    assert (result.exit_code, Link.objects.count()) == (Exit.FAILED, 0)
    assert result.stderr.startswith("Campaign feedback has closed: a link would open nothing.")


def test_an_address_that_is_not_asked_is_told(asked: None, balcony: Balcony) -> None:
    result = balcony("links", "lfc", "feedback", "--out", "links.csv", "--only", "zoe@example.org")
    assert (result.exit_code, result.stderr) == (
        Exit.FAILED,
        "Nobody with these addresses is asked: zoe@example.org.\n",
    )
