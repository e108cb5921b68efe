"""Visits to the pages that are for everybody, and to the door of those who answer."""

from assessment.domain.links import issue_link
from tests.assessment.web.visits import Pages, Scene, visit


@visit("front")
def the_front(scene: Scene) -> Pages:
    return [scene.anyone().get("/")]


@visit("accessibility")
def the_accessibility_statement(scene: Scene) -> Pages:
    return [scene.anyone().get("/accessibility")]


@visit("privacy")
def the_privacy_notice(scene: Scene) -> Pages:
    return [scene.anyone().get("/privacy")]


@visit("language")
def a_language_that_is_not_there(scene: Scene) -> Pages:
    return [scene.anyone().post("/language", {"language": "fr", "next": "/"})]


@visit("link")
def a_link_before_it_is_opened(scene: Scene) -> Pages:
    token = issue_link(campaign=scene.world.campaign, person=scene.world.bob)
    return [scene.anyone().get(f"/link/{token}")]


@visit("link")
def a_link_that_does_not_work(scene: Scene) -> Pages:
    return [scene.anyone().post("/link/unknown")]


@visit("link")
def too_many_links_that_do_not_work(scene: Scene) -> Pages:
    client = scene.anyone()
    return [client.post(f"/link/unknown-{number}") for number in range(40)][-1:]


@visit("leave")
def leaving(scene: Scene) -> Pages:
    return [scene.rater().post("/leave")]
