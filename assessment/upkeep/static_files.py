"""Style sheets, scripts and pictures: collected for the server, once for each version of them."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_MADE_FROM = ".made-from"


def collect() -> bool:
    """Collect, hash and compress the static files; False where those there are made from the same."""
    mark = Path(settings.STATIC_ROOT) / _MADE_FROM
    digest = _digest_of_sources()
    if mark.exists() and mark.read_text(encoding="ascii") == digest:
        return False
    mark.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    # Last: whoever is interrupted before begins again.
    mark.write_text(digest, encoding="ascii")
    return True


def _digest_of_sources() -> str:
    """The SHA-256 of every file that is collected, and of the versions of what works on them."""
    total = hashlib.sha256(" ".join(version(one) for one in ("django", "whitenoise", "brotli")).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            with storage.open(name) as file:
                content = file.read()
            total.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()
