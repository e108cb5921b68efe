"""Forget who answered: the bridge between people and answers is deleted, and so is every trace of it.

A database remembers more than its tables say. In what order rows were written shows in where they
lie and, on PostgreSQL, in the number of the transaction that wrote them; what was deleted stays in
free space for a while. Beside the audit events, which have their times, either could tell who
filled in which sheet. So all answers of the campaign are written anew in one transaction, with the
same keys and in an order drawn at random, and then the tables are written anew as files.
"""

import datetime as dt
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.timezone import localtime
from psycopg.errors import Diagnostic

from assessment.domain.audit import SYSTEM, record
from assessment.domain.refusals import RefusedError
from assessment.models import Authorship, Campaign

_OF_SHEETS = "sheet_id IN (SELECT id FROM assessment_sheet WHERE campaign_id = %s)"
# Sheets come last, because it is by them that the others are found.
_REWRITTEN = (
    ("assessment_response", _OF_SHEETS, "id, sheet_id, item, option"),
    ("assessment_comment", _OF_SHEETS, "id, sheet_id, question, text"),
    ("assessment_sheet", "campaign_id = %s", 'id, campaign_id, participant_id, "group", submitted'),
)
_DRAWN = {"sqlite": "randomblob(16)", "postgresql": "gen_random_uuid()"}
_PATIENCE = 10.0
_UNTIL_UNSEEN = 60.0
_BETWEEN_TRIES = 0.1
_LONGEST_PAUSE = 5.0
_NUMBER = re.compile(r"\d+")
_TABLES = "assessment_authorship, assessment_sheet, assessment_response, assessment_comment"


def forget_authors(*, campaign: Campaign, now: dt.datetime, by: str = SYSTEM) -> bool:
    """Delete who filled in which sheet of a campaign, once it is over and if it promised that.

    Never inside another transaction: what is deleted is only gone for good when that has ended.
    A second time deletes nothing and gives False, but sweeps again, should the first have been
    interrupted.

    Raises
    ------
    RefusedError
        Where the campaign did not promise it or is not over yet, or where somebody has the answers
        open for long, as a backup does. The message says what was done so far.
    """
    with _told("Nothing was changed"), transaction.atomic(durable=True):
        _wait_for_writers()
        campaign = Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
        _require_over(campaign, now)
        transaction.on_commit(sweep)
        if campaign.authors_forgotten:
            return False
        _forget(campaign)
        record(verb="campaign.authors_forgotten", actor=by, subjects={"campaign": campaign.id})
        return True


def _require_over(campaign: Campaign, now: dt.datetime) -> None:
    if not campaign.forgets_authors:
        raise RefusedError(
            f"Campaign {campaign.code} did not promise to forget who answered. Nothing was changed."
        )
    over = campaign.closes + campaign.grace
    if now < over:
        raise RefusedError(
            f"Campaign {campaign.code} takes answers until {localtime(over):%Y-%m-%d %H:%M %Z}. "
            "Who answered can be forgotten after that."
        )


def _wait_for_writers() -> None:
    """Let nobody read an authorship until this transaction ends: answers find their way by one only.

    SQLite lets in one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{_PATIENCE:.1f}s'; SET LOCAL statement_timeout = 0")
            cursor.execute("LOCK TABLE assessment_authorship IN ACCESS EXCLUSIVE MODE")


def _forget(campaign: Campaign) -> None:
    Authorship.objects.filter(sheet__campaign=campaign).delete()
    key = Campaign._meta.pk.get_db_prep_value(campaign.pk, connection)  # noqa: SLF001 - public in Django
    with connection.cursor() as cursor:
        for statement in (*_set_aside(), *_put_back()):
            cursor.execute(statement, [key] if "%s" in statement else None)
    Campaign.objects.filter(pk=campaign.pk).update(authors_forgotten=True)


def _set_aside() -> Iterator[str]:
    for table, which, columns in _REWRITTEN:
        yield f"CREATE TEMPORARY TABLE aside_{table} AS SELECT {columns} FROM {table} WHERE {which}"  # noqa: S608 - names of ours
        yield f"DELETE FROM {table} WHERE {which}"  # noqa: S608 - names of ours


def _put_back() -> Iterator[str]:
    drawn = _DRAWN[connection.vendor]
    for table, _, columns in _REWRITTEN:
        yield f"INSERT INTO {table} ({columns}) SELECT {columns} FROM aside_{table} ORDER BY {drawn}"  # noqa: S608 - names of ours
        yield f"DROP TABLE aside_{table}"


def sweep() -> None:
    """Write the tables anew as files, so that no order and nothing deleted is left in them."""
    told = _told("Who answered is deleted, but the files of the database may still show traces of it")
    with told, connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _sweep_postgresql(cursor)
        else:
            _sweep_sqlite(cursor)


def _sweep_postgresql(cursor: CursorWrapper) -> None:
    cursor.execute(f"SET lock_timeout = '{_PATIENCE:.1f}s'; SET statement_timeout = 0")
    until, pause = time.monotonic() + _UNTIL_UNSEEN, _BETWEEN_TRIES
    try:
        while _leaves_dead_rows(cursor):
            if time.monotonic() > until:
                raise OperationalError("a transaction that began before it was deleted has not ended")
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
    finally:
        cursor.execute("RESET lock_timeout; RESET statement_timeout")


def _leaves_dead_rows(cursor: CursorWrapper) -> bool:
    """Write the tables anew, and tell whether deleted rows had to stay.

    They stay while a transaction goes on that began before, in any database of the server.
    """
    details: list[str] = []

    def listen(notice: Diagnostic) -> None:
        details.append(notice.message_detail or "")

    link = cursor.db.connection
    link.add_notice_handler(listen)
    try:
        cursor.execute(f"VACUUM (FULL, VERBOSE) {_TABLES}")
    finally:
        link.remove_notice_handler(listen)
    # "3 dead row versions cannot be removed yet", in whatever language.
    return any(int(number[0]) for detail in details if (number := _NUMBER.search(detail)))


def _sweep_sqlite(cursor: CursorWrapper) -> None:
    cursor.execute("VACUUM")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, *_ = cursor.fetchone()
    if busy:
        raise OperationalError("another program is reading the database")


@contextmanager
def _told(so_far: str) -> Iterator[None]:
    """Say what was done so far where the database could not go on."""
    try:
        yield
    except OperationalError as error:
        raise RefusedError(
            f"{so_far}: {str(error).strip()}. Try again when nothing else reads the answers."
        ) from error
