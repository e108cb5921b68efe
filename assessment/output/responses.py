"""Writes answers as a wide file that `balcony report` reads without a mapping."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from instruments.model import SELF, Instrument
from instruments.safe_text import marked

ABOUT = ("participant", "participant_name", "cohort", "team", "organisation", "language")
RATED_BY = ("rater", "rater_group")


@dataclass(frozen=True, slots=True)
class Answered:
    """A row: the texts of `ABOUT` and `RATED_BY`, and answers by item code or comment question."""

    about: Mapping[str, str]
    rater: str
    rater_group: str
    answers: Mapping[str, str]


def wide_file(instrument: Instrument, rows: Iterable[Answered]) -> bytes:
    """A CSV file in UTF-8 with a mark that spreadsheets recognise.

    Columns: those of `ABOUT`; `RATED_BY`, unless participants alone are asked; each item by its
    code, importance items last; each comment question by its id. A question left out is an empty
    cell. No column tells when anything was answered: a date would tell who.
    """
    columns, told = columns_of(instrument), _told(instrument)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        own = {"rater": row.rater, "rater_group": row.rater_group}
        cells = {**row.about, **own, **row.answers}
        writer.writerow(
            [marked(cells.get(column, "")) if column in told else cells.get(column, "") for column in columns]
        )
    return text.getvalue().encode("utf-8-sig")


def _told(instrument: Instrument) -> set[str]:
    """The columns that hold what people typed, which could look like a formula."""
    return {*ABOUT, *(question.id for question in instrument.comments)} - {"participant"}


def columns_of(instrument: Instrument) -> list[str]:
    """The headings, in their order."""
    alone = all(group.id == SELF for group in instrument.rater_groups)
    importance = instrument.importance.items if instrument.importance else ()
    return [
        *ABOUT,
        *(() if alone else RATED_BY),
        *(item.code for item in instrument.items),
        *(item.code for item in importance),
        *(question.id for question in instrument.comments),
    ]
