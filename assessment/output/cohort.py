"""Cohort figures by scale, from what is shown of each participant and from nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from assessment.output.atomic import write_whole
from instruments.model import Instrument, Scale
from reports.cohort import CohortRow, CohortWords, cohort_figure
from scoring.profile import ALL_OTHERS, SELF, Cell, GroupScore, Profile


def cohort_table(profiles: Iterable[Profile]) -> pd.DataFrame:
    """One row a scale and score (self, all others, self minus all others).

    Columns: scale, score, participants (with that score shown), mean, sd (n-1), lowest, highest.
    Every participant counts the same, whatever the number of raters. A mean that a profile tells as a
    band ("4.6 or above") counts at the band's edge, so these figures lie a little nearer the middle.
    """
    long = pd.DataFrame(_rows(profiles), columns=["scale", "score", "value"])
    grouped = long.groupby(["scale", "score"], sort=False)["value"]
    table = grouped.agg(participants="count", mean="mean", sd="std", lowest="min", highest="max")
    return table.reset_index()


def write_cohort_figure(profiles: Sequence[Profile], instrument: Instrument, folder: Path) -> Path:
    """Draw how the participants' scores spread, a row a scale, as `cohort.svg`."""
    language = instrument.languages[0]
    names = {dimension.id: dimension.name for dimension in instrument.dimensions}
    rows = [
        _figure_row(profiles, scale, (scale.name or names[scale.dimension]).in_language(language))
        for scale in instrument.scales
    ]
    form = next(form for form in instrument.response_formats if form.id == instrument.items[0].format)
    first, last = (option.label.in_language(language) for option in (form.options[0], form.options[-1]))
    words = CohortWords(
        title=f"{instrument.title.in_language(language)}: {len(profiles)} participants",
        axis=f"{form.minimum} = {first}, {form.maximum} = {last}",
        own="self",
        others="all others",
    )
    path = folder / "cohort.svg"
    write_whole(path, cohort_figure(rows, (form.minimum, form.maximum), words))
    return path


def _figure_row(profiles: Sequence[Profile], scale: Scale, label: str) -> CohortRow:
    found = [profile.scales[scale.id] for profile in profiles]
    own = [cell.own.mean for cell in found if isinstance(cell.own, GroupScore)]
    others = [cell.all_others.mean for cell in found if isinstance(cell.all_others, GroupScore)]
    return CohortRow(label, own, others)


def _rows(profiles: Iterable[Profile]) -> Iterator[tuple[str, str, float]]:
    for profile in profiles:
        for scale, found in profile.scales.items():
            own, others = _value(found.own), _value(found.all_others)
            yield from ((scale, SELF, own), (scale, ALL_OTHERS, others), (scale, "gap", own - others))


def _value(cell: Cell) -> float:
    return cell.mean if isinstance(cell, GroupScore) else np.nan
