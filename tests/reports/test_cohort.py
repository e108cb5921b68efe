from reports.cohort import CohortRow, CohortWords, cohort_figure

WORDS = CohortWords(title="A cohort", axis="1 = never, 5 = always", own="self", others="all others")
ROWS = (
    CohortRow("Ways of seeing <&>", own=(3.0, 4.0, 4.0), others=(3.5, 3.5)),
    CohortRow("Ways of doing", own=(), others=(2.25,)),
)


def drawn() -> str:
    return cohort_figure(ROWS, (1, 5), WORDS).decode("utf-8")


def test_each_score_is_one_dot_and_names_are_text() -> None:
    assert drawn().count("<use xlink:href=") == 6 + ticks()
    assert "Ways of seeing &lt;&amp;&gt;" in drawn()


def ticks() -> int:
    """Marks that the same figure has without any score."""
    empty = tuple(CohortRow(row.label, (), ()) for row in ROWS)
    return cohort_figure(empty, (1, 5), WORDS).decode("utf-8").count("<use xlink:href=")


def test_the_same_cohort_gives_the_same_bytes() -> None:
    assert drawn() == drawn()
