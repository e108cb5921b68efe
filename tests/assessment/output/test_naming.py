import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.output.naming import file_names


def test_a_plain_id_is_its_own_file_name() -> None:
    assert file_names(["P001", "leader-7"]) == {"P001": "P001", "leader-7": "leader-7"}


@pytest.mark.parametrize(
    "hostile", ["../../etc/passwd", "a/b", "..", "", "con", "a\0b", "x" * 300, "Łukasz", "a b.pdf"]
)
def test_any_other_id_becomes_a_name_that_stays_in_its_folder(hostile: str) -> None:
    (name,) = file_names([hostile]).values()
    assert name not in {"", ".", ".."}
    assert not set(name) & set('/\\:*?"<>|\0')
    assert len(name) < 80


def test_ids_that_differ_only_in_case_get_different_files_on_every_file_system() -> None:
    names = file_names(["p1", "P1"]).values()
    assert len({name.lower() for name in names}) == 2


@given(st.lists(st.text(), unique=True))
def test_no_two_participants_share_a_file(participants: list[str]) -> None:
    names = file_names(participants).values()
    assert len({name.lower() for name in names}) == len(participants)
