"""Tidy tables of scores, made from profiles: what is withheld there is withheld here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

import pandas as pd

from assessment.output.atomic import write_with
from instruments.safe_text import neutral
from scoring.profile import ALL_OTHERS, SELF, Cell, Profile, Standing, Suppressed

SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score: of one participant, by one rater group, on one scale or item.

    `members` names the rater groups that may be counted in a merged one, itself first, and is empty
    elsewhere. `status` is `shown` or the reason why there is no number. The norm columns hold for
    `self` and `all_others` on scales.
    """

    participant: str
    rater_group: str
    members: str
    measure: str
    status: str
    n: int | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    t_score: float | None = None
    sten: int | None = None
    percentile_rank: float | None = None


def scale_table(profiles: Iterable[Profile]) -> pd.DataFrame:
    """A row a participant, rater group (self and all_others too) and scale."""
    rows = (row for profile in profiles for row in _scale_rows(profile))
    return _frame(rows).rename(columns={"measure": "scale"})


def item_table(profiles: Iterable[Profile]) -> pd.DataFrame:
    """A row a participant, rater group (self and all_others too) and item, in keyed ratings."""
    rows = (row for profile in profiles for row in _item_rows(profile))
    table = _frame(rows).rename(columns={"measure": "item"})
    return table.drop(columns=["t_score", "sten", "percentile_rank"])


def with_people(table: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The table with each participant's cohort, team and organisation after their id."""
    columns = ["participant", *(c for c in ("cohort", "team", "organisation") if c in people.columns)]
    joined = table[["participant"]].merge(people[columns], on="participant", how="left")
    return pd.concat([joined, table.drop(columns="participant")], axis=1)


def write_table(table: pd.DataFrame, folder: Path, name: str, kind: str) -> Path:
    """Write a table as `csv`, `xlsx` or `parquet`; no text can become a live formula or link."""
    path = folder / f"{name}.{kind}"
    write = {"csv": _write_csv, "xlsx": _write_workbook, "parquet": _write_parquet}[kind]
    write_with(path, partial(write, table))
    return path


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    _as_csv_text(table).to_csv(path, index=False)


def _write_workbook(table: pd.DataFrame, path: Path) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": options}) as book:
        table.to_excel(book, index=False)


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


def _as_csv_text(table: pd.DataFrame) -> pd.DataFrame:
    texts = table.select_dtypes(include=["object", "str"]).columns
    return table.assign(**{str(name): table[name].map(neutral, na_action="ignore") for name in texts})


def _frame(rows: Iterable[ScoreRow]) -> pd.DataFrame:
    names = [field.name for field in fields(ScoreRow)]
    table = pd.DataFrame([[getattr(row, name) for name in names] for row in rows], columns=names)
    return table.astype({"n": "Int64", "sten": "Int64"})


def _scale_rows(profile: Profile) -> Iterator[ScoreRow]:
    for scale, found in profile.scales.items():
        yield _row(profile, SELF, scale, found.own, found.own_standing)
        yield from (_row(profile, group, scale, cell) for group, cell in found.groups.items())
        yield _row(profile, ALL_OTHERS, scale, found.all_others, found.others_standing)


def _item_rows(profile: Profile) -> Iterator[ScoreRow]:
    for code, found in profile.items.items():
        yield _row(profile, SELF, code, found.own)
        yield from (_row(profile, group, code, cell) for group, cell in found.groups.items())
        yield _row(profile, ALL_OTHERS, code, found.all_others)


def _members(profile: Profile, group: str) -> str:
    found = next((shown.members for shown in profile.groups if shown.id == group), ())
    return " + ".join(found) if len(found) > 1 else ""


def _row(
    profile: Profile, group: str, measure: str, cell: Cell, standing: Standing | Suppressed | None = None
) -> ScoreRow:
    members = _members(profile, group)
    if isinstance(cell, Suppressed):
        return ScoreRow(profile.participant, group, members, measure, cell.reason.value)
    place = standing if isinstance(standing, Standing) else None
    return ScoreRow(
        profile.participant,
        group,
        members,
        measure,
        SHOWN,
        cell.n,
        cell.mean,
        cell.low,
        cell.high,
        place.t_score if place else None,
        place.sten if place else None,
        place.percentile_rank if place else None,
    )
