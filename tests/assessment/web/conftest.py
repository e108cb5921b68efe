"""What tests of the web side start from."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from assessment import limits
from tests.assessment.web.worlds import World, build_world


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> None:
    """Let tests that empty the database remove audit events; one test puts the trigger back."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_no_delete")


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> Iterator[None]:
    limits.forget_all()
    yield
    limits.forget_all()


@pytest.fixture
def world(db: None) -> World:
    return build_world()
