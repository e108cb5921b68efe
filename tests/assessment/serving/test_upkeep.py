"""What is done before the server starts, and only where it is needed."""

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

from django.test import override_settings
from django.utils import timezone

from assessment.demonstration.renewal import load_or_renew
from assessment.models import Campaign, StaffMember
from assessment.queries.links import link_of_token
from assessment.upkeep import static_files
from assessment.upkeep.sqlite_copies import counts_in
from tests.assessment.serving.processes import environment, run

PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def test_static_files_are_collected_once_for_each_version_of_them(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=PLAIN):
        assert static_files.collect()
        assert (tmp_path / "balcony" / "balcony.css").exists()
        assert not static_files.collect()
        (tmp_path / ".made-from").write_text("an older version", encoding="ascii")
        assert static_files.collect()


def test_a_collection_that_was_interrupted_begins_again(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=PLAIN):
        static_files.collect()
        (tmp_path / ".made-from").unlink()
        assert static_files.collect()


def test_a_database_of_an_earlier_version_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "assessment.settings"}
    earlier = run_django(tmp_path, "migrate", "assessment", "0001", **settings)
    assert earlier == 0
    database = tmp_path / ".local" / "share" / "balcony" / "balcony.sqlite3"
    before = counts_in(database)
    done = run("migrate", home=tmp_path)
    assert done.returncode == 0
    kept = re.search(r"As it was before, it is in (.+)\.\n", done.stderr)
    assert kept
    assert counts_in(Path(kept[1])) == before
    assert "assessment_counters" not in before
    assert "assessment_counters" in counts_in(database)


def test_where_nothing_is_to_be_changed_no_copy_is_made(tmp_path: Path) -> None:
    assert run("migrate", home=tmp_path).stderr == "The database is up to date.\n"
    assert run("migrate", home=tmp_path).stderr == "The database is up to date.\n"
    assert not (tmp_path / ".local" / "share" / "balcony" / "copies").exists()


def run_django(home: Path, *arguments: str, **settings: str) -> int:
    command = [sys.executable, "-m", "django", *arguments]
    return subprocess.run(
        command, env=environment(home, **settings), capture_output=True, check=False
    ).returncode


def test_a_demonstration_that_has_closed_opens_again_with_new_ways_in(db: None) -> None:
    first = load_or_renew()
    Campaign.objects.update(closes=timezone.now() - dt.timedelta(hours=1))
    again = load_or_renew()
    assert link_of_token(first.participant_token) is None
    for token in (again.participant_token, again.rater_token):
        link = link_of_token(token)
        assert link
        assert link.campaign.is_open(timezone.now())
    member = StaffMember.objects.get(email=again.administrator_email)
    assert (
        member.check_password(first.administrator_password),
        member.check_password(again.administrator_password),
    ) == (False, True)


def test_the_rater_of_a_renewed_demonstration_is_the_same_who_has_three_participants(db: None) -> None:
    first = load_or_renew()
    rater = link_of_token(first.rater_token)
    renewed = link_of_token(load_or_renew().rater_token)
    assert rater
    assert renewed
    assert renewed.person == rater.person
    about = renewed.person.assignments.values_list("participant", flat=True)
    assert len(set(about)) == 3
