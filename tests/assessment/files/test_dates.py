from collections.abc import Callable

import pytest

from assessment.files import ReadResult

Read = Callable[..., ReadResult]


def submitted(read: Read, *dates: str) -> list[str]:
    rows = "".join(f"P{number},a,peer,4,{date}\n" for number, date in enumerate(dates))
    return read(f"participant,rater,group,L01,submitted\n{rows}").people["submitted"].tolist()


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2026-03-31", "2026-03-31T00:00:00"),
        ("2026-03-31 10:11:12", "2026-03-31T10:11:12"),
        ("2026-03-31T10:11", "2026-03-31T10:11:00"),
        ("2026-03-31T10:11:12Z", "2026-03-31T10:11:12"),
        ("2026-03-31T10:11:12+02:00", "2026-03-31T08:11:12"),
        ("46112", "2026-03-31T00:00:00"),
        ("46112.5", "2026-03-31T12:00:00"),
        ("31/03/2026 10:11", "2026-03-31T10:11:00"),
        ("31.03.26", "2026-03-31T00:00:00"),
        ("3/31/26 10:11:12 PM", "2026-03-31T22:11:12"),
        ("", ""),
    ],
)
def test_dates_of_tools_and_spreadsheets(read: Read, date: str, moment: str) -> None:
    assert submitted(read, date) == [moment]


def test_the_day_comes_first_unless_another_date_shows_that_the_month_does(read: Read) -> None:
    assert submitted(read, "3/4/2026") == ["2026-04-03T00:00:00"]
    assert submitted(read, "3/4/2026", "3/31/2026") == ["2026-03-04T00:00:00", "2026-03-31T00:00:00"]


def test_what_is_no_date_is_listed_and_its_row_kept(read: Read) -> None:
    result = read("participant,rater,group,L01,submitted\nP1,a,peer,4,yesterday\nP1,b,peer,4,99/99/2026\n")
    assert len(result.responses) == 2
    assert [(p.code, p.row, p.value) for p in result.rejected] == [
        ("R-62", 2, "yesterday"),
        ("R-62", 3, "99/99/2026"),
    ]


def test_a_participant_submitted_when_the_last_of_their_raters_did(read: Read) -> None:
    text = "participant,rater,group,L01,submitted\nP1,a,peer,4,2026-03-02\nP1,b,peer,4,2026-03-09\nP1,c,peer,4,\n"
    assert read(text).people["submitted"].tolist() == ["2026-03-09T00:00:00"]
