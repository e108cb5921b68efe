"""A browser without scripts, for servers in a process of their own."""

import http.cookiejar
import re
import urllib.request
from dataclasses import dataclass
from html import unescape
from urllib.error import HTTPError
from urllib.parse import urlencode


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    url: str

    @property
    def text(self) -> str:
        return self.body.decode()


class Visitor:
    """Keeps cookies, follows redirects, and sends forms as they stand on the page."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def get(self, path: str, **headers: str) -> Answer:
        return self._open(self._url(path), None, headers)

    def send(self, page: Answer, path: str = "", **fields: str) -> Answer:
        """The form of a page with its hidden fields, and what somebody filled in."""
        every = hidden(page.text) | fields
        sent = {"Referer": page.url, "Origin": self.address}
        return self._open(self._url(path or page.url), urlencode(every).encode(), sent)

    def enter(self, link: str) -> Answer:
        """Open a link, and go on from its page."""
        return self.send(self.get(link))

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else self.address + path

    def _open(self, url: str, data: bytes | None, headers: dict[str, str]) -> Answer:
        request = urllib.request.Request(url, data, headers)  # noqa: S310 - our own server
        try:
            with self._opener.open(request, timeout=40) as found:
                return Answer(found.status, dict(found.headers.items()), found.read(), found.url)
        except HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers.items()), refused.read(), refused.url)


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the questions on a page, or of its last form where it has none."""
    begins = page.find('<form id="questions"')
    form = page[begins if begins >= 0 else page.rindex("<form") :].partition("</form>")[0]
    inputs = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", form)
    return {_attribute(one, "name"): _attribute(one, "value") for one in inputs}


def radios(page: str) -> dict[str, list[str]]:
    """The options of each question on a page."""
    found: dict[str, list[str]] = {}
    for one in re.findall(r"<input[^>]*type=\"radio\"[^>]*>", page):
        found.setdefault(_attribute(one, "name"), []).append(_attribute(one, "value"))
    return found


def _attribute(element: str, name: str) -> str:
    said = re.search(rf'\b{name}="([^"]*)"', element)
    return unescape(said[1]) if said else ""
