"""What the first page of questions weighs as it is served, and how soon it begins to come."""

import gzip
import http.client
import re
import time
from collections.abc import Iterator
from statistics import median

from benchmarks.browsers import Browser
from benchmarks.figures import Figure, Goal
from benchmarks.serving import Serving
from benchmarks.stores import Invited, Store

_LIGHT = Goal("kb", 60)
_ROUNDS = 50
_ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def weight(store: Store, person: Invited) -> Iterator[Figure]:
    """Kilobytes of a page with all that belongs to it, compressed, and alone; time to its first byte."""
    server = Serving(store)
    try:
        browser = Browser(server.port)
        browser.enter(person.token)
        path = f"/answer/{person.assignments[0]}/page/1"
        shown = [_get(server.port, path, browser) for _ in range(_ROUNDS)]
        page = shown[0][0]
        assets = sorted(set(_ASSET.findall(gzip.decompress(page).decode())))
        every = len(page) + sum(len(_get(server.port, asset, browser)[0]) for asset in assets)
    finally:
        server.kill()
    yield Figure(
        "a page of questions: style sheet, script and picture included", kb=every / 1000, goal=_LIGHT
    )
    yield Figure(
        "- the page alone; until its first byte", median(took for _, took in shown), kb=len(page) / 1000
    )


def _get(port: int, path: str, browser: Browser) -> tuple[bytes, float]:
    """What comes over the line for an address, and how long it took to begin."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, br", "Cookie": cookies})
    response = connection.getresponse()
    took = time.perf_counter() - began
    body = response.read()
    connection.close()
    if response.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{path}: {response.status}")
    return body, took
