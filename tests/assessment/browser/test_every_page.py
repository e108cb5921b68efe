"""What holds on every page of the service, in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page, Response

from assessment.permissions import AUDIENCES
from tests.assessment.browser.visits import NO_PAGES, VISITS, Cast
from tests.assessment.browser.windows import NARROW, Windows

PICTURES = os.environ.get("BALCONY_PICTURES")
KILOBYTES = 1000


def names_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_of(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_page_of_the_service_is_visited() -> None:
    reached = {name for name in names_of(get_resolver().url_patterns) if name in AUDIENCES}
    visited = {name.split(",")[0] for name in VISITS}
    assert sorted(reached - visited - set(NO_PAGES)) == []


@pytest.mark.parametrize("name", VISITS)
def test_a_page_keeps_nobody_out(windows: Windows, name: str) -> None:
    """What a browser complains of on the way fails the test, too: see `windows`."""
    page = windows.open()
    weights = weighing(page)
    VISITS[name](page, Cast())
    assert in_english(page, name) == {
        "language": "en",
        "violations in a wide window": [],
        "violations on a small phone": [],
        "runs out of a small phone": 0,
        "headings": [page.locator("h1").inner_text()],
        "title begins with the heading": True,
    }
    assert weight_of(page, weights) < 60 * KILOBYTES
    assert in_welsh(page, name) == {"language": "cy", "runs out of a small phone": 0}


def in_english(page: Page, name: str) -> dict[str, Any]:
    wide = violations(page)
    keep_picture(page, name)
    page.set_viewport_size(NARROW)
    keep_picture(page, name)
    return {
        "language": page.locator("html").get_attribute("lang"),
        "violations in a wide window": wide,
        "violations on a small phone": violations(page),
        "runs out of a small phone": sideways(page),
        "headings": page.locator("h1").all_inner_texts(),
        "title begins with the heading": page.title().removeprefix("Error: ").startswith(heading(page)),
    }


def in_welsh(page: Page, name: str) -> dict[str, Any]:
    page.get_by_role("button", name="Cymraeg").click()
    page.locator("html[lang=cy]").wait_for()
    keep_picture(page, name)
    return {
        "language": page.locator("html").get_attribute("lang"),
        "runs out of a small phone": sideways(page),
    }


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def weighing(page: Page) -> dict[str, int]:
    """What each address that is asked for weighs on the way, as it is compressed."""
    weights: dict[str, int] = {}

    def weigh(response: Response) -> None:
        weights[response.url] = int(response.headers.get("content-length", 0))

    page.on("response", weigh)
    return weights


def weight_of(page: Page, weights: dict[str, int]) -> int:
    """The weight of a page for whoever comes to it first, with its style sheet and its scripts."""
    parts = page.locator("link[rel=stylesheet], script[src]")
    addresses = parts.evaluate_all("parts => parts.map(part => part.href || part.src)")
    each = [weights[address] for address in [page.url.split("#")[0], *addresses]]
    assert min(each) > 0
    return sum(each)


def keep_picture(page: Page, name: str) -> None:
    """With BALCONY_PICTURES=folder every page is kept as a picture, to be looked at."""
    if PICTURES:
        width = page.viewport_size["width"] if page.viewport_size else 0
        language = page.locator("html").get_attribute("lang")
        path = Path(PICTURES) / f"{name.replace(', ', '-').replace(' ', '-')}-{width}-{language}.png"
        page.screenshot(path=path, full_page=True)
