"""A real browser before a real server. Without Chromium these tests are skipped."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright

from tests.assessment.browser.databases import own_database, using
from tests.assessment.browser.serving import serving
from tests.assessment.browser.stages import Stage, open_stage
from tests.assessment.browser.windows import CHROMIUM, Windows, launch


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not here, so that no page can be opened in a browser")
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def database(folder: Path, django_db_blocker: Any) -> Iterator[str]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = str(folder / "browser.sqlite3") if connection.vendor == "sqlite" else f"browser_{worker}"
    with django_db_blocker.unblock(), own_database(name) as made:
        yield made


@pytest.fixture(scope="session")
def address(database: str, folder: Path) -> Iterator[str]:
    with serving(folder, database) as found:
        yield found


@pytest.fixture(autouse=True)
def _queries(database: str, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Playwright keeps an event loop in this thread, and Django refuses to wait for a database in one."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with django_db_blocker.unblock(), using(database):
        yield


@pytest.fixture
def windows(browser: Browser, address: str) -> Iterator[Windows]:
    """Windows on the service; what a browser complains of in any of them fails the test."""
    opened = Windows(browser, address)
    yield opened
    opened.close()
    assert opened.complaints == []


@pytest.fixture
def stage() -> Stage:
    return open_stage()
