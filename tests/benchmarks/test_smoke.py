"""The benchmarks of data run and agree with each other at a thousandth of their size; no time is asserted."""

from pathlib import Path

import numpy as np
import pytest

from assessment.files.parquet_batches import parquet_frame
from benchmarks import data, gate, stream, wide
from benchmarks.bare import bare_figures, bare_table
from benchmarks.figures import Figure, Goal, show
from benchmarks.sides import group_means
from benchmarks.timing import Rounds
from scoring.key import read_key

RATERS = 250


@pytest.fixture(scope="module")
def long_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "long.parquet"
    data.write_long(path, RATERS)
    return path


def test_wide_compares_the_same_figures(tmp_path: Path) -> None:
    path = tmp_path / "wide.parquet"
    data.write_wide(path, RATERS)
    ours = group_means(parquet_frame(path), read_key(data.key_table()))
    bare = bare_figures(bare_table(RATERS)).values()
    for mine, theirs in zip(ours, map(np.stack, zip(*bare, strict=True)), strict=True):
        np.testing.assert_allclose(mine, np.where(np.isinf(theirs), np.nan, theirs), atol=1e-6)


def test_long_compares_the_same_figures(long_path: Path) -> None:
    pytest.importorskip("polars", reason="polars is needed for comparison only: make bench installs it")
    from benchmarks.long import polars_means  # noqa: PLC0415 - needs polars

    n, mean, sd = group_means(parquet_frame(long_path), read_key(data.key_table()))
    table = polars_means(str(long_path))
    assert table["n"].sum() == n.sum()
    assert table["mean"].sum() == pytest.approx(np.nansum(mean))
    assert table["sd"].drop_nulls().sum() == pytest.approx(np.nansum(sd))


def test_all_options_are_given_and_one_answer_in_24_is_missing(long_path: Path) -> None:
    ratings = parquet_frame(long_path)["response"]
    assert sorted(ratings.unique()) == [1, 2, 3, 4, 5]
    assert len(ratings) / (RATERS * len(data.ITEMS)) == pytest.approx(23 / 24, abs=0.01)


def test_the_wide_benchmark_runs() -> None:
    figures = wide.measure(RATERS, rounds=1)
    assert [figure.ratio is not None for figure in figures] == [False, True, True, True, False]


def test_the_long_benchmark_runs() -> None:
    pytest.importorskip("polars", reason="polars is needed for comparison only: make bench installs it")
    from benchmarks import long  # noqa: PLC0415 - needs polars

    assert [figure.ratio is None for figure in long.measure(RATERS, rounds=1)] == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_the_stream_benchmark_runs_in_processes_of_its_own() -> None:
    assert all(figure.mib and figure.seconds for figure in stream.measure(RATERS * 10))


def test_the_gate_benchmark_takes_the_whole_and_two_parts_of_it() -> None:
    figures = gate.measure(participants=60, rounds=1)
    assert [(figure.goal is None, figure.ratio is None) for figure in figures] == [
        (False, True),
        (True, False),
        (True, False),
    ]


def test_the_same_seed_makes_the_same_answers() -> None:
    one, other = ([block.answers.tolist() for block in data.blocks(RATERS, rows=100)] for _ in range(2))
    assert one == other


def test_every_round_runs_each_side_once_after_one_to_warm_up() -> None:
    ran: list[str] = []
    rounds = Rounds({"a": lambda: ran.append("a"), "b": lambda: ran.append("b")}, rounds=2)
    assert "".join(ran) == "ababab"
    assert rounds.ratio("a", to="a") == 1
    assert rounds.seconds("b") > 0


def test_a_table_tells_whether_a_goal_is_reached(capsys: pytest.CaptureFixture[str]) -> None:
    at_least = Goal("ratio", 6, at_least=True)
    show(
        "Title",
        [Figure("one", 0.5, 7.0, goal=at_least), Figure("two", 0.5, mib=90, goal=Goal("seconds", 0.4))],
    )
    assert capsys.readouterr().out.splitlines()[3:] == [
        "| what | seconds | ratio | MiB | goal             |         |",
        "|------|---------|-------|-----|------------------|---------|",
        "| one  | 0.500   | 7.00  |     | at least 6 times | reached |",
        "| two  | 0.500   |       | 90  | at most 0.4 s    | missed  |",
    ]
