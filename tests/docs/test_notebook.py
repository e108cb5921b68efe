"""The worked notebook runs from its top, and prints what it was stored with."""

import re
from copy import deepcopy
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
PATH = ROOT / "docs" / "cohort.ipynb"
STORED: nbformat.NotebookNode = nbformat.reads(PATH.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
LAST_DIGIT = 2e-3  # another processor may round the third decimal the other way


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def printed(cell: nbformat.NotebookNode) -> str:
    """What a reader sees below a cell."""
    parts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join(parts)


@pytest.fixture(scope="module")
def run() -> nbformat.NotebookNode:
    folder = {"metadata": {"path": str(ROOT / "docs")}}
    client = NotebookClient(deepcopy(STORED), timeout=300, kernel_name="python3", resources=folder)
    return client.execute()


def test_every_cell_prints_what_it_is_stored_with(run: nbformat.NotebookNode) -> None:
    for stored, now in zip_longest(code_cells(STORED), code_cells(run)):
        assert NUMBER.sub("0", printed(now)).split() == NUMBER.sub("0", printed(stored)).split(), now.source
        numbers = [[float(n) for n in NUMBER.findall(printed(cell))] for cell in (now, stored)]
        assert numbers[0] == pytest.approx(numbers[1], rel=LAST_DIGIT, abs=LAST_DIGIT), now.source


def test_every_cell_of_code_prints_something() -> None:
    assert [cell.source for cell in code_cells(STORED)[1:] if not printed(cell)] == []


def test_the_notebook_carries_nothing_of_the_machine_it_was_run_on() -> None:
    assert all(set(cell.metadata) <= {"tags"} for cell in STORED.cells)
    assert not re.search(r"/(?:home|root|work|tmp)/", str(STORED))
