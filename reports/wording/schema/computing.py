"""How each figure is computed, with the numbers of this report, and what was not done."""

from typing import NamedTuple


class ComputingWording(NamedTuple):
    """A line for each statistic; those that a report does not use are left out."""

    rater_score: str
    equal_groups: str
    equal_raters: str
    bands: str
    interval: str
    spread: str
    interval_others: str
    assumed: str
    gap: str
    rwg: str
    deviation: str
    standing: str
    change: str
    not_done_heading: str
    not_observed: str
    not_imputed: str
    not_corrected: str
    not_combined: str
