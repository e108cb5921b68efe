"""Words that stand everywhere, the furniture of a page, and the summary."""

from typing import NamedTuple

from reports.wording.parts import Bounds, Conjunction, Plural, Reasons


class Signs(NamedTuple):
    """The signs of charts in words, for those who hear a key."""

    hollow: str
    filled: str
    line: str
    band: str


class Labels(NamedTuple):
    """Words that stand in several places.

    `band` writes the edge of a score's band, `band_short` the same where there is little room, and
    `limit` the least or the most that a difference can be.
    """

    you: str
    all_others: str
    dimension: str
    item: str
    group: str
    raters: str
    mean: str
    interval: str
    rule_of_range: str
    conjunction: Conjunction
    merged_group: str
    merged_note: str
    not_shown: Reasons
    in_table: Reasons
    silent_groups: Reasons
    band: Bounds
    band_short: Bounds
    band_note: str
    band_place: str
    limit: Bounds
    limit_note: str
    key_interval: str
    key_norm: str
    signs: Signs


class PageWording(NamedTuple):
    """What stands on the title and on every page."""

    profile_title: str
    needs_title: str
    team: str
    confidential: str
    simulated: str
    page_of: str
    continued: str
    shortened: str


class SummaryWording(NamedTuple):
    """Page one."""

    heading: str
    highest_lowest: str
    close: str
    near: str
    level: str
    level_band: str
    order_unknown: str
    single: str
    own_highest_lowest: str
    own_level: str
    own_single: str
    nothing: str
    only_groups: str
    gap_more: str
    gap_less: str
    exact_gap_more: str
    exact_gap_less: str
    rest_same: Plural
    all_same: Plural
    no_own: str
    no_others: str
    no_total: str
    not_comparable: str
    raters: Plural
    they: str
    your_raters: str
    alike: str
    fairly_alike: str
    most_and_least_alike: str
    apart: str
    agreement_unknown: str
    how_to_read_title: str
    hollow_dot: str
    filled_dot: str
    no_filled_dot: str
    alt: str
    alt_own: str
    alt_others: str
    answered: str
