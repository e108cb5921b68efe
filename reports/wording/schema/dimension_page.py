"""The page of each dimension, and how to read those pages."""

from typing import NamedTuple


class GuideWording(NamedTuple):
    """How to read the pages of the dimensions, told once on page one."""

    dots: str
    bars: str
    options: str


class SeenWording(NamedTuple):
    """What is seen alike on one dimension, and what differently.

    The first six are by the finding of the gap, `high` to `unknown` by that of agreement. Items are
    named by their codes: `items` follows a sentence that says how many can be told, `items_alone`
    one that does not.
    """

    heading: str
    same: str
    little_more: str
    more: str
    little_less: str
    less: str
    unsure: str
    no_own: str
    no_others: str
    nothing: str
    high: str
    middling: str
    low: str
    unknown: str
    items: str
    items_alone: str
    groups_apart: str
    groups_overlap: str
    groups_unknown: str


class AskedWording(NamedTuple):
    """Questions for the debrief on one dimension; `always` needs no figure."""

    heading: str
    more: str
    less: str
    groups: str
    apart: str
    importance: str
    items: str
    always: str


class DimensionPageWording(NamedTuple):
    """All that stands on the page of a dimension besides its figures and its items."""

    items: str
    guide: GuideWording
    seen: SeenWording
    asked: AskedWording
