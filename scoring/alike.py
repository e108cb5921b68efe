"""How alike the raters of each participant answered, for a whole cohort at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scoring.agreement.average_deviation import ad_from_counts
from scoring.agreement.nulls import nulls_for
from scoring.agreement.within_group import rwg_j_from_variance, variance_from_counts
from scoring.division import ratio
from scoring.groups import Counts, Floats
from scoring.key import Key

NULLS_REPORTED = ("uniform", "slight_skew")


@dataclass(frozen=True, slots=True)
class AgreementFigures:
    """Agreement over all others; NaN where it is undefined.

    `rwg_j` (scales, participants) by the name of the null distribution; `ad_scale` (scales,
    participants) and `ad_item` (items, participants) are average deviations in response units.
    """

    rwg_j: Mapping[str, Floats]
    ad_scale: Floats
    ad_item: Floats


def agreement_figures(counts: Counts, key: Key) -> AgreementFigures:
    """Agreement from `counts` (items, participants, options) of the ratings of all others."""
    numbers = np.arange(1, counts.shape[-1] + 1)
    variance, deviation = variance_from_counts(counts, numbers), ad_from_counts(counts, numbers)
    members = [list(key.members(scale)) for scale in key.scale_names]
    options = [key.options(items[0]) for items in members]
    reported = [null for null in NULLS_REPORTED if all(null in nulls_for(number) for number in options)]
    return AgreementFigures(
        rwg_j={null: _rwg_j(variance, members, options, null) for null in reported},
        ad_scale=np.stack([_mean_of_known(deviation[items]) for items in members]),
        ad_item=deviation,
    )


def _rwg_j(variance: Floats, members: list[list[int]], options: list[int], null: str) -> Floats:
    rows = [
        rwg_j_from_variance(
            _mean_of_known(variance[items]),
            np.maximum((~np.isnan(variance[items])).sum(axis=0), 1),
            options=number,
            null=null,
        )
        for items, number in zip(members, options, strict=True)
    ]
    return np.stack(rows)


def _mean_of_known(table: Floats) -> Floats:
    """Mean over the first axis of what is not NaN; NaN where nothing is."""
    known = (~np.isnan(table)).sum(axis=0)
    return ratio(np.nansum(table, axis=0), known)
