from collections.abc import Callable

from assessment.files import ReadResult

Read = Callable[..., ReadResult]

HEAD = "participant,rater,group,L01,participant_name,cohort,team,organisation,language\n"


def test_a_row_for_each_participant_with_empty_texts_where_the_file_does_not_say(read: Read) -> None:
    people = read("participant,rater,group,L01,team\nP1,a,peer,4,East\nP2,a,peer,4,\n").people
    assert people.to_dict("records") == [
        {
            "participant": "P1",
            "name": "",
            "cohort": "",
            "team": "East",
            "organisation": "",
            "language": "",
            "submitted": "",
        },
        {
            "participant": "P2",
            "name": "",
            "cohort": "",
            "team": "",
            "organisation": "",
            "language": "",
            "submitted": "",
        },
    ]
    assert {str(kind) for kind in people.dtypes} == {"str"}


def test_the_participants_own_row_counts_before_their_raters(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,4,x,1,West,Charity,en\nP1,P1,self,4,Siân  Rees,2,East,Council,cy\n")
    assert result.people.iloc[0, :6].tolist() == ["P1", "Siân Rees", "2", "East", "Council", "cy"]
    assert [p for p in result.problems if p.code == "R-74"] == []


def test_raters_who_disagree_are_remarked_on_once_a_value_and_the_first_is_kept(read: Read) -> None:
    result = read(
        HEAD + "P1,a,peer,4,,,East,,\nP1,b,peer,4,,,West,,\nP1,c,peer,4,,,West,,\nP1,d,peer,4,,,,,\n"
    )
    assert result.people["team"].tolist() == ["East"]
    assert [str(p) for p in result.problems if p.code == "R-74"] == [
        "responses.csv:3 column 'team': participant 'P1' also has 'West' as 'team'; 'East' was kept. Correct the one that is wrong. [R-74]"
    ]


def test_a_language_is_the_participants_own_or_that_of_all_their_raters(read: Read) -> None:
    result = read(
        HEAD
        + "P1,P1,self,4,,,,,CY\nP1,a,peer,4,,,,,en\n"
        + "P2,a,peer,4,,,,,cy_GB\nP2,b,peer,4,,,,,cy\n"
        + "P3,a,peer,4,,,,,cy\nP3,b,peer,4,,,,,en-GB\n"
    )
    assert result.people["language"].tolist() == ["cy", "cy", ""]


def test_an_unknown_language_is_listed(read: Read) -> None:
    result = read(HEAD + "P1,a,peer,4,,,,,Klingon\n")
    assert result.people["language"].tolist() == [""]
    assert [str(p) for p in result.rejected] == [
        "responses.csv:2 column 'language': 'Klingon' is not a language of the instrument, which has 'en', 'cy'. Correct it. [R-63]"
    ]


def test_names_in_any_script_and_with_markup_stay_and_lose_control_characters_only(read: Read) -> None:
    name = "<b>نام</b> \u202ename\u202c क्‍ष"
    result = read(HEAD + f'P1,a,peer,4,"{name}\x07 x",,,,\n')
    assert result.people["name"].tolist() == [f"{name} x"]
    assert [(p.code, p.row, p.column) for p in result.problems if p.code == "R-72"] == [
        ("R-72", 2, "participant_name")
    ]


def test_the_names_of_raters_are_never_taken_for_the_participants(read: Read) -> None:
    result = read("participant,rater,group,L01,Name,Email\nP1,a,peer,4,Rater One,one@example.org\n")
    assert result.people["name"].tolist() == [""]
