"""The worked notebook runs from its top, and prints what it was stored with."""

import re
from itertools import zip_longest

import pytest
from nbformat import NotebookNode

from tests.docs import notebook

STORED = notebook.stored()
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
LAST_DIGIT = 2e-3  # another processor may round the third decimal the other way


def code_cells(pages: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in pages.cells if cell.cell_type == "code"]


def printed(cell: NotebookNode) -> str:
    """What a reader sees below a cell."""
    parts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join(parts)


@pytest.fixture(scope="module")
def now() -> NotebookNode:
    return notebook.run(STORED)


def test_every_cell_prints_what_it_is_stored_with(now: NotebookNode) -> None:
    for was, cell in zip_longest(code_cells(STORED), code_cells(now)):
        assert NUMBER.sub("0", printed(cell)).split() == NUMBER.sub("0", printed(was)).split(), cell.source
        numbers, expected = ([float(n) for n in NUMBER.findall(printed(one))] for one in (cell, was))
        assert numbers == pytest.approx(expected, rel=LAST_DIGIT, abs=LAST_DIGIT), cell.source


def test_every_cell_of_code_prints_something() -> None:
    assert [cell.source for cell in code_cells(STORED)[1:] if not printed(cell)] == []


def test_the_notebook_tells_nothing_of_the_machine_it_was_run_on() -> None:
    assert [dict(cell.metadata) for cell in STORED.cells if cell.metadata] == []
    assert not re.search(r"/(?:home|root|tmp|usr)/", str(STORED))
