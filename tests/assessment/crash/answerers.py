"""People who answer as fast as they can, and remember what they were told is saved."""

import http.client
import secrets
from abc import ABC, abstractmethod
from collections.abc import Iterator
from http import HTTPStatus
from itertools import cycle
from threading import Event

from benchmarks.browsers import Browser

OPTIONS = ("1", "2", "3", "4", "5")
_GONE = (OSError, http.client.HTTPException)


class Answerer(ABC):
    """Somebody who saves one thing after the other on one page.

    `kept` is what the server said is saved, `sent` what was under way when it fell silent: either
    may be found afterwards, with all its fields, and nothing else.
    """

    page = 1

    def __init__(self, browser: Browser, assignment: str) -> None:
        self.browser = browser
        self.url = f"/answer/{assignment}/"
        self.kept: dict[str, str] = {}
        self.sent: dict[str, str] = {}
        self.acknowledged = 0
        self.refused: list[tuple[int, str]] = []

    def answer_until(self, end: Event) -> None:
        """Answer until it is time, or the server does not do its part any more."""
        for fields in self.values():
            if end.is_set() or not self._saved(fields):
                return

    def _saved(self, fields: dict[str, str]) -> bool:
        self.sent = fields
        try:
            status, text = self.send(fields)
        except _GONE:
            return False
        if not self.acknowledges(status, text):
            self.refused.append((status, text))
            return False
        self.kept, self.sent = self.kept | fields, {}
        self.acknowledged += 1
        return True

    def wrong(self) -> list[str]:
        """What is not as it should be; then what is found counts as kept."""
        found = self.found()
        right = (self.kept, self.kept | self.sent)
        problems = [] if found in right else [f"{self.url} has {found}, not {right[0]} or {right[1]}"]
        problems += [f"{self.url} answered {status}: {text[:400]}" for status, text in self.refused]
        self.kept, self.sent, self.refused = found, {}, []
        return problems

    def found(self) -> dict[str, str]:
        """What the page says is stored."""
        return self.browser.stored(f"{self.url}page/{self.page}")

    def acknowledges(self, status: int, text: str) -> bool:
        """Whether the server says that it saved what was sent."""
        return status == HTTPStatus.OK and '"saved": true' in text

    @abstractmethod
    def values(self) -> Iterator[dict[str, str]]:
        """What to save, without an end."""

    def send(self, fields: dict[str, str]) -> tuple[int, str]:
        """Save one answer while the page is open."""
        ((name, value),) = fields.items()
        return self.browser.post(
            f"{self.url}save", {"field": name, "value": value, "base": self.kept.get(name, "")}
        )


class Chooser(Answerer):
    """Chooses one option after the other for two items."""

    items = ("F01", "F02")

    def values(self) -> Iterator[dict[str, str]]:
        """Another option for each item than the one before."""
        for item in cycle(self.items):
            yield {item: _after(self.kept.get(item, ""))}


class Commenter(Answerer):
    """Writes a comment again and again."""

    page = 7
    length = 20

    def values(self) -> Iterator[dict[str, str]]:
        """A text with the number of times that it was written, and something that no disk makes shorter."""
        while True:
            text = f'Kept {self.acknowledged} times & "more": '
            yield {"comment-keep": text + secrets.token_hex(self.length)}


class PageSender(Answerer):
    """Sends a whole page with one option everywhere, so that half of a page would be seen."""

    page = 2

    def __init__(self, browser: Browser, assignment: str) -> None:
        super().__init__(browser, assignment)
        self._names = browser.fields(f"{self.url}page/{self.page}")

    def values(self) -> Iterator[dict[str, str]]:
        """The next option for every item of the page."""
        while True:
            option = _after(next(iter(self.kept.values()), ""))
            yield dict.fromkeys(self._names, option)

    def send(self, fields: dict[str, str]) -> tuple[int, str]:
        """Send the page's form."""
        bases = {f"base-{name}": self.kept.get(name, "") for name in fields}
        return self.browser.post(f"{self.url}page/{self.page}", fields | bases)

    def acknowledges(self, status: int, text: str) -> bool:
        """Whether the browser is sent on to the next page."""
        return (status, text) == (HTTPStatus.FOUND, "")


class Beginner(Answerer):
    """Begins one questionnaire after the other with one answer, and hands each in."""

    def __init__(self, browser: Browser, assignments: tuple[str, ...]) -> None:
        super().__init__(browser, assignments[0])
        self._next = iter(assignments)

    def values(self) -> Iterator[dict[str, str]]:
        """An answer, then the whole."""
        for assignment in self._next:
            self.url, self.kept = f"/answer/{assignment}/", {}
            yield {"F01": "4"}
            yield {"handed in": "yes"}

    def send(self, fields: dict[str, str]) -> tuple[int, str]:
        """Save the answer, or hand in."""
        return super().send(fields) if "F01" in fields else self.browser.post(f"{self.url}check", {})

    def acknowledges(self, status: int, text: str) -> bool:
        """Whether it was saved, or handed in."""
        return status == HTTPStatus.FOUND if "handed in" in self.sent else super().acknowledges(status, text)

    def found(self) -> dict[str, str]:
        """What is stored, and whether it is handed in."""
        status, _ = self.browser.get(f"{self.url}done")
        return super().found() | ({"handed in": "yes"} if status == HTTPStatus.OK else {})


def _after(option: str) -> str:
    return OPTIONS[(OPTIONS.index(option) + 1) % len(OPTIONS)] if option else OPTIONS[0]
