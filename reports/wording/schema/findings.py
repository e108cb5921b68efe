"""The pages from the dimensions to the change since last time."""

from collections.abc import Mapping
from typing import NamedTuple


class DimensionsWording(NamedTuple):
    """All dimensions and groups on one axis, and the figures behind the dots."""

    heading: str
    intro: str
    intro_without_you: str
    alt: str
    alt_one: str
    alt_own: str
    figures_heading: str
    figures_intro: str
    figures_fewer: str
    assumed_mark: str
    assumed_note: str
    standing_heading: str
    standing_columns: tuple[str, str, str]
    standing_of_you: str
    standing_of_others: str
    standing_note: str
    norm_cohort_name: str
    norm_cohort: str
    norm_named: str
    norm_none: str


class GapsWording(NamedTuple):
    """Self minus all others, in neutral words."""

    heading: str
    intro: str
    axis: str
    low_side: str
    high_side: str
    same: str
    little_more: str
    more: str
    little_less: str
    less: str
    unsure: str
    alt: str
    importance_heading: str
    importance_intro: str
    importance: str


class AgreementWording(NamedTuple):
    """How alike raters answered. `items_of` says on how many items of a scale an index rests."""

    heading: str
    intro: str
    columns: tuple[str, str, str]
    items: str
    items_of: str
    items_note: str
    nulls: Mapping[str, str]
    high: str
    middling: str
    low: str
    unknown: str
    note_title: str
    note: str
    note_ad: str


class QuadrantWording(NamedTuple):
    """Own scores by all others' scores."""

    heading: str
    intro: str
    band: str
    x_axis: str
    y_axis: str
    corners: tuple[str, str, str, str]
    alt: str
    field: str
    alt_point: str


class ItemsWording(NamedTuple):
    """Items picked out, and all items.

    `few` and `many` stand over a bar whose count is told as a range, `few_note` and `many_note`
    explain them.
    """

    picked_heading: str
    picked_intro: str
    highest: str
    lowest: str
    disputed: str
    disputed_note: str
    disputed_some: str
    spread: str
    not_counted: str
    withheld_note: str
    few: str
    many: str
    few_note: str
    many_note: str
    columns: tuple[str, str, str]
    reversed_remark: str
    reversed_note: str
    reversed_brief: str
    band_brief: str


class CommentsWording(NamedTuple):
    """What people wrote."""

    heading: str
    intro: str
    own_heading: str
    none: str


class ChangeWording(NamedTuple):
    """Now against the earlier wave."""

    heading: str
    intro: str
    none: str
    axis: str
    low_side: str
    high_side: str
    same: str
    higher: str
    lower: str
    unsure: str
    table_heading: str
    columns: tuple[str, str, str, str]
    alt: str
