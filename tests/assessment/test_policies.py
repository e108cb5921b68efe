"""Every threshold that a definition declares reaches the gate."""

import pytest

from assessment.policies import disclosure_policy
from instruments import Instrument, load_instrument
from instruments.model import Policy
from scoring.policy import DisclosurePolicy


@pytest.fixture
def leadership() -> Instrument:
    return load_instrument("systems-leadership")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minimum_raters", 4),
        ("minimum_raters_item", 5),
        ("minimum_raters_distribution", 6),
        ("minimum_raters_comments", 7),
        ("minimum_norm_participants", 40),
        ("release_difference", 3),
        ("minimum_options", 4),
        ("colluders", 0),
    ],
)
def test_a_threshold_of_the_file_is_that_of_the_gate(leadership: Instrument, field: str, value: int) -> None:
    policy = leadership.policy.model_copy(update={field: value})
    handed_on = disclosure_policy(leadership.model_copy(update={"policy": policy}))
    assert getattr(handed_on, field) == value


def test_what_a_file_leaves_out_is_what_the_gate_takes_without_it() -> None:
    of_file = {name: field.default for name, field in Policy.model_fields.items() if not field.is_required()}
    assert of_file == {name: getattr(DisclosurePolicy(()), name) for name in ("minimum_options", "colluders")}
