"""Every possible set of answers of small units, each as a participant of its own.

Whoever reads a profile knows no more than that the answers are some of those that lead to the same
profile. So for each profile all answers that lead to it are gathered, and every rater must have
given different answers in them. Intervals and standings are left out: they are made with what other
participants' raters said, and here those are all other sets of answers.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from scoring import DisclosurePolicy, GroupRule, Profile, ScoringPolicy, protect, score
from scoring.policy import AllOthers
from scoring.profile import GroupScore, ItemProfile, ScaleProfile

Sheet = tuple[int, ...]
"""What one rater answered, an option for each item; 0 where the item was left out."""

World = tuple[Sheet, ...]
"""The sheets of all raters of one participant."""


def worlds(raters: int, items: int, options: int, *, may_leave_out: bool = False) -> list[World]:
    """Every way in which so many raters can answer."""
    answers = range(0 if may_leave_out else 1, options + 1)
    return list(product(product(answers, repeat=items), repeat=raters))


def protected(
    found: list[World], groups: tuple[str, ...], options: int, policy: DisclosurePolicy
) -> tuple[Profile, ...]:
    """The profile of each world; `groups` are those of its raters."""
    items = [f"A{item}" for item in range(len(found[0][0]))]
    rows = [
        (f"P{place:05}", f"{place}-{rater}", group)
        for place in range(len(found))
        for rater, group in enumerate(groups)
    ]
    sheets = np.array(found).reshape(len(rows), len(items))
    answers = pd.DataFrame(sheets, columns=items).astype("Int64").replace(0, pd.NA)
    people = pd.DataFrame(rows, columns=["participant", "rater", "rater_group"])
    key = pd.DataFrame({"item": items, "scale": "A", "reverse": False, "minimum": 1, "maximum": options})
    table = pd.concat([people, answers], axis=1)
    kept = table[table[items].notna().any(axis=1)]
    return protect(score(kept, key, policy=ScoringPolicy(AllOthers.EQUAL_GROUPS)), policy)


def page(profile: Profile) -> Hashable:
    """All that a reader sees of a profile, but for intervals and standings."""
    columns: dict[str, ScaleProfile | ItemProfile] = {**profile.scales, **profile.items}
    cells = [
        (name, group, *_printed(cell))
        for name, column in columns.items()
        for group, cell in (("all", column.all_others), *column.groups.items())
    ]
    spreads = [(code, item.distribution, str(item.ad_mean)) for code, item in profile.items.items()]
    agreement = [str(scale.agreement) for scale in profile.scales.values()]
    orders = profile.highest, profile.lowest, profile.disputed
    return tuple(cells), tuple(spreads), tuple(agreement), orders, profile.receipt.decisions


def _printed(cell: object) -> tuple[object, ...]:
    return (cell.n, round(cell.mean, 9), cell.bound) if isinstance(cell, GroupScore) else (cell,)


def by_page(found: list[World], profiles: tuple[Profile, ...]) -> list[list[World]]:
    """The worlds that lead to the same page, for each page."""
    fibres: dict[Hashable, list[World]] = defaultdict(list)
    for profile in profiles:
        fibres[page(profile)].append(found[int(profile.participant[1:])])
    return list(fibres.values())


def pinned(found: list[World], profiles: tuple[Profile, ...]) -> Iterator[tuple[World, int, int]]:
    """The worlds in which a rater's answer to an item follows from the page: world, rater, item."""
    for fibre in by_page(found, profiles):
        for rater, sheet in enumerate(fibre[0]):
            for item in range(len(sheet)):
                if sheet[item] and len({world[rater][item] for world in fibre}) == 1:
                    yield fibre[0], rater, item


def policy(fewest: int = 3) -> DisclosurePolicy:
    groups = GroupRule("peer"), GroupRule("direct_report")
    return DisclosurePolicy(
        groups, minimum_raters=fewest, minimum_raters_item=fewest, minimum_raters_distribution=fewest
    )


PEERS = ("peer",) * 3
REPORTS = ("direct_report",) * 3


@pytest.mark.parametrize(
    ("groups", "items", "options"),
    [
        (PEERS, 1, 5),
        (PEERS, 2, 4),
        ((*PEERS, "peer"), 2, 3),
        ((*PEERS, *REPORTS), 1, 4),
        ((*PEERS, *REPORTS), 2, 2),
        ((*PEERS, "peer", *REPORTS), 1, 3),
        (("peer", "peer", "direct_report", "direct_report"), 1, 5),
        (("peer", "peer", "direct_report"), 2, 4),
    ],
)
def test_no_page_pins_an_answer_down(groups: tuple[str, ...], items: int, options: int) -> None:
    found = worlds(len(groups), items, options)
    assert list(pinned(found, protected(found, groups, options, policy()))) == []


@pytest.mark.parametrize(
    ("groups", "items", "options"),
    [((*PEERS, "peer"), 2, 2), (PEERS, 2, 3), ((*PEERS, *REPORTS), 1, 3)],
)
def test_no_page_pins_an_answer_down_where_items_may_be_left_out(
    groups: tuple[str, ...], items: int, options: int
) -> None:
    found = worlds(len(groups), items, options, may_leave_out=True)
    assert list(pinned(found, protected(found, groups, options, policy()))) == []


@pytest.mark.parametrize("options_left", [2, 3, 4])
def test_as_many_options_stay_possible_as_the_policy_asks(options_left: int) -> None:
    found = worlds(3, 1, 5)
    strict = replace(policy(), minimum_options=options_left)
    for fibre in by_page(found, protected(found, PEERS, 5, strict)):
        for answers in zip(*([sheet[0] for sheet in world] for world in fibre), strict=True):
            assert max(answers) - min(answers) + 1 >= options_left


def pages_pinned_without(rule: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many answers are pinned down, over a few kinds of units, if one rule is not followed."""
    monkeypatch.setattr(*_BROKEN[rule])
    kinds = [(PEERS, 1, 5), (PEERS, 2, 3), ((*PEERS, *REPORTS), 1, 3)]
    return sum(
        1
        for groups, items, options in kinds
        for found in [worlds(len(groups), items, options)]
        for _ in pinned(found, protected(found, groups, options, policy()))
    )


_BROKEN: dict[str, tuple[str, object]] = {
    "bands": ("scoring.disclosure.bands.steps_in_band", lambda answers, _: -np.ones(answers.shape)),
    "totals moved inwards": (
        "scoring.disclosure.audited.steps_inwards",
        lambda sheets, *_: np.zeros(sheets.complete.shape),
    ),
    "spreads withheld": (
        "scoring.disclosure.cohort.open_items",
        lambda _, counts, __: np.ones(counts.shape[:2], dtype=bool),
    ),
    "withholding that tells nothing": (
        "scoring.disclosure.spreads._ambiguous",
        lambda _, suspects, *__: np.ones(len(suspects[0]), dtype=bool),
    ),
}


@pytest.mark.parametrize("rule", _BROKEN)
def test_without_any_one_of_the_rules_some_answer_is_pinned_down(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pages_pinned_without(rule, monkeypatch) > 0
