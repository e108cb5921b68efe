"""One profile from a standing start, each time in a new process."""

import pickle
from pathlib import Path
from tempfile import TemporaryDirectory

from assessment.editions import jobs
from assessment.files import read_responses
from assessment.profiles import Answers, make_profiles
from benchmarks.commands import BALCONY, balcony, import_seconds, python
from benchmarks.figures import Figure, Goal
from benchmarks.timing import Rounds
from instruments import load_instrument
from reports import ReportContext, build_content

TITLE = "Cold start of one profile: from the start of a process to the written PDF"
_MOST = 7


def measure(rounds: int = 9) -> list[Figure]:
    """Seconds from answers, from a stored profile, from a stored report, and of imports on the way."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        report = _command(folder)
        _store(folder)
        sides = {
            "python": python("-c", "pass"),
            "report": balcony(*report),
            "profile": python("-m", "benchmarks.from_profile", folder / "profile", folder / "one.pdf"),
            "content": python("-m", "benchmarks.from_content", folder / "content", folder / "two.pdf"),
        }
        timed = Rounds(sides, rounds)
        imports = import_seconds(BALCONY, *report)
    goal = Goal("seconds", 0.4)
    return [
        Figure("Python alone", timed.seconds("python")),
        Figure("balcony report --only P001 --jobs 1", timed.seconds("report"), goal=goal),
        Figure("from a stored profile", timed.seconds("profile"), goal=goal),
        Figure("from a stored report, sentences chosen", timed.seconds("content"), goal=goal),
        Figure("balcony report: all imports", sum(imports.values())),
        *(Figure(f"balcony report: import {name}", own) for name, own in imports.most_common(_MOST)),
    ]


def _command(folder: Path) -> tuple[object, ...]:
    """The arguments that report on the only leader of a simulated programme."""
    balcony("demo", "--out", folder / "demo", "--leaders", 1, "--jobs", 1)()
    options = ("--out", folder / "out", "--only", "P001", "--jobs", 1, "--overwrite")
    return "report", "systems-leadership", _responses(folder), *options


def _store(folder: Path) -> None:
    """Write the profile and the report of the same leader for other processes."""
    instrument = load_instrument("systems-leadership")
    answers = read_responses(_responses(folder), instrument)
    profiles = make_profiles(Answers(answers.responses, answers.comments), instrument)
    job = jobs(profiles, answers.people, instrument, ReportContext())[0]
    content = build_content(job.profile, instrument, person=job.person)
    (folder / "profile").write_bytes(pickle.dumps((job.profile, job.person)))
    (folder / "content").write_bytes(pickle.dumps(content))


def _responses(folder: Path) -> Path:
    return folder / "demo" / "survey" / "responses.csv"
