"""`balcony audit` and `balcony forget-authors`, as somebody at the command line sees them."""

from collections.abc import Callable
from unittest import mock

import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from assessment.cli.exits import Exit
from assessment.cli.main import app
from assessment.models import Authorship
from tests.assessment.web.crowds import Crowd, after, answer_all, open_crowd

Balcony = Callable[..., Result]


@pytest.fixture
def balcony() -> Balcony:
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def crowd(transactional_db: None) -> Crowd:
    crowd = open_crowd(2)
    answer_all(crowd)
    return crowd


def test_a_whole_chain_is_told_with_the_digest_of_its_end(crowd: Crowd, balcony: Balcony) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, digest FROM assessment_auditevent ORDER BY number DESC LIMIT 1")
        number, digest = cursor.fetchone()
    result = balcony("audit")
    assert (result.exit_code, result.stdout) == (
        Exit.DONE,
        f"The chain holds: {number} events. Digest of the last: {digest}\n",
    )


def test_a_chain_that_was_touched_ends_with_a_code_and_names_the_event(
    crowd: Crowd, balcony: Balcony
) -> None:
    with mock.patch("assessment.domain.audit.digest_of", side_effect=lambda event: event.verb):
        result = balcony("audit")
    assert result.exit_code == Exit.FAILED
    assert "event 1: it was changed" in result.stdout
    assert "The chain does not hold" in result.output


def test_authors_are_forgotten_once_the_campaign_is_over(crowd: Crowd, balcony: Balcony) -> None:
    with mock.patch("django.utils.timezone.now", return_value=after(crowd.campaign)):
        first, second = balcony("forget-authors", "lfc/before"), balcony("forget-authors", crowd.campaign.id)
    assert (first.exit_code, second.exit_code) == (Exit.DONE, Exit.DONE), first.output
    assert first.stdout == "lfc/spring/before: who answered is deleted.\n"
    assert "was deleted before" in second.stdout
    assert Authorship.objects.count() == 0


def test_authors_of_a_campaign_that_goes_on_stay(crowd: Crowd, balcony: Balcony) -> None:
    result = balcony("forget-authors", "lfc/before")
    assert (result.exit_code, "takes answers until" in result.output) == (Exit.FAILED, True)
    assert Authorship.objects.count() == 2


def test_a_campaign_that_nobody_knows_is_told(crowd: Crowd, balcony: Balcony) -> None:
    result = balcony("forget-authors", "lfc/befor")
    assert (result.exit_code, "There is no campaign 'lfc/befor'" in result.output) == (Exit.USAGE, True)
