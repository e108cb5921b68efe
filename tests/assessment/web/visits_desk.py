"""Visits to the desk of those who run a programme."""

from assessment.models import Campaign
from tests.assessment.web.visits import Pages, Scene, visit
from tests.assessment.web.visits_staff import got, member, sent, with_factors


@visit("desk")
def the_desk(scene: Scene) -> Pages:
    client = with_factors(scene)
    some = got(client, "desk")
    Campaign.objects.filter(pk=scene.world.campaign.pk).delete()
    return [some, got(client, "desk")]


@visit("desk")
def the_desk_of_somebody_who_administers_nothing(scene: Scene) -> Pages:
    client = with_factors(scene)
    member(scene).memberships.all().delete()
    return [got(client, "desk")]


@visit("campaign")
def a_campaign(scene: Scene) -> Pages:
    return [got(with_factors(scene), "campaign", scene.world.campaign.id)]


@visit("reissue")
def a_new_link(scene: Scene) -> Pages:
    world = scene.world
    return [sent(with_factors(scene), "reissue", {}, world.campaign.id, world.bob.id)]


@visit("revoke")
def a_link_stopped(scene: Scene) -> Pages:
    client, world = with_factors(scene), scene.world
    sent(client, "reissue", {}, world.campaign.id, world.bob.id)
    return [sent(client, "revoke", {}, world.campaign.id, world.bob.id)]
