import re
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.catalogue import CATALOGUE
from instruments.catalogue.kind import Kind
from instruments.loading import parse_instrument

PAGE = (Path(__file__).parents[2] / "docs" / "instruments.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```yaml\n(id: .*?)```", PAGE, re.DOTALL)[0]


def test_every_code_stands_in_the_catalogue_once_and_in_order() -> None:
    codes = [kind.code for kind in CATALOGUE]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_the_page_explains_every_kind_of_problem(kind: Kind) -> None:
    message = re.sub(r"\{\w+\}", "…", kind.wrong)
    assert f"| {kind.code} | {message} | {kind.meaning} |\n" in PAGE


def test_the_page_explains_no_other_problem() -> None:
    assert re.findall(r"^\| (I-\d\d) ", PAGE, re.MULTILINE) == [kind.code for kind in CATALOGUE]


def test_the_example_on_the_page_loads() -> None:
    instrument = parse_instrument(EXAMPLE.encode(), file="short-view.yaml")
    assert [item.code for item in instrument.items] == ["S01", "S02"]


def test_the_problem_on_the_page_is_what_the_check_says(problems_of: Callable[[str], list[str]]) -> None:
    (problem,) = problems_of(EXAMPLE.replace("dimension: seeing", "dimension: seing"))
    line = problem.replace("x.yaml", "short-view.yaml")
    assert f"\n{line}\n" in PAGE
