"""A campaign from its opening until it forgets who answered, in any order of acts, beside a small model of it.

The acts are done in browsers, as people do them; the model is a few dictionaries. After every act
the database holds what was acknowledged and nothing else.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from assessment import limits
from assessment.domain.audit import breaks
from assessment.domain.campaigns import change_campaign
from assessment.domain.forgetting import forget_authors
from assessment.domain.links import issue_link, revoke_link
from assessment.domain.refusals import RefusedError
from assessment.models import Assignment, Authorship, Campaign, Comment, Link, Response, Sheet, State
from tests.assessment.web.browsers import LEADING, WRITING, Tab, autosave, fields_of
from tests.assessment.web.worlds import build_world

FIELDS = ("F01", "F02", "comment-keep")
EDGES = {
    State.INVITED: {State.STARTED, State.DECLINED, State.SUBMITTED},
    State.STARTED: {State.SUBMITTED, State.DECLINED},
    State.SUBMITTED: set(),
    State.DECLINED: set(),
}
values = {
    "F01": st.sampled_from(["1", "3", "5", "not_seen"]),
    "F02": st.sampled_from(["2", "4"]),
    "comment-keep": st.sampled_from(["", "One", "Another"]),
}
people = st.sampled_from(["bob", "ann"])
answer = st.sampled_from(FIELDS).flatmap(lambda name: st.tuples(st.just(name), values[name]))
saving = st.sampled_from(FIELDS).flatmap(
    lambda name: st.tuples(st.just(name), values[name], st.none() | st.just("") | values[name])
)
"""An answer, and what stood there when its page was made; None for what really stands there."""


@dataclass
class Mine:
    """What the model knows of one assignment: its answers, and how far it is."""

    state: State = State.INVITED
    answers: dict[str, str] = field(default_factory=dict)


class LifeOfACampaign(RuleBasedStateMachine):
    """Two raters, their windows, an administrator, and time."""

    tabs = Bundle("tabs")

    @initialize()
    def begin(self) -> None:
        limits.forget_all()
        self.atomic = transaction.atomic()
        self.atomic._from_testcase = True  # type: ignore[attr-defined] # the machine takes everything back at its end
        self.atomic.__enter__()
        self.now = timezone.now()
        self.clock = mock.patch("django.utils.timezone.now", side_effect=lambda: self.now)
        self.clock.start()
        world = build_world()
        self.campaign = change_campaign(campaign=world.campaign, forgets_authors=True)
        self.raters = {"bob": world.bob_about_ann, "ann": world.ann_about_bob}
        self.mine = {name: Mine() for name in self.raters}
        self.links: dict[str, str] = {}
        self.browsers = {name: Client() for name in self.raters}
        self.inside = dict.fromkeys(self.raters, False)
        self.forgotten = False
        self.promise: Any = None
        for name in self.raters:
            self.come_by_a_new_link(name)

    def teardown(self) -> None:
        if hasattr(self, "clock"):
            self.clock.stop()
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    # What the model says

    @property
    def is_open(self) -> bool:
        campaign = self.campaign
        return not self.forgotten and campaign.opens <= self.now < campaign.closes + campaign.grace

    def may_answer(self, name: str) -> bool:
        return self.is_open and self.inside[name] and self.mine[name].state != State.DECLINED

    def expect_saved(self, name: str, base: dict[str, str], typed: dict[str, str]) -> set[str]:
        """Let the model save what changed and met nothing; give what met another answer."""
        mine, met = self.mine[name], set()
        for one, value in typed.items():
            changed = value != base.get(one, "")
            there = mine.answers.get(one, "")
            if changed and there not in (value, base.get(one, "")):
                met.add(one)
            elif changed:
                mine.answers[one] = value
        if any(value != base.get(one, "") for one, value in typed.items()):
            mine.state = State.STARTED if mine.state == State.INVITED else mine.state
        mine.answers = {one: value for one, value in mine.answers.items() if value}
        return met

    # What people do

    def give_out_a_link(self, name: str) -> None:
        person = self.raters[name].rater
        self.links[name] = issue_link(campaign=self.campaign, person=person)
        self.inside[name] = False

    @rule(name=people)
    def come_by_a_new_link(self, name: str) -> None:
        if not self.inside[name]:
            self.give_out_a_link(name)
            self.go_in(name)

    def go_in(self, name: str) -> None:
        limits.forget_all()
        response = self.browsers[name].post(f"/link/{self.links.get(name, 'none')}")
        works = name in self.links and self.is_open
        assert response.status_code == (302 if works else 404)
        self.inside[name] = self.inside[name] or works

    def take_a_link_back(self, name: str) -> None:
        for link in Link.objects.filter(person=self.raters[name].rater):
            revoke_link(link=link)
        self.links.pop(name, None)
        self.inside[name] = False

    def say_that_it_is_not_me(self, name: str) -> None:
        response = self.browsers[name].post("/answer/not-me")
        assert response.status_code == (200 if self.inside[name] else 403)
        if self.inside[name]:
            self.links.pop(name, None)
            self.inside[name] = False

    @rule(target=tabs, name=people, page=st.sampled_from([LEADING, WRITING]))
    def open_a_page(self, name: str, page: str) -> tuple[str, Tab]:
        address = page.format(self.raters[name].id)
        response = self.browsers[name].get(address)
        assert (response.status_code == 200) == self.may_answer(name)
        fields = fields_of(response) if response.status_code == 200 else {}
        known = {one: fields.get(one, "") for one in FIELDS if f"base-{one}" in fields}
        assert known == {one: self.mine[name].answers.get(one, "") for one in known}
        return name, Tab(self.browsers[name], address, fields)

    @rule(held=tabs, answers=st.lists(answer, max_size=3))
    def send_a_page(self, held: tuple[str, Tab], answers: list[tuple[str, str]]) -> None:
        name, tab = held
        if not tab.fields:
            return
        tab.client = self.browsers[name]
        chosen = {one: value for one, value in answers if f"base-{one}" in tab.fields}
        tab.fields |= chosen
        base = {one: tab.fields[f"base-{one}"] for one in FIELDS if f"base-{one}" in tab.fields}
        typed = {one: tab.fields[one] for one in base if one in tab.fields}
        allowed = self.may_answer(name)
        response = tab.send()
        if not allowed:
            assert response.status_code in (403, 409, 410)
        else:
            met = self.expect_saved(name, base, typed)
            assert response.status_code == (409 if met else 302)

    @rule(name=people, one=saving)
    def save_again(self, name: str, one: tuple[str, str, str | None]) -> None:
        self.save_at_once(name, one)

    @rule(name=people, one=saving)
    def save_at_once(self, name: str, one: tuple[str, str, str | None]) -> None:
        key, value, seen = one
        base = self.mine[name].answers.get(key, "") if seen is None else seen
        allowed = self.may_answer(name)
        response = autosave(self.browsers[name], self.raters[name], key, value, base)
        if not allowed:
            assert response.status_code in (403, 410)
        else:
            met = self.expect_saved(name, {key: base}, {key: value})
            assert response.status_code == (409 if met else 200)

    def hand_in(self, name: str) -> None:
        allowed = self.may_answer(name)
        response = self.browsers[name].post(f"/answer/{self.raters[name].id}/check")
        assert (response.status_code == 302) == allowed
        if allowed:
            self.mine[name].state = State.SUBMITTED

    def decline(self, name: str) -> None:
        allowed = self.may_answer(name) and self.mine[name].state != State.SUBMITTED
        response = self.browsers[name].post(f"/answer/{self.raters[name].id}/decline", {"reason": "no_time"})
        assert (response.status_code == 302) == allowed
        if allowed:
            self.mine[name] = Mine(State.DECLINED)

    @rule(name=people, act=st.sampled_from(["hand_in", "hand_in", "decline"]))
    def come_to_an_end(self, name: str, act: str) -> None:
        getattr(self, act)(name)

    @rule(
        name=people,
        act=st.sampled_from(["give_out_a_link", "go_in", "take_a_link_back", "say_that_it_is_not_me"]),
    )
    def something_with_a_link(self, name: str, act: str) -> None:
        getattr(self, act)(name)

    # What happens around them

    @rule(act=st.sampled_from(["change_the_promise", "close_now", "let_grace_pass", "open_longer", "forget"]))
    def administrate(self, act: str) -> None:
        getattr(self, act)()

    @rule(minutes=st.sampled_from([1, 5, 20, 60 * 24 * 5]))
    def time_passes(self, minutes: int) -> None:
        self.now += dt.timedelta(minutes=minutes)
        if minutes > 60 * 24:
            # Nobody's browser keeps a session for days.
            self.browsers = {name: Client() for name in self.raters}
            self.inside = dict.fromkeys(self.raters, False)

    def close_now(self) -> None:
        if not self.forgotten and self.now > self.campaign.opens:
            self.campaign = change_campaign(campaign=self.campaign, closes=self.now)

    def let_grace_pass(self) -> None:
        self.close_now()
        self.now += self.campaign.grace

    def open_longer(self) -> None:
        try:
            changed = change_campaign(campaign=self.campaign, closes=self.now + dt.timedelta(days=9))
        except RefusedError:
            assert self.forgotten
        else:
            assert not self.forgotten
            self.campaign = changed

    def change_the_promise(self) -> None:
        groups = [group for group in self.campaign.groups if group != "partner"]
        try:
            change_campaign(campaign=self.campaign, groups=groups[:-1])
        except RefusedError:
            assert self.forgotten or Campaign.objects.get(pk=self.campaign.pk).frozen is not None
        else:
            change_campaign(campaign=self.campaign, groups=self.campaign.groups)

    def forget(self) -> None:
        over = self.now >= self.campaign.closes + self.campaign.grace
        try:
            done = forget_authors(campaign=self.campaign, now=self.now)
        except RefusedError:
            assert not over
        else:
            assert (over, done) == (True, not self.forgotten)
            self.forgotten = True
            self.campaign.refresh_from_db()

    # What always holds

    @invariant()
    def every_acknowledged_answer_is_there_and_nothing_else(self) -> None:
        begun = [mine for mine in self.mine.values() if mine.state in (State.STARTED, State.SUBMITTED)]
        assert sorted(map(_sorted, _sheets())) == sorted(
            _sorted((m.answers, m.state == State.SUBMITTED)) for m in begun
        )
        assert Authorship.objects.count() == (0 if self.forgotten else len(begun))

    @invariant()
    def everybody_s_answers_are_their_own_until_that_is_forgotten(self) -> None:
        for name, mine in self.mine.items():
            sheet = Sheet.objects.filter(authorship__assignment=self.raters[name]).first()
            if sheet is not None:
                assert _answers(sheet.pk) == mine.answers

    @invariant()
    def states_go_along_their_edges(self) -> None:
        before = getattr(self, "states", dict.fromkeys(self.raters, State.INVITED))
        now = {name: State(Assignment.objects.get(pk=one.pk).state) for name, one in self.raters.items()}
        assert now == {name: mine.state for name, mine in self.mine.items()}
        assert [
            name for name in now if now[name] != before[name] and now[name] not in EDGES[before[name]]
        ] == []
        self.states = now

    @invariant()
    def what_was_promised_stays(self) -> None:
        promise = Campaign.objects.get(pk=self.campaign.pk).frozen
        assert self.promise in (None, promise)
        self.promise = promise

    @invariant()
    def the_chain_of_events_is_whole(self) -> None:
        assert list(breaks()) == []


def _sheets() -> list[tuple[dict[str, str], bool]]:
    return [(_answers(key), submitted) for key, submitted in Sheet.objects.values_list("pk", "submitted")]


def _answers(sheet: int) -> dict[str, str]:
    written = {f"comment-{one.question}": one.text for one in Comment.objects.filter(sheet=sheet)}
    return dict(Response.objects.filter(sheet=sheet).values_list("item", "option")) | written


def _sorted(sheet: tuple[dict[str, str], bool]) -> str:
    answers, submitted = sheet
    return f"{submitted} {sorted(answers.items())}"


@pytest.mark.django_db
def test_whatever_happens_in_whatever_order_nothing_acknowledged_is_lost() -> None:
    run_state_machine_as_test(
        LifeOfACampaign,
        settings=settings(
            max_examples=30,
            stateful_step_count=50,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
