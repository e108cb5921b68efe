"""Attackers can reach nothing but what was released."""

import ast
from pathlib import Path

import pytest

MODULES = sorted((Path(__file__).parents[2] / "assessment" / "attacks").glob("*.py"))
HIDDEN = ("scoring.disclosure", "scoring.scores", "assessment.profiles", "assessment.files")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_attacker_imports_the_gate_or_anything_that_holds_answers(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    named = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    assert [name for name in named if name.startswith(HIDDEN) or name == "scoring"] == []
