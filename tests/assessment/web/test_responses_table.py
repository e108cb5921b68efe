"""From a campaign to the table that scoring starts from."""

import pytest
from django.utils import timezone

from assessment.domain.answering import Answer, save_answers, submit_responses
from assessment.domain.refusals import RefusedError
from assessment.domain.tables import responses_table
from tests.assessment.web.worlds import World


def test_only_what_was_handed_in_stands_in_the_table(world: World) -> None:
    now = timezone.now()
    save_answers(
        assignment=world.bob_about_ann,
        answers=[
            Answer("F01", "4", ""),
            Answer("F02", "not_seen", ""),
            Answer("keep", "Listens", "", is_comment=True),
        ],
        now=now,
    )
    save_answers(assignment=world.ann_self, answers=[Answer("F01", "5", "")], now=now)
    submit_responses(assignment=world.bob_about_ann, now=now, by="test")
    table = responses_table(campaign=world.campaign)
    (row,) = table.responses.to_dict("records")
    assert (row["participant"], row["rater_group"], row["F01"]) == ("P001", "peer", 4)
    assert table.not_observed["F02"] == 1
    assert table.comments["text"].tolist() == ["Listens"]


def test_without_an_answer_there_is_no_table(world: World) -> None:
    with pytest.raises(RefusedError, match="Nobody has submitted"):
        responses_table(campaign=world.campaign)
