"""Answers out of the database: the file, and profiles that are the same with and without it."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.cli.exits import Exit
from assessment.demonstration import load_demo
from assessment.domain.exports import export_responses, require_readable
from assessment.domain.instruments import instrument_by_digest
from assessment.domain.people import add_participant, add_person
from assessment.domain.refusals import RefusedError
from assessment.files import ReadResult, read_responses
from assessment.files.text import NO_ANSWER, without_control
from assessment.models import AuditEvent, Authorship, Campaign, Comment, Participant, Response, Sheet
from assessment.queries.campaigns import UnknownCampaignError, find_campaign, full_name
from instruments.loading import parse_instrument
from tests.assessment.cli.conftest import INSTRUMENT, Balcony
from tests.assessment.web.worlds import World, build_world

pytestmark = pytest.mark.django_db

EXPORTED = "leadership-for-change-autumn-2026-{}.csv"


@pytest.fixture
def demo() -> None:
    load_demo()


@pytest.fixture
def world() -> World:
    return build_world()


def sheet(participant: Participant, group: str, options: dict[str, str], comments: dict[str, str]) -> Sheet:
    campaign = Campaign.objects.get()
    made = Sheet.objects.create(campaign=campaign, participant=participant, group=group, submitted=True)
    Response.objects.bulk_create(
        Response(sheet=made, item=item, option=option) for item, option in options.items()
    )
    Comment.objects.bulk_create(
        Comment(sheet=made, question=name, text=text) for name, text in comments.items()
    )
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read(campaign: Campaign, path: Path) -> ReadResult:
    path.write_bytes(export_responses(campaign=campaign))
    return read_responses(path, instrument_by_digest(campaign.instrument_id))


@pytest.mark.parametrize(
    ("campaign", "instrument"), [("feedback", "systems-leadership"), ("needs", "pre-programme-needs")]
)
def test_profiles_of_a_campaign_are_byte_for_byte_those_of_its_file(
    demo: None, balcony: Balcony, programme: Path, campaign: str, instrument: str
) -> None:
    name, options = f"leadership-for-change/{campaign}", ("--format", "both", "--jobs", "1")
    assert balcony("export", "--campaign", name).exit_code == Exit.DONE
    by_file = balcony("report", instrument, EXPORTED.format(campaign), "--out", "file", *options)
    by_campaign = balcony("report", "--campaign", name, "--out", "campaign", *options)
    assert (by_file.exit_code, by_campaign.exit_code) == (Exit.DONE, Exit.DONE), by_campaign.output
    made = files(programme / "campaign")
    assert {"run.json", "scores.csv", "items.csv", "profiles/P001.pdf", "receipts/P001.json"} <= set(made)
    assert made == files(programme / "file")


def test_tables_of_a_campaign_are_byte_for_byte_those_of_its_file(
    demo: None, balcony: Balcony, programme: Path
) -> None:
    balcony("export", "--campaign", "feedback", "--out", "answers.csv")
    balcony("score", "systems-leadership", "answers.csv", "--out", "file")
    result = balcony("score", "--campaign", "feedback", "--out", "campaign")
    assert result.exit_code == Exit.DONE, result.output
    assert "Reading the answers of campaign feedback ...\n" in result.stderr
    made = files(programme / "campaign")
    for name in ("scores.csv", "items.csv", "cohort.csv", "cohort.svg"):
        assert made[name] == (programme / "file" / name).read_bytes()


def test_a_later_profile_goes_on_from_a_file_that_was_exported_before(
    demo: None, balcony: Balcony, programme: Path
) -> None:
    name = ("--campaign", "feedback")
    balcony("export", *name, "--out", "first.csv")
    held_back = Sheet.objects.filter(
        campaign__code="feedback", group="peer", participant__code="P003"
    ).first()
    assert held_back is not None
    Sheet.objects.filter(pk=held_back.pk).update(submitted=False)
    balcony("export", *name, "--out", "earlier.csv")
    Sheet.objects.filter(pk=held_back.pk).update(submitted=True)
    options = ("--only", "P003", "--format", "json", "--jobs", "1")
    late = balcony("report", *name, "--released", "earlier.csv", "--out", "late", *options)
    fresh = balcony("report", *name, "--out", "fresh", *options)
    assert (late.exit_code, fresh.exit_code) == (Exit.DONE, Exit.DONE), late.output
    first, second = (
        (programme / folder / "profiles" / "P003.json").read_text() for folder in ("late", "fresh")
    )
    assert first != second


def test_the_same_answers_give_the_same_file_again(demo: None) -> None:
    campaign = Campaign.objects.get(code="feedback")
    before = export_responses(campaign=campaign)
    Authorship.objects.all().delete()
    assert export_responses(campaign=campaign) == before


def test_the_file_tells_neither_who_answered_nor_when(demo: None) -> None:
    campaign = Campaign.objects.get(code="feedback")
    written = export_responses(campaign=campaign).decode("utf-8-sig")
    raters = campaign.assignments.exclude(group="self").values_list("rater__name", "rater__email", "id")
    assert [told for row in raters for told in map(str, row) if told in written] == []
    assert "submitted" not in written.splitlines()[0]


def test_only_its_owner_may_read_the_file(demo: None, balcony: Balcony, programme: Path) -> None:
    balcony("export", "--campaign", "feedback", "--out", "answers.csv")
    assert (programme / "answers.csv").stat().st_mode & 0o777 == 0o600


def test_the_chain_tells_that_answers_were_exported(demo: None) -> None:
    campaign = Campaign.objects.get(code="feedback")
    export_responses(campaign=campaign, by="someone")
    event = AuditEvent.objects.latest("number")
    assert (event.verb, event.actor, event.subjects) == (
        "campaign.exported",
        "someone",
        {"campaign": str(campaign.id)},
    )


def test_rows_come_by_participant_then_by_group_and_unsubmitted_sheets_do_not(
    world: World, tmp_path: Path
) -> None:
    sheet(world.about_bob, "self", {"F01": "4"}, {})
    peers = [sheet(world.about_ann, "peer", {"F01": option}, {}) for option in "123"]
    sheet(world.about_ann, "line_manager", {"F01": "5"}, {})
    sheet(world.about_ann, "self", {"F01": "not_seen"}, {})
    Sheet.objects.filter(pk=sheet(world.about_ann, "peer", {"F01": "1"}, {}).pk).update(submitted=False)
    found = read(world.campaign, tmp_path / "answers.csv").responses
    assert list(zip(found["participant"], found["rater_group"], strict=True)) == [
        *[("P001", group) for group in ("self", "line_manager", "peer", "peer", "peer")],
        ("P002", "self"),
    ]
    keys = [f"s{one.id:016x}" for one in sorted(peers, key=lambda one: one.id)]
    assert found["rater"].tolist()[2:5] == keys
    assert found["rater"].tolist()[0] == "P001"


def test_what_is_known_of_a_participant_stands_beside_their_answers(world: World, tmp_path: Path) -> None:
    world.ann.name, world.ann.language = "=Ann  O'Hara", "cy"
    world.ann.save()
    sheet(world.about_ann, "peer", {"F01": "3"}, {})
    people = read(world.campaign, tmp_path / "answers.csv").people
    assert people.to_dict("records") == [
        {
            "participant": "P001",
            "name": "=Ann O'Hara",
            "cohort": "Spring",
            "team": "North",
            "organisation": "North Council",
            "language": "cy",
            "submitted": "",
        }
    ]


OPTIONS = st.fixed_dictionaries(
    {}, optional={code: st.sampled_from([*"12345", "not_seen"]) for code in ("F01", "T03", "B08")}
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40),
    st.sampled_from(["=1+1", "'=1+1", "''-x", "-", "'-", "+44 20", "a,b", 'say "no"', "one\n\ntwo", "a\rb", "@x", "\ufeff=1", "N/A", ";;;", "\u202eabc"]),
).map(str.strip)  # fmt: skip
COMMENTS = st.fixed_dictionaries({}, optional={name: TEXTS.filter(bool) for name in ("keep", "more")})


@given(
    sheets=st.lists(st.tuples(OPTIONS, COMMENTS), min_size=1, max_size=6),
    first=st.sampled_from(["self", "peer"]),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_answer_comes_back_from_the_file_as_it_was_given(
    world: World, tmp_path: Path, sheets: list[Any], first: str
) -> None:
    groups = [first, *["peer"] * (len(sheets) - 1)]
    with transaction.atomic():
        made = [sheet(world.about_ann, group, *one) for group, one in zip(groups, sheets, strict=True)]
        result = read(world.campaign, tmp_path / "answers.csv")
        transaction.set_rollback(True)
    raters = ["P001" if one.group == "self" else f"s{one.id:016x}" for one in made]
    chosen = result.responses.set_index("rater")[["F01", "T03", "B08"]].astype("string").to_dict("index")
    assert result.rejected == []
    assert dict(zip(result.responses["rater"], result.responses["rater_group"], strict=True)) == dict(
        zip(raters, groups, strict=True)
    )
    assert {
        rater: {code: value for code, value in row.items() if not pd.isna(value)}
        for rater, row in chosen.items()
    } == {
        rater: {code: option for code, option in options.items() if option != "not_seen"}
        for rater, (options, _) in zip(raters, sheets, strict=True)
    }
    assert int(result.not_observed.sum()) == sum(
        [*options.values()].count("not_seen") for options, _ in sheets
    )
    written = result.comments[["rater", "question", "text"]].itertuples(index=False, name=None)
    assert set(written) == {
        (rater, question, plain)
        for rater, (_, comments) in zip(raters, sheets, strict=True)
        for question, text in comments.items()
        if (plain := without_control(text).strip()).lower() not in NO_ANSWER
    }


def test_without_answers_there_is_no_file(world: World, balcony: Balcony, programme: Path) -> None:
    result = balcony("export", "--campaign", "before", "--out", "none.csv")
    assert (result.exit_code, result.stderr) == (
        Exit.FAILED,
        "Nobody has submitted an answer in campaign before yet.\n",
    )
    assert not (programme / "none.csv").exists()


@pytest.mark.parametrize("name", ["lfc/before", "lfc/spring/before", "before", "/lfc/before/"])
def test_a_campaign_is_found_by_its_names(world: World, name: str) -> None:
    assert find_campaign(name) == find_campaign(str(world.campaign.id)) == world.campaign
    assert full_name(world.campaign) == "lfc/spring/before"


def test_a_name_that_no_campaign_has_gets_a_suggestion(world: World) -> None:
    with pytest.raises(
        UnknownCampaignError, match=r"no campaign 'lfc/sprin/before'. Did you mean 'lfc/spring/before'\?"
    ):
        find_campaign("lfc/sprin/before")


def test_options_of_other_tools_files_do_not_go_with_a_campaign(balcony: Balcony) -> None:
    result = balcony("report", "small.yaml", "--campaign", "x", "--sheet", "y", "--out", "out")
    assert result.exit_code == Exit.USAGE
    assert "leave INSTRUMENT, --sheet out" in result.stderr


def test_without_files_and_without_a_campaign_the_line_says_what_is_missing(balcony: Balcony) -> None:
    result = balcony("score", "small.yaml", "--out", "out")
    assert result.exit_code == Exit.USAGE
    assert "INSTRUMENT and RESPONSES, or --campaign" in result.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("id: keep,", "id: team,"), "'team' could be meant by the column 'team', too"),
        (
            ("{id: manager, label: Line manager", "{id: peers, label: Line manager"),
            "'peer' could be taken for 'peers'",
        ),
    ],
)
def test_a_questionnaire_whose_words_a_file_would_confuse_is_refused(
    change: tuple[str, str], told: str
) -> None:
    instrument = parse_instrument(INSTRUMENT.replace(*change).encode(), file="small.yaml")
    with pytest.raises(RefusedError, match=told):
        require_readable(instrument=instrument)


@pytest.mark.parametrize("code", ["", " P3", "P  3", "3.0", "=P3", "p001", "P\u200b3"])
def test_a_participant_code_that_a_file_would_not_keep_apart_is_refused(world: World, code: str) -> None:
    person = add_person(programme=world.campaign.cohort.programme, name="Cai", email="cai@example.org")
    with pytest.raises(RefusedError, match="Participant code"):
        add_participant(person=person, cohort=world.campaign.cohort, code=code)
