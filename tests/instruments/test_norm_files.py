from pathlib import Path

import pytest

from instruments import Instrument, InstrumentError, load_instrument
from instruments.norm_files import load_norms

NORMS = """\
name: Pilots
source: Three pilots
population: Leaders
instrument: systems-leadership
version: 1
scales:
  - {scale: feeling, n: 412, mean: 3.94, sd: 0.41, percentiles: {p90: 4.5, p10: 3.4}}
  - {scale: feeling.self, n: 400, mean: 4.1, sd: 0.5}
"""


@pytest.fixture
def instrument() -> Instrument:
    return load_instrument("systems-leadership")


def problems_of(text: str, instrument: Instrument, folder: Path) -> list[str]:
    path = folder / "norms.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InstrumentError) as refused:
        load_norms(path, instrument)
    return [str(problem).removeprefix(str(path)) for problem in refused.value.problems]


def test_a_norm_file_gives_the_figures_of_each_scale(tmp_path: Path, instrument: Instrument) -> None:
    (tmp_path / "norms.yaml").write_text(NORMS, encoding="utf-8")
    first, second = load_norms(tmp_path / "norms.yaml", instrument).scales
    assert (first.n, first.mean, first.sd, first.ranked) == (412, 3.94, 0.41, ((10, 3.4), (90, 4.5)))
    assert (second.scale, second.ranked) == ("feeling.self", ())


def test_norms_of_another_questionnaire_are_refused(tmp_path: Path, instrument: Instrument) -> None:
    assert problems_of(NORMS.replace("version: 1", "version: 2"), instrument, tmp_path) == [
        ":4 instrument: the norms belong to systems-leadership 2. They are used with systems-leadership 1. [I-70]"
    ]


def test_all_misfits_come_at_once(tmp_path: Path, instrument: Instrument) -> None:
    text = NORMS.replace("scale: feeling.self", "scale: feling").replace("p90: 4.5", "p90: 3.1")
    text += "  - {scale: feeling, n: 9, mean: 3, sd: 1}\n"
    found = problems_of(text, instrument, tmp_path)
    assert [line.split("[")[-1] for line in found] == ["I-73]", "I-71]", "I-72]"]
    assert "Did you mean 'feeling'?" in found[1]


def test_a_figure_that_cannot_be_is_refused_with_its_line(tmp_path: Path, instrument: Instrument) -> None:
    found = problems_of(NORMS.replace("sd: 0.41", "sd: 0"), instrument, tmp_path)
    assert [line.split(" ")[0] for line in found] == [":7"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path, instrument: Instrument) -> None:
    with pytest.raises(InstrumentError, match=r"nowhere\.yaml"):
        load_norms(tmp_path / "nowhere.yaml", instrument)
