import pytest

from assessment.simulation import SimulatedProgramme, simulate_programme
from assessment.simulation.names import HERITAGES, Heritage
from assessment.simulation.places import PLACES
from instruments.model import Instrument


def test_no_two_leaders_have_the_same_name(programme: SimulatedProgramme) -> None:
    assert programme.people["name"].is_unique


@pytest.mark.parametrize("part", ["Siân", "Łukasz", "Ng", "O'Neill", "Oyelaran-Whitfield"])
def test_names_are_written_as_they_are_in_the_united_kingdom(
    programme: SimulatedProgramme, part: str
) -> None:
    assert programme.people["name"].str.split().map(lambda names: part in names).any()


@pytest.mark.parametrize("heritage", HERITAGES)
def test_every_name_comes_once_before_any_comes_again(heritage: Heritage) -> None:
    size = len(heritage.first)
    assert len(heritage.last) == size
    assert len({heritage.name(number) for number in range(size**2)}) == size**2


def test_every_team_has_five_leaders_or_more_from_several_organisations(
    programme: SimulatedProgramme,
) -> None:
    teams = programme.people.groupby("team")
    assert teams.size().min() >= 5
    assert teams["organisation"].nunique().min() >= 3


def test_there_is_a_place_for_each_of_the_27_teams() -> None:
    assert len({place.team for place in PLACES}) == len(PLACES) == 27
    assert [place.team for place in PLACES if place.welsh] == ["Wales"]


def test_a_small_programme_has_as_many_leaders_as_asked_for(small: Instrument) -> None:
    people = simulate_programme(small, leaders=5).people
    assert [*people["participant"]] == ["P001", "P002", "P003", "P004", "P005"]


def test_ids_of_a_large_programme_sort_in_their_order(small: Instrument) -> None:
    ids = [*simulate_programme(small, leaders=1000).people["participant"]]
    assert ids == sorted(ids)
    assert ids[-1] == "P1000"


def test_nobody_reads_a_language_that_the_instrument_lacks(small: Instrument) -> None:
    assert {*simulate_programme(small).people["language"]} == {"en"}
