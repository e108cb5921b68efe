"""What is left of a profile, for every shape of a participant's raters."""

from collections.abc import Mapping

import pytest

from scoring import DisclosurePolicy, GroupRule
from scoring.profile import Cell, GroupScore
from tests.scoring.disclosure.campaigns import FULL, POLICY, Heads, campaign, profiles

ATTRIBUTED = DisclosurePolicy(tuple(GroupRule(group.id, attributed=True) for group in POLICY.groups))


def raters_behind(heads: Heads, policy: DisclosurePolicy) -> tuple[int, dict[str, int]]:
    """How many raters the total of a scale rests on, and each group that is shown; 0 for no total."""
    cohort = campaign({"P1": heads, **{f"Q{number}": FULL for number in range(6)}})
    scale = profiles(cohort, policy)["P1"].scales["A"]
    return _n(scale.all_others), {name: _n(cell) for name, cell in scale.groups.items() if _n(cell)}


def _n(cell: Cell) -> int:
    return cell.n if isinstance(cell, GroupScore) else 0


@pytest.mark.parametrize(
    ("heads", "total", "groups"),
    [
        ({"self": 1}, 0, {}),
        ({"line_manager": 1}, 0, {"line_manager": 1}),
        # one group alone is its own total
        ({"direct_report": 6}, 6, {"direct_report": 6}),
        # two groups that are too small, and may not be merged, are a total together
        ({"peer": 2, "direct_report": 1}, 3, {}),
        ({"peer": 2, "direct_report": 2, "line_manager": 1}, 5, {"line_manager": 1}),
        # three that may be merged are a group
        ({"peer": 1, "partner": 1, "service_user": 1}, 3, {"peer": 3}),
        # two raters beside a group that is shown would be found by subtraction
        ({"peer": 4, "direct_report": 2, "line_manager": 1}, 5, {"line_manager": 1, "peer": 4}),
        (
            {"peer": 14, "direct_report": 10, "partner": 9, "service_user": 6, "line_manager": 1},
            40,
            {"line_manager": 1, "peer": 14, "direct_report": 10, "partner": 9, "service_user": 6},
        ),
    ],
)
def test_as_much_is_shown_as_may_be(heads: Heads, total: int, groups: Mapping[str, int]) -> None:
    assert raters_behind(heads, POLICY) == (total, groups)


def test_where_the_policy_protects_nobody_everything_is_shown() -> None:
    heads = {"line_manager": 2, "peer": 1}
    assert raters_behind(heads, ATTRIBUTED) == (3, heads)
