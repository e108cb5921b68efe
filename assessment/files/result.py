"""What reading a file of responses gives."""

from dataclasses import dataclass

import pandas as pd

from assessment.files.problems import Effect, RowProblem


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Responses, comments and people of one file, and everything that was found on the way.

    Attributes
    ----------
    responses
        Wide: participant, rater, rater_group (categories), then a column an item of the
        instrument, importance items last, with responses as chosen in `Int8`. <NA> is missing or
        not observed.
    comments
        A row a comment: participant, rater, rater_group, question, text.
    people
        A row a participant: participant, name, cohort, team, organisation, language, submitted
        (ISO 8601); empty texts where the file does not say.
    problems
        Every row and cell that was left out, and every remark, in the order of the file.
    not_observed
        How many raters could not see what an item describes, by item.
    rows_read, rows_kept
        Rows of the file below the headings that hold anything, and those of them that count.
    """

    responses: pd.DataFrame
    comments: pd.DataFrame
    people: pd.DataFrame
    problems: list[RowProblem]
    not_observed: "pd.Series[int]"
    rows_read: int
    rows_kept: int

    @property
    def rejected(self) -> list[RowProblem]:
        """The rows and cells that were left out."""
        return [problem for problem in self.problems if problem.effect in (Effect.ROW, Effect.CELL)]

    @property
    def cells_rejected(self) -> int:
        """How many single cells were left out of rows that were kept."""
        return sum(problem.effect is Effect.CELL for problem in self.problems)
