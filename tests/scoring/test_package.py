import ast
import inspect
import subprocess
import sys

import pytest

import scoring
from scoring.disclosure.gate import protect
from scoring.scores import score
from scoring.version import VERSION


def test_the_public_names_are_found_when_they_are_asked_for() -> None:
    assert (scoring.score, scoring.protect) == (score, protect)
    assert all(getattr(scoring, name) for name in scoring.__all__)


def test_a_type_checker_is_told_the_same_names_as_a_program() -> None:
    told = {
        (node.module, name.name)
        for node in ast.walk(ast.parse(inspect.getsource(scoring)))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("scoring")
        for name in node.names
    }
    assert told == {(home, name) for name, home in scoring._HOME.items()}


def test_a_notebook_completes_the_public_names() -> None:
    assert dir(scoring) == scoring.__all__


def test_another_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="module 'scoring' has no attribute 'grade'"):
        scoring.grade  # noqa: B018 - asking is the test


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = "import sys, scoring; print(sorted({'numpy', 'pandas', 'scipy'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_the_version_is_that_of_the_installed_distribution() -> None:
    assert VERSION[0].isdigit()
