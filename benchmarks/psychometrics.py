"""Items, alpha, omega, rwg(j), AD and ICC of a large cohort, against R and pingouin; and a large CFA.

R with psych, multilevel and lme4, and pingouin, are not among our requirements: pingouin's licence is
not one that we take on, and R is no Python. What is not there is skipped, and the table says so.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pandas as pd

import scoring
from benchmarks.child import in_child
from benchmarks.figures import Figure, Goal
from benchmarks.ratings import RATERS_PER_GROUP, groups_of, ratings_of
from benchmarks.timing import Rounds, Work

TITLE = "Psychometrics: 100,000 raters x 30 items, five options; ratios to what scoring takes"

_ITEMS = 30
_FACTORS, _FACTOR_ITEMS = 6, 42
_SCRIPT = Path(__file__).with_name("psychometrics.R")
Table = npt.NDArray[np.int8]
Groups = npt.NDArray[np.int64]


def measure(raters: int = 100_000, rounds: int = 5) -> list[Figure]:
    """Seconds of each statistic, of other software for the same, and of a million raters."""
    groups = groups_of(raters)
    table = ratings_of(groups, _ITEMS)
    sides = {"together": lambda: everything(table, groups), **_sides(table, groups)}
    timed = Rounds(sides, rounds)
    return [
        *(Figure(f"scoring: {name}", timed.seconds(name)) for name in sides),
        *_against_r(table, groups, timed.seconds("together")),
        *_against_pingouin(table, rounds),
        *_million(),
        _large_cfa(),
    ]


def everything(table: Table, groups: Groups) -> None:
    """All of it, one statistic after the other."""
    for work in _sides(table, groups).values():
        work()


def _sides(table: Table, groups: Groups) -> dict[str, Work]:
    score = table.mean(axis=1)
    return {
        "items": lambda: scoring.item_analysis(table, lowest=1, highest=5),
        "alpha": lambda: scoring.cronbach_alpha(table),
        "omega": lambda: scoring.mcdonald_omega(table),
        "rwg(j) and AD of every group": lambda: scoring.agreement_by_group(table, groups, options=5),
        "ICC(1) and ICC(1,k)": lambda: (scoring.icc_1(score, groups), scoring.icc_1k(score, groups)),
    }


def _against_r(table: Table, groups: Groups, ours: float) -> Iterator[Figure]:
    what = "R: psych, multilevel and lme4"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ratings.csv"
        pd.DataFrame(table, columns=[f"i{n}" for n in range(_ITEMS)]).assign(group=groups).to_csv(
            path, index=False
        )
        seconds = _seconds_of_r(path)
    if seconds is None:
        yield Figure(f"{what}: skipped, not installed here")
        return
    yield from (Figure(f"R: {name}", taken) for name, taken in seconds.items())
    total = sum(seconds.values())
    yield Figure(f"{what}, together", total, total / ours, goal=Goal("ratio", 50, at_least=True))


def _seconds_of_r(path: Path) -> dict[str, float] | None:
    """What R took, or nothing where R or one of its packages is missing."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return None
    done = subprocess.run([rscript, str(_SCRIPT), str(path)], capture_output=True, text=True, check=False)
    seconds: dict[str, float] | None = json.loads(done.stdout) if done.returncode == 0 else None
    return seconds


def _against_pingouin(table: Table, rounds: int) -> Iterator[Figure]:
    if find_spec("pingouin") is None:
        yield Figure("pingouin: skipped, not installed here")
        return
    both = _shared_with_pingouin(table)
    for name, sides in both.items():
        yield from _pingouin_figures(name, *sides, rounds, goal=None)
    ours, theirs = (partial(_in_turn, works) for works in zip(*both.values(), strict=True))
    goal = Goal("ratio", 10, at_least=True)
    yield from _pingouin_figures("both together", ours, theirs, rounds, goal)


def _pingouin_figures(
    name: str, ours: Work, theirs: Work, rounds: int, goal: Goal | None
) -> Iterator[Figure]:
    timed = Rounds({"ours": ours, "theirs": theirs}, rounds)
    yield Figure(f"scoring: {name}", timed.seconds("ours"))
    yield Figure(f"pingouin: {name}", timed.seconds("theirs"), timed.ratio("theirs", to="ours"), goal=goal)


def _in_turn(works: Sequence[Work]) -> None:
    for work in works:
        work()


def _shared_with_pingouin(table: Table) -> dict[str, tuple[Work, Work]]:
    """What both offer; pingouin takes tables of pandas, made before the clock runs."""
    pingouin = import_module("pingouin")
    frame = pd.DataFrame(table.astype(float))
    crossed = table[:, 0].reshape(-1, RATERS_PER_GROUP).astype(float)
    targets, judges = np.indices(crossed.shape).reshape(2, -1)
    long = pd.DataFrame({"target": targets, "judge": judges, "rating": crossed.ravel()})
    icc = partial(pingouin.intraclass_corr, targets="target", raters="judge", ratings="rating")
    return {
        "alpha with its interval": (
            lambda: scoring.cronbach_alpha(frame),
            lambda: pingouin.cronbach_alpha(frame),
        ),
        "six ICCs of a crossed table": (lambda: scoring.icc_crossed(crossed), lambda: icc(long)),
    }


def _million(raters: int = 1_000_000) -> Iterator[Figure]:
    """All of it in a process of its own, which reads the ratings from a file of bytes first."""
    groups = groups_of(raters)
    with TemporaryDirectory() as folder:
        np.save(Path(folder) / "groups.npy", groups)
        np.save(Path(folder) / "ratings.npy", ratings_of(groups, _ITEMS))
        run = in_child(read_and_analyse, folder)
    what = f"scoring: together, {raters:,} raters, in a process of its own"
    yield Figure(what, run.seconds, goal=Goal("seconds", 3))
    yield Figure("- its memory", mib=run.mib, goal=Goal("mib", 2048))


def read_and_analyse(folder: str) -> None:
    """What a process does that analyses a file of ratings."""
    everything(np.load(Path(folder) / "ratings.npy"), np.load(Path(folder) / "groups.npy"))


def _large_cfa(rows: int = 100_000) -> Figure:
    groups = groups_of(rows)
    table = ratings_of(groups, _FACTOR_ITEMS, _FACTORS)
    factors = {f"f{f + 1}": range(f, _FACTOR_ITEMS, _FACTORS) for f in range(_FACTORS)}
    timed = Rounds({"cfa": lambda: scoring.confirmatory(table, factors, clusters=groups)}, rounds=3)
    what = "scoring: CFA, 42 items on 6 factors, errors robust to groups"
    return Figure(what, timed.seconds("cfa"), goal=Goal("seconds", 10))
