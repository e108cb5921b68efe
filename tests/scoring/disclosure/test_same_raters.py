from scoring.disclosure.published import Line
from scoring.disclosure.same_raters import same_raters

PEER, PARTNER = 1, 2


def lines(*sheets: tuple[str, int, str]) -> list[Line]:
    """Rater, group and answers of each sheet."""
    return [Line(rater, group, answers.encode()) for rater, group, answers in sheets]


def test_the_same_id_is_the_same_rater_whatever_they_answer_now() -> None:
    last = lines(("a", PEER, "45"), ("b", PEER, "33"))
    assert same_raters(lines(("a", PEER, "45"), ("b", PEER, "55")), last) == {"a": "a", "b": "b"}


def test_the_same_answers_in_the_same_group_are_the_same_rater_whatever_the_id_is() -> None:
    last = lines(("a", PEER, "45"), ("b", PEER, "33"))
    now = lines(("1", PEER, "33"), ("2", PEER, "45"), ("3", PARTNER, "33"))
    assert same_raters(now, last) == {"1": "b", "2": "a", "3": "3"}


def test_each_sheet_of_the_release_stands_for_one_rater() -> None:
    last = lines(("a", PEER, "45"))
    assert same_raters(lines(("1", PEER, "45"), ("2", PEER, "45")), last) == {"1": "a", "2": "2"}


def test_an_id_that_now_belongs_to_somebody_else_is_not_confused_with_the_rater_of_the_release() -> None:
    last = lines(("1", PEER, "45"), ("2", PEER, "33"))
    now = lines(("1", PEER, "11"), ("2", PEER, "45"), ("3", PEER, "33"))
    assert same_raters(now, last) == {"1": "1'", "2": "1", "3": "2"}
