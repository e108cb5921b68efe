"""Tidy tables of scores, made from profiles: what is withheld there is withheld here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pandas as pd

from assessment.output.atomic import write_with
from instruments.safe_text import neutral
from scoring.profile import (
    ALL_OTHERS,
    SELF,
    Agreement,
    Cell,
    ItemProfile,
    OptionCount,
    Profile,
    ScaleProfile,
    Standing,
    Suppressed,
)

SHOWN = "shown"

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score: of one participant, by one rater group, on one scale or item.

    `members` names the rater groups that may be counted in a merged one, itself first, and is empty
    elsewhere. `status` is `shown` or the reason why there is no number. With a `bound` (`at_least`,
    `at_most`) the mean is the edge of a band and has no interval. The norm columns hold for `self`
    and `all_others` on scales. Only `all_others` has what follows them: on scales the indices of
    agreement and how many items they rest on, on items the distribution and its average deviation.
    """

    participant: str
    rater_group: str
    members: str
    measure: str
    status: str
    n: int | None = None
    mean: float | None = None
    bound: str = ""
    low: float | None = None
    high: float | None = None
    t_score: float | None = None
    sten: int | None = None
    percentile_rank: float | None = None
    agreement_items: int | None = None
    rwg_uniform: float | None = None
    rwg_slight_skew: float | None = None
    ad_mean: float | None = None
    distribution: str = ""
    spread: float | None = None


_OF_ITEMS = ["distribution", "spread"]
_OF_SCALES = [
    "t_score",
    "sten",
    "percentile_rank",
    "agreement_items",
    "rwg_uniform",
    "rwg_slight_skew",
    "ad_mean",
]


def scale_table(profiles: Iterable[Profile]) -> pd.DataFrame:
    """A row a participant, rater group (self and all_others too) and scale."""
    rows = (row for profile in profiles for row in _scale_rows(profile))
    return _frame(rows).rename(columns={"measure": "scale"}).drop(columns=_OF_ITEMS)


def item_table(profiles: Iterable[Profile]) -> pd.DataFrame:
    """A row a participant, rater group (self and all_others too) and item, in keyed ratings."""
    rows = (row for profile in profiles for row in _item_rows(profile))
    return _frame(rows).rename(columns={"measure": "item"}).drop(columns=_OF_SCALES)


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
        book.book.set_properties({"created": _NO_TIME})  # the time of a run would tell it from another
        table.to_excel(book, index=False)


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


def _as_csv_text(table: pd.DataFrame) -> pd.DataFrame:
    texts = table.select_dtypes(include=["object", "str"]).columns
    return table.assign(**{str(name): table[name].map(neutral, na_action="ignore") for name in texts})


def _frame(rows: Iterable[ScoreRow]) -> pd.DataFrame:
    """The rows as a table; a column of numbers is one even where none is shown."""
    kinds = {"int | None": "Int64", "float | None": "float64"}
    columns = {field.name: kinds.get(str(field.type), "str") for field in fields(ScoreRow)}
    table = pd.DataFrame([[getattr(row, name) for name in columns] for row in rows], columns=list(columns))
    return table.astype(columns)


def _scale_rows(profile: Profile) -> Iterator[ScoreRow]:
    for scale, found in profile.scales.items():
        yield _standing(_row(profile, SELF, scale, found.own), found.own_standing)
        yield from (_row(profile, group, scale, cell) for group, cell in found.groups.items())
        others = _standing(_row(profile, ALL_OTHERS, scale, found.all_others), found.others_standing)
        yield _agreement(others, found)


def _item_rows(profile: Profile) -> Iterator[ScoreRow]:
    for code, found in profile.items.items():
        yield _row(profile, SELF, code, found.own)
        yield from (_row(profile, group, code, cell) for group, cell in found.groups.items())
        yield _spread(_row(profile, ALL_OTHERS, code, found.all_others), found)


def _row(profile: Profile, group: str, measure: str, cell: Cell) -> ScoreRow:
    members = _members(profile, group)
    if isinstance(cell, Suppressed):
        return ScoreRow(profile.participant, group, members, measure, cell.reason.value)
    bound = cell.bound.value if cell.bound else ""
    figures = (cell.n, cell.mean, bound, cell.low, cell.high)
    return ScoreRow(profile.participant, group, members, measure, SHOWN, *figures)


def _members(profile: Profile, group: str) -> str:
    found = next((shown.members for shown in profile.groups if shown.id == group), ())
    return " + ".join(found) if len(found) > 1 else ""


def _standing(row: ScoreRow, place: Standing | Suppressed) -> ScoreRow:
    if isinstance(place, Suppressed) or row.status != SHOWN:
        return row
    return replace(row, t_score=place.t_score, sten=place.sten, percentile_rank=place.percentile_rank)


def _agreement(row: ScoreRow, found: ScaleProfile) -> ScoreRow:
    if not isinstance(found.agreement, Agreement):
        return row
    return replace(
        row,
        agreement_items=found.agreement.items,
        rwg_uniform=found.agreement.rwg.get("uniform"),
        rwg_slight_skew=found.agreement.rwg.get("slight_skew"),
        ad_mean=found.agreement.ad_mean,
    )


def _spread(row: ScoreRow, found: ItemProfile) -> ScoreRow:
    told = found.distribution
    counts = "" if isinstance(told, Suppressed) else "|".join(_count(count) for count in told)
    deviation = None if isinstance(found.ad_mean, Suppressed) else found.ad_mean
    return replace(row, distribution=counts, spread=deviation)


def _count(count: OptionCount) -> str:
    """`3`, `<3` where it is fewer than three, `3+` where it is three or more."""
    if count.low == count.high:
        return str(count.low)
    return f"{count.low}+" if count.low else f"<{count.high + 1}"
