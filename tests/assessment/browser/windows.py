"""Windows of a browser that note whatever a reader's browser would complain of."""

import shutil
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    ViewportSize,
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
]


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


class Windows:
    """Opens windows on the service, each as a browser of its own, and keeps their complaints."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def open(self, link: str = "", **options: Any) -> Page:
        """A window, on the list of whoever a link was made for where one is given."""
        page = self.context(**options).new_page()
        if link:
            page.goto(link)
            page.locator("main form button").click()
            page.wait_for_url("/answer/")
        return page

    def context(self, **options: Any) -> BrowserContext:
        wanted = {"base_url": self.address, "locale": "en-GB", "viewport": WIDE}
        context = self.browser.new_context(**(wanted | options))
        context.set_default_timeout(10_000)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", self._asked)
        self.contexts.append(context)
        return context

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        # That the server said no, as it had to, or could not be reached, is the test's own subject.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "about:", "blob:")):
            self.complaints.append(f"asked for {request.url}")
