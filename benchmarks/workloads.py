"""What people do who answer: one answer after the other, or whole pages. Run as a process of its own."""

import json
import select
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import cycle

from benchmarks.browsers import Browser
from benchmarks.load import Exchange, Script, bear

WARM_UP = 3
_PAGES = 6
_OPTIONS = ("1", "2", "3", "4", "5")


class Answerer:
    """Somebody with an open questionnaire; `kept` is what the server said is saved."""

    def __init__(self, browser: Browser, token: str, assignment: str) -> None:
        browser.enter(token)
        self.assignment = assignment
        self.pages: dict[int, tuple[str, ...]] = {}
        self.kept: dict[str, str] = {}
        for number in range(1, _PAGES + 1):
            stored = browser.fields(f"/answer/{assignment}/page/{number}")
            self.pages[number] = tuple(stored)
            self.kept |= {item: option for item, option in stored.items() if option}
        self._cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        self._token = browser.cookies["csrftoken"]
        browser.close()

    def get(self, path: str) -> bytes:
        """The request for a page, as a browser sends it."""
        return f"GET {self._head(path)}\r\n".encode()

    def post(self, path: str, body: str) -> bytes:
        """The request that sends a form."""
        return (
            f"POST {self._head(path)}X-CSRFToken: {self._token}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()

    def _head(self, path: str) -> str:
        return (
            f"/answer/{self.assignment}/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Accept-Encoding: gzip, br\r\nAccept-Language: en\r\nCookie: {self._cookies}\r\n"
        )


def autosave(people: Sequence[Answerer]) -> Script:
    """Everybody in turn chooses another option for the next item."""
    return _in_turn([_answers(person) for person in people])


def pages(people: Sequence[Answerer]) -> Script:
    """Everybody in turn sends the next page with another option everywhere, and is shown the one after."""
    return _in_turn([_whole_pages(person) for person in people])


def _in_turn(scripts: Sequence[Script]) -> Script:
    for script in cycle(scripts):
        yield next(script)


def _answers(person: Answerer) -> Script:
    for item in cycle([item for number in sorted(person.pages) for item in person.pages[number]]):
        yield _answer(person, item)


def _answer(person: Answerer, item: str) -> Exchange:
    base = person.kept.get(item, "")
    value = _after(base)
    response = yield person.post("save", f"field={item}&value={value}&base={base}")
    saved = response.startswith(b"HTTP/1.1 200") and b'"saved": true' in response
    if saved:
        person.kept[item] = value
    return saved


def _whole_pages(person: Answerer) -> Script:
    for number in cycle(sorted(person.pages)):
        yield _page(person, number)


def _page(person: Answerer, number: int) -> Exchange:
    bases = {item: person.kept.get(item, "") for item in person.pages[number]}
    chosen = {item: _after(base) for item, base in bases.items()}
    fields = [f"{item}={chosen[item]}&base-{item}={base}" for item, base in bases.items()]
    response = yield person.post(f"page/{number}", "&".join(fields))
    if not response.startswith(b"HTTP/1.1 302"):
        return False
    person.kept |= chosen
    response = yield person.get(f"page/{number + 1}")
    return response.startswith(b"HTTP/1.1 200")


def _after(option: str) -> str:
    return _OPTIONS[(_OPTIONS.index(option) + 1) % len(_OPTIONS)] if option else _OPTIONS[0]


KINDS: dict[str, Callable[[Sequence[Answerer]], Script]] = {"autosave": autosave, "pages": pages}


def main(kind: str, port: str, connections: str, seconds: str) -> None:
    """Load a server whose links come in, a line of JSON; for some seconds, or until the input ends."""
    links = json.loads(sys.stdin.readline())
    people = [Answerer(Browser(int(port)), *link) for link in links]
    bear(int(port), _scripts(kind, people, int(connections)), _for(WARM_UP))
    print("warm", flush=True)
    goes_on = _for(float(seconds)) if float(seconds) else _until_told
    taken = bear(int(port), _scripts(kind, people, int(connections)), goes_on)
    taken.kept = {person.assignment: person.kept for person in people}
    print(json.dumps(asdict(taken)))


def _scripts(kind: str, people: Sequence[Answerer], connections: int) -> list[Script]:
    """What each connection does, on behalf of people of its own."""
    return [KINDS[kind](people[number::connections]) for number in range(connections)]


def _for(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() < end


def _until_told() -> bool:
    """Go on until the input ends."""
    return not select.select([sys.stdin], [], [], 0)[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
