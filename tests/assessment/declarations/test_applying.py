"""A declaration is applied whole or not at all, and safely again."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from assessment.declarations import read_declaration
from assessment.domain.answering import Answer, save_answers
from assessment.domain.changes import Ledger, Outcome
from assessment.domain.declared import CannotApplyError, apply_declaration
from assessment.models import Assignment, AuditEvent, Campaign, InstrumentVersion, Participant, Programme

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
DOCS = Path(__file__).parents[3] / "docs" / "programmes.md"
FILE = """\
programme: {code: lfc, name: Leadership for Change}
cohorts:
  - code: spring
    name: Spring
    teams:
      - {code: north, name: North}
campaigns:
  - code: feedback
    cohort: spring
    name: Feedback
    instrument: systems-leadership
    opens: "2020-01-11 09:00"
    closes: "2090-01-29 17:00"
    groups: [self, peer]
"""
PEOPLE = "code,name,email,team\nP1,Ann,ann@example.org,north\nP2,Bob,bob@example.org,\n"
RATERS = "code,name,email,group\nP1,Cai,cai@example.org,peer\n"

Apply = Callable[..., Ledger]


@pytest.fixture
def apply(tmp_path: Path) -> Apply:
    def apply(text: str, *, dry_run: bool = False) -> Ledger:
        (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
        (tmp_path / "raters.csv").write_text(RATERS, encoding="utf-8")
        (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
        declared = read_declaration(tmp_path / "programme.yaml", LONDON)
        return apply_declaration(declared=declared, zone=LONDON, dry_run=dry_run)

    return apply


def told(ledger: Ledger) -> list[str]:
    return [str(change) for change in ledger.changes if change.outcome is not Outcome.UNCHANGED]


def answer_as_self() -> None:
    assignment = Assignment.objects.select_related("campaign").get(group="self", participant__code="P1")
    save_answers(assignment=assignment, answers=[Answer("F01", "4", "")], now=timezone.now())


def test_a_new_programme_is_added_part_by_part(apply: Apply) -> None:
    assert told(apply(FILE)) == [
        "add        programme lfc: 'Leadership for Change'",
        "add        cohort spring: 'Spring'",
        "add        team spring/north: 'North'",
        (
            "add        campaign spring/feedback: name 'Feedback'; instrument systems-leadership 1 "
            f"({InstrumentVersion.objects.get().digest[:8]}); opens 2020-01-11 09:00; closes 2090-01-29 17:00; "
            "grace 30 minutes; languages en, cy; groups self, peer; forgets authors no"
        ),
    ]
    campaign = Campaign.objects.get()
    assert campaign.opens == dt.datetime(2020, 1, 11, 9, tzinfo=LONDON)
    assert campaign.grace == dt.timedelta(minutes=30)


def test_a_dry_run_tells_the_same_and_changes_nothing(apply: Apply) -> None:
    dry = told(apply(FILE, dry_run=True))
    assert (Programme.objects.count(), AuditEvent.objects.count()) == (0, 0)
    assert dry == told(apply(FILE))


def test_applying_again_changes_nothing(apply: Apply) -> None:
    text = f"{FILE}participants: [people.csv]\nraters: [raters.csv]\n"
    apply(text)
    events = AuditEvent.objects.count()
    again = apply(text)
    assert told(again) == []
    assert AuditEvent.objects.count() == events
    assert again.count(Outcome.UNCHANGED) == 7


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("name: Leadership for Change", "name: Change", "change     programme lfc: name 'Leadership for Change' -> 'Change'"),
        ("name: Spring", "name: Spring 2027", "change     cohort spring: name 'Spring' -> 'Spring 2027'"),
        ("name: North}", "name: North, challenge: Fewer}", "change     team spring/north: challenge '' -> 'Fewer'"),
        ("name: Feedback", "name: What others see", "change     campaign spring/feedback: name 'Feedback' -> 'What others see'"),
        ("2090-01-29 17:00", "2090-07-30 17:00", "change     campaign spring/feedback: closes 2090-01-29 17:00 -> 2090-07-30 17:00"),
        ("[self, peer]", "[self, peer]\n    grace_minutes: 60", "change     campaign spring/feedback: grace 30 minutes -> 60 minutes"),
        ("[self, peer]", "[self]", "change     campaign spring/feedback: groups self, peer -> self"),
        ("[self, peer]", "[self, peer]\n    forgets_authors: true", "change     campaign spring/feedback: forgets authors no -> yes"),
    ],
)  # fmt: skip
def test_what_differs_is_changed_and_told_from_what_to_what(
    apply: Apply, old: str, new: str, line: str
) -> None:
    apply(FILE)
    assert told(apply(FILE.replace(old, new))) == [line]
    assert told(apply(FILE.replace(old, new))) == []


def test_what_the_file_leaves_out_stays(apply: Apply) -> None:
    apply(FILE)
    shorter = FILE.replace("    teams:\n      - {code: north, name: North}\n", "")
    assert told(apply(shorter)) == ["not in the file  team spring/north: stays as it is"]
    assert Programme.objects.get().cohorts.get().teams.count() == 1


def test_once_somebody_has_answered_a_promise_cannot_change_and_nothing_else_is_applied(apply: Apply) -> None:
    apply(f"{FILE}participants: [people.csv]\n")
    answer_as_self()
    changed = FILE.replace("[self, peer]", "[self]\n    forgets_authors: true").replace(
        "name: Spring", "name: S"
    )
    with pytest.raises(CannotApplyError) as caught:
        apply(changed)
    assert str(caught.value).splitlines() == [
        "Nothing was applied, because this cannot be done:",
        (
            "  campaign spring/feedback (groups self, peer -> self; forgets authors no -> yes): Campaign feedback: "
            "somebody has answered, so forgets_authors, groups can no longer change. Open another campaign."
        ),
    ]
    assert Programme.objects.get().cohorts.get().name == "Spring"


def test_once_somebody_has_answered_dates_can_still_change(apply: Apply) -> None:
    apply(f"{FILE}participants: [people.csv]\n")
    answer_as_self()
    assert len(told(apply(FILE.replace("2090-01-29", "2091-01-29")))) == 1


def test_people_of_files_come_with_it_and_are_asked(apply: Apply) -> None:
    apply(f"{FILE}participants: [people.csv]\nraters: [raters.csv]\n")
    asked = Assignment.objects.values_list("participant__code", "rater__name", "group", "state")
    assert sorted(asked) == [
        ("P1", "Ann", "self", "invited"),
        ("P1", "Cai", "peer", "invited"),
        ("P2", "Bob", "self", "invited"),
    ]


def test_a_person_who_cannot_be_used_keeps_everything_back(tmp_path: Path, apply: Apply) -> None:
    text = f"{FILE}participants: [people.csv]\nraters: [bad.csv]\n"
    (tmp_path / "bad.csv").write_text(RATERS.replace("peer", "pear"), encoding="utf-8")
    with pytest.raises(
        CannotApplyError, match=r"bad.csv:2: there is no rater group 'pear'.*Did you mean 'peer'"
    ):
        apply(text)
    assert (Programme.objects.count(), Participant.objects.count()) == (0, 0)


def test_a_campaign_that_is_declared_later_asks_the_participants_that_are_there(apply: Apply) -> None:
    apply(f"{FILE}participants: [people.csv]\n")
    start = FILE.index("  - code: feedback")
    later = FILE + FILE[start:].replace("code: feedback", "code: again")
    lines = told(apply(later))
    assert lines[1:] == [
        "add        P1 is asked about themselves in again",
        "add        P2 is asked about themselves in again",
    ]


def test_the_example_of_the_documentation_can_be_applied(tmp_path: Path, apply: Apply) -> None:
    example = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[0]
    (tmp_path / "participants.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "raters.csv").write_text(RATERS, encoding="utf-8")
    first = apply(re.sub(r"\n(participants|raters):.*", "", example))
    assert first.count(Outcome.ADDED) == 7
    assert told(apply(re.sub(r"\n(participants|raters):.*", "", example))) == []
