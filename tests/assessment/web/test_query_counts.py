"""How often the database is asked: autosave as seldom as can be, and lists as often however long they are."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessment.domain.people import add_participant, add_person
from tests.assessment.web.browsers import LEADING, WRITING, autosave, opened
from tests.assessment.web.crowds import open_crowd
from tests.assessment.web.staff_members import administrator, signed_in
from tests.assessment.web.worlds import World, build_world, entered, invited


@pytest.fixture
def world(transactional_db: None) -> World:
    return build_world()


@pytest.fixture
def bob(world: World) -> Client:
    client = entered(world.campaign, world.bob)
    autosave(client, world.bob_about_ann, "F01", "4")
    return client


def words(asked: CaptureQueriesContext) -> list[str]:
    """The first word of each statement, without those that only end a transaction begun for reading."""
    return [query["sql"].split()[0] for query in asked.captured_queries]


@pytest.mark.parametrize("name", ["F02", "comment-keep"])
def test_saving_one_answer_is_one_question_and_one_statement(world: World, bob: Client, name: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert autosave(bob, world.bob_about_ann, name, "3").status_code == 200
    assert words(asked) == ["SELECT", "INSERT"]


def test_saving_a_page_is_a_statement_for_each_answer_that_changed(world: World, bob: Client) -> None:
    tab = opened(bob, LEADING.format(world.bob_about_ann.id)).choose(F02="3", F03="5")
    with CaptureQueriesContext(connection) as asked:
        assert tab.send().status_code == 302
    assert words(asked) == ["SELECT", "BEGIN", "INSERT", "INSERT", "COMMIT"]


@pytest.mark.parametrize("page", [LEADING, WRITING])
def test_showing_a_page_is_two_questions(world: World, bob: Client, page: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert bob.get(page.format(world.bob_about_ann.id)).status_code == 200
    assert words(asked) == ["SELECT", "SELECT"]


def test_a_page_that_changes_nothing_writes_nothing(world: World, bob: Client) -> None:
    tab = opened(bob, LEADING.format(world.bob_about_ann.id))
    with CaptureQueriesContext(connection) as asked:
        assert tab.send().status_code == 302
    assert words(asked) == ["SELECT"]


@pytest.mark.parametrize(("page", "questions"), [("/answer/", 2), ("/answer/{}/check", 3)])
def test_a_list_takes_as_many_questions_with_one_row_as_with_three(
    world: World, bob: Client, page: str, questions: int
) -> None:
    address = page.format(world.bob_about_ann.id)
    with CaptureQueriesContext(connection) as one:
        assert bob.get(address).status_code == 200
    for number in (3, 4):
        ask_about_another(world, number)
        autosave(bob, world.bob_about_ann, f"F0{number}", "4")
    with CaptureQueriesContext(connection) as three:
        assert bob.get(address).status_code == 200
    assert words(one) == ["SELECT"] * questions
    assert words(three) == words(one)


@pytest.mark.parametrize("page", ["/desk/", "/desk/{}/"])
def test_a_list_of_staff_takes_as_many_questions_with_one_row_as_with_three(
    world: World, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DEMO", True)
    client = signed_in(administrator())
    with CaptureQueriesContext(connection) as one:
        assert client.get(page.format(world.campaign.id)).status_code == 200
    for number in (3, 4):
        ask_about_another(world, number)
        open_crowd(1, code=f"other-{number}")
    with CaptureQueriesContext(connection) as three:
        assert client.get(page.format(world.campaign.id)).status_code == 200
    assert words(three) == words(one)


def ask_about_another(world: World, number: int) -> None:
    """One more leader, about whom Bob answers, and one more person who answers."""
    programme = world.campaign.cohort.programme
    leader = add_person(programme=programme, name="Cai", email=f"{number}@example.org")
    about = add_participant(person=leader, cohort=world.campaign.cohort, code=f"P00{number}")
    invited(world.campaign, about, world.bob, "peer")
    invited(world.campaign, about, leader, "self")
