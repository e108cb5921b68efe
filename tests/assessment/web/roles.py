"""Everybody who may come to a page, rightly or not, each as the cookies that their browser holds."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie

from allauth.mfa.models import Authenticator
from django.core import signing
from django.test import Client

from assessment.domain.campaigns import open_campaign
from assessment.domain.links import issue_link
from assessment.domain.people import add_person
from assessment.domain.programmes import open_programme
from assessment.domain.staff import add_staff
from assessment.models import Link, Programme, Role
from tests.assessment.web.staff_members import PASSWORD
from tests.assessment.web.worlds import World, entered

WITHOUT_SESSION = (
    "nobody",
    "whoever has a session of a link that was replaced",
    "whoever forges a session",
    "whoever changes a letter of a session",
    "whoever comes with a session of two days ago",
)
OF_OTHERS = ("holder of a link to another campaign", "participant, who is another rater")
STAFF_OF_THE_PROGRAMME = ("coach", "researcher", "sponsor")
AUTHOR = "rater"
ADMINISTRATOR = "administrator of the programme"
EVERYWHERE = "administrator of every programme"
ELSEWHERE = "administrator of another programme"
ONE_FACTOR = "administrator without a second factor"
SIGNED_IN = (ADMINISTRATOR, EVERYWHERE, ELSEWHERE, ONE_FACTOR, *STAFF_OF_THE_PROGRAMME)
ANSWERING = (AUTHOR, *OF_OTHERS)
ROLES = (*WITHOUT_SESSION, *ANSWERING, *SIGNED_IN)
DAY = 24 * 3600


@dataclass(frozen=True)
class Cast:
    """The cookies of each role in one world, where the rater is Bob and the participant is Ann."""

    world: World
    cookies: dict[str, str]
    token: str

    def browser(self, role: str) -> Client:
        client = Client()
        client.cookies = SimpleCookie(self.cookies[role])
        return client


def cast(world: World) -> Cast:
    replaced = cookie_of(entered(world.campaign, world.bob))
    rater = cookie_of(entered(world.campaign, world.bob))
    answering = {
        "nobody": "",
        "whoever has a session of a link that was replaced": replaced,
        "whoever forges a session": _forged(world),
        "whoever changes a letter of a session": _changed(rater),
        "whoever comes with a session of two days ago": _old(world),
        "rater": rater,
        "holder of a link to another campaign": cookie_of(_elsewhere(world)),
        "participant, who is another rater": cookie_of(entered(world.campaign, world.ann)),
    }
    cai = add_person(programme=world.campaign.cohort.programme, name="Cai", email="cai@example.org")
    token = issue_link(campaign=world.campaign, person=cai)
    return Cast(world, answering | dict(_staff(world)), token)


def cookie_of(client: Client) -> str:
    return client.cookies.output(attrs=[], header="", sep=";")


def _forged(world: World) -> str:
    link = Link.objects.get(person=world.bob, campaign=world.campaign, revoked=False)
    return _session(link, time.time(), key="guessed")


def _session(link: Link, since: float, key: str | None = None) -> str:
    """The cookie of a session that began at some moment and lasts a day."""
    value = signing.dumps([link.pk.hex, int(since) + DAY], key=key, salt="balcony.answering")
    return f"answering={value}"


def _changed(cookie: str) -> str:
    """A session with its first letter changed: another link, under the signature of this one."""
    name, value = cookie.strip().split("=", 1)
    return f"{name}={'A' if value[0] != 'A' else 'B'}{value[1:]}"


def _old(world: World) -> str:
    link = Link.objects.get(person=world.bob, campaign=world.campaign, revoked=False)
    return _session(link, time.time() - 2 * DAY)


def _elsewhere(world: World) -> Client:
    """Bob himself, with his link to a second campaign of the same cohort."""
    first = world.campaign
    second = open_campaign(
        cohort=first.cohort,
        code="after",
        name="After",
        instrument=first.instrument,
        opens=first.opens,
        closes=first.closes,
    )
    return entered(second, world.bob)


def _staff(world: World) -> Iterator[tuple[str, str]]:
    here = world.campaign.cohort.programme
    there = open_programme(code="other", name="Another programme")
    yield ADMINISTRATOR, _member(Role.ADMINISTRATOR, here)
    yield EVERYWHERE, _member(Role.ADMINISTRATOR, None)
    yield ELSEWHERE, _member(Role.ADMINISTRATOR, there)
    yield ONE_FACTOR, _member(Role.ADMINISTRATOR, here, factors=1)
    for role in (Role.COACH, Role.RESEARCHER, Role.SPONSOR):
        yield str(role), _member(role, here)


def _member(role: Role, programme: Programme | None, factors: int = 2) -> str:
    """The session of a member of staff, as it is after they signed in."""
    email = f"{role}-{programme.code if programme else 'all'}-{factors}@example.org"
    member = add_staff(email=email, name="Ada", role=role, programme=programme)
    member.set_password(PASSWORD)
    member.save()
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    if factors > 1:
        Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data={"secret": "none"})
        session = client.session
        session["second_factor_of"] = str(member.pk)
        session.save()
    return cookie_of(client)
