"""What somebody is told before the first question is what holds for them."""

from playwright.sync_api import expect

from tests.assessment.browser.stages import open_stage
from tests.assessment.browser.windows import Windows


def told(windows: Windows, group: str, *, forgets: bool = False) -> str:
    stage = open_stage(forgets_authors=forgets)
    rater = stage.person("Rhys")
    mine = stage.asked(rater, stage.participant(stage.person("Ann")), group)
    page = windows.open(stage.link(rater))
    page.goto(f"/answer/{mine.id}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you begin")
    return page.locator("main").inner_text()


def test_a_line_manager_is_told_plainly_that_they_can_be_recognised(windows: Windows) -> None:
    text = told(windows, "line_manager")
    assert "Your answers can be recognised as yours." in text
    assert "Ann knows who is in it." in text
    assert "only if at least" not in text


def test_a_peer_is_told_how_many_must_have_answered(windows: Windows) -> None:
    text = told(windows, "peer")
    assert "shown only if at least 3 people in it have answered" in text
    assert "can be recognised as yours" not in text
    assert "You may still be known by what you write" in text


def test_a_partner_is_told_which_group_theirs_may_join(windows: Windows) -> None:
    assert "counted together with the group: Peer." in told(windows, "partner")


def test_that_authors_are_forgotten_is_promised_only_where_they_are(windows: Windows) -> None:
    promise = "When the profile is released, what joins them is deleted."
    assert promise in told(windows, "peer", forgets=True)
    assert promise not in told(windows, "peer")
