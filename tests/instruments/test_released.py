"""A released version of an instrument never changes: profiles that were made with it rest on it."""

from instruments.loading import load_instrument, parse_instrument, shipped_definitions

RELEASED = {
    ("pre-programme-needs", 1): "6aee37d605b197774c547745326b046320f11476d8fc91fca30424dfff560f1d",
    ("systems-leadership", 1): "c46c0bb739fd796514fb633b4aa5de9fcb174daa7c039bbfd487c6edd95bac74",
}


def test_what_ships_is_what_was_released() -> None:
    shipped = [load_instrument(name) for name in shipped_definitions()]
    assert {(one.id, one.version): one.digest for one in shipped} == RELEASED


def test_thresholds_that_came_later_have_their_default_in_what_was_released() -> None:
    policies = [load_instrument(name).policy for name in shipped_definitions()]
    assert {(policy.minimum_options, policy.colluders) for policy in policies} == {(2, 1)}


def test_a_threshold_that_is_written_down_makes_another_digest() -> None:
    written = shipped_definitions()["systems-leadership"].read_bytes()
    more = parse_instrument(written.replace(b"policy:\n", b"policy:\n  colluders: 1\n"), file="x.yaml")
    assert more.policy == load_instrument("systems-leadership").policy
    assert more.digest != RELEASED["systems-leadership", 1]
