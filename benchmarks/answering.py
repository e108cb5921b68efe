"""Answering on the web: as many people at once as a server bears, alone and beside profiles that are made."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import BALCONY, balcony
from benchmarks.figures import Figure, Goal
from benchmarks.load import Taken
from benchmarks.serving import Serving
from benchmarks.stores import Invited, PostgreSQL, SQLite, Store
from benchmarks.weight import weight

TITLE = "Answering on the web: `balcony serve`, the load from a process on the same processors"

_STORES: dict[str, type[Store]] = {"SQLite": SQLite, "PostgreSQL": PostgreSQL}
_WHAT = {"autosave": "an answer saved", "pages": "a page saved and the next shown"}
_RATES = {"autosave": 2000, "pages": 300}
_CONNECTIONS = 32
_SLOWEST = 0.020
_TAIL = 3


def measure(seconds: float = 10, raters: int = 200, profiles: int = 100) -> list[Figure]:
    """Every workload on every database, for some seconds alone, then for as long as profiles are made."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        survey = _survey(folder, profiles)
        return [one for name in _STORES for one in _on(name, folder / name, raters, seconds, survey)]


def _survey(folder: Path, leaders: int) -> Path:
    """A file of answers from which so many profiles are made."""
    balcony("demo", "--out", folder / "demo", "--leaders", leaders)()
    return folder / "demo" / "survey" / "responses.csv"


def _on(name: str, folder: Path, raters: int, seconds: float, survey: Path) -> Iterator[Figure]:
    folder.mkdir()
    store = _STORES[name](folder)
    try:
        people = store.people(raters + 1, participants=max(1, raters // 10))[1:]
        for kind, what in _WHAT.items():
            yield from _figures(f"{what}, {name}", kind, _alone(store, kind, people, seconds))
            beside = _beside_profiles(store, kind, people, survey)
            yield from _figures(f"{what}, {name}, beside profiles", kind, beside)
        yield from weight(store, people[0])
    finally:
        store.end()


def _alone(store: Store, kind: str, people: Sequence[Invited], seconds: float) -> Taken:
    server = Serving(store)
    try:
        with _load(server, kind, people, seconds) as load:
            said, _ = load.communicate()
    finally:
        server.kill()
    return _checked(store, said)


def _beside_profiles(store: Store, kind: str, people: Sequence[Invited], survey: Path) -> Taken:
    """The load goes on until the profiles are made, by a process that lets others go before."""
    server = Serving(store)
    made = ["--out", str(store.folder / kind)]
    report = ["nice", "-n", "19", str(BALCONY), "report", "systems-leadership", str(survey), *made]
    try:
        with _load(server, kind, people, seconds=0) as load:
            subprocess.run(report, check=True, capture_output=True)
            said, _ = load.communicate()
    finally:
        server.kill()
    return _checked(store, said)


def _load(server: Serving, kind: str, people: Sequence[Invited], seconds: float) -> "subprocess.Popen[str]":
    """A process that loads the server, once it has warmed it up."""
    command = [sys.executable, "-m", "benchmarks.workloads", kind, str(server.port), str(_CONNECTIONS)]
    load = subprocess.Popen(
        [*command, str(seconds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    if load.stdin is None or load.stdout is None:
        raise RuntimeError("The load has no input or no output.")
    links = [(one.token, one.assignments[0]) for one in people]
    print(json.dumps(links), file=load.stdin, flush=True)
    load.stdout.readline()
    return load


def _checked(store: Store, said: str) -> Taken:
    """What a load came to, unless it met an error, or something acknowledged is not in the database."""
    taken = Taken(**json.loads(said))
    stored = json.loads(store.run("-m", "benchmarks.kept"))
    lost = [assignment for assignment, kept in taken.kept.items() if stored.get(assignment, {}) != kept]
    if taken.errors or lost:
        raise RuntimeError(f"{len(taken.errors)} errors, {taken.errors[:1]}; answers lost of {lost}")
    return taken


def _figures(what: str, kind: str, taken: Taken) -> list[Figure]:
    rate, busy = taken.done / taken.seconds, taken.busy / taken.seconds
    slowest = [Goal("seconds", _SLOWEST), Goal("ratio", _TAIL)] if kind == "autosave" else [None, None]
    return [
        Figure(what, rate=rate, goal=Goal("rate", _RATES[kind], at_least=True)),
        Figure("- half of them within", taken.p50),
        Figure("- 95 of 100 within", taken.p95, goal=slowest[0]),
        Figure(
            "- 99 of 100 within; ratio: to half of them", taken.p99, taken.p99 / taken.p50, goal=slowest[1]
        ),
        Figure("- share of one processor that the load itself took", ratio=busy),
    ]
