"""The whole story of a rater with three participants."""

import pytest
from playwright.sync_api import Page, expect

from assessment.models import Assignment, Comment, Reason, State
from tests.assessment.browser.questionnaires import begin, choose_on_every_page, go_on, stored
from tests.assessment.browser.stages import Stage
from tests.assessment.browser.windows import Windows


def asked_about(stage: Stage, *names: str) -> tuple[str, list[Assignment]]:
    rater = stage.person("Rhys Rater")
    about = [stage.participant(stage.person(name)) for name in names]
    return stage.link(rater), [stage.asked(rater, one, "peer") for one in about]


def states_on(page: Page) -> list[str]:
    page.goto("/answer/")
    return page.locator(".govuk-task-list__status").all_inner_texts()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_rater_answers_about_one_changes_their_mind_and_declines_another(
    windows: Windows, stage: Stage, *, script: bool
) -> None:
    link, (ann, bea, cai) = asked_about(stage, "Ann", "Bea", "Cai")
    page = windows.open(java_script_enabled=script)
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Open the questionnaire")
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(f"{windows.address}/answer/")
    assert states_on(page) == ["Not begun", "Not begun", "Not begun"]

    begin(page, "Ann")
    assert choose_on_every_page(page, "Most of the time") == 44
    page.locator("textarea").first.fill("Keep asking who is missing.")
    go_on(page)
    expect(page.get_by_text("Not answered")).to_have_count(2)
    change_the_first_answer(page, "Once in a while")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Handed in")
    assert sorted(set(stored(ann).values())) == ["2", "4"]
    assert Comment.objects.get(sheet__authorship__assignment=ann).text == "Keep asking who is missing."

    page.get_by_role("link", name="See or change your answers").click()
    change_the_first_answer(page, "Always or almost always")
    expect(page.get_by_text("You have handed this in")).to_be_visible()
    assert sorted(set(stored(ann).values())) == ["4", "5"]

    assert states_on(page) == ["Handed in", "Not begun", "Not begun"]
    begin(page, "Bea")
    page.get_by_role("button", name="Save and check all answers").click()
    expect(page.get_by_text("Questions left out: 44.")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/done")

    assert states_on(page) == ["Handed in", "Handed in", "Not begun"]
    page.get_by_role("link", name="Cai", exact=True).click()
    page.get_by_role("link", name="I will not answer").click()
    page.get_by_label("I do not have the time").check()
    page.get_by_role("button", name="I will not answer").click()
    page.wait_for_url("/answer/")
    assert states_on(page) == ["Handed in", "Handed in", "Declined"]
    cai.refresh_from_db()
    bea.refresh_from_db()
    assert (cai.state, cai.reason, bea.state) == (State.DECLINED, Reason.NO_TIME, State.SUBMITTED)


def change_the_first_answer(page: Page, label: str) -> None:
    page.get_by_role("link", name="Change").first.click()
    page.locator("fieldset").first.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Save and check all answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")


def test_nothing_is_chosen_before_somebody_chooses(windows: Windows, stage: Stage) -> None:
    link, (ann,) = asked_about(stage, "Ann")
    page = windows.open(link)
    page.goto(f"/answer/{ann.id}/page/1")
    assert page.locator("input[type=radio]").count() == 42
    assert page.locator("input:checked").count() == 0


def test_that_something_was_not_seen_comes_last_and_divided_off(windows: Windows, stage: Stage) -> None:
    link, (ann,) = asked_about(stage, "Ann")
    page = windows.open(link)
    page.goto(f"/answer/{ann.id}/page/1")
    assert page.locator("fieldset").first.locator("label, .govuk-radios__divider").all_inner_texts() == [
        "Never or almost never",
        "Once in a while",
        "About half the time",
        "Most of the time",
        "Always or almost always",
        "or",
        "I have not had the chance to see this",
    ]


def test_no_address_that_a_browser_tells_holds_the_token(windows: Windows, stage: Stage) -> None:
    link, _ = asked_about(stage, "Ann")
    page = windows.open()
    told: list[str] = []
    page.on("request", lambda request: told.append(request.all_headers().get("referer", "")))
    page.goto(link)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("/answer/")
    assert len(told) >= 4
    assert [address for address in told if link in address] == []


def test_whoever_has_left_sees_nothing_by_going_back(windows: Windows, stage: Stage) -> None:
    link, (ann,) = asked_about(stage, "Ann")
    page = windows.open(link)
    page.goto(f"/answer/{ann.id}/check")
    page.get_by_role("button", name="Leave the questionnaire on this device").click()
    page.wait_for_url("/leave")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open your link again")
