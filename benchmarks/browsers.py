"""A browser as far as it matters here: cookies, forms and one connection that is kept."""

import html
import http.client
import re
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode

_BASE = re.compile(r'name="base-([^"]+)" value="([^"]*)"')


class Browser:
    """Somebody's browser; it goes on with its cookies when the server comes back on another port."""

    def __init__(self, port: int) -> None:
        self.cookies: dict[str, str] = {}
        self._connection = _to(port)

    def go_to(self, port: int) -> None:
        """Speak with whoever listens on a port."""
        self.close()
        self._connection = _to(port)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def enter(self, token: str) -> None:
        """Open a link and press the button on its page."""
        self.get(f"/link/{token}")
        status, text = self.post(f"/link/{token}", {})
        if status != http.HTTPStatus.FOUND:
            raise RuntimeError(f"The link does not open: {status}\n{text}")

    def get(self, path: str) -> tuple[int, str]:
        """The status and the text of a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str]) -> tuple[int, str]:
        """The status and the text of what comes after a form was sent."""
        return self._ask("POST", path, urlencode(fields))

    def stored(self, path: str) -> dict[str, str]:
        """What a page of questions says is stored, by field; fields without an answer left out."""
        return {name: value for name, value in self.fields(path).items() if value}

    def fields(self, path: str) -> dict[str, str]:
        """What a page of questions says is stored, by field, empty where nothing is."""
        status, text = self.get(path)
        if status != http.HTTPStatus.OK:
            raise RuntimeError(f"{path} is not shown: {status}\n{text}")
        return {name: html.unescape(value) for name, value in _BASE.findall(text)}

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"X-CSRFToken": self.cookies["csrftoken"]}
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        for cookie in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        return response.status, response.read().decode()


def _to(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=30)
