"""Exports of LimeSurvey: headings as codes, as codes with texts or as texts; answers as codes or labels."""

from collections.abc import Callable

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

OWN = "id,submitdate,lastpage,startlanguage,seed,token"
UNFINISHED = (
    "responses.csv:3 column 'submitdate': the response was never submitted. "
    "To count such rows, write `unfinished: keep` in the mapping. [R-52]"
)
EXPECTED = [["P1", "tokA", "self", 4, 2, 5], ["P1", "tokB", "peer", 3, None, None]]


def test_question_codes_and_answer_codes(read: Read, answers: Answers) -> None:
    result = read(
        f"\ufeff{OWN},participant,group,G02Q01[L01],G02Q01[L02],G02Q01[D01],keep\n"
        '"1","2026-03-01 10:11:12","4","cy","18","tokA","P1","self","A4","A2","A5","Listening"\n'
        '"2","2026-03-02 09:00:00","4","en","19","tokB","P1","peer","A3","N/A","","N/A"\n'
    )
    assert answers(result) == EXPECTED
    assert [(p.code, p.reason) for p in result.problems] == [
        ("R-24", "no column belongs to the item 'W01'"),
        ("R-30", "the survey tool's own columns were not read: 'id', 'lastpage', 'seed'"),
        ("R-26", "codes as 'A4' were taken by position: 1 is 'Never', 5 is 'Always'"),
    ]
    assert result.comments["text"].tolist() == ["Listening"]
    assert result.people[["language", "submitted"]].to_numpy().tolist() == [["cy", "2026-03-02T09:00:00"]]


def test_codes_and_full_texts_with_labels_in_two_languages(read: Read, answers: Answers) -> None:
    result = read(
        '"id. Response ID","submitdate. Date submitted","participant","group",'
        '"G02Q01[L01]. How often? [Listens to others.]","G02Q01[L02]. How often? [Interrupts people.]",'
        '"D01. Acts in time.","keep. What should they keep doing?"\n'
        '"1","2026-03-01 10:11:12","P1","Self","Often","Seldom","Always",""\n'
        '"2","2026-03-02 09:00:00","P1","Cydweithiwr","Weithiau","Nid wyf wedi gweld hyn","","Gwrando"\n',
        rater="id. Response ID",
    )
    assert answers(result) == [["P1", "1", "self", 4, 2, 5], ["P1", "2", "peer", 3, None, None]]
    assert result.not_observed.to_dict() == {"L01": 0, "L02": 1, "D01": 0, "W01": 0}
    assert result.comments["text"].tolist() == ["Gwrando"]


def test_texts_alone(read: Read, answers: Answers) -> None:
    result = read(
        '"Response ID","Date submitted","Last page","Start language","Token","Participant","Group",'
        '"How often? [Listens to others.]","How often? [Interrupts people.]","How often? [Acts in time.]"\n'
        '"1","2026-03-01 10:11:12","4","en","tokA","P1","Self","Often","Seldom","Always"\n'
        '"2","2026-03-02 09:00:00","4","en","tokB","P1","Peer","Sometimes","","I have not seen this"\n'
    )
    assert answers(result) == EXPECTED


def test_codes_for_statistics_packages_join_question_and_item_with_an_underscore(
    read: Read, answers: Answers
) -> None:
    result = read(
        f"{OWN},participant,group,G02Q01_L01,G02Q01_L02,G02Q01_D01\n"
        "1,2026-03-01 10:11:12,4,en,18,tokA,P1,self,4,2,5\n2,2026-03-02 09:00:00,4,en,19,tokB,P1,peer,3,,\n"
    )
    assert answers(result) == EXPECTED


def test_a_response_that_was_never_submitted_is_left_out_and_listed(read: Read, answers: Answers) -> None:
    export = (
        f"{OWN},participant,group,L01,L02,D01\n"
        "1,2026-03-01 10:11:12,4,en,18,tokA,P1,self,4,2,5\n"
        "2,,2,en,19,tokB,P1,peer,3,,\n"
    )
    result = read(export)
    assert [row[:2] for row in answers(result)] == [["P1", "tokA"]]
    assert list(map(str, result.rejected)) == [UNFINISHED]
    assert answers(read(export, unfinished="keep")) == EXPECTED


def test_an_anonymous_survey_has_empty_tokens_and_its_response_numbers_tell_raters_apart(
    read: Read, answers: Answers
) -> None:
    result = read(
        f"{OWN},participant,group,L01,L02,D01\n"
        "7,2026-03-01 10:11:12,4,en,18,,P1,peer,4,2,5\n8,2026-03-01 10:11:12,4,en,18,,P1,peer,4,2,5\n"
    )
    assert [row[1] for row in answers(result)] == ["7", "8"]


def test_a_survey_without_dates_has_no_unfinished_responses(read: Read, answers: Answers) -> None:
    result = read(f"{OWN},participant,group,L01,L02,D01\n1,,4,en,18,tokA,P1,self,4,2,5\n")
    assert len(answers(result)) == 1


def test_a_mapping_by_question_codes_fits_headings_of_codes_and_texts(read: Read, answers: Answers) -> None:
    head = "id,G01Q01. Who is this about?,G01Q02. How do you work with them?,G02Q01[L01]. How often? [Listens to others.]"
    result = read(f"{head}\n7,P1,peer,4\n", participant="G01Q01", rater_group="G01Q02")
    assert answers(result) == [["P1", "7", "peer", 4, None, None]]
