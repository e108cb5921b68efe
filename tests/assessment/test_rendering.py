from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from assessment.editions import jobs
from assessment.profiles import Answers, make_profiles
from assessment.rendering import Edition, Job, is_rendered, processes, render_all
from instruments import Instrument, load_instrument
from reports import ReportContext


@pytest.fixture
def needs() -> Instrument:
    return load_instrument("pre-programme-needs")


@pytest.fixture
def reports(needs: Instrument) -> list[Job]:
    answers = pd.DataFrame({"participant": ["A", "B", "C"], "rater": ["A", "B", "C"], "rater_group": "self"})
    answers = answers.assign(**{item.code: [3, 4, 5] for item in needs.items})
    comments = pd.DataFrame(columns=["participant", "rater", "rater_group", "question", "text"])
    people = pd.DataFrame(
        {"participant": ["A", "B", "C"], "name": ["Ann", "", "Cai"], "language": ["en", "fr", "cy"]}
    )
    profiles = make_profiles(Answers(answers, comments), needs)
    return jobs(profiles, people, needs, ReportContext())


def test_a_report_speaks_its_participants_language_where_the_questionnaire_has_it(reports: list[Job]) -> None:
    assert [(job.person.name, job.language) for job in reports] == [("Ann", "en"), ("B", "en"), ("Cai", "cy")]


@pytest.mark.parametrize("number", [1, 2])
def test_a_report_that_fails_is_named_and_stops_no_other(
    needs: Instrument, reports: list[Job], tmp_path: Path, number: int
) -> None:
    broken = replace(reports[1], profile=replace(reports[1].profile, instrument_digest="another"))
    with processes(number) as pool:
        batches = list(render_all([reports[0], broken, reports[2]], Edition(needs, ("pdf",), tmp_path), pool))
    assert [batch.tried for batch in batches] == [3]
    assert [line.split(":")[:2] for line in batches[0].failures] == [["B", " ValueError"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["A.pdf", "C.pdf"]


def test_a_report_leaves_its_receipt_and_counts_as_made_only_with_it(
    needs: Instrument, reports: list[Job], tmp_path: Path
) -> None:
    edition = Edition(needs, ("pdf",), tmp_path / "profiles", tmp_path / "receipts")
    list(render_all(reports, edition, None))
    made = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.glob("*/A*"))
    assert made == ["profiles/A.pdf", "receipts/A.json", "receipts/A.txt"]
    assert is_rendered(reports[0], edition)
    (tmp_path / "receipts" / "A.txt").unlink()
    assert not is_rendered(reports[0], edition)


def test_a_receipt_is_in_the_language_of_its_report(
    needs: Instrument, reports: list[Job], tmp_path: Path
) -> None:
    list(render_all(reports, Edition(needs, ("pdf",), tmp_path / "profiles", tmp_path), None))
    firsts = {path.stem: path.read_text(encoding="utf-8").split()[0] for path in tmp_path.glob("*.txt")}
    assert firsts == {"A": "How", "B": "How", "C": "Sut"}


def test_nothing_to_do_is_done_at_once(needs: Instrument, tmp_path: Path) -> None:
    assert list(render_all([], Edition(needs, ("pdf",), tmp_path), None)) == []


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_that_cannot_be_written_ends_the_run_and_is_named(
    needs: Instrument, reports: list[Job], tmp_path: Path, number: int
) -> None:
    (tmp_path / ".A.pdf.unfinished").mkdir()
    with processes(number) as pool, pytest.raises(OSError, match="directory") as caught:
        list(render_all(reports, Edition(needs, ("pdf",), tmp_path), pool))
    assert caught.value.filename == str(tmp_path / "A.pdf")
