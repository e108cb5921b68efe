"""Rounds of answering, killing, starting again and comparing."""

import json
import random
import time
from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import Any

from benchmarks.browsers import Browser
from benchmarks.serving import Serving
from benchmarks.stores import Invited, Store
from tests.assessment.crash.answerers import Answerer, Beginner, Chooser, Commenter, PageSender

RATERS = 8
LONGEST_LOAD = 0.4
LONGEST_SILENCE = 20


class Rounds:
    """Eight people answer on one server after the other."""

    def __init__(self, store: Store, participants: int = 10, another: str = "") -> None:
        self._store, self._another = store, another
        people = store.people(RATERS, participants)
        self.server = Serving(store, another)
        self.people = _everybody(people, self.server.port)

    @property
    def acknowledged(self) -> int:
        """How many answers and pages were acknowledged so far."""
        return sum(one.acknowledged for one in self.people)

    def answer_and_kill(self) -> list[str]:
        """Kill the server while everybody answers, start it again, and tell what is wrong then."""
        before = {one: one.acknowledged for one in self.people}
        self.answer_while(self._kill_soon)
        silent = [f"{one.url} was not answered" for one in self.people if one.acknowledged == before[one]]
        self.server = Serving(self._store, self._another)
        for one in self.people:
            one.browser.go_to(self.server.port)
        return silent + self.wrong()

    def _kill_soon(self) -> None:
        """Kill at any moment after something of everybody was saved."""
        enough = {one: one.acknowledged + 1 for one in self.people}
        _wait_until(lambda: all(one.acknowledged >= enough[one] for one in self.people))
        time.sleep(random.uniform(0, LONGEST_LOAD))  # noqa: S311 - any moment will do
        self.server.kill()

    def wait_for_more(self, answers: int) -> None:
        """Let so many answers be acknowledged."""
        enough = self.acknowledged + answers
        _wait_until(lambda: self.acknowledged >= enough)

    def wait_for_refusals(self) -> None:
        """Let somebody be refused, and others have the time to be."""
        _wait_until(lambda: any(one.refused for one in self.people))
        time.sleep(LONGEST_LOAD)

    def answer_while(self, *doings: Callable[[], None]) -> None:
        """Let everybody answer while one thing after the other happens."""
        end = Event()
        threads = [Thread(target=one.answer_until, args=(end,)) for one in self.people]
        for thread in threads:
            thread.start()
        try:
            for doing in doings:
                doing()
        finally:
            end.set()
            for thread in threads:
                thread.join()

    def wrong(self) -> list[str]:
        """What nobody should find, and what the database says of itself."""
        return [problem for one in self.people for problem in one.wrong()] + self._store.damage()

    def account(self) -> dict[str, Any]:
        """What stands in the database, as `accounts` counts it."""
        told: dict[str, Any] = json.loads(self._store.run("-m", "tests.assessment.crash.accounts"))
        return told

    def end(self) -> None:
        """Leave no server and no connection."""
        self.server.kill()
        for one in self.people:
            one.browser.close()


def _everybody(people: Sequence[Invited], port: int) -> list[Answerer]:
    browsers = [Browser(port) for _ in people]
    for browser, person in zip(browsers, people, strict=True):
        browser.enter(person.token)
    kinds: list[type[Answerer]] = [Chooser, Chooser, Commenter, Commenter, PageSender, PageSender, PageSender]
    others = zip(kinds, browsers[1:], people[1:], strict=True)
    return [
        Beginner(browsers[0], people[0].assignments),
        *(kind(browser, person.assignments[0]) for kind, browser, person in others),
    ]


def _wait_until(reached: Callable[[], bool]) -> None:
    """Wait, but not for ever: what follows tells whether it was reached."""
    end = time.monotonic() + LONGEST_SILENCE
    while not reached() and time.monotonic() < end:
        time.sleep(0.01)
