"""The rules of the house that no other tool holds."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("instruments", "scoring", "reports", "assessment")
BANNED_NAMES = {"utils", "helpers", "common", "tools", "misc", "base"}
# Django looks for what speaks with a database in a module of this name.
NAMED_BY_DJANGO = ROOT / "assessment" / "postgresql" / "base.py"
LONGEST_FILE = 300
LONGEST_MEDIAN = 10
DEEPEST = 3
MODULES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if not {"migrations", "node_modules"} & set(path.parts)  # Django writes the ones, npm the others
)
TEXTS = sorted(
    path
    for pattern in (
        "**/*.py",
        "**/*.md",
        "**/*.yaml",
        "**/*.toml",
        "**/*.html",
        "**/*.js",
        "**/*.json",
        "requirements/*.txt",
        "Makefile",
        ".ci/run",
    )
    for path in ROOT.glob(pattern)
    if not {".venv", "demo-output", "gallery-output", "build", "dist", ".git", "node_modules"}
    & set(path.relative_to(ROOT).parts)
)
REGISTRY_HOSTS = re.compile("|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs")))
MACHINE_PATHS = re.compile("|".join((r"/work" + r"/", r"/home" + r"/\w", r"/root" + r"/")))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def depth(node: ast.AST, so_far: int = 0) -> int:
    """How deep blocks lie in each other; an `elif` lies beside its `if`."""
    nests = isinstance(node, ast.If | ast.For | ast.While | ast.With | ast.Try)
    below = so_far + nests
    beside = node.orelse if isinstance(node, ast.If) else []
    depths = [
        depth(child, so_far if is_elif(child, beside) else below) for child in ast.iter_child_nodes(node)
    ]
    return max([below, *depths])


def is_elif(child: ast.AST, beside: list[ast.stmt]) -> bool:
    return len(beside) == 1 and child is beside[0] and isinstance(child, ast.If)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_one_subject_and_a_telling_name(path: Path) -> None:
    assert path.stem not in BANNED_NAMES or path == NAMED_BY_DJANGO
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


@pytest.mark.parametrize("package", PACKAGES)
def test_functions_are_short(package: str) -> None:
    lengths = [code_lines(f) for path in (ROOT / package).rglob("*.py") for f in functions(path)]
    assert statistics.median(lengths) < LONGEST_MEDIAN


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_is_nested_deeper_than_three(package: str) -> None:
    deep = [
        f"{path.relative_to(ROOT)}:{f.lineno} {f.name}"
        for path in (ROOT / package).rglob("*.py")
        for f in functions(path)
        if depth(f) > DEEPEST
    ]
    assert deep == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert [str(path) for path in TEXTS if REGISTRY_HOSTS.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_carries_a_path_of_one_machine() -> None:
    assert [str(path) for path in TEXTS if MACHINE_PATHS.search(path.read_text(encoding="utf-8"))] == []


def test_only_the_gate_makes_a_profile() -> None:
    makers = [
        str(path.relative_to(ROOT))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Profile"
    ]
    assert makers == ["scoring/disclosure/assembly.py"]


def test_every_noqa_names_its_rule_and_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in MODULES
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"# (noqa|type: ignore|pragma)", line) and not re.search(r"#.*(?::|\]) .*- \w", line)
    ]
    assert bare == []
