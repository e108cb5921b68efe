"""Everything twice, late, or in two windows: one effect, nothing lost, and the person is told."""

import datetime as dt
from typing import Any
from unittest import mock

import pytest
from django.test import Client

from assessment.models import Assignment, AuditEvent, Response, Sheet, State
from tests.assessment.web.browsers import LEADING, WRITING, autosave, everything, fields_of, opened, stored
from tests.assessment.web.worlds import World, entered

ELSEWHERE = "You answered this in another window"


@pytest.fixture
def bob(world: World) -> Client:
    return entered(world.campaign, world.bob)


def leading(world: World) -> str:
    return LEADING.format(world.bob_about_ann.id)


def writing(world: World) -> str:
    return WRITING.format(world.bob_about_ann.id)


def text_of(response: Any) -> str:
    return str(response.content.decode()).replace("&#x27;", "'")


def minutes_after_closing(world: World, minutes: int) -> Any:
    moment = world.campaign.closes + dt.timedelta(minutes=minutes)
    return mock.patch("django.utils.timezone.now", return_value=moment)


# Two windows


def test_the_second_of_two_windows_overwrites_nothing_and_says_so(world: World, bob: Client) -> None:
    first, second = opened(bob, leading(world)), opened(bob, leading(world))
    assert first.choose(F01="4").send().status_code == 302
    response = second.choose(F01="2", F02="3").send()
    assert (response.status_code, ELSEWHERE in text_of(response)) == (409, True)
    assert stored(world.bob_about_ann) == {"F01": "4", "F02": "3"}


def test_whoever_was_told_of_another_window_decides_by_sending_again(world: World, bob: Client) -> None:
    first, second = opened(bob, leading(world)), opened(bob, leading(world))
    first.choose(F01="4").send()
    told = fields_of(second.choose(F01="2").send())
    assert (told["F01"], told["base-F01"]) == ("2", "4")
    assert bob.post(second.address, told).status_code == 302
    assert stored(world.bob_about_ann) == {"F01": "2"}


def test_two_windows_that_say_the_same_do_not_disagree(world: World, bob: Client) -> None:
    first, second = opened(bob, leading(world)), opened(bob, leading(world))
    first.choose(F01="4").send()
    assert second.choose(F01="4").send().status_code == 302
    assert stored(world.bob_about_ann) == {"F01": "4"}


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [("New here", "New there", "New here"), ("", "New there", None), ("New here", "", "New here")],
)
def test_comments_of_two_windows_meet(
    world: World, bob: Client, first: str, second: str, kept: str | None
) -> None:
    opened(bob, writing(world)).choose(comment_keep="Old").send()
    one, two = opened(bob, writing(world)), opened(bob, writing(world))
    assert one.choose(comment_keep=first).send().status_code == 302
    response = two.choose(comment_keep=second).send()
    assert (response.status_code, ELSEWHERE in text_of(response)) == (409, True)
    assert fields_of(response)["comment-keep"] == second
    assert stored(world.bob_about_ann).get("comment-keep") == kept


def test_a_comment_taken_back_in_both_windows_is_no_conflict(world: World, bob: Client) -> None:
    opened(bob, writing(world)).choose(comment_keep="Old").send()
    one, two = opened(bob, writing(world)), opened(bob, writing(world))
    assert [tab.choose(comment_keep="").send().status_code for tab in (one, two)] == [302, 302]
    assert stored(world.bob_about_ann) == {}


def test_an_answer_saved_at_once_and_its_page_sent_after_it_agree(world: World, bob: Client) -> None:
    tab = opened(bob, leading(world))
    assert autosave(bob, world.bob_about_ann, "F01", "4").status_code == 200
    assert tab.choose(F01="4", F02="3").send().status_code == 302
    assert stored(world.bob_about_ann) == {"F01": "4", "F02": "3"}


def test_an_answer_saved_at_once_that_met_another_is_told_what_stands_there(
    world: World, bob: Client
) -> None:
    opened(bob, leading(world)).choose(F01="5").send()
    response = autosave(bob, world.bob_about_ann, "F01", "2")
    told = response.json()
    assert (response.status_code, told["saved"], told["stored"]) == (409, False, "5")
    assert ELSEWHERE in told["said"]
    assert stored(world.bob_about_ann) == {"F01": "5"}


# Back, again, late


def test_a_page_sent_again_after_going_back_has_one_effect(world: World, bob: Client) -> None:
    tab = opened(bob, leading(world)).choose(F01="4")
    assert [tab.send().status_code for _ in range(3)] == [302, 302, 302]
    assert stored(world.bob_about_ann) == {"F01": "4"}
    assert (Sheet.objects.count(), Response.objects.count()) == (1, 1)


def test_an_old_page_sent_after_going_back_does_not_undo_what_came_after_it(
    world: World, bob: Client
) -> None:
    old = opened(bob, leading(world)).choose(F01="4")
    old.send()
    opened(bob, leading(world)).choose(F01="5").send()
    assert old.send().status_code == 409
    assert stored(world.bob_about_ann) == {"F01": "5"}


def test_handing_in_twice_is_handing_in_once(world: World, bob: Client) -> None:
    opened(bob, leading(world)).choose(F01="4").send()
    mine = f"/answer/{world.bob_about_ann.id}"
    assert [bob.post(f"{mine}/check")["Location"] for _ in range(2)] == [f"{mine}/done"] * 2
    assert AuditEvent.objects.filter(verb="assignment.submitted").count() == 1


def test_a_page_from_before_handing_in_still_counts_after_it(world: World, bob: Client) -> None:
    tab = opened(bob, leading(world))
    bob.post(f"/answer/{world.bob_about_ann.id}/check")
    assert tab.choose(F01="4").send().status_code == 302
    assert stored(world.bob_about_ann) == {"F01": "4"}
    assert Assignment.objects.get(pk=world.bob_about_ann.pk).state == State.SUBMITTED


def test_a_page_that_was_open_at_closing_time_is_saved_and_says_that_time_is_short(
    world: World, bob: Client
) -> None:
    tab = opened(bob, leading(world)).choose(F01="4")
    with minutes_after_closing(world, 29):
        response = tab.send()
        assert response.status_code == 302
        assert "This questionnaire closed on" in text_of(bob.get(response["Location"]))
        assert bob.post(f"/answer/{world.bob_about_ann.id}/check").status_code == 302
    assert stored(world.bob_about_ann) == {"F01": "4"}
    assert Sheet.objects.get().submitted


def test_nobody_begins_after_closing_time(world: World, bob: Client) -> None:
    with minutes_after_closing(world, 1):
        assert bob.get(f"/answer/{world.bob_about_ann.id}/").status_code == 410


def test_a_page_sent_after_grace_is_not_saved_and_gives_back_what_was_written(
    world: World, bob: Client
) -> None:
    opened(bob, leading(world)).choose(F01="4").send()
    words = {"comment_keep": "Two <b>lines</b>\nof mine", "comment_more": "More, and more"}
    tab = opened(bob, writing(world)).choose(**words)
    before = everything()
    with minutes_after_closing(world, 30):
        response = tab.send()
    assert response.status_code == 410
    assert "Two &lt;b&gt;lines&lt;/b&gt;" in text_of(response)
    assert "More, and more" in text_of(response)
    assert everything() == before


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("save", {"field": "F01", "value": "1", "base": "4"}),
        ("check", {}),
        ("decline", {"reason": "no_time"}),
    ],
)
def test_nothing_at_all_is_taken_after_grace(
    world: World, bob: Client, page: str, sent: dict[str, str]
) -> None:
    opened(bob, leading(world)).choose(F01="4").send()
    before = everything()
    with minutes_after_closing(world, 30):
        response = bob.post(f"/answer/{world.bob_about_ann.id}/{page}", sent)
    assert response.status_code == 410
    assert everything() == before


def test_changing_the_language_in_the_middle_of_a_page_loses_nothing(world: World, bob: Client) -> None:
    response = opened(bob, writing(world)).choose(comment_keep="Half a senten").send(language="cy")
    assert (response.status_code, response["Location"]) == (302, writing(world))
    again = bob.get(writing(world))
    assert again.headers["Content-Language"] == "cy"
    assert fields_of(again)["comment-keep"] == "Half a senten"


# Declined


def test_declining_deletes_what_was_answered(world: World, bob: Client) -> None:
    opened(bob, leading(world)).choose(F01="4").send()
    opened(bob, writing(world)).choose(comment_keep="Never mind").send()
    bob.post(f"/answer/{world.bob_about_ann.id}/decline", {"reason": "no_time"})
    assert [rows for rows in everything()[1:] if rows] == []
    declined = Assignment.objects.get(pk=world.bob_about_ann.pk)
    assert (declined.state, declined.reason) == (State.DECLINED, "no_time")


def test_what_is_still_open_in_another_window_cannot_be_sent_after_declining(
    world: World, bob: Client
) -> None:
    opened(bob, leading(world)).choose(F01="4").send()
    tab = opened(bob, writing(world)).choose(comment_keep="Written in vain")
    bob.post(f"/answer/{world.bob_about_ann.id}/decline", {"reason": "conflict"})
    response = tab.send()
    assert (response.status_code, "Written in vain" in text_of(response)) == (409, True)
    assert autosave(bob, world.bob_about_ann, "F01", "5", "4").status_code == 403
    assert bob.post(f"/answer/{world.bob_about_ann.id}/check").status_code == 409
    assert Sheet.objects.count() == 0


def test_what_was_handed_in_cannot_be_declined(world: World, bob: Client) -> None:
    opened(bob, leading(world)).choose(F01="4").send()
    bob.post(f"/answer/{world.bob_about_ann.id}/check")
    response = bob.post(f"/answer/{world.bob_about_ann.id}/decline", {"reason": "no_time"})
    assert (response.status_code, "You have handed this in" in text_of(response)) == (409, True)
    assert stored(world.bob_about_ann) == {"F01": "4"}
