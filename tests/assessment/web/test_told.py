"""A page that was made before something else was asked or promised brings no answer to that."""

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.utils import timezone

from assessment.domain.answering import Answer, save_answers
from assessment.domain.assignments import change_group
from assessment.domain.campaigns import change_campaign
from assessment.domain.instruments import take_instrument
from assessment.domain.refusals import UnknownAnswerError
from assessment.models import Assignment, Sheet
from instruments.loading import find_definition, parse_instrument
from tests.assessment.web.browsers import LEADING, autosave, everything, fields_of
from tests.assessment.web.worlds import World, entered


@pytest.fixture
def bob(world: World) -> Client:
    return entered(world.campaign, world.bob)


def leading(world: World) -> str:
    return LEADING.format(world.bob_about_ann.id)


def changed_to_another_version(world: World) -> None:
    content = find_definition("systems-leadership").read_bytes()
    version = parse_instrument(content, file="asked.yaml").version
    later = content.replace(b"version: %d" % version, b"version: %d" % (version + 1), 1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "later.yaml"
        path.write_bytes(later)
        change_campaign(campaign=world.campaign, instrument=take_instrument(name_or_path=path))


def counted_in_another_group(world: World) -> None:
    change_group(assignment=world.bob_about_ann, group="line_manager")


def promised_otherwise(world: World) -> None:
    change_campaign(campaign=world.campaign, forgets_authors=True)


CHANGES = [changed_to_another_version, counted_in_another_group, promised_otherwise]


def address_told_in(response: Any, attribute: str) -> str:
    found = re.search(attribute + r'="([^"]*\?told=[^"]+)"', response.content.decode())
    assert found, response.content.decode()
    return str(urljoin(response.wsgi_request.path, found[1]))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("since", ["", "F02"])
def test_a_page_made_before_something_else_was_asked_or_promised_brings_nothing(
    world: World, bob: Client, change: Callable[[World], None], since: str
) -> None:
    page = bob.get(leading(world))
    fields = fields_of(page) | {"F01": "4"}
    change(world)
    if since:
        autosave(bob, world.bob_about_ann, since, "2")
    before = everything()
    assert bob.post(address_told_in(page, "action"), fields).status_code == 400
    one = {"field": "F01", "value": "4", "base": ""}
    assert bob.post(address_told_in(page, "data-autosave"), one).status_code == 400
    assert everything() == before


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_handed_in_that_was_agreed_to_before_something_else_was_promised(
    world: World, bob: Client, change: Callable[[World], None]
) -> None:
    page = bob.get(checking := f"/answer/{world.bob_about_ann.id}/check")
    change(world)
    assert bob.post(address_told_in(page, "action")).status_code == 400
    assert bob.post(address_told_in(bob.get(checking), "action")).status_code == 302


@pytest.mark.parametrize("change", CHANGES)
def test_an_answer_on_its_way_while_that_changes_is_not_saved(
    world: World, change: Callable[[World], None]
) -> None:
    read_before = Assignment.objects.select_related("campaign").get(pk=world.bob_about_ann.pk)
    change(world)
    with pytest.raises(UnknownAnswerError):
        save_answers(assignment=read_before, answers=[Answer("F01", "4", "")], now=timezone.now())
    assert Sheet.objects.count() == 0


def test_a_page_that_is_as_old_as_what_is_asked_is_saved(world: World, bob: Client) -> None:
    page = bob.get(leading(world))
    saved = bob.post(address_told_in(page, "action"), fields_of(page) | {"F01": "4"})
    onward = leading(world).removesuffix("1") + "2"
    assert (saved.status_code, saved.headers["Location"]) == (302, onward)
    assert "told=" not in bob.get(leading(world)).content.decode()
