"""Pages as readers set them: their own colours, no movement, large text."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.assessment.browser.stages import Stage
from tests.assessment.browser.test_every_page import sideways
from tests.assessment.browser.visits import VISITS, Cast
from tests.assessment.browser.windows import Windows


def on_a_page(windows: Windows, stage: Stage, **options: Any) -> Page:
    rater = stage.person("Rhys")
    mine = stage.asked(rater, stage.participant(stage.person("Ann")), "peer")
    page = windows.open(stage.link(rater), **options)
    page.goto(f"/answer/{mine.id}/page/1")
    return page


def test_in_a_readers_own_colours_what_is_chosen_can_be_seen(windows: Windows, stage: Stage) -> None:
    page = on_a_page(windows, stage, forced_colors="active")
    page.locator("input[type=radio]").first.check()
    ring, dot, paper = page.evaluate("""() => {
      const label = document.querySelector("input:checked + label");
      const ring = getComputedStyle(label, "::before"), dot = getComputedStyle(label, "::after");
      return [ring.borderTopColor, [dot.opacity, dot.borderTopColor], getComputedStyle(document.body).backgroundColor];
    }""")
    assert ring != paper
    assert dot[0] == "1"
    assert dot[1] != paper


def test_in_a_readers_own_colours_the_focus_can_be_seen(windows: Windows, stage: Stage) -> None:
    page = on_a_page(windows, stage, forced_colors="active")
    for _stop in range(3):
        page.keyboard.press("Tab")
    outline = page.evaluate("""() => {
      const on = document.activeElement;
      return getComputedStyle(on).outlineStyle;
    }""")
    assert outline != "none"


def test_whoever_wants_no_movement_gets_none(windows: Windows, stage: Stage) -> None:
    page = on_a_page(windows, stage, reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length""")
    assert moving == 0


@pytest.mark.parametrize("name", ["answer", "begin", "page", "page, comments", "check", "decline, errors"])
def test_text_of_twice_the_size_stays_inside_the_window(windows: Windows, name: str) -> None:
    page = windows.open(bypass_csp=True, viewport={"width": 640, "height": 900})
    VISITS[name](page, Cast())
    page.add_style_tag(content="html { font-size: 200% !important; }")
    expect(page.locator("h1")).to_be_visible()
    assert sideways(page) == 0
