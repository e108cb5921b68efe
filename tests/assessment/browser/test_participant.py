"""The story of a participant: about themselves, on two devices, with what matters and in their own words."""

import pytest
from playwright.sync_api import expect

from assessment.models import Comment, State
from tests.assessment.browser.questionnaires import begin, choose_on_every_page, go_on, stored
from tests.assessment.browser.stages import open_stage
from tests.assessment.browser.windows import NARROW, Windows


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_participant_begins_on_a_computer_and_ends_on_a_phone(windows: Windows, *, script: bool) -> None:
    stage = open_stage("pre-programme-needs")
    ann = stage.person("Ann")
    mine = stage.asked(ann, stage.participant(ann), "self")
    link = stage.link(ann)

    computer = windows.open(link, java_script_enabled=script)
    begin(computer, "Yourself")
    answered = choose_on_every_page(computer, "Fairly confident")
    expect(computer.get_by_role("heading", level=1)).to_have_text("What matters in your role")
    assert set(stored(mine).values()) == {"3"}

    phone = windows.open(link, java_script_enabled=script, viewport=NARROW)
    phone.get_by_role("link", name="Yourself").click()
    phone.get_by_role("button", name="Go on").click()
    first = phone.locator("fieldset").first
    expect(first.get_by_label("Fairly confident")).to_be_checked()
    phone.goto(computer.url)
    assert choose_on_every_page(phone, "Very important") == 6
    expect(phone.get_by_role("heading", level=1)).to_have_text("In your own words")
    phone.locator("textarea").last.fill("Homes for everybody.\nAnd work.")
    go_on(phone)
    phone.get_by_role("button", name="Hand in").click()
    expect(phone.get_by_text("Your answers about yourself are safe.")).to_be_visible()

    mine.refresh_from_db()
    assert (mine.state, len(stored(mine))) == (State.SUBMITTED, answered + 6)
    assert Comment.objects.get(sheet__authorship__assignment=mine).text == "Homes for everybody.\nAnd work."


def test_whoever_answers_about_themselves_is_not_told_of_raters(windows: Windows) -> None:
    stage = open_stage("pre-programme-needs")
    ann = stage.person("Ann")
    mine = stage.asked(ann, stage.participant(ann), "self")
    page = windows.open(stage.link(ann))
    page.goto(f"/answer/{mine.id}/")
    expect(page.get_by_text("You get a report on your own answers")).to_be_visible()
    expect(page.get_by_text("Where your answers are counted")).to_have_count(0)
