"""Posts that no page of ours sends: refused whole, calmly, and with nothing changed."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assessment.models import Assignment, State
from tests.assessment.web.browsers import LEADING, WRITING, autosave, everything, opened, stored
from tests.assessment.web.worlds import World, entered

FORM = "application/x-www-form-urlencoded"
MILLION = 1_000_000
Sent = dict[str, Any]


@pytest.fixture
def bob(world: World) -> Client:
    client = entered(world.campaign, world.bob)
    opened(client, LEADING.format(world.bob_about_ann.id)).choose(F01="4").send()
    return client


def is_our_page(response: Any) -> bool:
    return b"balcony-header" in response.content and b"</html>" in response.content


STRANGE: dict[str, Sent] = {
    "a field that no page has": {"surprise": "1"},
    "fields that a model has": {"submitted": "True", "sheet_id": "1"},
    "an item of another page": {"G99": "4", "base-G99": ""},
    "an item of another instrument": {"SY01": "4", "base-SY01": ""},
    "a base of nothing on the page": {"base-comment-keep": ""},
    "an option that is not offered": {"F02": "6"},
    "an option that is nearly one": {"F02": "4 "},
    "an option of NUL": {"F02": "\0"},
    "no option where there was one": {"F02": "", "base-F02": "3"},
    "a base that was never offered": {"F02": "3", "base-F02": "99"},
    "a base of NUL": {"F02": "3", "base-F02": "\0"},
    "an unknown option that is its own base": {"F02": "99", "base-F02": "99"},
    "an unknown way to go": {"go": "elsewhere"},
    "an unknown language": {"language": "xx"},
    "more than a language": {"language": "en; Max-Age=1"},
}


@pytest.mark.parametrize("what", STRANGE)
def test_a_page_with_something_strange_on_it_is_refused(world: World, bob: Client, what: str) -> None:
    tab = opened(bob, LEADING.format(world.bob_about_ann.id)).choose(F03="3")
    before = everything()
    response = tab.send(**STRANGE[what])
    assert (response.status_code, is_our_page(response)) == (400, True)
    assert "language" not in response.cookies
    assert everything() == before


@pytest.mark.parametrize("missing", ["base-F02", "base-F01", "F01"])
def test_a_page_with_something_missing_is_refused(world: World, bob: Client, missing: str) -> None:
    tab = opened(bob, LEADING.format(world.bob_about_ann.id)).choose(F03="3")
    del tab.fields[missing]
    before = everything()
    assert tab.send().status_code == 400
    assert everything() == before


@pytest.mark.parametrize("twice", ["F03", "base-F03", "go", "csrfmiddlewaretoken"])
def test_a_page_with_something_twice_is_refused(world: World, bob: Client, twice: str) -> None:
    extra = {"F03": "3", "go": "next", "csrfmiddlewaretoken": "x"}
    tab = opened(bob, LEADING.format(world.bob_about_ann.id)).choose(**extra)
    before = everything()
    response = bob.post(tab.address, {**tab.fields, twice: [tab.fields[twice]] * 2})
    assert response.status_code == 400
    assert everything() == before


def test_an_empty_post_to_a_page_is_refused(world: World, bob: Client) -> None:
    before = everything()
    assert bob.post(LEADING.format(world.bob_about_ann.id)).status_code == 400
    assert everything() == before


@pytest.mark.parametrize(
    ("page", "extra"), [("check", {"F01": "1"}), ("decline", {"reason": "no_time", "F01": "1"})]
)
def test_answers_sent_to_a_page_that_takes_none_are_refused_not_dropped(
    world: World, bob: Client, page: str, extra: Sent
) -> None:
    before = everything()
    assert bob.post(f"/answer/{world.bob_about_ann.id}/{page}", extra).status_code == 400
    assert everything() == before


@pytest.mark.parametrize("number", ["0", "8", "99999999999999999999"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_there_is_no_page_beyond_the_last(world: World, bob: Client, number: str, method: str) -> None:
    response = getattr(bob, method)(f"/answer/{world.bob_about_ann.id}/page/{number}")
    assert (response.status_code, is_our_page(response)) == (404, True)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"field": "F02"},
        {"field": "F02", "value": "4"},
        {"field": "F02", "value": "4", "base": "", "more": "1"},
        {"field": ["F02", "F03"], "value": "4", "base": ""},
        {"field": "F02", "value": "", "base": ""},
        {"field": "F01", "value": "", "base": "4"},
        {"field": "F02", "value": "6", "base": ""},
        {"field": "F02", "value": "6", "base": "6"},
        {"field": "SY01", "value": "4", "base": ""},
        {"field": "SY01", "value": "", "base": ""},
        {"field": "comment-none", "value": "", "base": ""},
        {"field": "comment-none", "value": "Hello", "base": ""},
        {"field": "comment-keep", "value": "x" * 4001, "base": ""},
        {"field": "F\0", "value": "4", "base": ""},
    ],
    ids=lambda sent: str(sent)[:60],
)
def test_one_answer_that_cannot_be_read_is_not_saved_and_says_so(
    world: World, bob: Client, sent: Sent
) -> None:
    before = everything()
    response = bob.post(f"/answer/{world.bob_about_ann.id}/save", sent)
    assert (response.status_code, response.json()["saved"]) == (400, False)
    assert everything() == before


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"F01": "3"}'),
        ("text/plain", b"F01=3"),
        ("application/octet-stream", b"\x00\xff"),
        (FORM, b"\xff\xfe%zz=%&&==;"),
        (f"{FORM}; charset=utf-16", b"F01=3"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data; boundary=" + "y" * 300, b""),
    ],
    ids=lambda value: str(value)[:50],
)
@pytest.mark.parametrize("page", ["page/1", "save"])
def test_a_post_of_another_kind_is_refused(
    world: World, bob: Client, page: str, kind: str, body: bytes
) -> None:
    before = everything()
    response = bob.post(f"/answer/{world.bob_about_ann.id}/{page}", data=body, content_type=kind)
    assert response.status_code == 400
    assert everything() == before


def test_a_file_is_not_taken_for_an_answer(world: World, bob: Client) -> None:
    tab = opened(bob, LEADING.format(world.bob_about_ann.id))
    before = everything()
    response = tab.client.post(tab.address, {**tab.fields, "F02": SimpleUploadedFile("F02", b"4")})
    assert response.status_code == 400
    assert everything() == before


@pytest.mark.parametrize(
    "written", ["x" * (2 << 20), "ŵ" * MILLION], ids=["2 MiB", "a million letters of 2 bytes"]
)
def test_a_post_that_is_too_large_is_refused_in_our_look(world: World, bob: Client, written: str) -> None:
    before = everything()
    tab = opened(bob, WRITING.format(world.bob_about_ann.id)).choose(comment_keep=written)
    response = bob.post(tab.address, urlencode(tab.fields), content_type=FORM)
    assert (response.status_code, is_our_page(response)) == (413, True)
    assert everything() == before


def test_a_large_file_is_refused_and_never_put_on_the_disk(client: Client) -> None:
    large = SimpleUploadedFile("large", b"x" * (3 << 20))
    response = client.post("/language", {"language": "cy", "file": large})
    assert (response.status_code, is_our_page(response)) == (413, True)
    assert response.wsgi_request.FILES == {}


def test_a_post_of_too_many_fields_is_refused_in_our_look(world: World, bob: Client) -> None:
    before = everything()
    sent = urlencode({f"F{number}": "1" for number in range(1000)})
    response = bob.post(LEADING.format(world.bob_about_ann.id), sent, content_type=FORM)
    assert (response.status_code, is_our_page(response)) == (413, True)
    assert everything() == before


def test_a_comment_of_a_million_characters_comes_back_to_be_shortened(world: World, bob: Client) -> None:
    before = everything()
    tab = opened(bob, WRITING.format(world.bob_about_ann.id)).choose(comment_keep="x" * MILLION)
    response = bob.post(tab.address, urlencode(tab.fields), content_type=FORM)
    assert (response.status_code, b"x" * MILLION in response.content) == (422, True)
    assert everything() == before


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\0b", "ab"),
        ("two\r\nlines", "two\nlines"),
        ("  around  ", "around"),
        ("\u202eback", "\u202eback"),
        ("=1+1", "=1+1"),
        ("'; DROP TABLE assessment_sheet; --", "'; DROP TABLE assessment_sheet; --"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("😀" * 4000, "😀" * 4000),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_was_written_is_kept_as_far_as_it_can_be_said(
    world: World, bob: Client, sent: str, kept: str
) -> None:
    address = WRITING.format(world.bob_about_ann.id)
    assert opened(bob, address).choose(comment_keep=sent).send().status_code == 302
    assert stored(world.bob_about_ann)["comment-keep"] == kept
    assert opened(bob, address).send().status_code == 302


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"%FF%FE", b"%F4%90%80%80"])
def test_bytes_that_are_no_characters_do_no_harm(world: World, bob: Client, raw: bytes) -> None:
    tab = opened(bob, WRITING.format(world.bob_about_ann.id))
    del tab.fields["comment-keep"]
    body = urlencode(tab.fields).encode() + b"&comment-keep=" + raw
    assert bob.post(tab.address, body, content_type=FORM).status_code == 302
    assert set(stored(world.bob_about_ann)["comment-keep"]) == {"\N{REPLACEMENT CHARACTER}"}


def test_half_a_character_in_an_odd_encoding_does_no_harm(world: World, bob: Client) -> None:
    fields = [(b"field", b"comment-keep"), (b"value", b"+2AA-"), (b"base", b"")]
    parts = [b'--x\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n' % field for field in fields]
    kind = "multipart/form-data; boundary=x; charset=utf-7"
    address = f"/answer/{world.bob_about_ann.id}/save"
    assert bob.post(address, b"".join([*parts, b"--x--\r\n"]), content_type=kind).status_code in {200, 400}


def test_without_the_token_of_its_page_a_post_is_refused_and_gives_back_what_was_written(
    world: World,
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = entered(world.campaign, world.bob).cookies
    tab = opened(strict, WRITING.format(world.bob_about_ann.id)).choose(comment_keep="Not to be lost")
    before = everything()
    response = tab.send()
    assert (response.status_code, is_our_page(response)) == (403, True)
    assert b"Not to be lost" in response.content
    assert everything() == before


@pytest.mark.parametrize("address", ["/answer/not-me", "/leave", "/accounts/logout/", "/nowhere"])
def test_what_another_site_sent_is_not_given_back_to_be_sent_from_here(address: str, db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(address, {"base-F01": "", "comment-keep": "Ring this number"})
    assert response.status_code in {403, 404}
    assert b"Send it again" not in response.content
    assert b"Ring this number" not in response.content


@pytest.mark.parametrize("page", ["{}/save", "{}/check", "{}/decline", "not-me"])
def test_every_post_of_somebody_who_answers_needs_the_token_of_its_page(world: World, page: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = entered(world.campaign, world.bob).cookies
    before = everything()
    address = "/answer/" + page.format(world.bob_about_ann.id)
    assert strict.post(address, {"reason": "no_time"}).status_code == 403
    assert everything() == before
    assert Assignment.objects.get(pk=world.bob_about_ann.pk).state == State.INVITED


def test_one_answer_that_cannot_be_read_keeps_out_its_whole_page(world: World, bob: Client) -> None:
    assert autosave(bob, world.bob_about_ann, "F02", "3").status_code == 200
    opened(bob, LEADING.format(world.bob_about_ann.id)).choose(F03="3", F04="nonsense").send()
    assert stored(world.bob_about_ann) == {"F01": "4", "F02": "3"}
