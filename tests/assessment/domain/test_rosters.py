"""What becomes of each row of a list of people."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from assessment.domain.answering import Answer, save_answers
from assessment.domain.assignments import decline
from assessment.domain.campaigns import open_campaign
from assessment.domain.instruments import take_instrument
from assessment.domain.programmes import add_cohort
from assessment.domain.rosters import Brought, bring_participants, bring_raters
from assessment.models import Assignment, AuditEvent, Campaign, Participant, Person, Reason
from assessment.rosters import read_participants, read_raters
from tests.assessment.web.worlds import World, build_world

pytestmark = pytest.mark.django_db

Bring = Callable[..., list[str]]


@pytest.fixture
def world() -> World:
    return build_world()


@pytest.fixture
def participants(world: World, tmp_path: Path) -> Bring:
    def bring(*rows: str, **options: Any) -> list[str]:
        text = "\n".join(["code,name,email,language,team,organisation,cohort", *rows])
        (tmp_path / "people.csv").write_text(text, encoding="utf-8")
        roster = read_participants(tmp_path / "people.csv")
        programme = world.campaign.cohort.programme
        return told(bring_participants(programme=programme, roster=roster, **options))

    return bring


@pytest.fixture
def raters(world: World, tmp_path: Path) -> Bring:
    def bring(*rows: str, **options: Any) -> list[str]:
        text = "\n".join(["participant,name,email,group,language,campaign", *rows])
        (tmp_path / "raters.csv").write_text(text, encoding="utf-8")
        roster = read_raters(tmp_path / "raters.csv")
        programme = world.campaign.cohort.programme
        return told(bring_raters(programme=programme, roster=roster, **options))

    return bring


@pytest.fixture
def wrong(world: World, tmp_path: Path) -> Callable[..., set[tuple[str, str]]]:
    """What is listed of a list: the column and the code of each problem."""

    def bring(kind: str, headings: str, *rows: str) -> set[tuple[str, str]]:
        file = tmp_path / "list.csv"
        file.write_text("\n".join([headings, *rows]), encoding="utf-8")
        programme = world.campaign.cohort.programme
        if kind == "participants":
            brought = bring_participants(programme=programme, roster=read_participants(file))
        else:
            brought = bring_raters(programme=programme, roster=read_raters(file))
        return {(problem.column, problem.code) for problem in brought.problems}

    return bring


PARTICIPANTS = "Code,Full name,E-mail,language,Place team,Employer,Cohort"
RATERS = "Leader,Rater name,Rater email,Relationship,language,Campaign code"


@pytest.mark.parametrize(
    ("kind", "headings", "row", "problems"),
    [
        ("participants", PARTICIPANTS, "P9,Cai,cai,Latin,nroth,Cuncil,autumn", {("E-mail", "L-12"), ("language", "L-14"), ("Place team", "L-16"), ("Employer", "L-16"), ("Cohort", "L-16")}),
        ("participants", PARTICIPANTS, "P9,,cai@example.org,,nroth,Cuncil,", {("Full name", "L-10"), ("Place team", "L-16"), ("Employer", "L-16")}),
        ("participants", PARTICIPANTS, "P9,Bob,bob@example.org,Latin,nroth,,", {("language", "L-14"), ("Place team", "L-16"), ("E-mail", "L-17")}),
        ("participants", PARTICIPANTS, "P001,Ann,bob@example.org,Latin,,,", {("language", "L-14"), ("E-mail", "L-17")}),
        ("participants", PARTICIPANTS, ",Cai,cai@example.org,,nroth,,", {("Code", "L-10"), ("Place team", "L-16")}),
        ("raters", RATERS, "P01,Cai,cai,pier,Latin,after", {("Leader", "L-16"), ("Rater email", "L-12"), ("Relationship", "L-16"), ("language", "L-14"), ("Campaign code", "L-16")}),
        ("raters", RATERS, "P01,Cai,cai@example.org,pier,,", {("Leader", "L-16"), ("Relationship", "L-16")}),
        ("raters", RATERS, "P001,Ann,ann@example.org,peer,Latin,", {("language", "L-14"), ("Relationship", "L-17")}),
        ("raters", RATERS, "=P1,Cai,cai@example.org,,,", {("Leader", "L-11"), ("Relationship", "L-10")}),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_with_a_row_is_told_at_once_with_its_column(
    wrong: Callable[..., set[tuple[str, str]]],
    kind: str,
    headings: str,
    row: str,
    problems: set[tuple[str, str]],
) -> None:
    assert wrong(kind, headings, row) == problems


def test_a_row_that_cannot_be_used_is_told_that_its_rater_stands_above_and_changes_nothing(
    wrong: Callable[..., set[tuple[str, str]]],
) -> None:
    rows = ("P001,Cai,cai@example.org,peer,,", "P001,Cai,cai@example.org,peer,Latin,")
    assert wrong("raters", RATERS, *rows) == {("Rater email", "L-15"), ("language", "L-14")}
    assert wrong("raters", RATERS, "P001,Dai,dai@example.org,peer,Latin,") == {("language", "L-14")}
    assert not Person.objects.filter(email="dai@example.org").exists()


def test_a_column_that_is_not_there_is_named_as_it_would_be_called(
    world: World, wrong: Callable[..., set[tuple[str, str]]]
) -> None:
    add_cohort(programme=world.campaign.cohort.programme, code="autumn", name="Autumn")
    Campaign.objects.update(closes=timezone.now() - dt.timedelta(minutes=1))
    assert wrong("participants", "code,name,email", "P9,Cai,cai@example.org") == {("cohort", "L-10")}
    raters = wrong("raters", "leader,name,email,group", "P001,Cai,cai@example.org,peer")
    assert raters == {("campaign", "L-10")}


def told(brought: Brought) -> list[str]:
    return [" ".join(str(change).split()) for change in brought.changes]


def test_a_new_participant_is_added_and_asked_about_themselves(participants: Bring) -> None:
    assert participants("P3,Cai Dee,cai@example.org,cy,north,North Council,") == [
        "row 2 add P3 Cai Dee: cohort spring; asked about themselves in before"
    ]
    cai = Participant.objects.get(code="P3")
    assert (cai.person.language, str(cai.team), str(cai.organisation)) == ("cy", "North", "North Council")
    assert [(one.group, one.state) for one in cai.assignments.all()] == [("self", "invited")]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("P001,Ann Example,ann@example.org,,north,council,", "row 2 unchanged P001 Ann Example"),
        ("p001,Ann Example,ann@example.org,,,,", "row 2 unchanged P001 Ann Example"),
        ("P001,Ann Fox,ann@example.org,,,,", "row 2 change P001 Ann Fox: name Ann Example -> Ann Fox"),
        ("P001,Ann Example,a.fox@example.org,,,,", "row 2 change P001 Ann Example: email ann@example.org -> a.fox@example.org"),
        ("P001,Ann Example,ann@example.org,cy,,,", "row 2 change P001 Ann Example: language nothing -> cy"),
        ("P001,Ann Example,bob@example.org,,,,", "row 2 reject The address bob@example.org belongs to somebody else in this programme. Correct the row. [L-17]"),
        ("P9,Bob,bob@example.org,,,,", "row 2 reject the address bob@example.org is that of participant P002. Give each participant an address of their own, or correct the code. [L-17]"),
        ("P9,Cai,cai@example.org,,nroth,,", "row 2 reject there is no team 'nroth'. There are: 'north'. Did you mean 'north'? [L-16]"),
        ("P9,Cai,cai@example.org,,,Cuncil,", "row 2 reject there is no organisation 'Cuncil'. There are: 'council'. Did you mean 'council'? [L-16]"),
        ("P9,Cai,cai@example.org,,,,autumn", "row 2 reject there is no cohort 'autumn'. There are: 'spring'. [L-16]"),
    ],
)  # fmt: skip
def test_each_row_of_participants_has_its_fate(participants: Bring, row: str, line: str) -> None:
    assert participants(row) == [line]


def test_a_team_and_an_organisation_are_changed_from_what_to_what(world: World, participants: Bring) -> None:
    Participant.objects.filter(code="P001").update(team=None)
    assert participants("P001,Ann Example,ann@example.org,,North,,") == [
        "row 2 change P001 Ann Example: team nothing -> north"
    ]


def test_somebody_who_was_a_rater_becomes_a_participant(
    world: World, participants: Bring, raters: Bring
) -> None:
    raters("P001,Kit,kit@example.org,peer,,")
    assert participants("P3,Kit Mole,kit@example.org,,,,")[0].startswith("row 2 add P3 Kit Mole")
    assert Person.objects.filter(email="kit@example.org").count() == 1


def test_where_there_are_two_cohorts_a_row_must_say_which(world: World, participants: Bring) -> None:
    add_cohort(programme=world.campaign.cohort.programme, code="autumn", name="Autumn")
    row = "P3,Cai,cai@example.org,,,,"
    assert participants(row) == ["row 2 reject the row does not say the cohort. Fill it in. [L-10]"]
    assert participants(row, cohort="Autumn") == ["row 2 add P3 Cai: cohort autumn"]


def test_nobody_is_asked_about_themselves_in_a_campaign_that_has_closed(
    world: World, participants: Bring
) -> None:
    Campaign.objects.update(closes=timezone.now() - dt.timedelta(minutes=1))
    assert participants("P3,Cai,cai@example.org,,,,") == ["row 2 add P3 Cai: cohort spring"]


@pytest.mark.parametrize("options", [{"dry_run": True}, {"strict": True}])
def test_a_dry_run_and_a_strict_run_with_a_bad_row_change_nothing(
    participants: Bring, options: dict[str, bool]
) -> None:
    events = AuditEvent.objects.count()
    lines = participants("P3,Cai,cai@example.org,,,,", "P4,Dai,dai@example.org,,x,,", **options)
    assert [line.split()[2] for line in lines] == ["add", "reject"]
    assert (Participant.objects.count(), AuditEvent.objects.count()) == (2, events)


def test_rows_that_can_be_used_are_used(participants: Bring) -> None:
    participants("P3,Cai,cai@example.org,,,,", "P4,Dai,dai@example.org,,x,,")
    assert sorted(Participant.objects.values_list("code", flat=True)) == ["P001", "P002", "P3"]
    assert not Person.objects.filter(email="dai@example.org").exists()


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("P001,Cai,cai@example.org,peer,,", "row 2 add Cai <cai@example.org> about P001 in before: invited as peer"),
        ("P001,Cai,cai@example.org,Cydweithiwr,cy,before", "row 2 add Cai <cai@example.org> about P001 in before: invited as peer"),
        ("P001,Cai,cai@example.org,Line manager,,spring/before", "row 2 add Cai <cai@example.org> about P001 in before: invited as line_manager"),
        ("P001,Bobby,bob@example.org,peer,,", "row 2 unchanged Bob Example <bob@example.org> about P001 in before"),
        ("P001,Bob,bob@example.org,partner,,", "row 2 change Bob Example <bob@example.org> about P001 in before: group peer -> partner"),
        ("P001,Bob,bob@example.org,peer,cy,", "row 2 change Bob Example <bob@example.org> about P001 in before: language nothing -> cy"),
        ("P001,Ann,ann@example.org,self,,", "row 2 unchanged Ann Example <ann@example.org> about P001 in before"),
        ("P001,Ann,ann@example.org,peer,,", "row 2 reject Participant P001: only the participant answers as self, and as nothing else. Correct the row. [L-17]"),
        ("P01,Cai,cai@example.org,peer,,", "row 2 reject there is no participant 'P01'. There are: 'P001', 'P002'. Did you mean 'P001'? [L-16]"),
        ("P001,Cai,cai@example.org,pier,,", "row 2 reject there is no rater group 'pier'. There are: 'self', 'line_manager', 'peer', 'direct_report', 'partner', 'elected_member', 'service_user', 'voluntary_sector'. Did you mean 'peer'? [L-16]"),
        ("P001,Cai,cai@example.org,peer,,after", "row 2 reject there is no campaign 'after'. There are: 'before'. [L-16]"),
    ],
)  # fmt: skip
def test_each_row_of_raters_has_its_fate(raters: Bring, row: str, line: str) -> None:
    assert raters(row) == [line]


def test_raters_can_be_nominated_only_and_invited_by_the_same_list_later(raters: Bring) -> None:
    row = "P001,Cai,cai@example.org,peer,,"
    assert raters(row, only_nominate=True)[0].endswith("nominated as peer")
    assert raters(row, only_nominate=True)[0].startswith("row 2 unchanged")
    assert raters(row)[0].endswith("nominated -> invited")


def test_whoever_has_begun_stays_in_their_group(world: World, raters: Bring) -> None:
    save_answers(assignment=world.bob_about_ann, answers=[Answer("F01", "4", "")], now=timezone.now())
    assert raters("P001,Bob,bob@example.org,partner,,") == [
        "row 2 reject An assignment that is started stays in its group peer. Correct the row. [L-17]"
    ]


def test_whoever_declined_is_not_asked_again(world: World, raters: Bring) -> None:
    decline(assignment=world.bob_about_ann, reason=Reason.NO_TIME, by="test")
    assert raters("P001,Bob,bob@example.org,peer,,") == [
        "row 2 reject they have declined. Ask somebody else. [L-17]"
    ]


def test_nobody_is_asked_in_a_campaign_that_has_closed(world: World, raters: Bring) -> None:
    Campaign.objects.update(closes=timezone.now() - dt.timedelta(minutes=1))
    assert raters("P001,Cai,cai@example.org,peer,,before") == [
        "row 2 reject campaign before has closed. Let it close later first. [L-17]"
    ]
    assert raters("P001,Cai,cai@example.org,peer,,") == [
        "row 2 reject the row does not say the campaign. Fill it in. [L-10]"
    ]


def test_a_participant_stands_once_in_a_list_whatever_words_name_the_cohort(participants: Bring) -> None:
    assert participants("P3,Cai,cai@example.org,,,,", "p3,Caio,cai@example.org,,,,Spring") == [
        "row 2 add P3 Cai: cohort spring; asked about themselves in before",
        "row 3 reject participant 'p3' stands in row 2 already. Delete one of the two rows. [L-15]",
    ]


def test_a_rater_stands_once_about_somebody_whatever_words_name_the_campaign(raters: Bring) -> None:
    rows = (
        "P001,Cai,cai@example.org,peer,,",
        "p001,Cai,CAI@example.org,partner,,spring/before",
        "P002,Cai,cai@example.org,peer,,",
    )
    assert [line.split(":")[0] for line in raters(*rows)] == [
        "row 2 add Cai <cai@example.org> about P001 in before",
        "row 3 reject cai@example.org about 'P001' stands in row 2 already. Delete one of the two rows. [L-15]",
        "row 4 add Cai <cai@example.org> about P002 in before",
    ]


def test_where_two_campaigns_fit_a_row_must_say_which(world: World, raters: Bring) -> None:
    now = timezone.now()
    open_campaign(
        cohort=world.campaign.cohort,
        code="after",
        name="After the programme",
        instrument=take_instrument(name_or_path="systems-leadership"),
        opens=now,
        closes=now + dt.timedelta(days=3),
    )
    row = "P001,Cai,cai@example.org,peer,,"
    assert raters(row)[0].startswith("row 2 reject several campaigns could be meant: spring/")
    assert raters(row, campaign="After the programme")[0].endswith("in after: invited as peer")
    assert Assignment.objects.filter(campaign__code="after").count() == 1
