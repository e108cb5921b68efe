from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.files import ReadResult, read_responses
from instruments.model import Instrument

Read = Callable[..., ReadResult]

HEAD = "participant,rater,group,L01\n"


@pytest.mark.parametrize(
    "word", ["line_manager", "Line manager", "LINE MANAGERS", "Rheolwr llinell", "line-manager"]
)
def test_ids_and_labels_in_any_language_singular_or_plural(read: Read, word: str) -> None:
    assert read(HEAD + f"P1,a,{word},4\n").responses["rater_group"].tolist() == ["line_manager"]


@pytest.mark.parametrize("word", ["self", "Self", "Hunan", "Myself", "me", "Self-assessment"])
def test_the_many_words_for_self(read: Read, word: str) -> None:
    assert read(HEAD + f"P1,a,{word},4\n").responses["rater_group"].tolist() == ["self"]


def test_the_mapping_translates_the_words_of_the_file(read: Read) -> None:
    result = read(HEAD + "P1,a,My boss,4\nP1,b,2,4\n", groups={"my boss": "line_manager", 2: "peer"})
    assert result.responses["rater_group"].tolist() == ["line_manager", "peer"]


def test_an_unknown_group_is_listed_with_what_the_instrument_has_and_a_suggestion(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,4\nP1,b,Line mangaer,4\n")
    assert [str(p) for p in result.rejected] == [
        (
            "responses.csv:3 column 'group': 'Line mangaer' is not a rater group; the instrument has 'self', 'line_manager', 'peer'. "
            "Correct it, or add it to the mapping under `groups:`. Did you mean 'Line manager'? [R-44]"
        )
    ]


def test_who_rates_themselves_without_a_group_is_self(read: Read) -> None:
    result = read(HEAD + "P1,p1,,4\nP1,a,peer,4\n")
    assert result.responses["rater_group"].tolist() == ["self", "peer"]


def test_self_without_a_rater_is_the_participant(read: Read) -> None:
    result = read(HEAD + "P1,,self,4\nP2,,self,4\nP2,P1,peer,4\n")
    assert result.responses["rater"].tolist() == ["P1", "P2", "P1"]


def test_the_mapping_may_say_that_equal_ids_are_self_whatever_the_group(read: Read) -> None:
    text = "participant,rater,L01\nP1,P1,4\nP1,P2,4\n"
    result = read(text, rater_group={"constant": "peer"}, same_id_is_self=True)
    assert result.responses["rater_group"].tolist() == ["self", "peer"]


def test_an_instrument_need_not_have_a_group_self(tmp_path: Path, instrument: Instrument) -> None:
    others = tuple(group for group in instrument.rater_groups if group.id != "self")
    path = tmp_path / "x.csv"
    path.write_text(HEAD + "P1,P1,,4\nP1,a,self,4\nP1,b,peer,4\n")
    result = read_responses(path, instrument.model_copy(update={"rater_groups": others}))
    assert result.responses["rater_group"].tolist() == ["peer"]
    assert [(p.code, p.row) for p in result.rejected] == [("R-43", 2), ("R-44", 3)]
    assert [p.code for p in result.problems if p.code in ("R-28", "R-29")] == []
