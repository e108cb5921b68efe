"""What may be shown of one participant, worked out rater by rater."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import fmean

import pandas as pd

from scoring.policy import AllOthers, DisclosurePolicy, GroupRule
from scoring.profile import ItemProfile, Profile, ScaleProfile, Suppressed
from tests.scoring import oracle
from tests.scoring.cohorts import Cohort
from tests.scoring.disclosure.campaigns import columns_of

Shown = tuple[int, float] | None
"""Number of raters and mean, or None where there is no number."""


def homes(heads: Mapping[str, int], policy: DisclosurePolicy) -> dict[str, str]:
    """By rater group, the one that its raters are counted in."""
    rules = {rule.id: rule for rule in policy.groups}

    def total(rule: GroupRule) -> int:
        joining = [other for other in policy.groups if other.merges_into == rule.id and too_small(other)]
        return heads.get(rule.id, 0) + sum(total(other) for other in joining)

    def too_small(rule: GroupRule) -> bool:
        return total(rule) < policy.minimum(rule)

    def home(rule: GroupRule) -> str:
        return home(rules[rule.merges_into]) if rule.merges_into and too_small(rule) else rule.id

    return {rule.id: home(rule) for rule in policy.groups}


def page(
    cohort: Cohort, policy: DisclosurePolicy, participant: str, rule: AllOthers
) -> dict[str, dict[str, Shown]]:
    """By scale and item, then by group (and all_others, and self): what is shown."""
    scales = oracle.rater_scores(cohort).rename(columns={"scale": "column", "score": "value"})
    items = oracle.ratings(cohort).rename(columns={"item": "column", "rating": "value"})
    answered = items[items["participant"] == participant]
    raters = answered[["rater", "rater_group"]].drop_duplicates()
    heads = Counter(str(group) for group in raters["rater_group"])
    home = homes(heads, policy)
    found: dict[str, dict[str, Shown]] = {}
    for name in cohort.key["scale"].unique():
        values = scales[(scales["participant"] == participant) & (scales["column"] == name)]
        found[str(name)] = _column(values, home, policy, policy.minimum_raters, rule)
    withheld = _withheld(answered, cohort, home, policy, found)
    for name in cohort.items:
        values = answered[answered["column"] == name]
        known = [(home.get(group, "self"), name) not in withheld for group in values["rater_group"]]
        kept = values[pd.Series(known, index=values.index, dtype=bool)]
        found[str(name)] = _column(kept, home, policy, policy.minimum_raters_item, rule)
    return found


def _withheld(
    answered: pd.DataFrame,
    cohort: Cohort,
    home: dict[str, str],
    policy: DisclosurePolicy,
    scales: Mapping[str, dict[str, Shown]],
) -> set[tuple[str, str]]:
    """Pairs of group and item: where few raters left out items of a scale, one item goes."""
    found = set()
    for scale, items in cohort.key.groupby("scale", sort=False)["item"]:
        given: dict[str, list[set[str]]] = defaultdict(list)
        of_scale = answered[answered["column"].isin(items)]
        for (_, group), rows in of_scale.groupby(["rater", "rater_group"], observed=True):
            given[home.get(str(group), "self")].append(set(rows["column"]))
        protected = [group for group in policy.groups if not group.attributed]
        hidden = [group.id for group in protected if scales[str(scale)].get(group.id) is None]
        for group in protected:
            needed = max(policy.minimum(group), policy.minimum_raters_item)
            found |= {(group.id, item) for item in _one_item(given[group.id], list(items), needed)}
        crowd = [sheet for name in hidden for sheet in given[name]]
        one = _one_item(crowd, list(items), policy.minimum_raters_item)
        found |= {(name, item) for name in hidden for item in one}
    return found


def _one_item(sheets: list[set[str]], items: list[str], needed: int) -> list[str]:
    """The item with fewest answers (the last of equal ones), where few left an item out."""
    partial = sum(len(sheet) < len(items) for sheet in sheets)
    answers = [sum(item in sheet for sheet in sheets) for item in items]
    fewest = max(place for place, number in enumerate(answers) if number == min(answers))
    return [items[fewest]] if 0 < partial < needed else []


def _column(
    values: pd.DataFrame, home: dict[str, str], policy: DisclosurePolicy, fewest: int, rule: AllOthers
) -> dict[str, Shown]:
    cells: dict[str, list[float]] = defaultdict(list)
    for group, value in zip(values["rater_group"], values["value"], strict=True):
        cells[home.get(group, "self")].append(float(value))
    shown, hidden, asked = {}, {}, fewest
    for group in policy.groups:
        needed = policy.minimum(group) if group.attributed else max(policy.minimum(group), fewest)
        if len(cells[group.id]) >= needed:
            shown[group.id] = cells[group.id]
        else:
            hidden[group] = cells[group.id]
            asked = asked if group.attributed else max(asked, needed)
    crowd = sum(len(scores) for group, scores in hidden.items() if not group.attributed)
    counted = dict(shown)
    if crowd >= asked:
        counted |= {group.id: scores for group, scores in hidden.items()}
    protected = sum(len(counted.get(group.id, [])) for group in policy.groups if not group.attributed)
    return {
        "self": _mean(cells["self"]),
        "all_others": _total(list(counted.values()), rule) if protected >= fewest else None,
        **{group.id: _mean(shown.get(group.id, [])) for group in policy.groups if home[group.id] == group.id},
    }


def _total(groups: list[list[float]], rule: AllOthers) -> Shown:
    scores = [score for group in groups for score in group]
    means = [fmean(group) for group in groups if group]
    return len(scores), fmean(scores if rule is AllOthers.EQUAL_RATERS else means)


def _mean(scores: list[float]) -> Shown:
    return (len(scores), fmean(scores)) if scores else None


def columns(profile: Profile) -> dict[str, dict[str, Shown]]:
    """The same, read off a profile."""
    return {name: _cells(column) for name, column in columns_of(profile).items()}


def _cells(column: ScaleProfile | ItemProfile) -> dict[str, Shown]:
    cells = {"self": column.own, "all_others": column.all_others, **column.groups}
    return {
        name: None if isinstance(cell, Suppressed) else (cell.n, cell.mean) for name, cell in cells.items()
    }
