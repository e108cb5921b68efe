import re
from pathlib import Path

import pytest

from assessment.files import Mapping, read_mapping
from assessment.files.catalogue import CATALOGUE

PAGE = (Path(__file__).parents[3] / "docs" / "responses.md").read_text(encoding="utf-8")


def test_the_page_on_responses_lists_exactly_the_catalogue_with_its_effects() -> None:
    listed = dict(re.findall(r"^\| ([RM]-\d\d) \| (\w+) \|", PAGE, re.MULTILINE))
    assert listed == {code: kind.effect.value for code, kind in CATALOGUE.items()}


def test_codes_are_unique_and_every_kind_says_what_to_do() -> None:
    assert all(kind.code == code and kind.reason and kind.mending for code, kind in CATALOGUE.items())


@pytest.mark.parametrize("example", re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
def test_every_example_of_a_mapping_can_be_read(tmp_path: Path, example: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(example)
    assert read_mapping(path) != Mapping()
