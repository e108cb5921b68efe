"""What the variables of the environment say."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from assessment.environment import EnvironmentProblemsError, read_environment

SECRET = "s" * 50


def test_nothing_has_to_be_set() -> None:
    found = read_environment({})
    assert (found.data, found.secret, found.debug, found.demo) == (None, "", False, False)
    assert (found.address, found.proxies, found.database) == ("", (), "")
    assert found.time_zone == "Europe/London"


NAMES = [
    "BALCONY_DATA",
    "BALCONY_SECRET",
    "BALCONY_DEBUG",
    "BALCONY_DEMO",
    "BALCONY_ADDRESS",
    "BALCONY_PROXIES",
    "BALCONY_TIME_ZONE",
    "DATABASE_URL",
]


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_variable_counts_as_not_set(empty: str) -> None:
    assert read_environment(dict.fromkeys(NAMES, empty)) == read_environment({})


def test_a_relative_data_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_environment({"BALCONY_DATA": "here"}).data == tmp_path / "here"


def test_every_mistake_is_told_at_once_each_in_a_line_of_its_own() -> None:
    with pytest.raises(EnvironmentProblemsError) as raised:
        read_environment(
            {
                "BALCONY_ADDRESS": "balcony.example.org",
                "BALCONY_SECRET": "short",
                "BALCONY_DEBUG": "yes",
                "BALCONY_PROXIES": "10.0.0.300",
                "DATABASE_URL": "mysql://root:hunter2@db/balcony",
                "BALCONY_TIME_ZONE": "Mars/Olympus",
            }
        )
    lines = str(raised.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "BALCONY_ADDRESS",
        "BALCONY_SECRET",
        "BALCONY_DEBUG",
        "BALCONY_PROXIES",
        "DATABASE_URL",
        "BALCONY_TIME_ZONE",
    ]
    assert "https://balcony.example.org" in lines[0]
    assert "hunter2" not in str(raised.value)
    assert "short" not in lines[1].removeprefix("BALCONY_SECRET")


@pytest.mark.parametrize(
    "address",
    ["https://b.example.org/path", "ftp://b.example.org", "https://", "https://b.example.org?x=1", "//b"],
)
def test_an_address_is_a_protocol_and_a_host(address: str) -> None:
    with pytest.raises(EnvironmentProblemsError, match="without a path"):
        read_environment({"BALCONY_ADDRESS": address})


def test_the_address_is_kept_without_its_last_slash() -> None:
    assert read_environment({"BALCONY_ADDRESS": "https://b.example.org/"}).address == "https://b.example.org"


def test_behind_an_address_proxies_of_this_machine_are_trusted_until_others_are_named() -> None:
    here = read_environment({"BALCONY_ADDRESS": "https://b.example.org"}).proxies
    assert here == (ip_network("127.0.0.0/8"), ip_network("::1"))
    named = {"BALCONY_ADDRESS": "https://b.example.org", "BALCONY_PROXIES": "10.0.0.5, 10.1.0.0/16"}
    assert read_environment(named).proxies == (ip_network("10.0.0.5"), ip_network("10.1.0.0/16"))


def test_debugging_is_refused_together_with_a_public_address() -> None:
    with pytest.raises(EnvironmentProblemsError, match=r"BALCONY_DEBUG: .* Leave one of them out"):
        read_environment({"BALCONY_DEBUG": "1", "BALCONY_ADDRESS": "https://b.example.org"})
