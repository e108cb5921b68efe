"""A visit to every page of the application, in every state that changes what stands on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from tests.assessment.web.worlds import World, entered

Pages = list[Any]


@dataclass
class Scene:
    """A world, and browsers in which the second language is chosen."""

    world: World
    browsers: dict[str, Client] = field(default_factory=dict)

    def anyone(self) -> Client:
        return _in_second_language(Client())

    def rater(self) -> Client:
        """Bob, with his link opened; one browser for the whole visit."""
        if "rater" not in self.browsers:
            self.browsers["rater"] = _in_second_language(entered(self.world.campaign, self.world.bob))
        return self.browsers["rater"]

    def participant(self) -> Client:
        if "participant" not in self.browsers:
            self.browsers["participant"] = _in_second_language(entered(self.world.campaign, self.world.ann))
        return self.browsers["participant"]


def _in_second_language(client: Client) -> Client:
    client.cookies["language"] = "cy"
    return client


@dataclass(frozen=True)
class Visit:
    """A visit to one page, by its name in the URL configuration; the rest says in what state."""

    page: str
    state: str
    go: Callable[[Scene], Pages]


VISITS: list[Visit] = []


def visit(page: str) -> Callable[[Callable[[Scene], Pages]], Callable[[Scene], Pages]]:
    def add(go: Callable[[Scene], Pages]) -> Callable[[Scene], Pages]:
        VISITS.append(Visit(page, go.__name__.replace("_", " "), go))
        return go

    return add
