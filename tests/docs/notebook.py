"""Runs the worked notebook. `python -m tests.docs.notebook` also keeps what it printed."""

from copy import deepcopy
from pathlib import Path

import nbformat
from nbclient import NotebookClient

PATH = Path(__file__).parents[2] / "docs" / "cohort.ipynb"


def stored() -> nbformat.NotebookNode:
    """The notebook as it stands in the documentation."""
    text = PATH.read_text(encoding="utf-8")
    notebook: nbformat.NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def run(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A copy of the notebook, run from its top, with nothing of the machine it was run on."""
    folder = {"metadata": {"path": str(PATH.parent)}}
    client = NotebookClient(deepcopy(notebook), timeout=300, kernel_name="python3", resources=folder)
    done: nbformat.NotebookNode = client.execute()
    for cell in done.cells:
        cell.metadata = {}
    return done


if __name__ == "__main__":
    PATH.write_text(nbformat.writes(run(stored())) + "\n", encoding="utf-8")  # type: ignore[no-untyped-call]
