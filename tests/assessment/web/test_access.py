"""Who comes to which page: every address, by everybody, in every state, against rules written down here.

The rules below are no copy of the code: they say in their own words who may do what, and what
whoever may not is told. An address that neither they nor the table of audiences know fails.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from assessment import limits
from assessment.domain.answering import Answer, save_answers, submit_responses
from assessment.domain.assignments import decline
from assessment.forms.pages import outlines
from assessment.models import Assignment, Campaign, Reason, State
from assessment.permissions import AUDIENCES
from tests.assessment.web.roles import (
    ADMINISTRATOR,
    ANSWERING,
    AUTHOR,
    ELSEWHERE,
    EVERYWHERE,
    OF_OTHERS,
    ONE_FACTOR,
    ROLES,
    SIGNED_IN,
    Cast,
    cast,
)
from tests.assessment.web.worlds import World

DAY = dt.timedelta(days=1)
MOMENTS = {
    "not yet open": (DAY, 2 * DAY),
    "open": (-DAY, DAY),
    "in grace": (-DAY, -dt.timedelta(minutes=10)),
    "closed": (-2 * DAY, -DAY),
}
TAKES_ANSWERS = ("open", "in grace")

# Which page is of which kind.
FOR_ANYBODY = {
    "front", "language", "accessibility", "privacy", "health", "leave",
    "account_login", "account_logout", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate", "mfa_login_webauthn",
}  # fmt: skip
OF_ONE_S_ACCOUNT = {
    "account_reauthenticate", "account_change_password", "mfa_index", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_edit_webauthn", "mfa_remove_webauthn",
}  # fmt: skip
OF_A_LINK = {"answer", "not_me"}
OF_AN_ASSIGNMENT = {"begin", "page", "save", "check", "done", "decline"}
OF_ANY_ADMINISTRATOR = {"desk"}
OF_A_CAMPAIGN = {"campaign", "reissue", "revoke"}
KNOWN = FOR_ANYBODY | OF_ONE_S_ACCOUNT | OF_A_LINK | OF_AN_ASSIGNMENT | OF_ANY_ADMINISTRATOR | OF_A_CAMPAIGN
KNOWN |= {"link"}


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


NAMES = sorted(str(pattern.name) for pattern in patterns(get_resolver()))


def test_every_address_has_one_row_in_the_table_and_a_rule_here_and_no_row_is_without_an_address() -> None:
    assert sorted(AUDIENCES) == NAMES
    assert sorted(KNOWN) == NAMES


# What is expected. A rule gives one word: what happens to whoever comes.


def rule_for_anybody(_role: str, _method: str, _moment: str, _state: str, _page: str) -> str:
    return "let in"


def rule_of_links(_role: str, method: str, moment: str, _state: str, _page: str) -> str:
    if method == "get":
        return "let in"
    return "sent on" if moment in TAKES_ANSWERS else "nowhere"


def rule_of_accounts(role: str, _method: str, _moment: str, _state: str, _page: str) -> str:
    return "let in" if role in SIGNED_IN else "sign in"


def rule_of_holders(role: str, _method: str, _moment: str, _state: str, _page: str) -> str:
    return "let in" if role in ANSWERING else "open your link"


def rule_of_administrators(role: str, _method: str, _moment: str, _state: str, page: str) -> str:
    if role not in SIGNED_IN:
        return "sign in"
    if role == ONE_FACTOR:
        return "second factor"
    may = (ADMINISTRATOR, EVERYWHERE) if page in OF_A_CAMPAIGN else (ADMINISTRATOR, EVERYWHERE, ELSEWHERE)
    return "let in" if role in may else "nowhere"


def rule_of_authors(role: str, method: str, moment: str, state: str, page: str) -> str:
    if role in OF_OTHERS:
        return "nowhere"
    if role != AUTHOR:
        return "open your link"
    if state in (State.NOMINATED, State.APPROVED):
        return "nowhere"
    return OWN[page](method, moment, state)


def own_begin(method: str, moment: str, state: str) -> str:
    if method == "post":
        return "no such act"
    if state == State.DECLINED:
        return "given up"
    begun = state != State.INVITED
    return "let in" if moment == "open" or (moment == "in grace" and begun) else "closed"


def own_page(method: str, moment: str, state: str) -> str:
    if state == State.DECLINED:
        return "given up"
    if moment not in TAKES_ANSWERS:
        return "closed"
    return "let in" if method == "get" else "sent on"


def own_save(method: str, moment: str, state: str) -> str:
    if method == "get":
        return "no such act"
    if moment not in TAKES_ANSWERS:
        return "closed"
    return "not saved" if state == State.DECLINED else "let in"


def own_done(method: str, _moment: str, state: str) -> str:
    if method == "post":
        return "no such act"
    return "let in" if state == State.SUBMITTED else "sent on"


def own_decline(method: str, moment: str, state: str) -> str:
    if state == State.SUBMITTED and method == "post" and moment in TAKES_ANSWERS:
        return "given up"
    return own_page(method, moment, state)


OWN: Mapping[str, Callable[[str, str, str], str]] = {
    "begin": own_begin,
    "page": own_page,
    "save": own_save,
    "check": own_page,
    "done": own_done,
    "decline": own_decline,
}
RULES: tuple[tuple[set[str], Callable[[str, str, str, str, str], str]], ...] = (
    (FOR_ANYBODY, rule_for_anybody),
    ({"link"}, rule_of_links),
    (OF_ONE_S_ACCOUNT, rule_of_accounts),
    (OF_A_LINK, rule_of_holders),
    (OF_ANY_ADMINISTRATOR | OF_A_CAMPAIGN, rule_of_administrators),
    (OF_AN_ASSIGNMENT, rule_of_authors),
)
DENIED = {"nowhere", "open your link", "sign in", "second factor", "closed", "no such act", "not saved"}


# What happens.


def what_happened(response: Any, expected: str) -> str:
    """One word for a response."""
    where = response.headers.get("Location", "")
    if where.startswith("/accounts/login/") and expected != "let in":
        return "sign in"
    if where == "/accounts/2fa/" and expected != "let in":
        return "second factor"
    if response.status_code == 403:
        return "open your link" if b"Open your link again" in response.content else "not saved"
    told = {200: "let in", 302: "sent on", 404: "nowhere", 405: "no such act", 409: "given up", 410: "closed"}
    return told.get(response.status_code, str(response.status_code))


# Whoever is let in to these may yet miss what the page asks for: it is the door that is looked at here.
LET_IN = {
    **dict.fromkeys(
        FOR_ANYBODY | OF_A_LINK | OF_ANY_ADMINISTRATOR | OF_A_CAMPAIGN, (200, 302, 400, 405, 422)
    ),
    **dict.fromkeys(OF_ONE_S_ACCOUNT, (200, 302, 400, 403, 404, 405, 422)),
}


def is_let_in(response: Any, name: str) -> bool:
    at_the_door = response.headers.get("Location", "").startswith("/accounts/login/")
    return response.status_code in LET_IN.get(name, (200,)) and (name in FOR_ANYBODY or not at_the_door)


def arguments(name: str, played: Cast) -> dict[str, Any]:
    world = played.world
    known: dict[str, dict[str, Any]] = {
        "link": {"token": played.token},
        "page": {"assignment": world.bob_about_ann.id, "number": 1},
        "campaign": {"campaign": world.campaign.id},
        "reissue": {"campaign": world.campaign.id, "person": world.bob.id},
        "revoke": {"campaign": world.campaign.id, "person": world.bob.id},
        "mfa_edit_webauthn": {"pk": 1},
        "mfa_remove_webauthn": {"pk": 1},
        "account_reset_password_from_key": {"uidb36": "0" * 32, "key": "none"},
    }
    return known.get(name, {"assignment": world.bob_about_ann.id} if name in OF_AN_ASSIGNMENT else {})


def sent(name: str, played: Cast) -> dict[str, str]:
    """A post that its page would take."""
    first = outlines(played.world.campaign.instrument_id, "peer")[0]
    base = stored_base(played)
    return {
        "page": {f"base-{item}": base if item == "F01" else "" for item in first.items} | {"F01": "4"},
        "save": {"field": "F01", "value": "4", "base": base},
        "decline": {"reason": "no_time"},
    }.get(name, {})


def stored_base(played: Cast) -> str:
    current = Assignment.objects.get(pk=played.world.bob_about_ann.pk)
    return "3" if current.state in (State.STARTED, State.SUBMITTED) else ""


@contextmanager
def taken_back() -> Iterator[None]:
    """Everything that happens inside has not happened afterwards."""
    limits.forget_all()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that change what the application keeps."""
    seen: list[str] = []

    def watch(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's own
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")) and "assessment_" in sql:
            seen.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def bring_to(world: World, state: str) -> None:
    """Bob's assignment in a state that it can really be in."""
    mine, now = Assignment.objects.get(pk=world.bob_about_ann.pk), timezone.now()
    if state in (State.STARTED, State.SUBMITTED):
        save_answers(assignment=mine, answers=[Answer("F01", "3", "")], now=now)
    if state == State.SUBMITTED:
        submit_responses(assignment=mine, now=now, by="test")
    elif state == State.DECLINED:
        decline(assignment=mine, reason=Reason.NO_TIME, by="test")
    elif state in (State.NOMINATED, State.APPROVED):
        Assignment.objects.filter(pk=mine.pk).update(state=state)


def put_at(world: World, moment: str) -> None:
    opens, closes = (timezone.now() + away for away in MOMENTS[moment])
    Campaign.objects.filter(pk=world.campaign.pk).update(opens=opens, closes=closes)


def circumstances(world: World, name: str) -> Iterator[tuple[str, str]]:
    """Every state of the campaign and the assignment, as far as a page has to do with them."""
    states = list(State) if name in OF_AN_ASSIGNMENT else [State.INVITED]
    moments = list(MOMENTS) if name in OF_AN_ASSIGNMENT | OF_A_LINK | {"link"} else ["open"]
    for state in states:
        for moment in moments:
            with taken_back():
                bring_to(world, state)
                put_at(world, moment)
                yield state, moment


@pytest.mark.parametrize("name", NAMES)
def test_everybody_comes_where_they_may_and_nowhere_else(world: World, name: str) -> None:
    played = cast(world)
    rule = next(rule for names, rule in RULES if name in names)
    address = reverse(name, kwargs=arguments(name, played))
    wrong = []
    for state, moment in circumstances(world, name):
        fields = sent(name, played)
        for role in ROLES:
            for method in ("get", "post"):
                expected = rule(role, method, moment, state, name)
                with taken_back(), writes() as written:
                    data = fields if method == "post" else {}
                    response = getattr(played.browser(role), method)(address, data)
                    found = what_happened(response, expected)
                if expected == "let in" and is_let_in(response, name):
                    found = expected
                if found != expected or (expected in DENIED and written):
                    wrong.append((role, method, moment, str(state), expected, found, written[:1]))
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_only_posts_change_anything(world: World, name: str) -> None:
    played = cast(world)
    address = reverse(name, kwargs=arguments(name, played))
    changed = []
    for role in ROLES:
        for method in ("get", "head", "options", "put", "patch", "delete", "trace"):
            with taken_back(), writes() as written:
                getattr(played.browser(role), method)(address)
            if written and not all("assessment_counters" in sql for sql in written):
                changed.append((role, method, written[0]))
    assert changed == []


def test_an_address_that_nobody_thought_of_is_for_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = cast(world)
    monkeypatch.delitem(AUDIENCES, "front")
    assert {played.browser(role).get("/").status_code for role in ROLES} == {404}
