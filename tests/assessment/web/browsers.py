"""A browser as it behaves: it sends every field that a page has, and keeps pages that grow old."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client

from assessment.models import Assignment, Authorship, Comment, Response, Sheet

LEADING = "/answer/{}/page/1"
WRITING = "/answer/{}/page/7"
"""The pages of a rater of `systems-leadership` with the first items, and with the open questions."""


@dataclass
class Tab:
    """A page that is open in a browser, as it was when it was loaded, and what was chosen on it since."""

    client: Client
    address: str
    fields: dict[str, str] = field(default_factory=dict)

    def choose(self, **answers: str) -> "Tab":
        self.fields |= {name.replace("_", "-"): value for name, value in answers.items()}
        return self

    def send(self, **more: str) -> Any:
        return self.client.post(self.address, self.fields | more)


def opened(client: Client, address: str) -> Tab:
    """Load a page; what it shows as chosen or written is in its fields, as a browser would send it."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    return Tab(client, address, fields_of(response))


def fields_of(response: Any) -> dict[str, str]:
    """What a browser would send back of a page that it was given."""
    page = response.context["page"]
    parts = [*page.questions, *page.comments]
    chosen = {one.name: option.value for one in page.questions for option in one.options if option.checked}
    written = {one.name: one.text for one in page.comments}
    return {f"base-{part.name}": part.base for part in parts} | chosen | written


def autosave(client: Client, assignment: Assignment, name: str, value: str, base: str = "") -> Any:
    return client.post(f"/answer/{assignment.id}/save", {"field": name, "value": value, "base": base})


def stored(assignment: Assignment) -> dict[str, str]:
    """All that is stored of somebody's answers, by the names that the pages use."""
    options = Response.objects.filter(sheet__authorship__assignment=assignment).values_list("item", "option")
    comments = Comment.objects.filter(sheet__authorship__assignment=assignment)
    written = {f"comment-{one.question}": one.text for one in comments}
    return dict(options) | written


def everything() -> list[list[tuple[object, ...]]]:
    """All answers and all that surrounds them, to see that nothing of it changed."""
    return [
        sorted(model._default_manager.values_list(), key=str)
        for model in (Assignment, Authorship, Sheet, Response, Comment)
    ]


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What acts give that really happen at once, each on its own connection to the database."""
    given: list[Any] = [None] * len(acts)
    barrier = threading.Barrier(len(acts))

    def run(place: int) -> None:
        barrier.wait()
        try:
            given[place] = acts[place]()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given
