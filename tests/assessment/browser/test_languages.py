"""The language is changed on any page, and nothing typed is lost by it."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from assessment.models import Assignment, Comment, State
from tests.assessment.browser.stages import Stage
from tests.assessment.browser.windows import Windows

both_ways = pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])


def opened(windows: Windows, stage: Stage, path: str, *, script: bool) -> tuple[Page, Assignment]:
    rater = stage.person("Rhys")
    mine = stage.asked(rater, stage.participant(stage.person("Ann")), "peer")
    page = windows.open(stage.link(rater), java_script_enabled=script)
    page.goto(f"/answer/{mine.id}/{path}")
    return page, mine


def change_language(page: Page, to: str, code: str) -> None:
    page.get_by_role("button", name=to).click()
    page.locator(f"html[lang={code}]").wait_for()


@both_ways
def test_what_was_written_stands_there_in_the_other_language(
    windows: Windows, stage: Stage, *, script: bool
) -> None:
    page, mine = opened(windows, stage, "page/7", script=script)
    page.locator("textarea").first.fill("Keep listening.\n\nReally.")
    change_language(page, "Cymraeg", "cy")
    expect(page.locator("textarea").first).to_have_value("Keep listening.\n\nReally.")
    assert Comment.objects.get(sheet__authorship__assignment=mine).text == "Keep listening.\n\nReally."
    change_language(page, "English", "en")
    expect(page.locator("textarea").first).to_have_value("Keep listening.\n\nReally.")


@both_ways
def test_a_reason_stays_chosen_and_nothing_is_declined(
    windows: Windows, stage: Stage, *, script: bool
) -> None:
    page, mine = opened(windows, stage, "decline", script=script)
    page.locator("input[value=no_time]").check()
    change_language(page, "Cymraeg", "cy")
    expect(page.locator("input[value=no_time]")).to_be_checked()
    mine.refresh_from_db()
    assert mine.state == State.INVITED


def test_what_came_too_late_can_be_read_in_the_other_language(windows: Windows, stage: Stage) -> None:
    page, _mine = opened(windows, stage, "page/7", script=False)
    page.locator("textarea").first.fill("Too late,\nalas.")
    stage.closes(-dt.timedelta(hours=1))
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This questionnaire is closed")
    change_language(page, "Cymraeg", "cy")
    assert page.locator(".balcony-written").inner_text() == "Too late,\nalas."


def test_the_questions_are_asked_in_the_language_of_the_page(windows: Windows, stage: Stage) -> None:
    page, _mine = opened(windows, stage, "page/1", script=True)
    change_language(page, "Cymraeg", "cy")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gwerthoedd personol")
    expect(page.get_by_label("Nid wyf wedi cael cyfle i weld hyn").first).to_be_visible()


def test_a_draft_translation_is_called_one(windows: Windows, stage: Stage) -> None:
    page, _mine = opened(windows, stage, "", script=True)
    notice = page.locator(".govuk-inset-text")
    assert notice.count() == 0
    change_language(page, "Cymraeg", "cy")
    assert notice.count() == 1


def test_whoever_was_put_down_as_a_welsh_speaker_begins_in_welsh(windows: Windows, stage: Stage) -> None:
    page = windows.open(stage.link(stage.person("Rhys", language="cy")))
    assert page.locator("html").get_attribute("lang") == "cy"
