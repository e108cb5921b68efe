import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import Result

from assessment.cli import inputs
from assessment.cli.exits import Exit

BALCONY = [sys.executable, "-c", "from assessment.cli.main import run; run()"]


RECEIPTS = [f"receipts/P{number}.{kind}" for number in (1, 2, 3) for kind in ("json", "txt")]


def report(balcony: Any, *options: str) -> Result:
    result: Result = balcony("report", "small.yaml", "answers.csv", "--out", "out", "--jobs", "1", *options)
    return result


def made(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_every_participant_gets_a_profile_beside_a_table_of_scores(balcony: Any, programme: Path) -> None:
    result = report(balcony)
    assert result.exit_code == Exit.DONE, result.output
    assert made(programme / "out") == [
        "items.csv",
        "profiles/P1.pdf",
        "profiles/P2.pdf",
        "profiles/P3.pdf",
        *RECEIPTS,
        "run.json",
        "scores.csv",
    ]
    assert "3 profiles in out/profiles" in result.stdout


def test_the_table_of_scores_withholds_what_the_profile_withholds(balcony: Any, programme: Path) -> None:
    report(balcony)
    table = pd.read_csv(programme / "out" / "scores.csv").set_index(["participant", "rater_group", "scale"])
    rows: Any = table.to_dict("index")
    assert rows["P1", "peer", "seeing"]["mean"] == pytest.approx((3.5 + 3 + 4.5 + 4) / 4)
    withheld = rows["P2", "peer", "seeing"]
    assert withheld["status"] == rows["P2", "all_others", "seeing"]["status"] == "too_few"
    assert all(pd.isna(withheld[column]) for column in ("n", "mean", "low", "high"))


def test_json_says_what_the_pages_say(balcony: Any, programme: Path) -> None:
    report(balcony, "--format", "both")
    content = json.loads((programme / "out" / "profiles" / "P1.json").read_text(encoding="utf-8"))
    assert content["participant"] == "Ann Bevan"
    assert (programme / "out" / "profiles" / "P1.pdf").read_bytes().startswith(b"%PDF")


def test_a_receipt_tells_raters_what_was_checked(balcony: Any, programme: Path) -> None:
    report(balcony)
    receipts = programme / "out" / "receipts"
    assert "How the answers about Ann Bevan are kept in confidence" in (receipts / "P1.txt").read_text(
        encoding="utf-8"
    )
    assert json.loads((receipts / "P1.json").read_text(encoding="utf-8"))["policy"]["minimum_raters"] == 3


def test_the_table_of_items_withholds_what_the_profile_withholds(balcony: Any, programme: Path) -> None:
    report(balcony)
    table = pd.read_csv(programme / "out" / "items.csv").set_index(["participant", "rater_group", "item"])
    rows: Any = table.to_dict("index")
    withheld = rows["P2", "all_others", "S1"]
    assert withheld["status"] == "too_few"
    assert all(pd.isna(withheld[column]) for column in ("n", "mean", "distribution", "spread"))


def test_resume_makes_a_receipt_that_is_missing(balcony: Any, programme: Path) -> None:
    report(balcony)
    (programme / "out" / "receipts" / "P2.txt").unlink()
    assert "2 were there already" in report(balcony, "--resume").stdout
    assert (programme / "out" / "receipts" / "P2.txt").exists()


def test_only_one_participant_is_reported_when_asked_for(balcony: Any, programme: Path) -> None:
    report(balcony, "--only", "P3")
    assert made(programme / "out" / "profiles") == ["P3.pdf"]


def test_asking_for_nobody_known_says_so(balcony: Any) -> None:
    result = report(balcony, "--only", "P9")
    assert (result.exit_code, "P9" in result.stderr) == (Exit.BAD_RESPONSES, True)


def test_everybody_asked_for_who_is_not_known_is_named_with_a_suggestion(balcony: Any) -> None:
    told = report(balcony, "--only", "p1 ", "--only", "P2", "--only", "nobody").stderr
    assert "--only p1 : nobody answered about them. Did you mean 'P1'?\n--only nobody: nobody" in told


def test_the_same_input_gives_the_same_bytes(balcony: Any, programme: Path) -> None:
    report(balcony)
    first = {name: (programme / "out" / name).read_bytes() for name in made(programme / "out")}
    report(balcony, "--overwrite", "--jobs", "2")
    assert {name: (programme / "out" / name).read_bytes() for name in made(programme / "out")} == first


def test_a_folder_with_an_earlier_run_is_not_touched_unasked(balcony: Any, programme: Path) -> None:
    report(balcony)
    before = (programme / "out" / "profiles" / "P1.pdf").stat().st_mtime_ns
    result = report(balcony)
    assert (result.exit_code, "--resume" in result.stderr) == (Exit.FOLDER, True)
    assert (programme / "out" / "profiles" / "P1.pdf").stat().st_mtime_ns == before


def test_overwriting_a_run_leaves_other_files_alone(balcony: Any, programme: Path) -> None:
    report(balcony)
    (programme / "out" / "mine.csv").write_text("mine", encoding="utf-8")
    for name in ("profiles/P9.pdf", "receipts/P9.txt", "receipts/P9.json"):
        (programme / "out" / name).write_text("of a participant who left", encoding="utf-8")
    report(balcony, "--overwrite")
    assert made(programme / "out") == [
        "items.csv",
        "mine.csv",
        "profiles/P1.pdf",
        "profiles/P2.pdf",
        "profiles/P3.pdf",
        *RECEIPTS,
        "run.json",
        "scores.csv",
    ]


def test_a_folder_with_other_files_is_refused(balcony: Any, programme: Path) -> None:
    (programme / "out").mkdir()
    (programme / "out" / "letter.txt").write_text("mine", encoding="utf-8")
    result = report(balcony)
    assert (result.exit_code, made(programme / "out")) == (Exit.FOLDER, ["letter.txt"])


def test_resume_makes_what_is_missing_and_keeps_the_rest(balcony: Any, programme: Path) -> None:
    report(balcony)
    profiles = programme / "out" / "profiles"
    (profiles / "P2.pdf").unlink()
    (profiles / ".P2.pdf.unfinished").write_bytes(b"%PDF half")
    kept = (profiles / "P1.pdf").stat().st_mtime_ns
    result = report(balcony, "--resume")
    assert "2 were there already" in result.stdout
    assert made(profiles) == ["P1.pdf", "P2.pdf", "P3.pdf"]
    assert (profiles / "P1.pdf").stat().st_mtime_ns == kept


def test_resume_refuses_other_answers_and_says_what_differs(balcony: Any, programme: Path) -> None:
    report(balcony)
    with (programme / "answers.csv").open("a", encoding="utf-8") as answers:
        answers.write("P3,j,peer,5,5,5,1,,Eve Fox,en\n")
    result = report(balcony, "--resume")
    assert (result.exit_code, "another responses" in result.stderr) == (Exit.FOLDER, True)


def test_rejected_answers_are_listed_beside_the_output(balcony: Any, programme: Path) -> None:
    text = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "answers.csv").write_text(text.replace("P1,a,peer,4", "P1,a,peer,9"), encoding="utf-8")
    result = report(balcony)
    problems = pd.read_csv(programme / "out" / "problems.csv")
    assert result.exit_code == Exit.DONE
    assert "9" in set(problems["value"].astype(str))


def test_strict_stops_at_a_rejected_answer_and_writes_no_profile(balcony: Any, programme: Path) -> None:
    text = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "answers.csv").write_text(text.replace("P1,a,peer,4", "P1,a,peer,9"), encoding="utf-8")
    result = report(balcony, "--strict")
    assert result.exit_code == Exit.REJECTED_ROWS
    assert not (programme / "out" / "profiles").exists()


def test_a_broken_questionnaire_lists_all_its_problems(balcony: Any, programme: Path) -> None:
    text = (programme / "small.yaml").read_text(encoding="utf-8")
    broken = text.replace("scale: acting", "scale: actng").replace("version: 1", "version: one")
    (programme / "small.yaml").write_text(broken, encoding="utf-8")
    result = report(balcony)
    assert result.exit_code == Exit.BAD_INSTRUMENT
    assert "small.yaml:2" in result.stderr
    assert result.stderr.count("Did you mean 'acting'?") == 2


def test_an_earlier_wave_shows_the_change(balcony: Any, programme: Path) -> None:
    text = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "before.csv").write_text(text.replace(",5,", ",4,"), encoding="utf-8")
    report(balcony, "--previous", "before.csv", "--format", "json", "--only", "P3")
    content = (programme / "out" / "profiles" / "P3.json").read_text(encoding="utf-8")
    assert "Change since last time" in content


LATE_PEER = "P3,j,peer,1,2,1,5,,Eve Fox,en\n"


def test_a_rater_who_answers_after_a_release_leaves_the_figures_as_they_were(
    balcony: Any, programme: Path
) -> None:
    report(balcony)
    before = pd.read_csv(programme / "out" / "scores.csv")
    (programme / "first.csv").write_bytes((programme / "answers.csv").read_bytes())
    with (programme / "answers.csv").open("a", encoding="utf-8") as answers:
        answers.write(LATE_PEER)
    result = report(balcony, "--released", "first.csv", "--overwrite")
    assert result.exit_code == Exit.DONE, result.output
    pd.testing.assert_frame_equal(pd.read_csv(programme / "out" / "scores.csv"), before)
    report(balcony, "--overwrite")
    assert not pd.read_csv(programme / "out" / "scores.csv").equals(before)


def test_a_release_that_cannot_be_read_stops_the_run(balcony: Any, programme: Path) -> None:
    (programme / "first.csv").write_text("nothing,of\nthis,kind\n", encoding="utf-8")
    result = report(balcony, "--released", "first.csv")
    assert (result.exit_code, "first.csv" in result.stderr) == (Exit.BAD_RESPONSES, True)
    assert not (programme / "out").exists()


def test_what_is_rejected_of_a_release_is_told_and_listed(balcony: Any, programme: Path) -> None:
    text = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "first.csv").write_text(text.replace("P2,e,peer,4", "P2,e,peer,9"), encoding="utf-8")
    report(balcony, "--released", "answers.csv", "--released", "first.csv")
    problems = pd.read_csv(programme / "out" / "problems.csv")
    assert problems[["file", "row", "code"]].to_numpy().tolist() == [["first.csv", 9, "R-60"]]


def test_resume_refuses_other_releases_and_another_order_of_them(balcony: Any, programme: Path) -> None:
    text = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "first.csv").write_text(text, encoding="utf-8")
    (programme / "second.csv").write_text(text + LATE_PEER, encoding="utf-8")
    releases = ["--released", "first.csv", "--released", "second.csv"]
    report(balcony, *releases)
    assert report(balcony, *releases, "--resume").exit_code == Exit.DONE
    for others in ([], releases[:2], releases[2:] + releases[:2]):
        result = report(balcony, *others, "--resume")
        assert (result.exit_code, "another released" in result.stderr) == (Exit.FOLDER, True)


def test_a_run_that_is_killed_leaves_only_whole_files_and_can_go_on(programme: Path) -> None:
    many = (programme / "answers.csv").read_text(encoding="utf-8")
    header, *rows = many.splitlines()
    copies = [row.replace("P1", f"L{i}") for i in range(60) for row in rows if row.startswith("P1")]
    (programme / "answers.csv").write_text("\n".join([header, *copies]) + "\n", encoding="utf-8")
    command = [*BALCONY, "report", "small.yaml", "answers.csv", "--out", "out", "--jobs", "1"]
    profiles = programme / "out" / "profiles"
    process = subprocess.Popen(command, cwd=programme, stderr=subprocess.DEVNULL)
    give_up = time.monotonic() + 60
    while len(list(profiles.glob("*.pdf"))) < 3 and time.monotonic() < give_up:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    survivors = list(profiles.glob("*.pdf"))
    assert 3 <= len(survivors) < 60
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in survivors)
    subprocess.run([*command, "--resume"], cwd=programme, check=True, capture_output=True)
    assert len(list(profiles.glob("*.pdf"))) == 60
    assert list(profiles.glob(".*")) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_killed_leaves_no_process_behind(programme: Path, sign: signal.Signals) -> None:
    command = [*BALCONY, "report", "small.yaml", "answers.csv", "--out", "out", "--jobs", "2"]
    run = subprocess.Popen(command, cwd=programme, stderr=subprocess.PIPE, text=True, start_new_session=True)
    with run as process:
        first_line = process.stderr.readline() if process.stderr else ""
        assert (first_line, len(session(process.pid)) > 1) == ("Reading answers.csv ...\n", True)
        process.send_signal(sign)
    give_up = time.monotonic() + 30
    while session(process.pid) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert session(process.pid) == []


def session(number: int) -> list[int]:
    """The processes of a session, by `stat` of /proc: the session is the fourth field after the name."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            found += [int(status.parent.name)] if fields[3] == str(number) and fields[0] != "Z" else []
    return found


def test_a_language_that_the_questionnaire_lacks_is_refused_before_anything_is_read(balcony: Any) -> None:
    result = report(balcony, "--language", "CY")
    assert (result.exit_code, result.stderr) == (Exit.USAGE, "--language CY: small is in en, cy.\n")


def test_many_remarks_of_one_kind_hide_no_rejection(balcony: Any, programme: Path) -> None:
    lines = (programme / "answers.csv").read_text(encoding="utf-8").splitlines()
    notes = [f"Note {number}" for number in range(20)]
    wide = [",".join([lines[0], *notes]), *(line + ",x" * 20 for line in lines[1:])]
    wide[3] = wide[3].replace("peer", "boss")
    (programme / "answers.csv").write_text("\n".join(wide), encoding="utf-8")
    told = report(balcony).stderr
    assert told.count("[R-22]") == 3
    assert "... and 17 more of R-22, all of them in problems.csv" in told
    assert told.index("'boss' is not a rater group") < told.index("'Note 0'")


def test_what_is_rejected_of_an_earlier_wave_is_told_and_listed(balcony: Any, programme: Path) -> None:
    text = (programme / "answers.csv").read_text(encoding="utf-8")
    (programme / "before.csv").write_text(text.replace("P2,e,peer,4", "P2,e,peer,9"), encoding="utf-8")
    told = report(balcony, "--previous", "before.csv").stderr
    problems = pd.read_csv(programme / "out" / "problems.csv")
    assert "before.csv:9 column 'S1': '9' is not an answer" in told
    assert problems[["file", "row", "code"]].to_numpy().tolist() == [["before.csv", 9, "R-60"]]


def test_a_run_that_began_meanwhile_in_the_folder_is_not_touched(
    balcony: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = inputs.read

    def reads_while_another_run_begins(*arguments: Any) -> Any:
        result = read(*arguments)
        monkeypatch.setattr(inputs, "read", read)
        report(balcony)
        return result

    monkeypatch.setattr(inputs, "read", reads_while_another_run_begins)
    result = report(balcony)
    assert (result.exit_code, "--resume" in result.stderr) == (Exit.FOLDER, True)
