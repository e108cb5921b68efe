from dataclasses import fields

from scoring.profile import NormGroup, Profile, Reason, Suppressed


def test_a_suppressed_cell_has_room_for_a_reason_and_for_nothing_else() -> None:
    assert [field.name for field in fields(Suppressed)] == ["reason"]
    assert not hasattr(Suppressed(Reason.TOO_FEW), "__dict__")


def test_a_profile_names_no_rater() -> None:
    names = {field.name for each in (Profile, NormGroup) for field in fields(each)}
    assert not names & {"rater", "rater_id", "rater_ids", "names"}
