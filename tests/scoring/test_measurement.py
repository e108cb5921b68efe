"""`docs/measurement.md` has an entry for every statistic, and names only what there is."""

import re
from functools import reduce
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "measurement.md").read_text(encoding="utf-8")
ENTRIES = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
NAMED = re.findall(r"`(scoring(?:\.\w+)+)`", PAGE)
STATISTICS = [
    "agreement",
    "change",
    "consistency",
    "fisher",
    "generalizability",
    "intervals",
    "intraclass",
    "items",
    "noncentral_t",
    "norms",
    "round_robin",
    "self_other",
    "structure",
]


def with_its_modules(name: str) -> list[ModuleType]:
    """A module, or a package and the public modules in it."""
    module = import_module(f"scoring.{name}")
    inside = [found.name for found in iter_modules(getattr(module, "__path__", ()))]
    return [module, *(import_module(f"scoring.{name}.{one}") for one in inside if not one.startswith("_"))]


def public_functions() -> list[str]:
    modules = [module for name in STATISTICS for module in with_its_modules(name)]
    return [
        f"{module.__name__}.{name}"
        for module in modules
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]


@pytest.mark.parametrize("function", public_functions())
def test_every_public_statistic_has_an_entry(function: str) -> None:
    assert function in NAMED


@pytest.mark.parametrize("path", NAMED)
def test_what_the_page_names_exists(path: str) -> None:
    package, *names = path.split(".")
    depth = next(end for end in range(len(names), 0, -1) if is_module(".".join([package, *names[:end]])))
    module = import_module(".".join([package, *names[:depth]]))
    assert reduce(getattr, names[depth:], module) is not None


def is_module(path: str) -> bool:
    try:
        import_module(path)
    except ModuleNotFoundError:
        return False
    return True


def test_the_entries_are_numbered_in_order() -> None:
    assert [entry.split(".")[0] for entry in ENTRIES] == [
        str(number) for number in range(1, len(ENTRIES) + 1)
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.splitlines()[0])
def test_an_entry_gives_formula_source_treatment_of_gaps_and_function(entry: str) -> None:
    for part in ("**Formula**: ", "**Source**: ", "**Missing and degenerate**: ", "**Function"):
        assert part in entry
