"""A campaign that promised it forgets who answered, and nothing else is lost by that."""

import datetime as dt
import sqlite3
import threading
from functools import partial
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from assessment.domain import forgetting
from assessment.domain.answering import Answer, save_answers, submit_responses
from assessment.domain.audit import breaks
from assessment.domain.campaigns import change_campaign
from assessment.domain.forgetting import forget_authors
from assessment.domain.links import issue_link
from assessment.domain.refusals import ClosedError, RefusedError
from assessment.models import Assignment, AuditEvent, Authorship, Campaign, Comment, Response, Sheet
from tests.assessment.web.browsers import WRITING, at_once, opened
from tests.assessment.web.crowds import Crowd, after, answer_all, open_crowd

LATE = Answer("F03", "5", "")
ITEMS = ("F03", "F04", "F05", "F06", "F07")


@pytest.fixture
def crowd(transactional_db: None) -> Crowd:
    crowd = open_crowd(4)
    answer_all(crowd)
    return crowd


def kept() -> list[set[tuple[object, ...]]]:
    return [set(model._default_manager.values_list()) for model in (Sheet, Response, Comment)]


def let_in(assignment: Assignment) -> Assignment:
    """An assignment as the gatekeeper reads it, before anything is written."""
    return Assignment.objects.select_related("campaign", "participant", "authorship").get(pk=assignment.pk)


def browser_of(assignment: Assignment) -> Client:
    client = Client()
    client.post(f"/link/{issue_link(campaign=assignment.campaign, person=assignment.rater)}")
    return client


def test_who_answered_is_gone_and_what_was_answered_stays_as_it_was(crowd: Crowd) -> None:
    before = kept()
    assert [len(rows) for rows in before] == [4, 8, 4]
    assert forget_authors(campaign=crowd.campaign, now=after(crowd.campaign), by="test") is True
    assert kept() == before
    assert Authorship.objects.count() == 0
    assert Campaign.objects.get().authors_forgotten
    last = AuditEvent.objects.last()
    assert last is not None
    assert (last.verb, last.actor) == ("campaign.authors_forgotten", "test")
    assert last.subjects == {"campaign": str(crowd.campaign.id)}
    assert list(breaks()) == []


def test_a_second_time_changes_nothing(crowd: Crowd) -> None:
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    before, events = kept(), AuditEvent.objects.count()
    assert forget_authors(campaign=crowd.campaign, now=after(crowd.campaign)) is False
    assert (kept(), AuditEvent.objects.count()) == (before, events)


def test_another_campaign_keeps_its_authors(crowd: Crowd) -> None:
    other = open_crowd(3, code="other")
    answer_all(other)
    theirs = other.sheets
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    assert other.sheets == theirs
    assert Authorship.objects.count() == 3


def test_nothing_is_forgotten_before_the_last_page_can_have_come_in(crowd: Crowd) -> None:
    with pytest.raises(RefusedError, match="takes answers until"):
        forget_authors(campaign=crowd.campaign, now=crowd.campaign.closes + dt.timedelta(minutes=29))
    assert Authorship.objects.count() == 4


def test_nothing_is_forgotten_that_was_not_promised(transactional_db: None) -> None:
    crowd = open_crowd(2, forgets=False)
    answer_all(crowd)
    with pytest.raises(RefusedError, match="did not promise"):
        forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    assert Authorship.objects.count() == 2


def test_a_forgotten_campaign_cannot_be_opened_again(crowd: Crowd) -> None:
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    with pytest.raises(RefusedError, match="Open another campaign"):
        change_campaign(campaign=crowd.campaign, closes=timezone.now() + dt.timedelta(days=99))


@pytest.mark.parametrize("page", ["", "page/1", "check", "decline"])
def test_pages_of_a_forgotten_campaign_say_that_it_is_closed(crowd: Crowd, page: str) -> None:
    mine = crowd.answered[0]
    client = browser_of(mine)
    with mock.patch("django.utils.timezone.now", return_value=after(crowd.campaign)):
        forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
        assert client.get("/answer/").status_code == 200
        response = client.get(f"/answer/{mine.id}/{page}")
    assert (response.status_code, b"This questionnaire is closed" in response.content) == (410, True)


def test_a_page_sent_to_a_forgotten_campaign_comes_back_with_what_was_written(crowd: Crowd) -> None:
    mine = crowd.answered[0]
    tab = opened(browser_of(mine), WRITING.format(mine.id)).choose(comment_keep="Written too late")
    before = kept()
    with mock.patch("django.utils.timezone.now", return_value=after(crowd.campaign)):
        forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
        response = tab.send()
    assert (response.status_code, b"Written too late" in response.content) == (410, True)
    assert kept() == before


def test_a_link_of_a_forgotten_campaign_does_not_work(crowd: Crowd) -> None:
    token = issue_link(campaign=crowd.campaign, person=crowd.answered[0].rater)
    with mock.patch("django.utils.timezone.now", return_value=after(crowd.campaign)):
        forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
        response = Client().post(f"/link/{token}")
    assert (response.status_code, b"This link does not work" in response.content) == (404, True)


@pytest.mark.parametrize("state", ["begun", "not begun"])
def test_an_answer_that_was_on_its_way_is_refused_and_leaves_no_trace(crowd: Crowd, state: str) -> None:
    mine = (crowd if state == "begun" else open_crowd(1, code="extra")).answered[0]
    on_its_way = let_in(mine)
    in_time = mine.campaign.closes - dt.timedelta(seconds=1)
    forget_authors(campaign=mine.campaign, now=after(mine.campaign))
    before = kept()
    with pytest.raises(ClosedError):
        save_answers(assignment=on_its_way, answers=[LATE], now=in_time)
    assert kept() == before
    assert Authorship.objects.filter(assignment=mine).count() == 0


def test_handing_in_what_was_on_its_way_is_refused_too(transactional_db: None) -> None:
    crowd = open_crowd(1)
    mine = crowd.answered[0]
    save_answers(assignment=mine, answers=[LATE], now=timezone.now())
    on_its_way = let_in(mine)
    in_time = crowd.campaign.closes - dt.timedelta(seconds=1)
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    with pytest.raises(ClosedError):
        submit_responses(assignment=on_its_way, now=in_time, by="test")
    assert not Sheet.objects.get().submitted


def test_answers_that_come_in_while_authors_are_forgotten_are_in_or_refused(crowd: Crowd) -> None:
    in_time = crowd.campaign.closes - dt.timedelta(seconds=1)

    def save_all(assignment: Assignment) -> int:
        saved = 0
        for item in ITEMS:
            try:
                save_answers(assignment=assignment, answers=[Answer(item, "5", "")], now=in_time)
                saved += 1
            except ClosedError:
                pass
        return saved

    savers = [partial(save_all, let_in(one)) for one in crowd.answered]
    *saved, forgotten = at_once(
        [*savers, lambda: forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))]
    )
    assert forgotten is True
    assert Response.objects.filter(option="5", item__in=ITEMS).count() == sum(saved)
    assert Authorship.objects.count() == 0


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a reader keeps SQLite's log as it is")
def test_where_somebody_reads_on_traces_are_told_of_and_trying_again_mends_it(crowd: Crowd) -> None:
    reader = sqlite3.connect(str(connection.settings_dict["NAME"]))
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM assessment_sheet").fetchall()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
    try:
        with pytest.raises(RefusedError, match="is deleted, but the files of the database may still show"):
            forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    finally:
        reader.close()
    assert forget_authors(campaign=crowd.campaign, now=after(crowd.campaign)) is False


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a backup of PostgreSQL reads for long")
def test_where_a_backup_reads_on_nothing_is_changed_and_that_is_told(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "_PATIENCE", 0.2)
    reading, done = threading.Event(), threading.Event()
    thread = threading.Thread(target=read_on, args=(LOCKS, reading, done))
    thread.start()
    reading.wait()
    try:
        with pytest.raises(RefusedError, match="Nothing was changed"):
            forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    finally:
        done.set()
        thread.join()
    assert (Authorship.objects.count(), Campaign.objects.get().authors_forgotten) == (4, False)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="what PostgreSQL keeps for who reads on")
def test_where_somebody_still_sees_what_was_deleted_that_is_told_and_a_second_time_sweeps(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(crowd)
    monkeypatch.setattr(forgetting, "_UNTIL_UNSEEN", 0.2)
    reading, done = threading.Event(), threading.Event()
    thread = threading.Thread(target=read_on, args=(SEES, reading, done))
    thread.start()
    reading.wait()
    try:
        with pytest.raises(RefusedError, match="is deleted, but the files of the database may still show"):
            forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    finally:
        done.set()
        thread.join()
    assert forget_authors(campaign=crowd.campaign, now=after(crowd.campaign)) is False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('assessment_authorship')")
        assert cursor.fetchone() == (0,)


LOCKS = "BEGIN; LOCK TABLE assessment_authorship IN ACCESS SHARE MODE"
SEES = "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM assessment_programme"


def read_on(statement: str, reading: threading.Event, done: threading.Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        reading.set()
        done.wait()
        cursor.execute("ROLLBACK")
    connection.close()
