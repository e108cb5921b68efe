"""Responses in from files of other tools, tables and profiles out.

`read_responses` reads a file, `read_mapping` the small file that says where it holds what, and
`write_problems` writes the list of everything that could not be used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessment.files.mapping import Mapping
    from assessment.files.mapping_file import read_mapping, with_settings
    from assessment.files.problem_list import write_problems
    from assessment.files.problems import ResponsesError, RowProblem
    from assessment.files.read import read_responses
    from assessment.files.result import ReadResult

__all__ = [
    "Mapping",
    "ReadResult",
    "ResponsesError",
    "RowProblem",
    "read_mapping",
    "read_responses",
    "with_settings",
    "write_problems",
]

_HOMES = {
    "Mapping": "mapping",
    "ReadResult": "result",
    "ResponsesError": "problems",
    "RowProblem": "problems",
    "read_mapping": "mapping_file",
    "read_responses": "read",
    "with_settings": "mapping_file",
    "write_problems": "problem_list",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a name stands for depends on the name
    """Import a public name when it is first used: pandas and pyarrow are heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
