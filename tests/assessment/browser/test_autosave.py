"""Answers are kept as they are given, whatever happens to the connection or in another window."""

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from assessment.models import Assignment, Comment
from tests.assessment.browser.questionnaires import go_on, stored
from tests.assessment.browser.stages import Stage
from tests.assessment.browser.windows import Windows


class Desk:
    """Somebody at work on a questionnaire, in one window or in two."""

    def __init__(self, windows: Windows, stage: Stage) -> None:
        rater = stage.person("Rhys")
        self.mine = stage.asked(rater, stage.participant(stage.person("Ann")), "peer")
        self.first = windows.open(stage.link(rater))

    def at(self, number: int, page: Page | None = None) -> Page:
        page = page or self.first
        page.goto(f"/answer/{self.mine.id}/page/{number}")
        return page


@pytest.fixture
def desk(windows: Windows, stage: Stage) -> Desk:
    return Desk(windows, stage)


def tick(page: Page, value: str) -> None:
    page.locator(f"fieldset >> nth=0 >> input[value='{value}']").click()


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-autosave-status]")).to_contain_text(words)


def first_answer(mine: Assignment) -> str:
    return ", ".join(stored(mine).values())


def test_an_answer_is_kept_at_once_and_said_to_be(desk: Desk) -> None:
    page = desk.at(1)
    tick(page, "4")
    says(page, "Saved")
    assert first_answer(desk.mine) == "4"
    page.reload()
    expect(page.locator("input:checked")).to_have_value("4")


def test_a_text_is_kept_after_a_moment_of_rest(desk: Desk) -> None:
    page = desk.at(7)
    page.locator("textarea").first.press_sequentially("Listen.")
    says(page, "Saved")
    assert Comment.objects.get(sheet__authorship__assignment=desk.mine).text == "Listen."


def test_without_a_connection_an_answer_waits_and_is_kept_once_there_is_one(desk: Desk) -> None:
    page = desk.at(1)
    page.context.set_offline(True)
    tick(page, "2")
    says(page, "Not saved yet")
    assert stored(desk.mine) == {}
    page.context.set_offline(False)
    says(page, "Saved")
    assert first_answer(desk.mine) == "2"


def test_a_server_that_cannot_save_is_asked_again(desk: Desk) -> None:
    page = desk.at(1)
    refused: list[Route] = []
    mended = False

    def refuse(route: Route) -> None:
        if mended:
            route.continue_()
            return
        refused.append(route)
        route.fulfill(status=503, json={})

    page.route("**/save?*", refuse)
    tick(page, "5")
    says(page, "Not saved yet")
    mended = True
    says(page, "Saved")
    assert (bool(refused), first_answer(desk.mine)) == (True, "5")


def test_an_answer_from_another_window_is_not_overwritten_unseen(desk: Desk) -> None:
    one, two = desk.at(1), desk.at(1, desk.first.context.new_page())
    tick(one, "4")
    says(one, "Saved")
    tick(two, "2")
    expect(two.get_by_role("alert")).to_contain_text("You answered this in another window")
    assert first_answer(desk.mine) == "4"
    tick(two, "2")
    expect(two.get_by_role("alert")).to_have_count(0)
    says(two, "Saved")
    assert first_answer(desk.mine) == "2"


def test_whoever_leaves_with_an_answer_unsaved_is_warned(desk: Desk) -> None:
    page = desk.at(1)
    page.context.set_offline(True)
    tick(page, "3")
    says(page, "Not saved yet")
    warnings = staying(page)
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert warnings == ["beforeunload"]
    page.context.set_offline(False)
    says(page, "Saved")


def test_whoever_leaves_with_everything_saved_is_not_stopped(desk: Desk) -> None:
    page = desk.at(1)
    tick(page, "3")
    says(page, "Saved")
    warnings = staying(page)
    page.goto("/answer/")
    assert warnings == []


def staying(page: Page) -> list[str]:
    """Stay whenever the browser asks whether to leave; gives what it asked."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return asked


def test_going_back_shows_what_is_stored_now(desk: Desk) -> None:
    page = desk.at(1)
    tick(page, "1")
    go_on(page)
    other = desk.at(1, page.context.new_page())
    tick(other, "5")
    says(other, "Saved")
    page.go_back()
    expect(page.locator("input:checked")).to_have_value("5")


def test_sending_a_page_twice_has_one_effect(desk: Desk) -> None:
    page = desk.at(1)
    tick(page, "4")
    page.get_by_role("button", name="Save and continue").dblclick()
    page.wait_for_url("**/page/2")
    assert first_answer(desk.mine) == "4"
