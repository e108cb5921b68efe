"""A questionnaire without a mouse."""

import re

from playwright.sync_api import Page, expect

from tests.assessment.browser.questionnaires import stored
from tests.assessment.browser.stages import Stage
from tests.assessment.browser.windows import Windows

MARKED = """() => {
  const on = document.activeElement;
  const label = on.type === "radio" ? on.nextElementSibling : null;
  const styles = [getComputedStyle(on), ...(label ? [getComputedStyle(label, "::before")] : [])];
  const marked = styles.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none");
  return { tag: on.localName, marked };
}"""


def on_a_page(windows: Windows, stage: Stage, path: str) -> tuple[Page, dict[str, str]]:
    rater = stage.person("Rhys")
    mine = stage.asked(rater, stage.participant(stage.person("Ann")), "peer")
    page = windows.open(stage.link(rater))
    page.goto(f"/answer/{mine.id}/{path}")
    return page, {"id": str(mine.id)}


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Page, attribute: str) -> str:
    return str(page.evaluate(f"document.activeElement.{attribute}"))


def test_the_first_key_leads_past_the_header(windows: Windows, stage: Stage) -> None:
    page, _ = on_a_page(windows, stage, "page/1")
    press(page, "Tab")
    assert focused(page, "className") == "govuk-skip-link"
    press(page, "Enter")
    assert focused(page, "id") == "main-content"


def test_a_whole_questionnaire_is_answered_and_handed_in_by_keys_alone(
    windows: Windows, stage: Stage
) -> None:
    rater = stage.person("Rhys")
    mine = stage.asked(rater, stage.participant(stage.person("Ann")), "peer")
    page = windows.open()
    page.goto(stage.link(rater))
    for start in ("Continue", "Ann", "Begin"):
        enter(page, start)
    for number in range(1, 7):
        page.wait_for_url(re.compile(f"/page/{number}(#.*)?$"))
        reach(page, "", "input")
        for _question in range(page.locator("fieldset").count()):
            press(page, "Space", "ArrowDown", "ArrowDown", "Tab")
        assert focused(page, "textContent") == "Save and continue"
        press(page, "Enter")
    page.wait_for_url(re.compile("/page/7$"))
    reach(page, "", "textarea")
    page.keyboard.type("Listen.")
    for end in ("Save and continue", "Hand in"):
        enter(page, end)
    expect(page.get_by_role("heading", level=1)).to_have_text("Handed in")
    assert sorted(stored(mine).values()) == ["3"] * 44


def enter(page: Page, text: str) -> None:
    """Go to what a text stands on, press Enter, and wait for where that leads."""
    before = page.url
    reach(page, text)
    press(page, "Enter")
    page.wait_for_url(lambda url: url != before)


def reach(page: Page, text: str, tag: str = "") -> None:
    """Press Tab until something has the focus, by what stands on it or by what it is."""
    for _stop in range(80):
        press(page, "Tab")
        if focused(page, "localName") == tag or focused(page, "textContent").strip() == text != "":
            return
    raise AssertionError(f"No key leads to {text or tag}.")


def test_enter_in_a_question_goes_on_and_changes_no_language(windows: Windows, stage: Stage) -> None:
    page, _ = on_a_page(windows, stage, "page/1")
    page.locator("input[type=radio]").first.focus()
    press(page, "Space", "Enter")
    expect(page).to_have_url(re.compile("/page/2(#.*)?$"))
    assert page.locator("html").get_attribute("lang") == "en"


def test_whatever_has_the_focus_is_marked(windows: Windows, stage: Stage) -> None:
    page, _ = on_a_page(windows, stage, "page/1")
    stops = []
    for _stop in range(15):
        press(page, "Tab")
        stops.append(page.evaluate(MARKED))
    assert [stop for stop in stops if not stop["marked"]] == []
    assert {stop["tag"] for stop in stops} >= {"a", "button", "input"}


def test_what_has_the_focus_is_never_under_the_line_that_stays(windows: Windows, stage: Stage) -> None:
    page, _ = on_a_page(windows, stage, "page/1")
    page.locator("input[type=radio]").first.check()
    expect(page.locator("[data-autosave-status]")).to_have_text("Saved")
    hidden = []
    for _question in range(6):
        press(page, "Tab")
        page.wait_for_timeout(50)
        hidden.append(
            page.evaluate("""() => {
          const line = document.querySelector("[data-autosave-status]").getBoundingClientRect();
          const on = document.activeElement.getBoundingClientRect();
          return on.bottom > line.top && on.top < line.bottom;
        }""")
        )
    assert hidden == [False] * 6


def test_errors_have_the_focus_and_lead_to_their_fields(windows: Windows, stage: Stage) -> None:
    page, _ = on_a_page(windows, stage, "page/7")
    page.locator("textarea").first.fill("Too much! " * 400 + "Enough.")
    page.get_by_role("button", name="Save and continue").click()
    page.locator(".govuk-error-summary").wait_for()
    assert "govuk-error-summary" in focused(page, "className")
    press(page, "Tab", "Enter")
    assert focused(page, "localName") == "textarea"
    assert page.locator("textarea").first.input_value() == "Too much! " * 400 + "Enough."
