"""What somebody does with a questionnaire in a browser."""

import re

from playwright.sync_api import Page, expect

from assessment.models import Assignment, Response

ON = "Save and continue"


def begin(page: Page, whom: str) -> None:
    """From the list to the first page of questions about somebody."""
    page.get_by_role("link", name=whom, exact=True).click()
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(re.compile(r"/page/1$"))


def choose(page: Page, label: str) -> int:
    """Give the same answer to every question of the page; gives how many there are."""
    groups = page.locator("fieldset").all()
    for group in groups:
        group.get_by_label(label, exact=True).check()
    return len(groups)


def go_on(page: Page) -> None:
    """Save the page and wait for the next."""
    before = page.url
    page.get_by_role("button", name=ON).click()
    page.wait_for_url(lambda url: url != before)


def choose_on_every_page(page: Page, label: str) -> int:
    """Answer page after page, until one has other questions; gives how many were answered."""
    answered = 0
    while page.get_by_label(label, exact=True).count():
        answered += choose(page, label)
        go_on(page)
    return answered


def stored(assignment: Assignment) -> dict[str, str]:
    found = Response.objects.filter(sheet__authorship__assignment=assignment)
    return dict(found.values_list("item", "option"))
