"""No log and no report of an error has a token, an answer or anything else that was sent."""

import logging
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from assessment.logs import WithoutTokens
from tests.assessment.serving.databases import execute
from tests.assessment.serving.processes import serving
from tests.assessment.serving.visitors import Answer, Visitor, radios

TOKEN = "vN3xT0kenThatNobodyMaySee"  # noqa: S105 - made up
WORDS = "WordsThatNobodyMayRead"


def test_what_a_server_writes_while_people_answer_and_things_go_wrong_holds_nothing_of_it(
    tmp_path: Path,
) -> None:
    with serving(tmp_path, "--demo") as served:
        printed = served.said()
        tokens = re.findall(r"http://\S+/link/(\S+)", printed)
        chosen = answer_and_go_wrong(Visitor(served.address), tokens[1], tmp_path)
    logged = served.said().removeprefix(printed)
    assert "IndexError" in logged
    assert [one for one in (*tokens, TOKEN, WORDS, *chosen) if one in logged] == []


def answer_and_go_wrong(visitor: Visitor, token: str, home: Path) -> list[str]:
    """Answer a page; meet pages that are not there and that fail. Gives what was chosen, and for what."""
    page = first_page(visitor, visitor.enter(f"/link/{token}"))
    options = {name: found[-1] for name, found in radios(page.text).items()}
    assert visitor.send(page, **options, go="next").url.endswith("/page/2")
    assert visitor.get(f"/link/{token}/more").status == 404
    assert visitor.get(f"/nothing/link/{token}").status == 404
    assert visitor.enter(f"/link/{TOKEN}").status == 404
    assert visitor.send(page, **options, unknown=WORDS).status == 400
    database = home / ".local" / "share" / "balcony" / "demo" / "balcony.sqlite3"
    execute(database, "UPDATE assessment_campaign SET languages = '[]'")
    assert visitor.send(page, **options, go="next").url.endswith("/page/2")
    assert visitor.send(page, path_of(page).replace("page/1", "decline"), reason=WORDS).status == 500
    assert visitor.get(path_of(page)).status == 500
    return [*options, *(one for one in options.values() if len(one) > 1)]


def first_page(visitor: Visitor, listed: Answer) -> Answer:
    begin = re.search(r'href="(/answer/[0-9a-f-]{36}/)"', listed.text)
    assert begin, listed.text
    return visitor.get(f"{begin[1]}page/1")


def path_of(page: Answer) -> str:
    return urlsplit(page.url).path


def record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, arguments, None)


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("Not Found: %s", (f"/link/{TOKEN}/more",)),
        (f"Not Found: /link/{TOKEN}", ()),
        ("%(path)s", ({"path": f"/link/{TOKEN}"},)),
        ("Not Found: %s", (f"/link//{TOKEN}",)),
        ("Forbidden: %s", (f"/accounts/password/reset/key/{TOKEN}/",)),
    ],
)
def test_a_token_is_blotted_out_of_a_message(message: str, arguments: tuple[object, ...]) -> None:
    assert TOKEN not in WithoutTokens("{message}", style="{").format(record(message, *arguments))


def test_a_token_and_a_refused_row_are_blotted_out_of_a_traceback() -> None:
    error = ValueError(f"/link/{TOKEN}\nDETAIL:  Failing row contains ({WORDS}).")
    one = record("Internal Server Error")
    one.exc_info = (ValueError, error, None)
    written = WithoutTokens("{message}", style="{").format(one)
    assert "ValueError: /link/...\nDETAIL: ..." in written
    assert TOKEN not in written
    assert WORDS not in written


def report(request: HttpRequest) -> str:
    """What Django would say of an error at which a variable holds somebody's words."""
    said = f"{WORDS}-variable"
    try:
        int(said[:0])
    except ValueError:
        reporter = ExceptionReporter(request, *sys.exc_info())
        return str(reporter.get_traceback_html() + reporter.get_traceback_text())
    raise AssertionError("an empty text is no number")


def test_a_report_of_an_error_has_no_post_no_cookie_and_no_variable() -> None:
    request = RequestFactory().post("/answer/", {"comment": f"{WORDS}-posted", "item": f"{WORDS}-chosen"})
    request.COOKIES["answering"] = f"{WORDS}-cookie"
    written = report(request)
    assert "ValueError" in written
    assert [kind for kind in ("posted", "chosen", "cookie", "variable") if f"{WORDS}-{kind}" in written] == []
