"""`balcony check`, and Django's own check, in an environment as in production."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assessment.serving.databases import execute
from tests.assessment.serving.processes import environment, run

ADDRESS = "https://balcony.example.org"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A home with a data folder and an up-to-date database."""
    assert run("migrate", home=tmp_path).returncode == 0
    return tmp_path


def test_the_check_of_django_for_deployment_has_nothing_to_say(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    settings = {"DJANGO_SETTINGS_MODULE": "assessment.settings", "BALCONY_ADDRESS": ADDRESS}
    done = subprocess.run(
        command, env=environment(tmp_path, **settings), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "System check identified no issues (0 silenced)."), (
        done.stderr
    )


def test_an_installation_in_production_is_in_order(installed: Path) -> None:
    done = run("check", home=installed, BALCONY_ADDRESS=ADDRESS)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(": ") for line in done.stdout.splitlines()] == [
        ["configuration", "in order"],
        ["data folder", "in order"],
        ["secret and database file", "in order"],
        ["database", "in order"],
        ["migrations", "in order"],
        ["audit chain", "in order"],
    ]


def test_without_a_public_address_one_line_says_what_is_missing(installed: Path) -> None:
    done = run("check", home=installed)
    assert done.returncode == 8
    assert done.stderr == "1 to look at.\n"
    assert "Set BALCONY_ADDRESS before anybody else comes." in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="there are no such modes here")
def test_modes_that_let_others_read_are_told_with_the_command_that_mends_them(installed: Path) -> None:
    folder = installed / ".local" / "share" / "balcony"
    folder.chmod(0o755)
    (folder / "secret").chmod(0o644)
    done = run("check", home=installed, BALCONY_ADDRESS=ADDRESS)
    assert (done.returncode, done.stderr) == (8, "2 to look at.\n")
    assert f"chmod 700 {folder}" in done.stdout
    assert f"chmod 600 {folder}/secret" in done.stdout


def test_a_database_that_lacks_migrations_is_told_and_not_asked_for_its_chain(tmp_path: Path) -> None:
    done = run("check", home=tmp_path, BALCONY_ADDRESS=ADDRESS)
    assert done.returncode == 8
    assert "migrations are not applied: " in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 200
    assert "audit chain:\n  Not looked at" in done.stdout


def test_a_database_that_does_not_answer_is_told(tmp_path: Path) -> None:
    done = run("check", home=tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 8
    assert "The database does not answer: " in done.stdout
    assert "Traceback" not in done.stderr


def test_an_event_that_was_changed_is_found(installed: Path) -> None:
    assert (
        run(
            "staff", "add", "a@example.org", "--name", "A", "--role", "administrator", home=installed
        ).returncode
        == 0
    )
    database = installed / ".local" / "share" / "balcony" / "balcony.sqlite3"
    (trigger,) = execute(
        database, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%update%'"
    )
    execute(database, f"DROP TRIGGER {trigger[0]}")
    execute(database, "UPDATE assessment_auditevent SET verb = 'staff.removed' WHERE number = 1")
    done = run("check", home=installed, BALCONY_ADDRESS=ADDRESS)
    assert (done.returncode, done.stderr) == (8, "1 to look at.\n")
    assert "audit chain:\n  Event 1: it was changed." in done.stdout


def test_a_demonstration_is_not_fit_for_real_people(installed: Path) -> None:
    done = run("check", home=installed, BALCONY_ADDRESS=ADDRESS, BALCONY_DEMO="1")
    assert "nobody is asked for a second factor" in done.stdout
